package markdown

import (
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/links"
)

// notations are what note-taking programs (Obsidian and clippers that write for
// it) add to lines of Markdown. To read another, add a line.
var notations = []notation{
	{"![[", doubleBrackets}, // embed of a page or a picture
	{"[[", doubleBrackets},  // link to a page
	{"%%", privateNote},
	{"{++", revised}, // before "{" and "=="
	{"{--", revised},
	{"{~~", revised},
	{"{==", revised},
	{"{>>", revised},
	{"==", highlight},
	{":material-", themeIcon},
	{":fontawesome-", themeIcon},
	{":octicons-", themeIcon},
	{"^[", inlineNote},
	{" ^", blockName},
	{"{", bracedReading},
}

// notation is read where a line goes on with begins, outside of program text: read
// returns how many bytes of s it is, and the Markdown that stands for it; before
// is what is written of the line so far.
type notation struct {
	begins string
	read   func(log *report.Log, s, before string) (n int, text string)
}

// mayHold reports whether a notation may stand in s.
func mayHold(s string) bool {
	return strings.IndexByte(s, '^') >= 0 || strings.Contains(s, "《") || strings.Contains(s, "*[") ||
		slices.ContainsFunc(notations, func(n notation) bool { return strings.IndexByte(n.begins, '^') < 0 && strings.Contains(s, n.begins) })
}

// plainMarkdown turns notations into Markdown. Notes between "%%" are
// dropped. Program text stays as it is, and so does the number of lines.
func plainMarkdown(log *report.Log, s string) string {
	if !mayHold(s) {
		return s
	}
	r := rewriter{log: log, abbrs: abbreviations(s)}
	r.out.Grow(len(s))
	for line := range strings.Lines(s) {
		r.line(line)
	}
	return r.end()
}

// end returns what was written; a note that was never closed is none.
func (r *rewriter) end() string {
	if len(r.note) == 0 {
		return r.out.String()
	}
	var b strings.Builder
	b.WriteString(r.out.String()[:r.mark])
	for _, line := range r.note {
		b.WriteString(r.inline(line))
	}
	return b.String()
}

// rewriter is the state between the lines of plainMarkdown.
type rewriter struct {
	log   *report.Log
	abbrs []*abbreviation
	out   strings.Builder
	code  fence    // around this line
	note  []string // lines of a note that is open
	mark  int      // length of out where that note begins
	blank bool     // the line before was blank, or indented program text
	items bool     // the last line at the margin is an item of a list
}

func (r *rewriter) line(line string) {
	indented := r.blank && !r.items && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
	r.blank = indented || strings.TrimSpace(line) == ""
	if !r.blank && line[0] != ' ' && line[0] != '\t' {
		r.items = markerLen(line) > 0
	}
	switch {
	case indented, r.code.takes(line):
	case len(r.note) > 0:
		r.inNote(line)
		return
	case strings.TrimSpace(line) == "%%":
		r.note, r.mark = []string{line}, r.out.Len()
		r.out.WriteString("\n")
		return
	case namesBlock(line):
		line = "\n"
	default:
		line = explained(r.abbrs, r.inline(line))
	}
	r.out.WriteString(line)
}

// inNote takes a line of a note that began on a line before it.
func (r *rewriter) inNote(line string) {
	r.out.WriteString("\n")
	if strings.TrimSpace(line) != "%%" {
		r.note = append(r.note, line)
		return
	}
	r.log.Drop(rules.PrivateNote, strings.Join(r.note[1:], " "), "%%")
	r.note = nil
}

// inline rewrites one line outside of program text.
func (r *rewriter) inline(line string) string {
	if !mayHold(line) {
		return line
	}
	var b strings.Builder
	for s := withReadings(line); s != ""; {
		n, text := 1, s[:1]
		switch {
		case s[0] == '`':
			n = codeLen(s)
			text = s[:n]
		case s[0] == '\\' && len(s) > 1:
			n, text = 2, s[:2]
		default:
			if i := slices.IndexFunc(notations, func(n notation) bool { return strings.HasPrefix(s, n.begins) }); i >= 0 {
				n, text = notations[i].read(r.log, s, b.String())
			}
		}
		b.WriteString(text)
		s = s[n:]
	}
	return b.String()
}

// codeLen returns the length of the code span that s begins with, or of its row
// of backticks where none ends it.
func codeLen(s string) int {
	n := 1
	for n < len(s) && s[n] == '`' {
		n++
	}
	if end := strings.Index(s[n:], s[:n]); end >= 0 {
		return n + end + n
	}
	return n
}

// doubleBrackets returns the length of "[[page|words]]" or "![[file|words]]" at
// the beginning of s, and what stands for it: a link to the page by its name, or a
// picture.
func doubleBrackets(_ *report.Log, s, _ string) (int, string) {
	embed := s[0] == '!'
	from := strings.Index(s, "[[") + 2
	end := strings.Index(s[from:], "]]")
	if end < 1 || strings.ContainsAny(s[from:from+end], "[]\n") || s[from] == ' ' || strings.HasPrefix(s[from+end+2:], "(") {
		return from, s[:from]
	}
	inner := strings.ReplaceAll(s[from:from+end], `\|`, "|")
	target, words, _ := strings.Cut(inner, "|")
	n := from + end + 2
	if embed && weburl.IsPictureFile(target) {
		return n, "![" + pictureWords(words) + "](<" + strings.TrimSpace(target) + ">)"
	}
	if words == "" {
		words = pageName(target)
	}
	if target = strings.TrimSpace(target); target == "" || strings.ContainsAny(target, "<>") {
		return n, words
	}
	if scheme, _ := weburl.SplitScheme(target); target[0] != '#' && scheme != "http" && scheme != "https" {
		target = links.Named + target
	}
	return n, "[" + words + "](<" + target + ">)"
}

// pictureWords returns the caption of an embed, without its size: "300", "300x200".
func pictureWords(words string) string {
	head, tail := "", words
	if i := strings.LastIndexByte(words, '|'); i >= 0 {
		head, tail = words[:i], words[i+1:]
	}
	if w, h, _ := strings.Cut(strings.TrimSpace(tail), "x"); runes.IsNumber(w) && (h == "" || runes.IsNumber(h)) {
		return strings.TrimSpace(head)
	}
	return strings.TrimSpace(words)
}

// pageName returns what a reader sees of a link to "folder/page.md#part".
func pageName(target string) string {
	page, part, _ := strings.Cut(target, "#")
	page = strings.TrimSuffix(path.Base(strings.TrimSpace(page)), ".md")
	part = strings.TrimSpace(strings.TrimPrefix(part, "^"))
	if page == "" || page == "." {
		return part
	}
	return page
}

// privateNote drops a note that begins and ends on one line.
func privateNote(log *report.Log, s, _ string) (int, string) {
	end := strings.Index(s[2:], "%%")
	if end < 1 {
		return 2, "%%"
	}
	log.Drop(rules.PrivateNote, s[2:2+end], "%%")
	return end + 4, ""
}

// highlight writes "==words==" as HTML does.
func highlight(_ *report.Log, s, before string) (int, string) {
	end := strings.Index(s[2:], "==")
	if strings.HasSuffix(before, "=") || end < 1 || strings.HasPrefix(s[2+end+2:], "=") || s[2] == '=' || s[2] == ' ' || s[1+end] == ' ' {
		return 2, "=="
	}
	return end + 4, "<mark>" + s[2:2+end] + "</mark>"
}

// maxInlineNote is the length in bytes of the longest note in a line.
const maxInlineNote = 4000

// inlineNote writes a note of the form "^[words]" as a page does that sets it in its
// margin. The words may hold pairs of brackets.
func inlineNote(_ *report.Log, s, before string) (int, string) {
	depth := 0
	if strings.IndexByte(s[:min(len(s), maxInlineNote)], ']') < 0 {
		return 2, "^["
	}
	for i := 1; i < min(len(s), maxInlineNote) && before != ""; i++ {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 && i > 2 {
				return i + 1, `<span class="sidenote">` + s[2:i] + "</span>"
			}
		}
		if depth == 0 || depth > maxMarkers {
			break
		}
	}
	return 2, "^["
}

// blockName drops the name of a block, " ^a1b2c3", at the end of a line. One of letters
// alone stands behind the end of a sentence.
func blockName(_ *report.Log, s, before string) (int, string) {
	end := strings.TrimRight(s, " \t\r\n")
	name := strings.TrimPrefix(end, " ^")
	if !isBlockName(name) || !strings.ContainsAny(name, "0123456789-") && len(name) != 6 && !strings.ContainsRune(sentenceEnds, letter.LastRune(strings.TrimRight(before, " "))) {
		return 1, s[:1]
	}
	return len(end), ""
}

const sentenceEnds = "。！？…”」』：；.!?:;"

func isBlockName(name string) bool {
	return name != "" && len(name) <= 40 && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// namesBlock reports whether a line is the name of the block above it.
func namesBlock(line string) bool {
	name, ok := strings.CutPrefix(line, "^")
	return ok && isBlockName(strings.TrimRight(name, " \t\r\n"))
}
