package digest

import (
	"fmt"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// Label returns the chapter's heading in language l: a date in that
// language's form, a source, tag or section by its name, "" for a book without
// chapters.
func (c *Chapter) Label(l doc.Lang) string {
	switch {
	case c.By == None:
		return ""
	case c.By == Section:
		return c.Name
	case c.Undated:
		return frame.Text(l, frame.Undated)
	case c.By == Day:
		return frame.Day(l, c.Date)
	case c.By == Week:
		return frame.Span(l, c.Date, c.Date.AddDate(0, 0, 6))
	case c.By == Month:
		return frame.Month(l, c.Date)
	case c.By == Year:
		return frame.Year(l, c.Date)
	case c.Name == "":
		return frame.Text(l, frame.Unnamed)
	}
	return c.Name
}

// Labels returns the heading in every language of ui, the leading one first,
// without repetitions: a source has one name in all of them.
func (c *Chapter) Labels(ui frame.UI) []string {
	var out []string
	for _, l := range ui {
		s := c.Label(l)
		if len(out) == 0 || out[len(out)-1] != s {
			out = append(out, s)
		}
	}
	return out
}

// Period returns the span of dates in the form of file names: "2021-06-28",
// "2021-06-28–2021-07-12", or "" for an undated volume.
func (v *Volume) Period() string {
	if v.First.IsZero() {
		return ""
	}
	a, b := v.First.Format("2006-01-02"), v.Last.Format("2006-01-02")
	if a == b {
		return a
	}
	return fmt.Sprintf("%s–%s", a, b)
}
