package show

import (
	"fmt"
	"io"
	"time"

	"github.com/rivo/uniseg"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/reasons"
)

// listed is the JSON form of one article; field order is the order printed.
type listed struct {
	Path  string `json:"path"`
	Index int    `json:"index"`
	Head
	Chars       int     `json:"chars"`
	Minutes     int     `json:"minutes"` // of reading
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
			Path: m.Path, Index: m.Index, Head: NewHead(m), Chars: x.Chars, Minutes: doc.ReadingTime(m.Lang, x.Chars), Images: x.Images,
			DuplicateOf: reference(x.DuplicateOf), Pair: reference(x.Pair),
		})
	}
}

// leftOut is the JSON form of what does not go in.
type leftOut struct {
	Path        string  `json:"path"`
	Line        int     `json:"line,omitempty"`
	Index       *int    `json:"index"` // null of a file
	Title       *string `json:"title"`
	LeftOut     string  `json:"left_out"` // site, ignored, excluded, not included, draft, duplicate, date …
	Why         string  `json:"why"`
	DuplicateOf *string `json:"duplicate_of"`
}

// LeftOut prints what does not go in, a line each, as text in the language of m or as
// JSON.
func LeftOut(w io.Writer, all []reasons.LeftOut, asJSON bool, m *message.Catalogue) error {
	e := term.NewJSON(w)
	for _, x := range all {
		title := ""
		out := leftOut{Path: x.Path, Line: x.Line, LeftOut: x.Kind, Why: x.Why, DuplicateOf: reference(x.Of)}
		if x.Meta != nil {
			title = x.Meta.Title
			out.Index, out.Title = &x.Meta.Index, &title
		}
		var err error
		if asJSON {
			err = e.Encode(out)
		} else {
			if title != "" {
				title = "  " + term.Harmless(title)
			}
			_, err = fmt.Fprintf(w, "%s  %s%s  (%s)\n", column(m.Text(x.Kind), 12), term.Harmless(x.Path), title, term.Harmless(m.Text(x.Why)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// column fills s up to a width; what is longer stays whole.
func column(s string, width int) string { return term.Pad(s, max(width, uniseg.StringWidth(s))) }

// reference names an article of the list; nil is none.
func reference(m *doc.Meta) *string {
	if m == nil {
		return nil
	}
	s := fmt.Sprintf("%s#%d", m.Path, m.Index)
	return &s
}

// TextLine returns what prints an article of a list as a line of text in the language
// of words, with its date in a zone.
func TextLine(w io.Writer, zone *time.Location, words *message.Catalogue) func(convert.Listing) error {
	return func(x convert.Listing) error {
		m := x.Meta
		date := words.Text("undated")
		if m.Dated() {
			date = m.Date.In(zone).Format("2006-01-02 15:04")
		}
		place := m.Path
		if m.Index > 0 {
			place = fmt.Sprintf("%s#%d", m.Path, m.Index)
		}
		mark := ""
		if x.DuplicateOf != nil {
			mark = "  (" + words.Text("repeats "+x.DuplicateOf.Path) + ")"
		}
		switch x.Pair {
		case nil:
		case x.Meta:
			mark += "  (" + words.Text("both texts") + ")"
		default:
			mark += "  (" + words.Text("pair "+x.Pair.Path) + ")"
		}
		_, err := fmt.Fprintf(w, "%s  %-7s %7d  %s  %s%s\n", column(date, 16), m.Lang, x.Chars, term.Pad(term.Harmless(m.Title), 48), term.Harmless(place), term.Harmless(mark))
		return err
	}
}
