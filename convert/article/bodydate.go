package article

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// How much of a body is searched for a date line.
const (
	dateLines = 8
	dateBytes = 8 << 10
)

// bodyDate looks for a date line above the running text: among the first lines
// of a body, or in the first boxes of an HTML body. Further down a date is the
// article's subject; so is one in code or in a table.
func (a *single) bodyDate() bool {
	b := a.body()
	b = b[:min(len(b), dateBytes)]
	var f found
	var ok bool
	switch a.Format {
	case doc.Page:
		return false
	case doc.HTML:
		f, ok = htmlDate(b, a.s.opt.Zone)
	default:
		f, ok = a.lineDate(b)
	}
	if ok {
		a.put(f, doc.DateBody)
	}
	return ok
}

// lineDate looks for a date line in Markdown or text b. One that begins a plain
// text is no part of its body.
func (a *single) lineDate(b []byte) (f found, ok bool) {
	n := 0
	lines(b, func(at int, l []byte) bool {
		if isBlank(l) {
			return true
		}
		if a.Format == doc.Markdown && isLiteral(l) {
			return false
		}
		n++
		if len(l) < maxDateLine {
			f, ok = dateLine(string(l), a.s.opt.Zone)
		}
		if ok && n == 1 && a.Format == doc.Text {
			a.Start += at + len(l)
		}
		return !ok && n < dateLines && !isProse(string(l))
	})
	return f, ok
}

// isLiteral reports whether a line of Markdown begins code or is a row of a
// table.
func isLiteral(l []byte) bool {
	t := bytes.TrimLeft(l, " ")
	indent := len(l) - len(t)
	return indent >= 4 || bytes.HasPrefix(t, []byte("\t")) || bytes.HasPrefix(t, []byte("|")) ||
		bytes.HasPrefix(t, []byte("```")) || bytes.HasPrefix(t, []byte("~~~"))
}

// isProse reports whether a line or a box holds running text: it is long, or
// ends as a sentence does.
func isProse(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), "”’」』）)\"'")
	limit := maxTitleLine
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2E80 }) {
		limit *= 2 // letters say less than Chinese characters
	}
	if utf8.RuneCountInString(s) > limit {
		return true
	}
	if strings.HasSuffix(s, "。") {
		return true
	}
	// "Wed." and "No. 5." are no sentences.
	return len(strings.Fields(s)) > 5 && strings.HasSuffix(s, ".")
}

// maxDateLine is the longest date line in bytes.
const maxDateLine = 160

// dateLine reads a line that states a date: the date alone or with short labels
// beside it, as in "发布时间：2021-06-28 20:23 来源：…". A sentence that holds a date
// is none.
func dateLine(l string, zone *time.Location) (found, bool) {
	l = strings.Trim(strings.TrimSpace(l), "*_>#`")
	f, err := findDate(l, zone)
	if err != nil {
		return found{}, false
	}
	before, after := strings.TrimSpace(l[:f.start]), strings.TrimSpace(l[f.end:])
	if strings.ContainsAny(before+after, "。，；！？,;!?") || utf8.RuneCountInString(after) > 30 {
		return found{}, false
	}
	if before != "" && (utf8.RuneCountInString(before) > 12 || !strings.ContainsAny(before[len(before)-1:], ":|") && !endsWithLabel(before)) {
		return found{}, false
	}
	return f, true
}

// endsWithLabel reports whether a text before a date is a label: it ends with a
// separator, is a weekday, or says that something was published then.
func endsWithLabel(before string) bool {
	for _, end := range []string{"：", "｜", "丨", "·", "于", "於", "时间", "日期", "—", "|", "("} {
		if strings.HasSuffix(before, end) {
			return true
		}
	}
	toks := lex(before, 4)
	_, next, ok := weekdayAt(toks, 0)
	return ok && next >= len(toks)-1
}

// htmlDate looks for a <time datetime> or a text that is a date line in the
// boxes of b that stand before running text, code and tables.
func htmlDate(b []byte, zone *time.Location) (found, bool) {
	var box htmlBox
	for i, n := 0, 0; i < len(b) && n < 2*dateLines; {
		if b[i] != '<' {
			end := bytes.IndexByte(b[i:], '<')
			if end < 0 {
				end = len(b) - i
			}
			box.text(b[i:i+end], zone)
			i += end
			continue
		}
		name, _ := tagName(b[i:])
		if isName(name, "time") {
			box.time(b[i:], zone)
		}
		if isBlockName(name) && box.begun {
			if box.dated && !box.prose() {
				return box.date, true
			}
			if box.prose() {
				return found{}, false
			}
			box = htmlBox{}
			n++
		}
		if isName(name, "pre") || isName(name, "table") {
			return found{}, false
		}
		i = len(b) - len(skipElement(b[i:]))
	}
	return box.date, box.dated && !box.prose()
}

// htmlBox is the running text between two boundaries of HTML blocks.
type htmlBox struct {
	all   strings.Builder
	begun bool // holds a text that is not blank
	date  found
	dated bool
}

// text takes a text between two tags, which may be a date line by itself.
func (x *htmlBox) text(b []byte, zone *time.Location) {
	if isBlank(b) {
		return
	}
	x.begun = true
	x.all.Write(b)
	x.all.WriteByte(' ')
	if !x.dated && len(b) < maxDateLine {
		x.date, x.dated = dateLine(string(b), zone)
	}
}

// time takes the datetime of a <time> element.
func (x *htmlBox) time(b []byte, zone *time.Location) {
	if f, ok := timeElement(b, zone); ok {
		x.date, x.dated, x.begun = f, true, true
	}
}

func (x *htmlBox) prose() bool { return isProse(letter.OneLine(x.all.String())) }

// isBlockName reports whether a tag of that name parts texts.
func isBlockName(name []byte) bool {
	switch strings.ToLower(string(name)) {
	case "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th",
		"section", "article", "header", "footer", "aside", "nav", "main", "blockquote", "pre", "figure", "figcaption", "center", "address":
		return true
	}
	return false
}

// timeElement reads the datetime of the first <time> element.
func timeElement(b []byte, zone *time.Location) (found, bool) {
	i := indexFold(b, "<time")
	if i < 0 {
		return found{}, false
	}
	tag, _, _ := bytes.Cut(b[i:], []byte(">"))
	j := indexFold(tag, "datetime=")
	if j < 0 {
		return found{}, false
	}
	v := bytes.Trim(tag[j+len("datetime="):], " \"'/")
	if k := bytes.IndexAny(v, `"'`); k >= 0 {
		v = v[:k]
	}
	f, err := findDate(string(v[:min(len(v), 64)]), zone)
	return f, err == nil
}
