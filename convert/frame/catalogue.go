package frame

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// files are the catalogues, a file a language: all that the frame says in it.
//
//go:embed *.toml
var files embed.FS

// catalogue is what a file holds.
type catalogue struct {
	Comma, Colon  string
	Count         map[string]string // form of the CLDR → format with a number
	Volume, Issue string            // formats with a number
	Words         map[Key]string
	Languages     map[doc.Lang]string // names of languages in this one
	Called        map[doc.Lang]string // names of this language in those whose files lack it
	Dates         dates

	tag language.Tag // of the file
}

// dates are patterns in which {day}, {weekday}, {m}, {month}, {Month} (with a
// capital), {of-month} (as it follows a day) and {year} stand for these parts
// of a date.
type dates struct {
	Day         string
	ShortDay    string `toml:"short-day"`
	Month       string
	MonthInside string `toml:"month-inside"` // within a title; "" = Month
	Year        string
	Dash        string // between the ends of a period
	Weekdays    []string
	Months      []string
	OfMonths    []string `toml:"of-months"`
}

// catalogues gives every language that has a file a function that reads it
// once.
var catalogues = sync.OnceValue(func() map[doc.Lang]func() *catalogue {
	all := map[doc.Lang]func() *catalogue{}
	for _, l := range Langs() {
		all[l] = sync.OnceValue(func() *catalogue { return read(l) })
	}
	return all
})

// read reads the catalogue of a language that has one. The files are part of
// the program: a fault in one is a fault of the program.
func read(l doc.Lang) *catalogue {
	c := &catalogue{tag: language.Make(string(l))}
	f, err := files.Open(string(l) + ".toml")
	if err == nil {
		err = toml.NewDecoder(f).DisallowUnknownFields().Decode(c)
	}
	if err != nil {
		panic(fmt.Sprintf("frame: %s: %v", l, err))
	}
	return c
}

// of returns the catalogue of l, of unknown languages that of English.
func of(l doc.Lang) *catalogue {
	read, ok := catalogues()[l]
	if !ok {
		read = catalogues()[doc.English]
	}
	return read()
}

// Langs returns the languages that have a catalogue, those of Chinese, whose tags
// are the last in the alphabet, first.
func Langs() []doc.Lang {
	var out []doc.Lang
	entries, _ := files.ReadDir(".") // embedded
	for _, e := range entries {
		out = append(out, doc.Lang(strings.TrimSuffix(e.Name(), ".toml")))
	}
	others := slices.IndexFunc(out, doc.Lang.IsChinese)
	return slices.Concat(out[others:], out[:others])
}

// count puts n into the form that the language has for that number.
func (c *catalogue) count(n int) string {
	names := [...]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}
	format, ok := c.Count[names[plural.Cardinal.MatchPlural(c.tag, n, 0, 0, 0, 0)]]
	if !ok {
		format = c.Count["other"]
	}
	return fmt.Sprintf(format, n)
}

// date fills a pattern with the parts of t.
func (d *dates) date(pattern string, t time.Time) string {
	month := nth(d.Months, int(t.Month())-1)
	first, size := utf8.DecodeRuneInString(month)
	return strings.NewReplacer(
		"{day}", strconv.Itoa(t.Day()), "{weekday}", nth(d.Weekdays, int(t.Weekday())),
		"{m}", strconv.Itoa(int(t.Month())), "{month}", month, "{Month}", string(unicode.ToUpper(first))+month[size:],
		"{of-month}", nth(d.OfMonths, int(t.Month())-1), "{year}", strconv.Itoa(t.Year()),
	).Replace(pattern)
}

// nth returns element n of names; "" where there is none.
func nth(names []string, n int) string {
	if n < len(names) {
		return names[n]
	}
	return ""
}
