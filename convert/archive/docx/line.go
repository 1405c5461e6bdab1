package docx

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// line is the running text of a paragraph.
type line struct {
	w        *writer
	b        bytes.Buffer
	raw      bool   // of a program: tabs and line ends count
	open     string // the tags of the format that letters are written in
	ink      bool   // something is seen
	pictured bool
	rule     bool
	display  []byte   // formulas that are set apart
	boxes    [][]byte // blocks that float beside the text
	marked   bool     // a mark of a note follows that its author set
}

// children writes what stands in n.
func (l *line) children(n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		l.inline(k)
	}
}

// inline writes one element of running text.
func (l *line) inline(n *node) {
	switch n.name {
	case "r":
		l.run(n)
	case "hyperlink":
		l.link(l.w.rels.linkTo(n), n)
	case "ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "fldSimple", "sdtContent":
		l.children(n)
	case "sdt":
		l.children(n.kid("sdtContent"))
	case "AlternateContent":
		l.children(chosen(n))
	case "oMath":
		l.format("")
		l.b.WriteString(formulaOf(l.w, n, false))
		l.ink = true
	case "oMathPara":
		l.display = append(l.display, formulaOf(l.w, n, true)...)
	case "bookmarkStart":
		if name := n.get("name"); name != "" && name != "_GoBack" && !strings.HasPrefix(name, "_Hlk") && len(name) < 200 {
			l.format("")
			l.b.WriteString(anchorOf(name))
		}
	}
}

// chosen returns the form of what stands in several (ISO/IEC 29500-3 §7.6) that
// shows something.
func chosen(n *node) *node {
	c, f := n.kid("Choice"), n.kid("Fallback")
	if c != nil && (f == nil || c.find("blip") != nil || c.find("txbxContent") != nil || c.find("t") != nil) {
		return c
	}
	return f
}

// linkTo returns the address of a link.
func (r relations) linkTo(n *node) string {
	to := ""
	if x, ok := r[n.get("id")]; ok && x.External == "External" {
		to = x.Target
	}
	if a := n.get("anchor"); a != "" && len(a) < 200 {
		to += "#" + a
	}
	return to
}

// link writes what stands in n as a link.
func (l *line) link(to string, n *node) {
	if to == "" || l.w.linked || !l.w.count(&l.w.addresses, len(to), maxAddresses) {
		l.children(n)
		return
	}
	l.beginLink(to)
	l.children(n)
	l.endLink()
}

func (l *line) beginLink(to string) {
	l.format("")
	l.b.WriteString(`<a href="` + html.EscapeString(to) + `">`)
	l.w.linked = true
}

func (l *line) endLink() {
	l.format("")
	l.b.WriteString("</a>")
	l.w.linked = false
}

// end ends the paragraph: a field may go on in the next one.
func (l *line) end() {
	l.format("")
	if l.w.linked {
		l.endLink()
	}
}

// format has letters that follow stand in tags, "<b><i>".
func (l *line) format(tags string) {
	if l.open != tags {
		l.b.WriteString(ends(l.open) + tags)
		l.open = tags
	}
}

// ends returns the end tags of tags, the last one first.
func ends(tags string) (out string) {
	for tags != "" {
		i := strings.LastIndexByte(tags, '<')
		out += "</" + tags[i+1:]
		tags = tags[:i]
	}
	return out
}

// tagsOf returns the tags of a run's format.
func (l *line) tagsOf(props *node) string {
	if props == nil {
		return ""
	}
	s := l.w.style(props.val("rStyle"))
	tags := ""
	add := func(on bool, tag string) {
		if on {
			tags += tag
		}
	}
	either := func(name string, styled bool) bool { return props.is(name) || styled && props.kid(name) == nil }
	add(either("b", s.bold), "<b>")
	add(either("i", s.italic), "<i>")
	add(props.is("strike") || props.is("dstrike"), "<s>")
	add(s.code && !l.raw, "<code>")
	add(props.is("highlight"), "<mark>")
	add(props.val("vertAlign") == "superscript", "<sup>")
	add(props.val("vertAlign") == "subscript", "<sub>")
	return tags
}

// run writes a run of letters of one format.
func (l *line) run(n *node) {
	props := n.kid("rPr")
	if props.is("vanish") && !hasField(n) {
		return
	}
	tags := l.tagsOf(props)
	if l.raw {
		tags = ""
	}
	for _, k := range n.kids {
		l.piece(k, tags)
	}
	l.marked = false
}

func hasField(n *node) bool { return n.kid("fldChar") != nil || n.kid("instrText") != nil }

// piece writes one element of a run.
func (l *line) piece(n *node, tags string) {
	switch n.name {
	case "t":
		l.text(tags, string(n.text))
	case "tab", "ptab":
		l.text(tags, "\t")
	case "br", "cr":
		l.lineBreak(n)
	case "noBreakHyphen":
		l.text(tags, "\u2011")
	case "softHyphen":
		l.text(tags, "\u00ad")
	case "sym":
		l.text(tags, symbol(n.get("font"), n.get("char")))
	case "fldChar":
		l.fieldMark(n.get("fldCharType"))
	case "instrText":
		l.w.instruct(n.text)
	case "footnoteReference", "endnoteReference":
		l.callNote(strings.TrimSuffix(n.name, "Reference"), n.get("id"))
		l.marked = onOffValue(n.get("customMarkFollows"))
	case "drawing":
		l.drawing(n)
	case "pict", "object":
		l.oldPicture(n)
	case "ruby":
		l.ruby(n)
	case "AlternateContent":
		for _, k := range kidsOf(chosen(n)) {
			l.piece(k, tags)
		}
	}
}

func kidsOf(n *node) []*node {
	if n == nil {
		return nil
	}
	return n.kids
}

func onOffValue(s string) bool { return s == "1" || s == "true" || s == "on" }

func (l *line) lineBreak(n *node) {
	switch {
	case l.w.hidden() || n.get("type") == "page" || n.get("type") == "column":
	case l.raw:
		l.b.WriteByte('\n')
	default:
		l.b.WriteString("<br/>")
	}
}

// text writes letters.
func (l *line) text(tags, s string) {
	if s == "" || l.w.hidden() || l.marked {
		return
	}
	if strings.TrimSpace(s) != "" {
		l.ink = true
		l.format(tags)
	}
	l.b.WriteString(html.EscapeString(s))
}

// ruby writes letters with how they read (§17.3.3.25).
func (l *line) ruby(n *node) {
	base, over := textOf(n.kid("rubyBase")), textOf(n.kid("rt"))
	if base == "" || l.w.hidden() {
		return
	}
	l.format("")
	l.ink = true
	fmt.Fprintf(&l.b, "<ruby>%s<rt>%s</rt></ruby>", html.EscapeString(base), html.EscapeString(over))
}

// textOf returns all letters in n.
func textOf(n *node) string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.Write(n.text)
		for _, k := range n.kids {
			if k.name != "del" && k.name != "instrText" {
				walk(k)
			}
		}
	}
	if n != nil {
		walk(n)
	}
	return b.String()
}

// field is a field whose end has not come (§17.16.18).
type field struct {
	code   []byte
	result bool // what follows is what it shows
	link   bool
}

// maxCode is the longest code of a field, maxFields how many are within one another.
const (
	maxCode   = 4 << 10
	maxFields = 60
)

// instruct takes a part of a field's code.
func (w *writer) instruct(text []byte) {
	if n := len(w.fields); n > 0 && len(w.fields[n-1].code) < maxCode {
		w.fields[n-1].code = append(w.fields[n-1].code, text[:min(len(text), maxCode)]...)
	}
}

// hidden reports whether what is read is the code of a field, or a list of contents
// that one makes.
func (w *writer) hidden() bool {
	for i := range w.fields {
		if !w.fields[i].result || fieldName(w.fields[i].code) == "TOC" {
			return true
		}
	}
	return false
}

func fieldName(code []byte) string {
	word, _, _ := bytes.Cut(bytes.TrimSpace(code), []byte(" "))
	return strings.ToUpper(string(word[:min(len(word), 20)]))
}

// fieldMark takes the beginning, the middle or the end of a field.
func (l *line) fieldMark(kind string) {
	w := l.w
	switch n := len(w.fields); {
	case kind == "begin" && n < maxFields:
		w.fields = append(w.fields, field{})
	case n == 0:
	case kind == "separate":
		f := &w.fields[n-1]
		f.result = true
		if to := linkOf(f.code); to != "" && !w.linked && !w.hidden() && w.count(&w.addresses, len(to), maxAddresses) {
			l.beginLink(to)
			f.link = true
		}
	case kind == "end":
		f := w.fields[n-1]
		w.fields = w.fields[:n-1]
		if f.link && w.linked {
			l.endLink()
		}
		if !f.result && fieldName(f.code) == "EQ" {
			l.equation(string(f.code))
		}
	}
}

var linkCode = pattern.Lazy(`(?i)^\s*HYPERLINK\s+(?:"([^"]*)")?\s*(?:\\l\s+"([^"]*)")?`)

// linkOf returns the address that a field leads to, or "".
func linkOf(code []byte) string {
	if fieldName(code) != "HYPERLINK" {
		return ""
	}
	m := linkCode().FindSubmatch(code)
	if m == nil {
		return ""
	}
	to := string(m[1])
	if len(m[2]) > 0 {
		to += "#" + string(m[2])
	}
	return to
}

var rubyCode = pattern.Lazy(`(?i)\\o\s*(?:\\ad|\\al|\\ac|\\ar)?\s*\(\s*\\s\s*\\up\s*\d+\s*\(([^()]*)\)\s*[,;]\s*([^()]*)\)`)

// equation writes what a field of the old editor of equations shows: most set how
// letters read above them.
func (l *line) equation(code string) {
	if l.w.hidden() {
		return
	}
	if m := rubyCode().FindStringSubmatch(code); m != nil {
		l.format("")
		l.ink = true
		fmt.Fprintf(&l.b, "<ruby>%s<rt>%s</rt></ruby>", html.EscapeString(m[2]), html.EscapeString(m[1]))
		return
	}
	if _, shown, ok := strings.Cut(code, "("); ok {
		l.text("", strings.TrimSuffix(strings.TrimSpace(shown), ")"))
	}
}

// symbol returns the letter of a font of signs that stands for a sign.
func symbol(font, char string) string {
	var c rune
	if _, err := fmt.Sscanf(char, "%x", &c); err != nil {
		return ""
	}
	if c < 0xF000 || c > 0xF0FF {
		return string(c)
	}
	if fold(font) == "symbol" {
		if s, ok := greek(c & 0xFF); ok {
			return s
		}
	}
	switch c & 0xFF {
	case 0xFC, 0xFE, 0x52:
		return "☑"
	case 0xA8, 0x6F, 0x71, 0xA3:
		return "☐"
	case 0xFB, 0xFD, 0x53:
		return "☒"
	case 0xE0, 0xF0:
		return "→"
	case 0x6C, 0x9F, 0xB7:
		return "●"
	case 0x6E, 0xA7:
		return "■"
	case 0x76, 0x75:
		return "◆"
	}
	return "□"
}

// greek returns the letter at a place of the font Symbol.
func greek(c rune) (string, bool) {
	const upper, lower = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
	switch {
	case c >= 'A' && c <= 'Z':
		return string([]rune(upper)[c-'A']), true
	case c >= 'a' && c <= 'z':
		return string([]rune(lower)[c-'a']), true
	case c == 0xB3:
		return "≥", true
	case c == 0xA3:
		return "≤", true
	case c == 0xB4:
		return "×", true
	case c == 0xB1:
		return "±", true
	}
	return "", false
}

// addressOf returns a part's name as the address of a picture.
func addressOf(r relation) string {
	if r.External == "External" {
		return r.Target
	}
	return (&url.URL{Path: "/" + r.Target}).EscapedPath()
}
