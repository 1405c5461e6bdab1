package rules

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// dateLine is the rule for lines that are only a date.
const dateLine = "date-line"

// headsEntry reports whether a line with a date heads one of several entries, as in a
// diary or a list of changes: a line of its kind with another date stands among the
// blocks before it, or behind it with something behind that. Outside of whole pages a
// heading heads a section, too, where there is another heading of its level.
func (l *Line) headsEntry(before, behind []doc.Block) bool {
	if l.Body == nil || l.Heading == 0 && (l.Body.Format == doc.Page || strings.ContainsAny(l.Text, ":：")) {
		return false
	}
	label, own, dated := cutDate(l.Whole)
	if !dated {
		return false
	}
	like := func(x doc.Block) bool {
		other := ofKind(x, l)
		if other == "" || l.Heading > 0 && l.Body.Format != doc.Page {
			return other != ""
		}
		words, day, ok := cutDate(other)
		return ok && words == label && day != own
	}
	if slices.ContainsFunc(before, like) {
		return true
	}
	i := slices.IndexFunc(behind, like)
	return i > 0 && i+1 < len(behind)
}

// ofKind returns the text of a block that is a heading of the level of l, or, where l is
// a paragraph, one in the same style; else "".
func ofKind(x doc.Block, l *Line) string {
	switch x := x.(type) {
	case *doc.Heading:
		if x.Level != l.Heading {
			return ""
		}
	case *doc.Paragraph:
		if l.Heading > 0 || isStrong(x) != isStrong(l.block) {
			return ""
		}
	default:
		return ""
	}
	text, ok := shortText(x, maxDate)
	if !ok {
		return ""
	}
	return strings.TrimFunc(text, letter.Space)
}

// isStrong reports whether a paragraph is one text in bold.
func isStrong(x doc.Block) bool {
	p, ok := x.(*doc.Paragraph)
	if !ok || len(p.Inlines) != 1 {
		return false
	}
	s, ok := p.Inlines[0].(*doc.Styled)
	return ok && s.Style == doc.Strong
}

// cutDate parts a line at the beginning of a date that ends it, with perhaps a few words
// behind it, and returns the letters and digits of that.
func cutDate(s string) (before, day string, ok bool) {
	at := strings.IndexAny(s, "0123456789")
	if at < 0 || len(s) > maxDate {
		return "", "", false
	}
	return s[:at], letter.Key(s[at:]), isDate(s[at:])
}
