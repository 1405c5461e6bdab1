package article

import (
	"bytes"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// entryReach is how far behind a date line, in bytes, another one is looked for.
const entryReach = 256 << 10

// lineKind is what a line is by its marks: lines of one kind may head the entries of a
// diary or the versions of a list of changes.
type lineKind struct {
	level int // of a heading, or 0
	bold  bool
}

// kindOf returns the kind of a line of a body.
func kindOf(l []byte, format doc.Format) lineKind {
	if format != doc.Markdown {
		return lineKind{}
	}
	return lineKind{level(l), isBold(l)}
}

// dateIn reads a line that may head an entry: a date line, of which a plain one has no
// time of day.
func (k lineKind) dateIn(l []byte, zone *time.Location) (date.Found, bool) {
	if len(l) >= date.MaxLine || !bytes.ContainsAny(l, "0123456789〇一二三") {
		return date.Found{}, false
	}
	f, ok := date.Line(string(l), zone)
	return f, ok && (f.DateOnly || k.level > 0)
}

// sections is what follows a line in a body.
type sections struct {
	dated bool // a line of its kind that states another day, with a text below it
	any   bool // a heading of its level
}

// behind looks for sections behind the line l that stands at offset at of b.
func behind(b []byte, at int, l []byte, format doc.Format, zone *time.Location) (s sections) {
	kind := kindOf(l, format)
	own, stated := kind.dateIn(l, zone)
	if !stated {
		return s
	}
	rest := b[min(at+len(l)+1, len(b)):]
	rest = rest[:min(len(rest), entryReach)]
	text := false // something else stands between the two
	scan.Lines(rest, func(at int, l []byte) bool {
		l = bytes.TrimRight(l, " \t")
		if len(l) == 0 {
			return true
		}
		if kindOf(l, format) != kind {
			text = true
			return true
		}
		s.any = s.any || kind.level > 0
		if f, ok := kind.dateIn(l, zone); !ok {
			text = true
		} else if text && !f.SameDay(own) && !scan.IsBlank(rest[min(at+len(l)+1, len(rest)):]) {
			s.dated = true
			return false
		}
		return true
	})
	return s
}

// headsEntry reports whether the first line of a body b heads the first of several
// dated entries.
func headsEntry(b []byte, format doc.Format, zone *time.Location) bool {
	at := scan.SkipBlank(b, 0)
	return behind(b, at, bytes.TrimRight(scan.Line(b[at:]), " \t"), format, zone).dated
}
