package digest

import (
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest/shape"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Item is one article as Plan sees it: its head and what tells it from
// others.
type Item struct {
	Meta        doc.Meta
	Fingerprint uint64 // equal for equal texts; 0 = unknown
	Chars       int    // rough length of the text

	Copy    int             // articles of one number above 0 are one, in several shapes
	Shape   shape.Of        // in which it is kept
	Order   letter.DayOrder // of its date
	Letters int             // of its text alone, where Chars counts what stands around it; 0 = Chars
}

// Selection says which articles go in. The zero value takes all.
type Selection struct {
	Since, Until time.Time  // [Since, Until); zero = open; an undated article is out where either is set
	Langs        []doc.Lang // "zh" takes every Chinese script
	Tags         []string   // any of them, without regard to case
	Sources      []string   // likewise
}

// Takes reports whether an article with head m is selected.
func (s *Selection) Takes(m *doc.Meta) bool {
	return m != nil && s.takesDate(m) && s.takesLang(m.Lang) && s.takesTag(m.Tags) &&
		(len(s.Sources) == 0 || containsFold(s.Sources, m.Source))
}

func (s *Selection) takesDate(m *doc.Meta) bool {
	if s.Since.IsZero() && s.Until.IsZero() {
		return true
	}
	return m.Dated() && !m.Date.Before(s.Since) && (s.Until.IsZero() || m.Date.Before(s.Until))
}

func (s *Selection) takesLang(l doc.Lang) bool {
	return len(s.Langs) == 0 || slices.ContainsFunc(s.Langs, l.Is)
}

func (s *Selection) takesTag(tags []string) bool {
	return len(s.Tags) == 0 || slices.ContainsFunc(tags, func(t string) bool { return containsFold(s.Tags, t) })
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, s) })
}
