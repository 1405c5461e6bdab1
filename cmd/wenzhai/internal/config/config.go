// Package config reads wenzhai.toml: the digests that `wenzhai build` makes,
// a table each. A key is one of a digest's own (paths, period, output …) or
// stands for the command-line flag of its name, with _ for -. A key above the
// first table is a default for all digests.
//
// Whatever is wrong is an *Error with line and column; nothing is passed over.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/tomltext"
)

// Name is the file that is read where no other is named.
const Name = "wenzhai.toml"

// File is a whole configuration.
type File struct {
	Path     string    // as it was named
	State    string    // folder of the digests' memory, relative to the file; "" = the user's state folder
	Profiles []Profile // in the order of the file; never empty
}

// Profile is one digest.
type Profile struct {
	Name      string
	Paths     []string // of the archive; relative ones count from the file
	Period    string   // "week", "last 7 days" …
	WeekStart string   // "monday" or "sunday"
	IssueFrom string   // name of the period of issue 1; "" = issues are numbered within the year
	Output    []string // templates of .epub and .pdf files
	Manifest  string   // template of a .json file; "" = none
	NewOnly   bool     // leave out what an earlier issue carried, take in what came late
	After     [][]string
	Timeout   time.Duration // of each of After
	Flags     []Flag        // in the order of the file
	Reading

	places map[string]Place
	own    map[string]bool // keys that stand in the digest's own table
}

// Reading says what no flag can: how dumps are parted and bodies cleaned.
type Reading struct {
	Split    []*article.Splitter
	Cleaning clean.Options            // of all articles, beside what flags say
	Sources  []convert.SourceCleaning // in the order of the file
}

// Flag is a key that stands for a command-line flag.
type Flag struct {
	Name   string   // of the flag: "chapter-by"
	Values []string // as they would stand on the command line; one unless List
	List   bool
}

// Place is where something stands in the file, from 1.
type Place struct{ Line, Column int }

// Place returns where a key of p, or the table that it lacks it in, stands.
func (p *Profile) Place(key string) Place {
	if at, ok := p.places[key]; ok {
		return at
	}
	return p.places[""]
}

// Keys returns the keys that hold for p, sorted: its own, and those above all
// digests that it does not overrule.
func (p *Profile) Keys() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(p.places)), func(k string) bool { return k == "" })
}

// Own reports whether a key stands in the table of p and not above all digests.
func (p *Profile) Own(key string) bool { return p.own[key] }

// Flag returns the values of the flag of a name; nil if p does not set it.
func (p *Profile) Flag(name string) []string {
	for _, f := range p.Flags {
		if f.Name == name {
			return f.Values
		}
	}
	return nil
}

// Error is a fault of the file.
type Error struct {
	Path string
	Place
	Message string
}

// Error returns PATH:LINE:COLUMN: message.
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.Path, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.Message)
}

// maxKeys bounds the keys and tables of a configuration.
const maxKeys = 10_000

// Parse reads a configuration; path is for messages, flags are the names of
// the flags that keys may stand for. Every error is an *Error.
func Parse(path string, data []byte, flags []string) (*File, error) {
	r := reader{path: path, flags: flags}
	return r.read(data)
}

// Defaults reads what a configuration says above its first digest, which may be
// all there is: the defaults of flags, how dumps are parted and how bodies are
// cleaned. Arguments and errors are those of Parse.
func Defaults(path string, data []byte, flags []string) (*Profile, error) {
	r := reader{path: path, flags: flags, defaultsOnly: true}
	f, err := r.read(data)
	if err != nil {
		return nil, err
	}
	return &f.Profiles[0], nil
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
	flags  []string
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
		p, err := r.defaults(defaults)
		f.Profiles = []Profile{*p}
		return f, err
	}
	tables, ok := root[digestTable].(map[string]any)
	if !ok || len(r.order) == 0 {
		return nil, r.firstFault(defaults, r.fail(r.places[digestTable], "no digest is described: add a table such as [digest.weekly]"))
	}
	for _, name := range r.order {
		p, err := r.profile(name, tables[name], defaults)
		if err != nil {
			return nil, err
		}
		f.Profiles = append(f.Profiles, *p)
	}
	return f, nil
}

// firstFault returns the error of the first unknown key of a file that has no
// digest: it likely says why. Else it returns err.
func (r *reader) firstFault(keys map[string]entry, err *Error) *Error {
	for _, k := range inOrder(keys) {
		if e := r.unknown(k, keys[k].at, append(slices.Clone(r.names()), digestTable, stateKey)); e != nil {
			return e
		}
	}
	return err
}

func (r *reader) profile(name string, table any, defaults map[string]entry) (*Profile, error) {
	at := r.places[digestTable+"\x00"+name]
	t, ok := table.(map[string]any)
	if !ok {
		return nil, r.fail(at, "digest.%s must be a table: write [digest.%s]", name, name)
	}
	if strings.TrimSpace(name) == "" || strings.ContainsFunc(name, func(c rune) bool { return c < ' ' || c == '/' || c == '\\' }) {
		return nil, r.fail(at, "%q cannot be the name of a digest", name)
	}
	p := &Profile{Name: name, WeekStart: "monday", Timeout: 10 * time.Minute, places: map[string]Place{"": at}, own: map[string]bool{}}
	entries := maps.Clone(defaults)
	for k, v := range t {
		path := digestTable + "\x00" + name + "\x00" + k
		entries[k], p.own[k] = entry{v, r.places[path], path}, true
	}
	if err := r.setAll(p, entries); err != nil {
		return nil, err
	}
	return p, r.complete(p)
}

// setAll sets the keys of p.
func (r *reader) setAll(p *Profile, entries map[string]entry) error {
	for _, k := range inOrder(entries) {
		p.places[k] = entries[k].at
		if err := r.set(p, k, entries[k]); err != nil {
			return err
		}
	}
	return nil
}

// defaults returns what is said of all digests.
func (r *reader) defaults(entries map[string]entry) (*Profile, error) {
	p := &Profile{WeekStart: "monday", Timeout: 10 * time.Minute, places: map[string]Place{}}
	return p, r.setAll(p, entries)
}

// complete reports what p lacks.
func (r *reader) complete(p *Profile) error {
	switch {
	case len(p.Paths) == 0:
		return r.fail(p.Place("paths"), `digest.%s says not what to read: add paths = ["archive"]`, p.Name)
	case p.Period == "":
		return r.fail(p.Place("period"), `digest.%s has no period: add period = "week"`, p.Name)
	case len(p.Output) == 0:
		return r.fail(p.Place("output"), `digest.%s has no output: add output = "%s-{period}.epub"`, p.Name, p.Name)
	}
	return nil
}

// inOrder returns the keys of entries as they stand in the file.
func inOrder(entries map[string]entry) []string {
	keys := make([]string, 0, len(entries))
	for k := range entries {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		x, y := entries[a].at, entries[b].at
		if x.Line != y.Line {
			return x.Line - y.Line
		}
		if x.Column != y.Column {
			return x.Column - y.Column
		}
		return strings.Compare(a, b)
	})
	return keys
}
