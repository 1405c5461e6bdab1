package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// noteDefinition is the beginning of a note's text, noteMark a mark of a note.
var (
	noteDefinition = regexp.MustCompile(`^[> \t]*\[\^([^\]\s]+)\]:`)
	wideDefinition = regexp.MustCompile(`^[> \t]*\[\^([^\]\s]+)\]：`)
	noteMark       = regexp.MustCompile(`\[\^([^\]\s]+)\]`)
)

// keepNotes has lines that begin like the texts of notes, and are classes of
// characters, read as text, and reports whether notes may be there.
func keepNotes(s string) (text string, noted bool) {
	if !strings.Contains(s, "[^") {
		return s, false
	}
	s = narrowColons(s)
	if !strings.Contains(s, "]:") {
		return s, false
	}
	return eachNoteLine(s, func(line string) string {
		d := noteDefinition.FindStringSubmatchIndex(line)
		if d == nil {
			return line
		}
		noted = true
		if at := d[2] - len("[^"); isClass(line[d[2]:d[3]]) {
			return line[:at] + `\` + line[at:]
		}
		return line
	}), noted
}

// isClass reports whether the name of a note is that of a class of characters in a
// regular expression: `a-z0-9`, `\w`.
func isClass(name string) bool {
	return strings.Contains(name, `\`) || len(name)%3 == 0 && len(name) < 12 && name[1] == '-' && name[len(name)-2] == '-'
}

// footnotes is an extension that keeps the texts of notes that nothing calls, and
// those of a note that has one already, behind the others: the parser's own drops
// them.
type footnotes struct{}

// notedKey has the log in the context of a text with notes.
var notedKey = parser.NewContextKey()

// Transform numbers them, which has them kept, and takes the calls of notes out of
// what describes pictures.
func (footnotes) Transform(root *ast.Document, in text.Reader, pc parser.Context) {
	log, noted := pc.Get(notedKey).(*report.Log)
	if !noted {
		return
	}
	dropEmpty(root, log)
	calls := map[*ast.Image]bool{}
	var pictures []*ast.Image
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch x := n.(type) {
		case *east.FootnoteList:
			if entering {
				numberAll(x)
			}
		case *east.FootnoteLink:
			if p := pictureOf(x); entering && p != nil && !calls[p] {
				calls[p] = true
				pictures = append(pictures, p)
			}
		}
		return ast.WalkContinue, nil
	})
	showCalls(pictures, in.Source())
}

// dropEmpty takes notes without a text out, with their calls.
func dropEmpty(root *ast.Document, log *report.Log) {
	empty := map[int]bool{}
	var gone []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*east.Footnote); ok && entering && !f.HasChildren() {
			empty[f.Index] = true
			gone = append(gone, f)
			log.Warn(diag.EmptyNote, log.Line("[^"+string(f.Ref)+"]:"), "the note %q has no text; its marks are left out", f.Ref)
		}
		return ast.WalkContinue, nil
	})
	if len(gone) == 0 {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if x, ok := n.(*east.FootnoteLink); ok && entering && empty[x.Index] {
			gone = append(gone, x)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range gone {
		p := n.Parent()
		if p.RemoveChild(p, n); p.Kind() == east.KindFootnoteList && !p.HasChildren() {
			p.Parent().RemoveChild(p.Parent(), p)
		}
	}
}

// numberAll numbers the notes that have no number behind the others.
func numberAll(list *east.FootnoteList) {
	for k := list.FirstChild(); k != nil; k = k.NextSibling() {
		if x, ok := k.(*east.Footnote); ok && x.Index < 0 {
			list.Count++
			x.Index = list.Count
		}
	}
}

// narrowColons has notes whose texts follow full-width colons, as keyboards of Chinese
// write them, read as notes where no other text has their name.
func narrowColons(s string) string {
	if !strings.Contains(s, "]：") {
		return s
	}
	marks, texts := map[string]int{}, map[string]bool{}
	eachNoteLine(s, func(line string) string {
		for _, m := range noteMark.FindAllStringSubmatch(line, -1) {
			marks[m[1]]++
		}
		if d := noteDefinition.FindStringSubmatch(line); d != nil {
			texts[d[1]] = true
		}
		return line
	})
	return eachNoteLine(s, func(line string) string {
		d := wideDefinition.FindStringSubmatch(line)
		if d == nil || texts[d[1]] || marks[d[1]] < 2 {
			return line
		}
		texts[d[1]] = true
		return strings.Replace(line, "]：", "]: ", 1)
	})
}

// eachNoteLine returns s with change for each line outside of program text that may
// hold the mark of a note.
func eachNoteLine(s string, change func(line string) string) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	var code fence
	for line := range strings.Lines(s) {
		if !code.takes(line) && strings.Contains(line, "[^") {
			line = change(line)
		}
		b.WriteString(line)
	}
	return b.String()
}
