package date

import (
	"bytes"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// HeadLines is how many lines of a body are searched for a date.
const HeadLines = 8

// InHTML looks for a <time datetime> or a text that is a date line in the boxes
// of b that stand before running text, code and tables.
func InHTML(b []byte, zone *time.Location) (Found, bool) {
	var box htmlBox
	z := html.NewTokenizer(bytes.NewReader(b))
	for n := 0; n < 2*HeadLines; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		switch kind {
		case html.TextToken:
			box.text(z.Raw(), zone)
			continue
		case html.CommentToken, html.DoctypeToken:
			continue
		}
		t := z.Token()
		if t.DataAtom == atom.Time {
			box.time(t, zone)
		}
		if scan.IsBlock([]byte(t.Data)) && box.begun {
			if box.dated || box.prose() {
				break
			}
			box = htmlBox{}
			n++
		}
		switch t.DataAtom {
		case atom.Pre, atom.Table:
			return Found{}, false
		case atom.Script, atom.Style:
			if kind == html.StartTagToken {
				z.Next() // its text
			}
		}
	}
	return box.date, box.dated && !box.prose()
}

// htmlBox is the running text between two boundaries of HTML blocks.
type htmlBox struct {
	all   strings.Builder
	begun bool // holds a text that is not blank
	date  Found
	dated bool
}

// text takes a text between two tags, which may be a date line by itself.
func (x *htmlBox) text(b []byte, zone *time.Location) {
	if scan.IsBlank(b) {
		return
	}
	x.begun = true
	x.all.Write(b)
	x.all.WriteByte(' ')
	if !x.dated && len(b) < MaxLine {
		x.date, x.dated = Line(string(b), zone)
	}
}

// time takes the datetime of a <time> element.
func (x *htmlBox) time(t html.Token, zone *time.Location) {
	for _, a := range t.Attr {
		if a.Key != "datetime" {
			continue
		}
		if f, err := Parse(a.Val[:min(len(a.Val), 64)], zone); err == nil {
			x.date, x.dated, x.begun = f, true, true
		}
	}
}

func (x *htmlBox) prose() bool { return scan.IsProse(letter.OneLine(x.all.String())) }
