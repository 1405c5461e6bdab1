package epub

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// The largest numbers of names that the metadata give; a library's shelf shows
// them on one line.
const (
	maxCreators = 8
	maxSubjects = 20
)

// creators returns the author or editor of the book; without one the
// articles' authors, as long as they are few.
func (a *assembly) creators() []string {
	if a := author(a.vol); a != "" {
		return []string{a}
	}
	names := a.tally(func(e *digest.Entry) []string { return []string{e.Author} })
	if len(names) > maxCreators {
		return nil
	}
	return names
}

// declared returns the languages that the metadata name: the primary one, and
// of a bilingual book the others too. Articles in further languages say so
// themselves; calibre takes the last language of a list for the book's.
func (a *assembly) declared() []doc.Lang {
	for i := range a.entries {
		if a.bilingual(i) {
			return a.langs
		}
	}
	return a.langs[:1]
}

// publisher returns who makes the articles available, if that is one.
func (a *assembly) publisher() string {
	if p := xhtml.Label(a.o.Publisher); p != xhtml.Nameless {
		return p
	}
	if len(a.vol.Sources) == 1 && xhtml.Label(a.vol.Sources[0]) != xhtml.Nameless {
		return xhtml.Label(a.vol.Sources[0])
	}
	return ""
}

// subjects returns the tags that most articles carry.
func (a *assembly) subjects() []string {
	tags := a.tally(func(e *digest.Entry) []string { return e.Tags })
	return tags[:min(len(tags), maxSubjects)]
}

// tally returns the labels that of gives for the entries, most frequent first,
// then in order of appearance.
func (a *assembly) tally(of func(*digest.Entry) []string) []string {
	count := map[string]int{}
	var out []string
	for _, e := range a.entries {
		for _, s := range of(e) {
			if s = xhtml.Label(s); s == xhtml.Nameless {
				continue
			}
			if count[s]++; count[s] == 1 {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return count[b] - count[a] })
	return out
}

// collections names the set of volumes and the periodical that the book
// belongs to (EPUB 3.3 §D.3), and the more particular one in the form that
// calibre reads.
func (a *assembly) collections(m *xhtml.Writer) {
	series, issue := xhtml.Label(a.o.Series), strings.TrimSpace(a.o.Issue)
	if series != xhtml.Nameless {
		collection(m, "periodical", "series", series, issue)
	}
	if n := a.vol.Number; n > 0 {
		series, issue = a.name, strconv.Itoa(n)
		collection(m, "volumes", "set", series, issue)
	}
	if series == xhtml.Nameless {
		return
	}
	term(m, "calibre:series", series)
	if _, err := strconv.ParseFloat(issue, 64); err == nil {
		term(m, "calibre:series_index", issue)
	}
}

// collection names one collection; position is a number, or several joined
// with points, and left out where it is not.
func collection(m *xhtml.Writer, id, kind, name, position string) {
	line(m, "meta", name, "property", "belongs-to-collection", "id", id)
	refine(m, id, "collection-type", kind)
	if numbered(position) {
		refine(m, id, "group-position", position)
	}
}

// numbered reports whether s is a position: "3", "2021.27" (EPUB 3.3 §D.3.5).
func numbered(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if _, err := strconv.ParseUint(part, 10, 31); err != nil {
			return false
		}
	}
	return true
}
