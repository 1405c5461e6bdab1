package dialect

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// container is a part between lines: from ":::" or "///" to a row of as many, or by
// indentation below "!!!", "???" and "===".
type container struct {
	row    string // that began it; "" = by indentation
	indent int    // column at which it began
	shut   string // what ends it
	prefix string
	open   bool // nothing ends it: it goes up to the next heading
}

// maxBoxes bounds containers in each other.
const maxBoxes = 32

// container reads a line that begins or ends a container, and reports whether it
// is one.
func (r *reader) container(raw, text string) bool {
	if len(text) < 3 {
		return false
	}
	switch text[0] {
	case ':':
		return generated(r, text) || r.colons(text, ':')
	case '/':
		return strings.HasPrefix(text, "///") && r.colons(text, '/')
	case '!', '?', '=':
		return r.admonition(raw, text)
	}
	return false
}

// colons reads a line of three or more colons (VuePress, Docusaurus, Pandoc,
// markdown-it) or slashes (PyMdown).
func (r *reader) colons(text string, mark byte) bool {
	n := 0
	for n < len(text) && text[n] == mark {
		n++
	}
	head := strings.TrimSpace(text[n:])
	if n < 3 || mark == '/' && head != "" && !isBlockName(head) {
		return false
	}
	head = strings.TrimSpace(strings.TrimRight(head, string(mark)))
	if head == "" {
		return r.shutBox(text[:n])
	}
	name, title, ok := containerOf(head, mark)
	if !ok || len(r.boxes) >= maxBoxes {
		return false
	}
	open := r.o.beginning(name, title)
	if name != "" && r.o.formNamed(name) == "" && !isBoxKind(name) {
		r.noteUnknown(":::" + " " + name)
	}
	shut := ""
	if strings.HasPrefix(open, "<") {
		shut = "</div>"
	}
	c := container{row: text[:n], shut: shut, prefix: r.prefix, indent: -1, open: r.find(text[:3], r.pos) < 0}
	if c.open {
		r.sayOpen(text[:n], "ending before the next heading")
	}
	r.boxes = append(r.boxes, c)
	r.write(r.contOrMark())
	r.write(r.piece(open, false, true) + "\n")
	return true
}

// isBlockName reports whether a line behind "///" begins a block of PyMdown, and is
// no path or comment.
func isBlockName(head string) bool {
	name, _, _ := strings.Cut(head, "|")
	name = strings.TrimSpace(name)
	return isBoxKind(name) || name == "admonition" || name == "tab" || name == "html" || name == "define" || name == "caption"
}

// containerOf returns the name and the title in the text behind the marks of a
// container.
func containerOf(head string, mark byte) (name, title string, ok bool) {
	name = head
	if i := strings.IndexAny(head, " \t[{|"); i >= 0 {
		name, title = head[:i], strings.TrimSpace(head[i:])
	}
	if mark == '/' {
		title = strings.TrimSpace(strings.TrimPrefix(title, "|"))
	}
	classes := ""
	if name == "" && strings.HasPrefix(title, "{") { // Pandoc, Quarto: {.warning}; MyST: {note} Title
		end := strings.IndexByte(title, '}')
		if end < 0 {
			return "", "", false
		}
		classes, title = title[1:end], strings.TrimSpace(title[end+1:])
		name = classOf(classes)
	}
	if name != "" && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" || strings.HasPrefix(name, "-") {
		return "", "", false
	}
	name = strings.ToLower(name)
	if strings.HasPrefix(title, "[") { // Docusaurus: :::note[Title]{#id}
		if end := strings.LastIndexByte(title, ']'); end > 0 {
			classes, title = classes+" "+strings.Trim(title[end+1:], "{} "), title[1:end]
		}
	}
	if i := strings.LastIndexByte(title, '{'); i >= 0 && strings.HasSuffix(title, "}") && !strings.HasPrefix(title[i:], "{{") {
		classes, title = classes+" "+title[i+1:len(title)-1], strings.TrimSpace(title[:i])
	}
	if t := parseArgs(classes).get("title", "data-title", "label"); t != "" && title == "" {
		title = t
	}
	return name, strings.Trim(title, `"`), true
}

// classOf returns the name in a list of attributes of a container that says what it
// is.
func classOf(list string) string {
	for w := range strings.FieldsSeq(list) {
		w = strings.ToLower(w)
		if name := strings.TrimPrefix(w, "."); isBoxKind(name) || w[0] != '.' && w[0] != '#' && !strings.Contains(w, "=") {
			return name
		}
	}
	return ""
}

// formNamed returns the form of a name, or "".
func (o *Options) formNamed(name string) Form {
	if f, ok := o.Forms[name]; ok {
		return f
	}
	return forms()[name]
}

// beginning returns how a container of a name begins.
func (o *Options) beginning(name, title string) string {
	kind, with := o.formNamed(name).split()
	switch {
	case o.Forms[name] != "" && kind != "box" && kind != "label":
		return ""
	case kind == "label":
		with = doc.BoxPlain
	case isBoxKind(name) && o.Forms[name] == "":
		with = BoxKind(name)
	case kind == "box":
		if with == "" {
			with = BoxKind(title)
		}
	case name == "" || title == "" || kind == "inner":
		return ""
	case kind == "":
		with = doc.BoxPlain
	default:
		return ""
	}
	return openBox(with, title, false)
}

// shutBox reads a row of marks alone, which ends the innermost container that a row
// of as many began, or of fewer, or any.
func (r *reader) shutBox(row string) bool {
	at := -1
	for i := len(r.boxes) - 1; i >= 0 && at < 0; i-- {
		if r.boxes[i].row == row {
			at = i
		}
	}
	for i := len(r.boxes) - 1; i >= 0 && at < 0; i-- {
		if b := r.boxes[i].row; b != "" && b[0] == row[0] {
			at = i
		}
	}
	if at < 0 {
		if row[0] == '/' {
			return false
		}
		r.write("\n") // one that nothing began
		return true
	}
	r.closeBoxes(at)
	return true
}

// closeBoxes ends the containers from the one with number at on.
func (r *reader) closeBoxes(at int) {
	for len(r.boxes) > at {
		b := r.boxes[len(r.boxes)-1]
		r.boxes = r.boxes[:len(r.boxes)-1]
		if b.row == "" {
			r.indents = r.indents[:len(r.indents)-1]
		}
		if len(r.out) > 0 && !r.endsWith("\n") {
			r.write("\n")
		}
		if b.shut == "" {
			r.write(strings.TrimRight(b.prefix, " ") + "\n")
			continue
		}
		r.write(strings.TrimRight(b.prefix, " ") + "\n" + b.prefix + b.shut + "\n" + strings.TrimRight(b.prefix, " ") + "\n")
	}
}

// admonition reads a line of Python-Markdown, whose content is indented: "!!! note",
// "??? tip" (folded), "=== "Tab""; or one of docsify, "!> text".
func (r *reader) admonition(raw, text string) bool {
	mark, rest := text[:3], strings.TrimRight(text[3:], " \t\r\n")
	if text[1] == '>' && text[2] == ' ' && (text[0] == '!' || text[0] == '?') {
		kind := map[byte]string{'!': "important", '?': "tip"}[text[0]]
		r.write(raw)
		r.write(r.piece(`<div data-box="`+kind+`">`+"\n\n"+strings.TrimSpace(text[3:])+"\n\n</div>", false, true) + "\n")
		return true
	}
	if mark != "!!!" && mark != "???" && mark != "===" || !r.indentedNext(raw) || len(r.boxes) >= maxBoxes {
		return false
	}
	rest = strings.TrimSpace(strings.TrimLeft(rest, "+!"))
	name, title := "", rest
	if mark != "===" {
		name, title, _ = strings.Cut(rest, " ")
	}
	title = strings.TrimSpace(title)
	for title != "" && isClass(title) && mark != "===" { // further ones
		_, title, _ = strings.Cut(title, " ")
		title = strings.TrimSpace(title)
	}
	if mark == "===" && (len(title) < 2 || title[0] != '"' || title[len(title)-1] != '"') ||
		mark != "===" && (name == "" || strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789-_") != "") {
		return false
	}
	title = strings.Trim(title, `"`)
	kind := BoxKind(name)
	switch {
	case mark == "===":
		kind = doc.BoxPlain
	case mark == "???" && !isBoxKind(name):
		kind = doc.BoxDetails
	}
	r.boxes = append(r.boxes, container{indent: len(raw), shut: "</div>", prefix: r.prefix})
	r.indents = append(r.indents, len(raw))
	r.write(raw)
	r.write(r.piece(openBox(kind, title, false), false, true) + "\n")
	return true
}

// isClass reports whether s begins with a word that may be the name of a class.
func isClass(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return strings.Trim(strings.ToLower(word), "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

// indentedNext reports whether the next line that is not blank is indented four
// columns deeper than a line with this prefix, as content of a container.
func (r *reader) indentedNext(raw string) bool {
	rest := r.src[r.pos:]
	for range 4 {
		line, after, _ := strings.Cut(rest, "\n")
		if !isBlank(line) {
			line, ok := cutIndents(r.indents, line)
			return ok && indentOf(line) >= len(raw)+4
		}
		rest = after
	}
	return false
}

// indentOf returns the column at which the text of a line begins.
func indentOf(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case ' ', '>':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// unindent takes off a line what indents the content of the containers around it,
// and ends those that it is outside of.
func (r *reader) unindent(line string) string {
	for len(r.indents) > 0 && !isBlank(line) {
		if cut, ok := cutIndents(r.indents, line); ok {
			return cut
		}
		inner := len(r.boxes) - 1
		for inner > 0 && r.boxes[inner].row != "" {
			inner--
		}
		r.code = ""
		r.closeBoxes(inner)
		r.blank = true
	}
	if len(r.indents) > 0 {
		return "\n"
	}
	return line
}

// cutIndents takes four columns off a line for each container by indentation
// around it; ok is false where it has not as many.
func cutIndents(indents []int, line string) (cut string, ok bool) {
	for _, at := range indents {
		if indentOf(line) < at+4 {
			return line, false
		}
		head, rest := columns(line, at)
		_, rest = columns(rest, 4)
		line = head + rest
	}
	return line, true
}

// columns parts a line behind n columns of white space.
func columns(line string, n int) (head, rest string) {
	i, col := 0, 0
	for i < len(line) && col < n {
		if line[i] == '\t' {
			col += 4 - col%4
		} else {
			col++
		}
		i++
	}
	return line[:i], line[i:]
}
