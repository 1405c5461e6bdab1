// Package template fills in the names in braces of titles, of paths, and of the words
// of commands: {title}, {period} and the like.
package template

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/convert/digest"
)

// Names are what the braces of a template stand for.
type Names map[string]string

// OfBook returns the names of a book: {title}, {lang} (of most articles),
// {period} (its articles' dates), {from}, {to} and {date} (the first and the
// last of them; the last twice), {week} (the ISO week of the last) and {n} (the
// number of the volume, 1 of a book in one).
func OfBook(v *digest.Volume) Names {
	n := Names{"title": v.Title, "lang": "", "period": v.Period(), "n": strconv.Itoa(max(v.Number, 1))}
	if len(v.Langs) > 0 {
		n["lang"] = string(v.Langs[0])
	}
	n.setDates(v.First, v.Last)
	return n
}

// OfIssue returns the names of one issue: {profile}, {period}, {n} (its
// number), {from}, {to} and {date} (first and last day; the last twice) and
// {week} (the ISO week of the last day).
func OfIssue(name string, p period.Period, number int, zone *time.Location) Names {
	n := Names{"profile": name, "period": p.Name, "n": strconv.Itoa(number)}
	if number == 0 {
		n["n"] = ""
	}
	from := p.From
	if !from.IsZero() {
		from = from.In(zone)
	}
	n.setDates(from, p.To.Add(-time.Nanosecond).In(zone))
	return n
}

// setDates sets the names of a first and a last day; a zero time has none.
func (n Names) setDates(first, last time.Time) {
	for _, name := range []string{"from", "to", "date", "week"} {
		n[name] = ""
	}
	if !first.IsZero() {
		n["from"] = first.Format(time.DateOnly)
	}
	if !last.IsZero() {
		y, w := last.ISOWeek()
		n["to"], n["date"], n["week"] = last.Format(time.DateOnly), last.Format(time.DateOnly), fmt.Sprintf("%04d-W%02d", y, w)
	}
}

// With returns n with one more name.
func (n Names) With(name, value string) Names {
	out := Names{name: value}
	for k, v := range n {
		if k != name {
			out[k] = v
		}
	}
	return out
}

// placeholder is a name in braces.
var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// Fill fills in the names of a text; what n does not know stays.
func (n Names) Fill(template string) string {
	return placeholder.ReplaceAllStringFunc(template, func(p string) string {
		if v, ok := n[p[1:len(p)-1]]; ok {
			return v
		}
		return p
	})
}

// Place is where a template stands, which says what names it may have.
type Place uint8

// The places.
const (
	BookTitle  Place = 1 << iota // --title
	BookPath                     // --output
	IssueTitle                   // the key title of a digest
	IssuePath                    // its keys output and manifest
	Report                       // its key report
	After                        // the words of its key after
	Failure                      // the words of its key on_failure

	issues = IssueTitle | IssuePath | Report | After
)

// known lists every name with the places where it may stand.
var known = []struct {
	name   string
	places Place
}{
	{"issue", IssueTitle},
	{"error", Failure},
	{"path", After},
	{"paths", After},
	{"format", Report | After},
	{"sha256", After},
	{"articles", After},
	{"manifest", After},
	{"title", BookPath | IssuePath | Report | After},
	{"lang", BookTitle | BookPath | issues},
	{"profile", issues | Failure},
	{"period", BookTitle | BookPath | issues | Failure},
	{"n", BookTitle | BookPath | issues},
	{"from", BookTitle | BookPath | issues},
	{"to", BookTitle | BookPath | issues},
	{"date", BookTitle | BookPath | issues},
	{"week", BookTitle | BookPath | issues},
}

// Check returns an error where a template has a name in braces that does not
// belong in its place.
func (p Place) Check(template string) error {
	var names []string
	for _, k := range known {
		if k.places&p != 0 {
			names = append(names, k.name)
		}
	}
	for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
		if !slices.Contains(names, m[1]) {
			return fmt.Errorf("%s is unknown: expected {%s}", m[0], strings.Join(names, "} {"))
		}
	}
	return nil
}
