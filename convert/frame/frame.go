// Package frame holds the words of a book's frame (contents heading, labels,
// dates, counts, marks) in every language of the interface, one file a
// language: its name is the tag. A UI is one language or several joined, the
// first one leading.
//
// To add a language, add its file, TAG.toml, with the keys of the others; a table
// called in it gives its name in the languages whose files lack it. --ui, help
// and completion find it by its name.
package frame

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Key names a phrase of the frame.
type Key string

// The phrases.
const (
	Contents    Key = "contents"
	Sources     Key = "sources"
	Original    Key = "original" // label of the link to an article's source
	Undated     Key = "undated"
	Cover       Key = "cover"
	Picture     Key = "picture" // stands before the address of a picture that is not in the book
	Previous    Key = "previous"
	Next        Key = "next"
	Start       Key = "start"        // landmark: beginning of the text
	Digest      Key = "digest"       // default title
	NoPicture   Key = "no-picture"   // says that the picture is not in the book
	By          Key = "by"           // "%s" is an author
	ReadingTime Key = "reading-time" // "%d" is a number of minutes
	Unnamed     Key = "unnamed"      // chapter of articles without a source or tag
	Search      Key = "search"       // label of a field to search the book
	NotFound    Key = "not-found"    // the search found nothing
	AccessNote  Key = "access-note"
	AccessSome  Key = "access-some" // instead of AccessNote, where pictures lack descriptions

	// The words for the kinds of boxes, of one name with doc's.
	Note      Key = doc.BoxNote
	Tip       Key = doc.BoxTip
	Important Key = doc.BoxImportant
	Warning   Key = doc.BoxWarning
	Danger    Key = doc.BoxDanger
	Details   Key = doc.BoxDetails
)

// UI is the list of languages that the frame speaks, the leading one first.
// It is never empty.
type UI []doc.Lang

// Default returns the frame languages of a book in langs, most frequent first:
// the one nearest to the book's main language, and where the book has another
// language also the one nearest to that. Two scripts of Chinese are one
// language. A book in no known language gets Chinese.
func Default(langs ...doc.Lang) UI {
	if len(langs) == 0 {
		return UI{doc.Hans}
	}
	lead := nearest(langs[0])
	for _, l := range langs[1:] {
		if n := nearest(l); n != lead && !(n.IsChinese() && lead.IsChinese()) {
			return UI{lead, n}
		}
	}
	return UI{lead}
}

// nearest returns the catalogue language nearest to l, English where none is.
func nearest(l doc.Lang) doc.Lang { return UI{doc.English}.Best(l) }

// Lead returns the leading language; of no languages that of Default.
func (ui UI) Lead() doc.Lang {
	if len(ui) == 0 {
		return Default()[0]
	}
	return ui[0]
}

// Text returns the phrase k in language l, which must have a catalogue;
// unknown languages get English.
func Text(l doc.Lang, k Key) string { return of(l).Words[k] }

// BoxWord returns the word in language l for a kind of boxes, "" for one that is known
// for no more than being a box.
func BoxWord(l doc.Lang, kind string) string {
	switch k := Key(kind); k {
	case Note, Tip, Important, Warning, Danger, Details:
		return Text(l, k)
	}
	return ""
}

// BoxTitle returns what stands above a box: its title, or the word for its kind in
// language l, or nothing.
func BoxTitle(l doc.Lang, b *doc.Box) []doc.Inline {
	switch {
	case b == nil:
		return nil
	case len(b.Title) > 0 || BoxWord(l, b.Kind) == "":
		return b.Title
	}
	return []doc.Inline{&doc.Run{Text: BoxWord(l, b.Kind)}}
}

// Best returns the catalogue language nearest to l: l itself, its script's,
// or the leading language of ui.
func (ui UI) Best(l doc.Lang) doc.Lang {
	if catalogues()[l] != nil {
		return l
	}
	if l.IsChinese() {
		return doc.Hans
	}
	return ui.Lead()
}

// Each returns phrase k in every language of ui, the leading one first.
func (ui UI) Each(k Key) []string {
	out := make([]string, len(ui))
	for i, l := range ui {
		out[i] = Text(l, k)
	}
	return out
}

// Joined returns phrase k in every language of ui, joined with a space.
func (ui UI) Joined(k Key) string { return strings.Join(ui.Each(k), " ") }

// Comma parts the items of a list in language l.
func Comma(l doc.Lang) string { return of(l).Comma }

// Colon follows a label in language l.
func Colon(l doc.Lang) string { return of(l).Colon }

// Count returns "共 N 篇", "N articles", "N статей" with the right plural.
func Count(l doc.Lang, n int) string { return of(l).count(n) }

// Volume returns the name of volume n: "第 1 册", "Vol. 1", "Том 1".
func Volume(l doc.Lang, n int) string { return fmt.Sprintf(of(l).Volume, n) }

// Issue returns the name of issue n of a periodical: "第 26 期", "No. 26",
// "№ 26".
func Issue(l doc.Lang, n int) string { return fmt.Sprintf(of(l).Issue, n) }

// Day returns the date of t as "2021年7月12日 星期一" or "Monday, 12 July 2021".
func Day(l doc.Lang, t time.Time) string { return of(l).Dates.date(of(l).Dates.Day, t) }

// ShortDay returns the date of t without its weekday: "2021年7月12日",
// "12 July 2021".
func ShortDay(l doc.Lang, t time.Time) string { return of(l).Dates.date(of(l).Dates.ShortDay, t) }

// Month returns "2021年7月" or "July 2021", as it heads a chapter.
func Month(l doc.Lang, t time.Time) string { return of(l).Dates.date(of(l).Dates.Month, t) }

// MonthInside returns Month as it stands within a title.
func MonthInside(l doc.Lang, t time.Time) string {
	d := &of(l).Dates
	return d.date(cmp.Or(d.MonthInside, d.Month), t)
}

// Year returns "2021年" or "2021".
func Year(l doc.Lang, t time.Time) string { return of(l).Dates.date(of(l).Dates.Year, t) }

// LangName returns the name of a language in language l: "英文", "Chinese".
// Languages without a name come back as their tag.
func LangName(l, named doc.Lang) string {
	name := of(l).Languages[named]
	if read := catalogues()[named]; name == "" && read != nil {
		name = read().Called[l]
	}
	return cmp.Or(name, string(named))
}

// LangNames returns a list of the names of languages.
func LangNames(l doc.Lang, named []doc.Lang) string {
	names := make([]string, len(named))
	for i := range named {
		names[i] = LangName(l, named[i])
	}
	return strings.Join(names, Comma(l))
}

// Span returns the period from first to last in language l: one date where
// they are the same day.
func Span(l doc.Lang, first, last time.Time) string {
	a, b := ShortDay(l, first), ShortDay(l, last)
	if a == b {
		return a
	}
	return a + of(l).Dates.Dash + b
}
