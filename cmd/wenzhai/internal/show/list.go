package show

import (
	"fmt"
	"io"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// listed is the JSON form of one article; field order is the order printed.
type listed struct {
	Path  string `json:"path"`
	Index int    `json:"index"`
	Head
	Chars       int     `json:"chars"`
	Images      int     `json:"images"`
	DuplicateOf *string `json:"duplicate_of"`
	Pair        *string `json:"pair"`
}

// JSONLine returns what prints an article of a list as a line of JSON.
func JSONLine(w io.Writer) func(convert.Listing) error {
	e := term.NewJSON(w)
	return func(x convert.Listing) error {
		m := x.Meta
		return e.Encode(listed{
			Path: m.Path, Index: m.Index, Head: NewHead(m), Chars: x.Chars, Images: x.Images,
			DuplicateOf: reference(x.DuplicateOf), Pair: reference(x.Pair),
		})
	}
}

// reference names an article of the list; nil is none.
func reference(m *doc.Meta) *string {
	if m == nil {
		return nil
	}
	s := fmt.Sprintf("%s#%d", m.Path, m.Index)
	return &s
}

// TextLine returns what prints an article of a list as a line of text, with its date
// in a zone.
func TextLine(w io.Writer, zone *time.Location) func(convert.Listing) error {
	return func(x convert.Listing) error {
		m := x.Meta
		date := "undated"
		if m.Dated() {
			date = m.Date.In(zone).Format("2006-01-02 15:04")
		}
		place := m.Path
		if m.Index > 0 {
			place = fmt.Sprintf("%s#%d", m.Path, m.Index)
		}
		mark := ""
		if x.DuplicateOf != nil {
			mark = "  (repeats " + x.DuplicateOf.Path + ")"
		}
		switch x.Pair {
		case nil:
		case x.Meta:
			mark += "  (both texts)"
		default:
			mark += "  (pair " + x.Pair.Path + ")"
		}
		_, err := fmt.Fprintf(w, "%-16s  %-7s %7d  %s  %s%s\n", date, m.Lang, x.Chars, term.Pad(term.Harmless(m.Title), 48), term.Harmless(place), term.Harmless(mark))
		return err
	}
}
