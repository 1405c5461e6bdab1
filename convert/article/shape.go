package article

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// Shape says how a dump of many articles is parted. Title, Date and Separator
// are regular expressions (RE2) that a line is compared with; the first group
// of Title and Date, if they have one, holds the title or the date, otherwise
// the whole line does.
//
// With Separator the articles are what stands between lines that match it, and
// Title and Date say which of an article's first lines are no part of its body.
// Without it an article begins where a line matches Title and the next line that
// is not blank Date, or the other way round; where Title alone matches; or, with
// Date alone, at the line before.
type Shape struct {
	Title, Date, Separator string

	// Pattern stands for the three above: an expression for the whole text, see
	// NewSplitter.
	Pattern string
	// Files names the files that are parted so, by a pattern of MatchPath; ""
	// means every text and Markdown file without front matter.
	Files string
}

// ShapeError is a fault of one field of a Shape.
type ShapeError struct {
	Field string // "Title", "Date", "Separator", "Pattern", "Files"; "" = of the whole
	Err   error
}

// Error returns what was expected of the field.
func (e *ShapeError) Error() string {
	if e.Err == nil {
		return "a fault of " + e.Field
	}
	return e.Err.Error()
}

// Unwrap returns the fault itself.
func (e *ShapeError) Unwrap() error { return e.Err }

// Splitter returns the splitter of a shape. Every error is a *ShapeError.
func (s Shape) Splitter() (*Splitter, error) {
	fault := func(field, format string, args ...any) error {
		return &ShapeError{field, fmt.Errorf(format, args...)}
	}
	if err := CheckPath(s.Files); s.Files != "" && err != nil {
		return nil, &ShapeError{"Files", err}
	}
	lined := s.Title + s.Date + s.Separator
	switch {
	case s.Pattern != "" && lined != "":
		return nil, fault("Pattern", "a pattern stands for title, date and separator: expected one or the others")
	case s.Pattern != "":
		p, err := NewSplitter(s.Pattern)
		if err != nil {
			return nil, &ShapeError{"Pattern", err}
		}
		p.files = s.Files
		return p, nil
	case lined == "":
		return nil, fault("", "expected a pattern for the title's line, for the date's, or for the line between articles")
	}
	p := &Splitter{files: s.Files, lined: true, shape: s}
	for _, x := range []struct {
		Field, expr string
		to          **regexp.Regexp
	}{{"Title", s.Title, &p.title}, {"Date", s.Date, &p.date}, {"Separator", s.Separator, &p.separator}} {
		if x.expr == "" {
			continue
		}
		re, err := regexp.Compile(x.expr)
		if err != nil {
			return nil, fault(x.Field, "pattern %q: expected a regular expression: %v", x.expr, reason(err))
		}
		if re.MatchString("") {
			return nil, fault(x.Field, "pattern %q: it matches an empty line", x.expr)
		}
		*x.to = re
	}
	return p, nil
}

// reason returns what package regexp has to say, without its own name for it.
func reason(err error) string {
	return strings.TrimPrefix(err.Error(), "error parsing regexp: ")
}

// CheckPath reports whether pattern is one of MatchPath.
func CheckPath(pattern string) error {
	if strings.Trim(pattern, "/") == "" {
		return errors.New("expected the name of a folder or a file, in which * stands for any letters")
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return fmt.Errorf("%q: expected the name of a folder or a file, in which * stands for any letters, ? for one and [a-z] for one of these", pattern)
	}
	return nil
}

// MatchPath reports whether pattern names a slash-separated path or a folder
// that it lies in, wherever that one lies: "clips/2021" names x/clips/2021/a.md,
// "*.txt" every such file. The elements of pattern are those of path.Match.
func MatchPath(pattern, name string) bool {
	want, have := strings.Split(strings.Trim(pattern, "/"), "/"), strings.Split(name, "/")
	if strings.HasPrefix(pattern, "/") {
		return strings.HasPrefix(name, "/") && matchElements(want, have[1:])
	}
	for i := range have {
		if matchElements(want, have[i:]) {
			return true
		}
	}
	return false
}

// matchElements reports whether have begins with what want names.
func matchElements(want, have []string) bool {
	if len(want) > len(have) {
		return false
	}
	for i, w := range want {
		if ok, err := path.Match(w, have[i]); !ok || err != nil {
			return false
		}
	}
	return true
}

// The number of lines at the head of a part in which its title and its date
// are looked for.
const headLines = 4

// textLine is a line of a text that is not blank.
type textLine struct {
	at, end int // without and with its line feed
	text    []byte
}

// textLines returns the lines of b that are not blank; at is the offset of b.
func textLines(b []byte, at int) []textLine {
	var out []textLine
	scan.Lines(b, func(i int, l []byte) bool {
		if !scan.IsBlank(l) {
			out = append(out, textLine{at + i, min(at+i+len(l)+1, at+len(b)), bytes.TrimSpace(l)})
		}
		return true
	})
	return out
}

// field returns what a line that matches re says.
func fieldOf(re *regexp.Regexp, l []byte) (string, bool) {
	if re == nil {
		return "", false
	}
	m := re.FindSubmatchIndex(l)
	if m == nil {
		return "", false
	}
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 && m[i+1] > m[i] {
			return strings.TrimSpace(string(l[m[i]:m[i+1]])), true
		}
	}
	return string(l), true
}

// lineCuts returns where the articles of a text begin by its lines.
func (p *Splitter) lineCuts(text []byte) []cut {
	if p.separator != nil {
		return p.betweenCuts(text)
	}
	var out []cut
	all := textLines(text, 0)
	for i := 0; i < len(all); i++ {
		c, used := p.cutAt(all[i:])
		if used > 0 {
			out = append(out, c)
			i += used - 1
		}
	}
	return out
}

// cutAt returns the cut whose lines ls begins with, and how many they are; 0 =
// none.
func (p *Splitter) cutAt(ls []textLine) (cut, int) {
	c := cut{start: ls[0].at, end: ls[0].end, fields: map[string]string{}}
	title, isTitle := fieldOf(p.title, ls[0].text)
	if p.date == nil {
		c.fields["title"] = title
		return c, count(isTitle)
	}
	date, isDate := fieldOf(p.date, ls[0].text)
	if len(ls) < 2 || p.title == nil && isDate || p.title != nil && !isTitle && !isDate {
		return c, 0
	}
	c.end = ls[1].end
	if p.title == nil {
		date, isDate = fieldOf(p.date, ls[1].text)
		c.fields["title"], c.fields["date"] = string(ls[0].text), date
		return c, 2 * count(isDate)
	}
	if next, ok := fieldOf(p.date, ls[1].text); isTitle && ok {
		c.fields["title"], c.fields["date"] = title, next
		return c, 2
	}
	next, ok := fieldOf(p.title, ls[1].text)
	c.fields["title"], c.fields["date"] = next, date
	return c, 2 * count(isDate && ok)
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// betweenCuts returns the articles between separators; none where no line is
// one.
func (p *Splitter) betweenCuts(text []byte) []cut {
	var out []cut
	from, found := 0, false
	part := func(end int) {
		if !scan.IsBlank(text[from:end]) {
			out = append(out, p.headOf(text, from, end))
		}
	}
	for _, l := range textLines(text, 0) {
		if p.separator.Match(l.text) {
			part(l.at)
			from, found = l.end, true
		}
	}
	if !found {
		return nil
	}
	part(len(text))
	return out
}

// headOf reads the lines at the head of text[from:end] that say its title and
// its date.
func (p *Splitter) headOf(text []byte, from, end int) cut {
	from = scan.SkipBlank(text[:end], from)
	c := cut{start: from, end: from, stop: end, fields: map[string]string{}}
	for i, l := range textLines(text[from:end], from) {
		date, isDate := fieldOf(p.date, l.text)
		title, isTitle := fieldOf(p.title, l.text)
		switch {
		case i >= headLines || p.title == nil && p.date == nil:
			return c
		case isDate && c.fields["date"] == "":
			c.fields["date"] = date
		case isTitle && c.fields["title"] == "":
			c.fields["title"] = title
		case p.title == nil && c.fields["title"] == "" && c.fields["date"] == "":
			c.fields["title"] = string(l.text)
		default:
			return c
		}
		c.end = l.end
	}
	return c
}
