// Package config reads wenzhai.toml: the digests that `wenzhai build` makes,
// a table each. A key is one of a digest's own (paths, period, output …) or
// stands for a row of package settings, with _ for -. A key above the
// first table is a default for all digests.
//
// Whatever is wrong is an *Error with line and column; nothing is passed over.
package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/tomltext"
)

// Name is the file that is read where no other is named.
const Name = "wenzhai.toml"

// File is a whole configuration.
type File struct {
	Path    string    // as it was named
	State   string    // folder of the digests' memory, relative to the file; "" = the user's state folder
	Digests []*Digest // in the order of the file; never empty
}

// Digest is a book that is made anew for every period.
type Digest struct {
	Path      string // of the file that describes it
	Name      string
	Paths     []string // of the archive; relative ones count from the file
	Period    string   // "week", "last 7 days" …
	WeekStart string   // "monday" or "sunday"
	IssueFrom string   // name of the period of issue 1; "" = issues are numbered within the year
	Output    []string // templates of .epub and .pdf files
	Manifest  string   // template of a .json file; "" = none
	NewOnly   bool     // leave out what an earlier issue carried, take in what came late
	After     [][]string
	OnFailure [][]string
	Timeout   time.Duration // of each of After and OnFailure
	Settings  []Key         // in the order of the file
	Reading

	places map[string]Place
	own    map[string]bool // keys that stand in the digest's own table
}

// Reading says what no setting can: how dumps are parted, what the keys of records
// are, and how bodies are cleaned.
type Reading struct {
	Split    []*article.Splitter
	Records  []*article.Records
	Cleaning clean.Options            // of all articles, beside what settings say
	Sources  []convert.SourceCleaning // in the order of the file

	Shortcodes map[string]string // tags of Markdown, and what they are shown as
}

// Key is a key that stands for a setting.
type Key struct {
	Name   string   // "chapter_by"
	Values []string // as they would stand on the command line; one unless List
	List   bool
}

// Place is where something stands in the file, from 1.
type Place struct{ Line, Column int }

// Place returns where a key of d, or the table that it lacks it in, stands.
func (d *Digest) Place(key string) Place {
	if at, ok := d.places[key]; ok {
		return at
	}
	return d.places[""]
}

// Keys returns the keys that hold for d, sorted: its own, and those above all
// digests that it does not overrule.
func (d *Digest) Keys() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(d.places)), func(k string) bool { return k == "" })
}

// Own reports whether a key stands in the table of d and not above all digests.
func (d *Digest) Own(key string) bool { return d.own[key] }

// Values returns the values of a key that stands for a setting; nil if d has no
// such key.
func (d *Digest) Values(key string) []string {
	for _, k := range d.Settings {
		if k.Name == key {
			return k.Values
		}
	}
	return nil
}

// Text returns the value of a key that stands for a setting; "" if d has no such key.
func (d *Digest) Text(key string) string { return strings.Join(d.Values(key), "") }

// Files returns the files that are read for the books of d, beside articles.
func (d *Digest) Files() []string {
	var out []string
	for _, s := range settings.All(settings.Books) {
		if s.Group == settings.Shape {
			out = append(out, s.Files(d.Values(settings.Key(s.Name)))...)
		}
	}
	return out
}

// Fault returns an error at a key of d; "" is the digest itself.
func (d *Digest) Fault(key, format string, args ...any) error {
	return &Error{Path: d.Path, Place: d.Place(key), Message: fmt.Sprintf(format, args...)}
}

// At returns err with its place where it is a fault of a setting, else err. What is
// above all digests answers for the settings alone that it has keys for.
func (d *Digest) At(err error) error {
	var f *settings.Fault
	if !errors.As(err, &f) || d.Name == "" && d.Values(settings.Key(f.Setting)) == nil {
		return err
	}
	return d.Fault(settings.Key(f.Setting), "%s", f.Text(settings.Key))
}

// Set sets what the keys of d say of a book of b's command, but for settings that
// skip names. Paths count from folder.
func (d *Digest) Set(b *settings.Book, folder string, skip func(setting string) bool) error {
	for _, k := range d.Settings {
		s := settings.Lookup(b.Use, k.Name)
		if s == nil || skip(s.Name) {
			continue
		}
		if err := k.set(s, b, folder); err != nil {
			return d.At(err)
		}
	}
	o := &b.Options
	o.Split, o.Records, o.SourceCleaning = d.Split, d.Records, d.Sources
	o.Cleaning = clean.Options{Shortcodes: d.Shortcodes}.With(d.Cleaning).With(o.Cleaning)
	return nil
}

func (k *Key) set(s *settings.Setting, b *settings.Book, folder string) (err error) {
	values := k.Values
	switch {
	case !k.List:
		values, err = s.Split(values[0])
	case !s.List:
		values = nil // it takes one value
	}
	if err != nil {
		return err
	}
	return s.Set(b, s.Beside(folder, values))
}

// Error is a fault of the file.
type Error struct {
	Path string
	Place
	Message string
}

// Usage says that a fault is one of what was asked for.
func (e *Error) Usage() bool { return true }

// Error returns PATH:LINE:COLUMN: message.
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.Path, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.Message)
}

// maxKeys bounds the keys and tables of a configuration.
const maxKeys = 10_000

// Parse reads a configuration; path is for messages. Every error is an *Error.
func Parse(path string, data []byte) (*File, error) {
	r := reader{path: path}
	return r.read(data)
}

// Defaults reads what a configuration says above its first digest, which may be
// all there is: the defaults of flags, how dumps are parted and how bodies are
// cleaned. Arguments and errors are those of Parse.
func Defaults(path string, data []byte) (*Digest, error) {
	r := reader{path: path, defaultsOnly: true}
	f, err := r.read(data)
	if err != nil {
		return nil, err
	}
	return f.Digests[0], nil
}

func (r *reader) read(data []byte) (*File, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if over := new(tomltext.Error); errors.As(tomltext.Check(data, maxKeys), &over) {
		return nil, r.fail(Place{over.Line, 1}, "%v", over)
	}
	var root map[string]any
	if err := toml.Unmarshal(data, &root); err != nil {
		return nil, r.syntax(err)
	}
	var err error
	if r.places, r.order, err = locate(data); err != nil {
		return nil, r.syntax(err)
	}
	return r.file(root)
}

// reader turns the values of a file into a File.
type reader struct {
	path   string
	places map[string]Place // as locate returns them
	order  []string         // names of the digests

	defaultsOnly bool
}

func (r *reader) fail(at Place, format string, args ...any) *Error {
	return &Error{r.path, at, fmt.Sprintf(format, args...)}
}

func (r *reader) syntax(err error) *Error {
	var d *toml.DecodeError
	if errors.As(err, &d) {
		line, column := d.Position()
		return r.fail(Place{line, column}, "%s", strings.TrimPrefix(d.Error(), "toml: "))
	}
	return r.fail(Place{}, "%s", strings.TrimPrefix(err.Error(), "toml: "))
}

const (
	digestTable = "digest"
	stateKey    = "state"
)

// entry is a key's value and where it stands.
type entry struct {
	value any
	at    Place
	path  string // the dotted key, its parts joined with NUL
}

func (r *reader) file(root map[string]any) (*File, error) {
	f := &File{Path: r.path}
	defaults := map[string]entry{}
	for key, v := range root {
		at := r.places[key]
		switch key {
		case digestTable:
		case stateKey:
			s, ok := v.(string)
			if !ok || s == "" {
				return nil, r.fail(at, "state takes the name of a folder")
			}
			f.State = s
		default:
			defaults[key] = entry{v, at, key}
		}
	}
	if r.defaultsOnly {
		d := r.newDigest("", Place{})
		err := r.setAll(d, defaults)
		f.Digests = []*Digest{d}
		return f, err
	}
	tables, ok := root[digestTable].(map[string]any)
	if !ok || len(r.order) == 0 {
		return nil, r.firstFault(defaults, r.fail(r.places[digestTable], "no digest is described: add a table such as [digest.weekly]"))
	}
	for _, name := range r.order {
		d, err := r.digest(name, tables[name], defaults)
		if err != nil {
			return nil, err
		}
		f.Digests = append(f.Digests, d)
	}
	return f, nil
}

// firstFault returns the error of the first unknown key of a file that has no
// digest: it likely says why. Else it returns err.
func (r *reader) firstFault(defaults map[string]entry, err *Error) *Error {
	for _, k := range inOrder(defaults) {
		if e := r.unknown(k, defaults[k].at, append(keys(), digestTable, stateKey)); e != nil {
			return e
		}
	}
	return err
}

func (r *reader) digest(name string, table any, defaults map[string]entry) (*Digest, error) {
	at := r.places[digestTable+"\x00"+name]
	t, ok := table.(map[string]any)
	if !ok {
		return nil, r.fail(at, "digest.%s must be a table: write [digest.%s]", name, name)
	}
	if strings.TrimSpace(name) == "" || strings.ContainsFunc(name, func(c rune) bool { return c < ' ' || c == '/' || c == '\\' }) {
		return nil, r.fail(at, "%q cannot be the name of a digest", name)
	}
	d := r.newDigest(name, at)
	entries := maps.Clone(defaults)
	for k, v := range t {
		path := digestTable + "\x00" + name + "\x00" + k
		entries[k], d.own[k] = entry{v, r.places[path], path}, true
	}
	if err := r.setAll(d, entries); err != nil {
		return nil, err
	}
	return d, d.complete()
}

func (r *reader) newDigest(name string, at Place) *Digest {
	return &Digest{Path: r.path, Name: name, WeekStart: "monday", Timeout: 10 * time.Minute, places: map[string]Place{"": at}, own: map[string]bool{}}
}

// setAll sets the keys of d.
func (r *reader) setAll(d *Digest, entries map[string]entry) error {
	for _, k := range inOrder(entries) {
		d.places[k] = entries[k].at
		if err := r.set(d, k, entries[k]); err != nil {
			return err
		}
	}
	return nil
}

// complete reports what d lacks.
func (d *Digest) complete() error {
	switch {
	case len(d.Paths) == 0:
		return d.Fault("paths", `digest.%s says not what to read: add paths = ["archive"]`, d.Name)
	case d.Period == "":
		return d.Fault("period", `digest.%s has no period: add period = "week"`, d.Name)
	case len(d.Output) == 0:
		return d.Fault("output", `digest.%s has no output: add output = "%s-{period}.epub"`, d.Name, d.Name)
	}
	return nil
}

// inOrder returns the keys of entries as they stand in the file.
func inOrder(entries map[string]entry) []string {
	return slices.SortedFunc(maps.Keys(entries), func(a, b string) int {
		x, y := entries[a].at, entries[b].at
		return cmp.Or(x.Line-y.Line, x.Column-y.Column, strings.Compare(a, b))
	})
}
