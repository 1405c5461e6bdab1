package date

import (
	"bytes"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// HeadLines is how many lines of a body are searched for a date.
const HeadLines = 8

// InHTML looks for a <time datetime> or a text that is a date line in the
// boxes of b that stand before running text, code and tables.
func InHTML(b []byte, zone *time.Location) (Found, bool) {
	var box htmlBox
	for i, n := 0, 0; i < len(b) && n < 2*HeadLines; {
		if b[i] != '<' {
			end := bytes.IndexByte(b[i:], '<')
			if end < 0 {
				end = len(b) - i
			}
			box.text(b[i:i+end], zone)
			i += end
			continue
		}
		name, _ := scan.TagName(b[i:])
		if scan.IsName(name, "time") {
			box.time(b[i:], zone)
		}
		if scan.IsBlock(name) && box.begun {
			if box.dated && !box.prose() {
				return box.date, true
			}
			if box.prose() {
				return Found{}, false
			}
			box = htmlBox{}
			n++
		}
		if scan.IsName(name, "pre") || scan.IsName(name, "table") {
			return Found{}, false
		}
		i = len(b) - len(scan.SkipElement(b[i:]))
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
func (x *htmlBox) time(b []byte, zone *time.Location) {
	if f, ok := timeElement(b, zone); ok {
		x.date, x.dated, x.begun = f, true, true
	}
}

func (x *htmlBox) prose() bool { return scan.IsProse(letter.OneLine(x.all.String())) }

// timeElement reads the datetime of the first <time> element.
func timeElement(b []byte, zone *time.Location) (Found, bool) {
	i := scan.IndexFold(b, "<time")
	if i < 0 {
		return Found{}, false
	}
	tag, _, _ := bytes.Cut(b[i:], []byte(">"))
	j := scan.IndexFold(tag, "datetime=")
	if j < 0 {
		return Found{}, false
	}
	v := bytes.Trim(tag[j+len("datetime="):], " \"'/")
	if k := bytes.IndexAny(v, `"'`); k >= 0 {
		v = v[:k]
	}
	f, err := Parse(string(v[:min(len(v), 64)]), zone)
	return f, err == nil
}
