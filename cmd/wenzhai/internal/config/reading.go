package config

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/clean"
)

// The keys that hold tables.
const (
	splitKey  = "split"
	fieldsKey = "fields"
	cleanKey  = "clean"

	shortcodesKey = "shortcodes"
)

// members returns the members of a list, or a single value as the one of a
// list, each with its place: that of the list where it has none of its own.
func (r *reader) members(e entry) []entry {
	list, ok := e.value.([]any)
	if !ok {
		return []entry{e}
	}
	out := make([]entry, len(list))
	for i, v := range list {
		path := e.path + fmt.Sprintf("\x00#%d", i)
		out[i] = entry{v, r.placeOf(path, e.at), path}
	}
	return out
}

func (r *reader) placeOf(path string, other Place) Place {
	if at, ok := r.places[path]; ok {
		return at
	}
	return other
}

// field is a key of a table: a text, or a list of them, each good.
type field struct {
	key   string
	to    *string
	list  *[]string // nil where it is no list; set to one that is not nil where the key is there
	check func(s string) error
}

// fill reads a table, and returns its entries.
func (r *reader) fill(e entry, v map[string]any, fields []field) (map[string]entry, error) {
	t := map[string]entry{}
	for k, v := range v {
		path := e.path + "\x00" + k
		t[k] = entry{v, r.placeOf(path, e.at), path}
	}
	for _, k := range inOrder(t) {
		if fault := r.unknown(k, t[k].at, names(fields)); fault != nil {
			return nil, fault
		}
	}
	for _, f := range fields {
		if x, ok := t[f.key]; ok {
			if err := r.setField(x, f); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

func names(fields []field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.key)
	}
	return out
}

// setField sets what a field of a table says.
func (r *reader) setField(e entry, f field) error {
	members, takes := []entry{e}, "takes a text in quotes"
	if f.list != nil {
		members, takes = r.members(e), takes+", or a list of them"
		*f.list = []string{}
	}
	for _, m := range members {
		s, err := text(m.value)
		if err != nil {
			return r.fail(m.at, "%s %s", f.key, takes)
		}
		if f.check != nil {
			if err := f.check(s); err != nil {
				return r.fail(m.at, "%s: %v", f.key, err)
			}
		}
		if f.list != nil {
			*f.list = slices.Clip(append(*f.list, s))
		} else {
			*f.to = s
		}
	}
	return nil
}

// splitters reads the key split: tables, or patterns, or one of these.
func (r *reader) splitters(e entry) ([]*article.Splitter, error) {
	var out []*article.Splitter
	for _, m := range r.members(e) {
		p, err := r.splitter(m)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func (r *reader) splitter(e entry) (*article.Splitter, error) {
	v, ok := e.value.(map[string]any)
	if s, isText := e.value.(string); isText {
		v, ok = map[string]any{"pattern": s}, true
	}
	if !ok {
		return nil, r.fail(e.at, "split takes tables: write [[split]] with title, date, separator or pattern; or it takes a pattern in quotes")
	}
	var s article.Shape
	t, err := r.fill(e, v, []field{{key: "title", to: &s.Title}, {key: "date", to: &s.Date}, {key: "separator", to: &s.Separator}, {key: "pattern", to: &s.Pattern}, {key: "match", to: &s.Files}})
	if err != nil {
		return nil, err
	}
	p, err := s.Splitter()
	var fault *article.ShapeError
	if !errors.As(err, &fault) {
		return p, err
	}
	key := strings.ToLower(fault.Field)
	if fault.Field == "Files" {
		key = "match"
	}
	if at, ok := t[key]; ok {
		return nil, r.fail(at.at, "%s: %v", key, err)
	}
	return nil, r.fail(e.at, "split: %v", err)
}

// records reads the key fields: one table or several.
func (r *reader) records(e entry) ([]*article.Records, error) {
	var out []*article.Records
	for _, m := range r.members(e) {
		x := &article.Records{}
		fields := []field{{key: "match", to: &x.Files, check: article.CheckPath}}
		for _, f := range []struct {
			key string
			to  *[]string
		}{{"title", &x.Title}, {"text", &x.Text}, {"date", &x.Date}, {"author", &x.Author}, {"url", &x.URL}, {"source", &x.Source}, {"tags", &x.Tags}, {"lang", &x.Lang}} {
			fields = append(fields, field{key: f.key, list: f.to, check: export.CheckKey})
		}
		v, ok := m.value.(map[string]any)
		if !ok {
			return nil, r.fail(m.at, `fields is a table: write [fields], and below it lines such as title = "headline"`)
		}
		t, err := r.fill(m, v, fields)
		if err != nil {
			return nil, err
		}
		if _, matched := t["match"]; len(t) == 0 || matched && len(t) == 1 {
			return nil, r.fail(m.at, "fields names no key: expected %s", nearest.Or(names(fields[1:])))
		}
		out = append(out, x)
	}
	return out, nil
}

// cleaning reads the key clean: tables, of which those without match are for
// all articles.
func (r *reader) cleaning(e entry) (clean.Options, []convert.SourceCleaning, error) {
	var all clean.Options
	var sources []convert.SourceCleaning
	for _, m := range r.members(e) {
		match, o, err := r.cleaningOf(m)
		if err != nil {
			return all, nil, err
		}
		if len(match) == 0 {
			all = all.With(o)
		}
		for _, x := range match {
			sources = append(sources, convert.SourceCleaning{Match: x, Options: o})
		}
	}
	return all, sources, nil
}

func (r *reader) cleaningOf(e entry) (match []string, o clean.Options, err error) {
	fields := []field{
		{key: "match", list: &match, check: article.CheckPath},
		{key: "no_rule", list: &o.Off, check: func(s string) error { return settings.CheckRules(clean.Options{Off: []string{s}}) }},
		{key: "only_rule", list: &o.Only, check: func(s string) error { return settings.CheckRules(clean.Options{Only: []string{s}}) }},
		{key: "drop", list: &o.Drop, check: func(s string) error { return check(clean.Options{Drop: []string{s}}) }},
		{key: "keep", list: &o.Keep, check: func(s string) error { return check(clean.Options{Keep: []string{s}}) }},
		{key: "article", to: &o.Body, check: func(s string) error { return check(clean.Options{Body: s}) }},
		{key: "fix_punctuation", to: new(string), check: func(s string) (err error) {
			o.FixPunctuation, err = clean.ParsePunctuation(s)
			return err
		}},
	}
	v, ok := e.value.(map[string]any)
	if !ok {
		return nil, o, r.fail(e.at, "clean takes tables: write [[clean]] with %s", nearest.Or(names(fields)))
	}
	t, err := r.fill(e, v, fields)
	if err == nil && match != nil && len(match) == 0 {
		err = r.fail(t["match"].at, "match names nothing: expected sites, sources or folders")
	}
	return match, o, err
}

// shortcodes reads the table shortcodes: names of tags, and what they are shown as.
func (r *reader) shortcodes(e entry) (map[string]string, error) {
	v, ok := e.value.(map[string]any)
	if !ok {
		return nil, r.fail(e.at, "shortcodes is a table: write [shortcodes], and below it lines such as hint = \"box:tip\"")
	}
	out := make(map[string]string, len(v))
	for _, name := range slices.Sorted(maps.Keys(v)) {
		path := e.path + "\x00" + name
		form, err := text(v[name])
		if err != nil {
			return nil, r.fail(r.placeOf(path, e.at), "%s takes a text in quotes", name)
		}
		if err := check(clean.Options{Shortcodes: map[string]string{name: form}}); err != nil {
			return nil, r.fail(r.placeOf(path, e.at), "%v", err)
		}
		out[name] = form
	}
	return out, nil
}

func check(o clean.Options) error {
	_, err := o.Compile()
	return err
}

// Identity identifies how dumps are parted, records read and bodies cleaned; "" = as usual.
func (r *Reading) Identity() string {
	if len(r.Split)+len(r.Records)+len(r.Sources)+len(r.Shortcodes) == 0 && reflect.DeepEqual(r.Cleaning, clean.Options{}) {
		return ""
	}
	return fmt.Sprintf("split=%v\nfields=%v\nclean=%+v %+v\nshortcodes=%v\n", r.Split, r.Records, r.Cleaning, r.Sources, r.Shortcodes)
}
