package article

import (
	"bytes"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// maxBeforeDate is how much may stand before the date in a title, in bytes.
const maxBeforeDate = 24

// dateBytes is how much of a body is searched for a date.
const dateBytes = 8 << 10

// bodyDate looks for a date line above the running text: among the first lines
// of a body, or in the first boxes of an HTML body. Further down a date is the
// article's subject; so is one in code or in a table.
func (a *single) bodyDate() bool {
	b := a.body()
	b = b[:min(len(b), dateBytes)]
	var f date.Found
	var ok bool
	switch a.Format {
	case doc.Page:
		return false
	case doc.HTML:
		f, ok = date.InHTML(b, a.s.opt.Zone)
	default:
		f, ok = a.lineDate(b)
	}
	if ok {
		a.put(f, doc.DateBody)
	}
	return ok
}

// lineDate looks for a date line in Markdown or text b. One that begins a plain
// text is no part of its body. The dates that head the entries of a diary, and the
// words that name a section with a date, are none of the article.
func (a *single) lineDate(b []byte) (f date.Found, ok bool) {
	n := 0
	scan.Lines(b, func(at int, l []byte) bool {
		if scan.IsBlank(l) {
			return true
		}
		if a.Format == doc.Markdown && isLiteral(l) {
			return false
		}
		n++
		if len(l) < date.MaxLine {
			f, ok = date.Line(string(l), a.s.opt.Zone)
		}
		if ok {
			s := behind(a.body(), at, l, a.Format, a.s.opt.Zone)
			if s.dated || s.any && !isWholeDate(atxText(l)) {
				ok = false
				return false
			}
		}
		if ok && n == 1 && a.Format == doc.Text {
			a.Start += at + len(l)
		}
		return !ok && n < date.HeadLines && !scan.IsProse(string(l))
	})
	return f, ok
}

// titleDate returns the date that the title of a diary's entry is or begins with:
// "2024年5月1日 星期三 晴".
func titleDate(title string, zone *time.Location) (date.Found, bool) {
	if len(title) > date.MaxLine {
		return date.Found{}, false
	}
	f, ok := date.Line(title, zone)
	return f, ok && f.Start <= maxBeforeDate
}

// isWholeDate reports whether a text is a date and nothing else.
func isWholeDate(s string) bool {
	_, ok := date.Whole(s, nil)
	return ok
}

// isLiteral reports whether a line of Markdown begins code or is a row of a
// table.
func isLiteral(l []byte) bool {
	t := bytes.TrimLeft(l, " ")
	indent := len(l) - len(t)
	return indent >= 4 || bytes.HasPrefix(t, []byte("\t")) || bytes.HasPrefix(t, []byte("|")) ||
		bytes.HasPrefix(t, []byte("```")) || bytes.HasPrefix(t, []byte("~~~"))
}
