package markdown

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// formulas are taken out of Markdown before anything else reads it: what looks
// like markup in TeX is none. A token stands for each, which no notation and no
// parser takes for anything but a letter, and in HTML the formula comes back.
type formulas struct {
	open, shut string // around the number of a token
	list       []formula
}

type formula struct {
	tex.Formula
	source string // of which it was read, for where it turns out to be none
}

// mathMarked reports whether a formula may stand in Markdown.
func mathMarked(s string) bool {
	return tex.Marked(s) || strings.Contains(s, "math")
}

// takeFormulas returns Markdown with tokens for its formulas; nil where it has
// none. The number of lines stays.
func takeFormulas(s string) (string, *formulas) {
	if !mathMarked(s) {
		return s, nil
	}
	f := &formulas{}
	if !f.choose(s) {
		return s, nil
	}
	p := &taker{formulas: f, rest: s}
	p.out.Grow(len(s))
	for p.rest != "" {
		p.line()
	}
	if len(f.list) == 0 {
		return s, nil
	}
	return p.out.String(), f
}

// choose picks two characters for private use that s does not hold.
func (f *formulas) choose(s string) bool {
	free := []string{}
	for r := rune(0xF8F0); r < 0xF900 && len(free) < 2; r++ {
		if c := string(r); !strings.Contains(s, c) {
			free = append(free, c)
		}
	}
	if len(free) < 2 {
		return false
	}
	f.open, f.shut = free[0], free[1]
	return true
}

// token notes a formula and returns what stands for it.
func (f *formulas) token(x tex.Formula, source string) string {
	f.list = append(f.list, formula{x, source})
	return f.open + strconv.Itoa(len(f.list)-1) + f.shut
}

// taker is the state between the lines of takeFormulas.
type taker struct {
	*formulas
	out   strings.Builder
	rest  string // what is not read yet, from the beginning of a line
	code  fence  // around this line
	blank bool   // the line before was blank, or indented program text
	items bool   // the last line at the margin begins what goes on in indented lines: an item, a note, a box
	raw   string // the end tag of an element whose text is no Markdown, or ""
}

// line reads a line, and those on which a formula that begins on it goes on.
func (p *taker) line() {
	line := wholeLine(p.rest)
	indented := p.blank && !p.items && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
	p.blank = indented || strings.TrimSpace(line) == ""
	if !p.blank && line[0] != ' ' && line[0] != '\t' {
		p.items = goesOnIndented(line)
	}
	if p.code == "" && !indented && p.fenced(line) {
		return
	}
	if indented || p.code.takes(line) {
		p.out.WriteString(line)
		p.rest = p.rest[len(line):]
		return
	}
	p.text(line)
}

// goesOnIndented reports whether text that belongs to a line at the margin is indented
// by four spaces: behind the mark of an item, the name of a note, the colon of a
// definition, the marks of boxes and tabs.
func goesOnIndented(line string) bool {
	switch line[0] {
	case '[':
		return strings.HasPrefix(line, "[^") && (strings.Contains(line, "]:") || strings.Contains(line, "]："))
	case ':':
		return strings.HasPrefix(line, ": ")
	case '!', '?', '=':
		return strings.HasPrefix(line, "!!! ") || strings.HasPrefix(line, "???") || strings.HasPrefix(line, `=== "`)
	}
	return markerLen(line) > 0
}

func wholeLine(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i+1]
	}
	return s
}

// prefixLen returns the length of what a line's containers begin it with: spaces,
// marks of quotes and of items.
func prefixLen(line string) int {
	n := 0
	for n < len(line) {
		if line[n] == ' ' || line[n] == '\t' {
			n++
			continue
		}
		m := markerLen(line[n:])
		if m == 0 || line[n] == '\n' {
			break
		}
		n += m
	}
	return n
}

// quotes returns how many marks of quotes a prefix holds.
func quotes(prefix string) int { return strings.Count(prefix, ">") }

// continued returns what a line of a formula holds without the prefix of the
// containers, where prefix is that of the line on which the formula begins.
func continued(line, prefix string) string {
	for range quotes(prefix) {
		rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), ">")
		if !ok {
			break
		}
		line = rest
	}
	indent := len(prefix) - strings.LastIndexByte(prefix, '>') - 1
	for ; indent > 0 && line != "" && (line[0] == ' ' || line[0] == '\t'); indent-- {
		line = line[1:]
	}
	return line
}

// unprefixed returns the lines of s behind the first without the prefix of their
// containers.
func unprefixed(s, prefix string) string {
	if prefix == "" || !strings.Contains(s, "\n") {
		return s
	}
	var b strings.Builder
	first := true
	for line := range strings.Lines(s) {
		if !first {
			line = continued(line, prefix)
		}
		b.WriteString(line)
		first = false
	}
	return b.String()
}

// mathInfos are the words behind a fence that say that a formula follows.
var mathInfos = []string{"math", "latex-math", "{math}", "mathjax", "katex"}

// fenced reads a formula between fences, where the line is such a fence.
func (p *taker) fenced(line string) bool {
	prefix := line[:prefixLen(line)]
	text := strings.TrimSpace(line[len(prefix):])
	mark := strings.TrimRight(text, text[markRun(text):])
	if len(mark) < 3 || !slices.Contains(mathInfos, strings.ToLower(strings.TrimSpace(text[len(mark):]))) {
		return false
	}
	at := len(line)
	var body strings.Builder
	for lines := 1; at < len(p.rest) && lines < 400; lines++ {
		l := wholeLine(p.rest[at:])
		at += len(l)
		if in := continued(l, prefix); strings.HasPrefix(strings.TrimSpace(in), mark) {
			p.write(prefix, tex.Formula{TeX: strings.TrimSpace(body.String()), Display: true}, p.rest[:at], true)
			p.out.WriteString("\n")
			p.rest = p.rest[at:]
			return true
		} else {
			body.WriteString(in)
		}
	}
	return false
}

// markRun returns the length of the row of backticks or tildes that s begins with.
func markRun(s string) int {
	n := 0
	for n < len(s) && s[n] == s[0] && (s[0] == '`' || s[0] == '~') {
		n++
	}
	return n
}

// write writes the token of a formula that takes source, perhaps behind a prefix,
// and as many lines as it had.
func (p *taker) write(prefix string, f tex.Formula, source string, whole bool) {
	if whole {
		p.out.WriteString(prefix)
	}
	if f.TeX == "" {
		p.out.WriteString(source)
		return
	}
	p.out.WriteString(p.token(f, source))
	empty := "\n" + strings.Repeat(">", quotes(prefix))
	n := strings.Count(source, "\n")
	if whole {
		n--
	}
	p.out.WriteString(strings.Repeat(empty, max(n, 0)))
}

// text reads a line of running text.
func (p *taker) text(line string) {
	prefix := line[:prefixLen(line)]
	p.out.WriteString(prefix)
	at, end := len(prefix), len(line)
	for at < end {
		if p.raw != "" {
			at = p.skipRaw(at, end)
			continue
		}
		i := strings.IndexAny(p.rest[at:end], "$\\`<]h")
		if i < 0 {
			p.out.WriteString(p.rest[at:end])
			at = end
			break
		}
		p.out.WriteString(p.rest[at : at+i])
		at += i
		if f, n, ok := p.formula(prefix, at, len(prefix)); ok {
			source := p.rest[at : at+n]
			p.write(prefix, f, source, false)
			at += n
			if at > end { // the line on which it ends
				end = at + len(wholeLine(p.rest[at:]))
			}
			continue
		}
		n := p.step(at, end)
		p.out.WriteString(p.rest[at : at+n])
		at += n
	}
	p.rest = p.rest[at:]
}

// formula returns the formula at a place of the line that is read, and its length.
func (p *taker) formula(prefix string, at, from int) (f tex.Formula, n int, ok bool) {
	s := p.rest[at:]
	if s[0] != '$' && s[0] != '\\' {
		return f, 0, false
	}
	if body, found := strings.CutPrefix(s, "$`"); found {
		end := strings.Index(wholeLine(body), "`$")
		if end > 0 {
			return tex.Formula{TeX: strings.TrimSpace(body[:end])}, end + 4, true
		}
	}
	f, ok = tex.Find(p.rest[from:at], s, tex.Dollars|tex.Escaped|tex.Markdown)
	if !ok || strings.Contains(prefix, ">") && strings.Contains(s[:f.Len], "\n") && !quoted(s[:f.Len], quotes(prefix)) {
		return f, 0, false
	}
	n = f.Len
	f.TeX = strings.TrimSpace(unprefixed(f.TeX, prefix))
	if f.Marks == "$" || f.Marks == "$$" {
		f.TeX = tex.Unescape(f.TeX)
	}
	f.TeX = entities.Replace(f.TeX)
	if f.Marks == "$$" {
		f.Display = strings.Contains(s[:n], "\n") || strings.Contains(f.TeX, `\\`) || strings.Contains(f.TeX, `\begin`) || alone(p.rest[from:at], wholeLine(s[n:]))
	}
	return f, n, f.TeX != ""
}

// entities are the references that stand in TeX for what HTML reserves.
var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// quoted reports whether all lines of s but the first go on in the same quotes.
func quoted(s string, depth int) bool {
	first := true
	for line := range strings.Lines(s) {
		if !first && quotes(line[:prefixLen(line)]) < depth {
			return false
		}
		first = false
	}
	return true
}

// alone reports whether nothing but marks and tags stands beside a formula on its
// lines.
func alone(before, after string) bool {
	before, after = strings.TrimSpace(before), strings.Trim(after, " \t\r\n,.;:，。；：、")
	return (before == "" || strings.HasSuffix(before, ">")) && (after == "" || strings.HasPrefix(after, "<"))
}

// rawElements hold no formulas between marks of TeX.
var rawElements = []string{"pre", "code", "script", "style", "textarea", "math", "svg", "kbd", "samp"}

// step returns how much of the line is to be copied at a place where no formula
// begins.
func (p *taker) step(at, end int) int {
	s := p.rest[at:end]
	switch s[0] {
	case '`':
		return codeLen(s)
	case '\\':
		return min(2, len(s))
	case '$':
		return max(1, len(s)-len(strings.TrimLeft(s, "$")))
	case ']':
		if strings.HasPrefix(s, "](") {
			if n := strings.IndexAny(s, ") \n"); n > 0 {
				return n
			}
		}
	case 'h':
		if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			return addressLen(s)
		}
	case '<':
		if n, name := tagLen(s); n > 0 {
			if slices.Contains(rawElements, name) && s[n-2] != '/' {
				p.raw = "</" + name
			}
			return n
		}
	}
	return 1
}

// addressLen returns the length of the address that s begins with.
func addressLen(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return letter.Space(r) || r >= utf8.RuneSelf || r == '<' || r == ')' })
	if n < 0 {
		return len(s)
	}
	return n
}

// skipRaw copies the text of a raw element, and returns where it ends or the line does.
func (p *taker) skipRaw(at, end int) int {
	n := strings.Index(strings.ToLower(p.rest[at:end]), p.raw)
	if n < 0 {
		p.out.WriteString(p.rest[at:end])
		return end
	}
	p.out.WriteString(p.rest[at : at+n+len(p.raw)])
	at += n + len(p.raw)
	p.raw = ""
	return at
}

// maxTag is the length of the longest tag that is looked at.
const maxTag = 2000

// tagLen returns the length of the tag that s begins with, and the name of the
// element in small letters if it is a start tag; 0 where it is none.
func tagLen(s string) (n int, name string) {
	i := 1
	if i < len(s) && s[i] == '/' {
		i++
	}
	from := i
	for i < len(s) && (letter.Alnum(s[i]) || s[i] == '-') {
		i++
	}
	if i == from || !letter.Alpha(s[from]) || i < len(s) && strings.IndexByte(" \t\n/>", s[i]) < 0 {
		return 0, ""
	}
	name = strings.ToLower(s[1:i])
	quote := byte(0)
	for ; i < min(len(s), maxTag); i++ {
		switch {
		case quote != 0:
			if s[i] == quote {
				quote = 0
			}
		case s[i] == '>':
			return i + 1, name
		case s[i] == '$', s[i] == '<':
			return 0, ""
		case (s[i] == '"' || s[i] == '\'') && s[i-1] == '=':
			quote = s[i]
		}
	}
	return 0, ""
}

// restore puts formulas into HTML in place of their tokens: as an element where
// text stands, as their source in program text and in tags.
func (f *formulas) restore(src []byte) []byte {
	if f == nil {
		return src
	}
	var b bytes.Buffer
	b.Grow(len(src) + 64*len(f.list))
	code := 0
	inTag := false
	for len(src) > 0 {
		i := bytes.IndexAny(src, "<>"+f.open)
		if i < 0 {
			break
		}
		b.Write(src[:i])
		src = src[i:]
		switch src[0] {
		case '<':
			inTag = true
			code += codeTag(src)
		case '>':
			inTag = false
		default:
			if x, n := f.at(src); n > 0 {
				writeFormula(&b, x, inTag || code > 0)
				src = src[n:]
				continue
			}
		}
		b.WriteByte(src[0])
		src = src[1:]
	}
	b.Write(src)
	return b.Bytes()
}

// codeTag returns 1 where src begins with the start tag of an element of program
// text, -1 with an end tag of one.
func codeTag(src []byte) int {
	for _, t := range []string{"<code", "<pre", "<script", "<style", "<textarea"} {
		if bytes.HasPrefix(src, []byte(t)) && len(src) > len(t) && !letter.Alnum(src[len(t)]) {
			return 1
		}
		if bytes.HasPrefix(src, []byte("</"+t[1:]+">")) {
			return -1
		}
	}
	return 0
}

// at returns the formula whose token src begins with, and the token's length.
func (f *formulas) at(src []byte) (x formula, n int) {
	if !bytes.HasPrefix(src, []byte(f.open)) {
		return x, 0
	}
	end := bytes.Index(src[:min(len(src), 20)], []byte(f.shut))
	if end < 0 {
		return x, 0
	}
	i, err := strconv.Atoi(string(src[len(f.open):end]))
	if err != nil || i < 0 || i >= len(f.list) {
		return x, 0
	}
	return f.list[i], end + len(f.shut)
}

func writeFormula(b *bytes.Buffer, x formula, asSource bool) {
	if asSource {
		b.WriteString(html.EscapeString(x.source))
		return
	}
	b.WriteString("<math")
	if x.Display {
		b.WriteString(` display="block"`)
	}
	b.WriteString(` alttext="`)
	b.WriteString(html.EscapeString(x.TeX))
	b.WriteString(`"></math>`)
}
