package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// pictureOf returns the picture whose description n stands in, or nil.
func pictureOf(n ast.Node) *ast.Image {
	for n = n.Parent(); n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if p, ok := n.(*ast.Image); ok {
			return p
		}
	}
	return nil
}

// showCalls brings the calls of notes in the descriptions of pictures to where they
// are read: into the caption of one that stands alone, behind one in a line.
func showCalls(pictures []*ast.Image, source []byte) {
	alone := map[ast.Node]bool{}
	for _, p := range pictures {
		box := lineOf(p).Parent()
		alone[box] = onlyPictures(box, source)
	}
	for _, p := range pictures {
		showCallsOf(p, alone[lineOf(p).Parent()], source)
	}
}

// lineOf returns the outermost part of a line that n is or stands in.
func lineOf(n ast.Node) ast.Node {
	for n.Parent().Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n
}

func showCallsOf(p *ast.Image, alone bool, source []byte) {
	at := lineOf(p)
	box, last := at.Parent(), at
	add := func(n ast.Node) {
		box.InsertAfter(box, last, n)
		last = n
	}
	if !alone {
		for _, n := range callsIn(p) {
			n.Parent().RemoveChild(n.Parent(), n)
			add(n)
		}
		return
	}
	var alt strings.Builder
	writeWords(&alt, p, source)
	box.InsertBefore(box, at, markup("<figure>"))
	add(markup("<figcaption>"))
	for k := p.FirstChild(); k != nil; k = p.FirstChild() {
		p.RemoveChild(p, k)
		add(k)
	}
	add(ast.NewString([]byte(titleBehind(alt.String(), string(p.Title)))))
	add(markup("</figcaption></figure>"))
	p.AppendChild(p, ast.NewString([]byte(alt.String())))
}

// titleBehind returns the title of a picture as it goes on behind its description, ""
// where that says it.
func titleBehind(alt, title string) string {
	switch {
	case strings.Contains(letter.Key(alt), letter.Key(title)):
		return ""
	case letter.Key(alt) == "":
		return title
	}
	return runes.Joint(alt) + title
}

// onlyPictures reports whether box is a paragraph or cell of nothing but pictures,
// which may be links.
func onlyPictures(box ast.Node, source []byte) bool {
	if k := box.Kind(); k != ast.KindParagraph && k != ast.KindTextBlock && k != east.KindTableCell {
		return false
	}
	for k := box.FirstChild(); k != nil; k = k.NextSibling() {
		switch x := k.(type) {
		case *ast.Image:
		case *ast.Text:
			if strings.TrimSpace(string(x.Value(source))) != "" {
				return false
			}
		case *ast.Link:
			if x.FirstChild() != x.LastChild() || x.FirstChild() == nil || x.FirstChild().Kind() != ast.KindImage {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// callsIn returns the calls of notes below n.
func callsIn(n ast.Node) []ast.Node {
	var out []ast.Node
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if k.Kind() == east.KindFootnoteLink {
			out = append(out, k)
		} else {
			out = append(out, callsIn(k)...)
		}
	}
	return out
}

// writeWords writes the words below n as Markdown.
func writeWords(b *strings.Builder, n ast.Node, source []byte) {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		switch x := k.(type) {
		case *ast.Text:
			b.Write(x.Value(source))
			if x.SoftLineBreak() || x.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(x.Value)
		default:
			writeWords(b, k, source)
		}
	}
}

// markup is HTML that stands in a line as it is.
func markup(s string) *ast.String {
	n := ast.NewString([]byte(s))
	n.SetCode(true)
	return n
}
