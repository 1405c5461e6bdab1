// Package settings is the table of what can be said of a book. Each row is a flag
// of the commands that take it and, with _ for -, a key of wenzhai.toml; both are
// set by the same function, and help, completion, manual pages and documents are
// made of the same row. To add a setting, add a row to the table.
package settings

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/layout"
)

// Use is a set of the commands that take a setting.
type Use uint16

// The commands, each by itself: first those that make books, in the order of
// layout.Formats.
const (
	EPUB Use = 1 << iota
	PDF
	HTML
	Markdown
	List
	Check
	Fonts
	Extract
	Align
	// NotKey says that no key of wenzhai.toml stands for the setting.
	NotKey

	// Books are the commands that make books.
	Books     = List - 1
	books     = Books
	selecting = books | List | Check | Fonts
)

// Format returns the format of the books that a command makes; the zero Format of one
// that makes none.
func (u Use) Format() layout.Format {
	for i, f := range layout.Formats() {
		if u == 1<<i {
			return f
		}
	}
	return layout.Format{}
}

// Maker returns the command that makes books with a file's suffix; 0 = none.
func Maker(name string) Use {
	f, _ := layout.FormatOf(name)
	for i, x := range layout.Formats() {
		if x.Name == f.Name {
			return 1 << i
		}
	}
	return 0
}

// Group is what a setting is about.
type Group uint8

// The groups.
const (
	Select Group = iota // which articles go in, and how they are read
	Shape               // what the book is like
	Run                 // one run: none changes what is in the book
)

// Setting is a row of the table.
type Setting struct {
	Group   Group
	Use     Use
	Name    string // "chapter-by": the flag's, without dashes
	Short   string // one letter, or ""
	Default string
	Kind
	Help string // for flags; a `PLACEHOLDER` stands for the value
}

// Kind is how a setting gets its value.
type Kind struct {
	Type     string             // of the flag's value, as package pflag calls it: string, bool, int, float64, stringSlice; or what help calls it
	Words    func(Use) []string // that a value may be, or begin with; nil = none
	Suffixes []string           // of the files that it names; nil = it names none
	Joiner   string             // between the values of one text: "," or "+"; "" = a text is one value
	List     bool               // takes several values
	MayEmpty bool               // "" is a value

	set func(b *Book, values []string) error
}

// All returns the settings that the commands of use take, in the order of the table.
func All(use Use) []*Setting {
	var out []*Setting
	for i := range table {
		if table[i].Use&use != 0 {
			out = append(out, &table[i])
		}
	}
	return out
}

// Lookup returns the setting of a name, or of its key, that one of the commands of use
// takes; nil = none.
func Lookup(use Use, name string) *Setting {
	for _, s := range All(use) {
		if Key(s.Name) == Key(name) {
			return s
		}
	}
	return nil
}

// Keys returns the names of the keys of wenzhai.toml that stand for settings.
func Keys() []string {
	var out []string
	for _, s := range All(books) {
		if k := Key(s.Name); s.Use&NotKey == 0 && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// Key returns the key of wenzhai.toml that stands for a setting.
func Key(name string) string { return strings.ReplaceAll(name, "-", "_") }

// Flag returns a setting as it is written on a command line.
func Flag(name string) string { return "--" + name }

// Ref is the name of a setting in a message: a flag's or a key's.
type Ref string

// self is the setting that a fault is of.
const self = Ref("")

// Fault is what is wrong with the value of a setting.
type Fault struct {
	Setting string // its name
	format  string
	args    []any
}

func faultf(setting, format string, args ...any) *Fault { return &Fault{setting, format, args} }

// NewFault returns a fault of a setting, in the form NAME: what is wrong.
func NewFault(setting string, err error) *Fault { return faultf(setting, "%s: %v", self, err) }

// Usage says that a fault is one of what was asked for.
func (f *Fault) Usage() bool { return true }

// Error says what is wrong with a flag.
func (f *Fault) Error() string { return f.Text(Flag) }

// Text says what is wrong, with the names of settings as Flag or Key has them.
func (f *Fault) Text(name func(setting string) string) string {
	args := slices.Clone(f.args)
	for i, a := range args {
		if r, ok := a.(Ref); ok {
			args[i] = name(cmp.Or(string(r), f.Setting))
		}
	}
	return fmt.Sprintf(f.format, args...)
}

// Split parts one text into the values that it stands for.
func (s *Setting) Split(text string) ([]string, error) {
	switch {
	case !s.List || s.Joiner == "":
		return []string{text}, nil
	case s.Type != "stringSlice":
		return strings.Split(text, s.Joiner), nil
	case text == "":
		return nil, nil
	}
	values, err := csv.NewReader(strings.NewReader(text)).Read()
	if err != nil {
		return nil, faultf(s.Name, "%s: the quotation marks of %s do not match", self, text)
	}
	return values, nil
}

// Set gives the setting of b its values, of which there are several where it takes
// them. An empty one is the default where that is. The error is a *Fault.
func (s *Setting) Set(b *Book, values []string) error {
	if !s.List && len(values) != 1 {
		return faultf(s.Name, "%s takes one value, not a list", self)
	}
	for _, v := range values {
		if s.Suffixes != nil && pathname.IsAddress(v) {
			return faultf(s.Name, "%s: %s: name a file of this machine", self, pathname.Address(v))
		}
	}
	var err error
	if s.List || values[0] != "" || s.Default != "" {
		err = s.set(b, values)
	}
	var f *Fault
	switch {
	case err == nil:
		b.values[s.Name] = values
		return nil
	case errors.As(err, &f):
		f.Setting = s.Name
		return f
	}
	return NewFault(s.Name, err)
}

// Beside returns values with the names of files counted from folder; "" is the current
// one.
func (s *Setting) Beside(folder string, values []string) []string {
	if s.Suffixes == nil || folder == "" {
		return values
	}
	out := slices.Clone(values)
	for i, v := range values {
		word := v == "" || v == "-" || s.Words != nil && slices.Contains(s.Words(0), v)
		if !word && !filepath.IsAbs(v) {
			out[i] = filepath.Join(folder, v)
		}
	}
	return out
}

// parsed takes a text that set reads.
func parsed(set func(b *Book, v string) error) Kind {
	return Kind{Type: "string", set: func(b *Book, values []string) error { return set(b, values[0]) }}
}

// text takes any text.
func text(to func(*Book) *string) Kind {
	return parsed(func(b *Book, v string) error { *to(b) = v; return nil })
}

// prose takes any text, also an empty one.
func prose(to func(*Book) *string) Kind {
	k := text(to)
	k.MayEmpty = true
	return k
}

// file takes the name of a file of one of the suffixes.
func file(to func(*Book) *string, suffixes ...string) Kind {
	k := text(to)
	k.Suffixes = suffixes
	return k
}

// typed is k with another type.
func (k Kind) typed(name string) Kind {
	k.Type = name
	return k
}

// onOff takes true or false.
func onOff(to func(*Book) *bool) Kind {
	return parsed(func(b *Book, v string) (err error) {
		if *to(b), err = strconv.ParseBool(v); err != nil {
			return faultf("", "%s takes true or false, not %q", self, v)
		}
		return nil
	}).typed("bool")
}

// whole takes a whole number in decimal digits (010 is ten) for which good holds.
func whole(to func(*Book) *int, takes string, good func(n int) bool) Kind {
	return parsed(func(b *Book, v string) (err error) {
		if *to(b), err = strconv.Atoi(v); err != nil {
			return badNumber(v, "a whole number", err)
		}
		if !good(*to(b)) {
			return faultf("", "%s takes %s, not %d", self, takes, *to(b))
		}
		return nil
	}).typed("int")
}

func badNumber(v, takes string, err error) error {
	if errors.Is(err, strconv.ErrRange) {
		return fmt.Errorf("%s is too large a number", v)
	}
	return faultf("", "%s takes %s, not %q", self, takes, v)
}

func fromZero(n int) bool { return n >= 0 }

// choice takes one of list, in any case.
func choice(set func(b *Book, word string), list ...string) Kind {
	return parsed(func(b *Book, v string) error {
		i := slices.IndexFunc(list, func(w string) bool { return strings.EqualFold(w, v) })
		if i < 0 {
			return unknown(v, list)
		}
		set(b, list[i])
		return nil
	}).typed("WORD").with(words(list...))
}

// unknown returns the fault of a word that is none of words.
func unknown(word string, words []string) error {
	return faultf("", "unknown %s %q: expected %s%s", self, word, nearest.Or(words), nearest.Hint(word, words))
}

// OneOf returns a setting that stands in no table and takes one of words.
func OneOf(name, def string, set func(word string), words ...string) *Setting {
	return &Setting{Name: name, Default: def, Kind: choice(func(_ *Book, w string) { set(w) }, words...)}
}

// AFile returns a setting that stands in no table and takes a file of one of suffixes.
func AFile(name, def string, set func(path string), suffixes ...string) *Setting {
	k := parsed(func(_ *Book, v string) error { set(v); return nil })
	k.Suffixes = append([]string{}, suffixes...) // never nil: it names a file
	return &Setting{Name: name, Default: def, Kind: k}
}

// list takes values that commas join.
func list(set func(b *Book, values []string) error) Kind {
	return Kind{Type: "stringSlice", Joiner: ",", List: true, set: set}
}

// texts takes any texts that commas join.
func texts(to func(*Book) *[]string) Kind {
	return list(func(b *Book, values []string) error { *to(b) = values; return nil })
}

// with returns k with the words that complete its values.
func (k Kind) with(words func(Use) []string) Kind {
	k.Words = words
	return k
}

// words returns a function that gives fixed words.
func words(list ...string) func(Use) []string { return func(Use) []string { return list } }
