package config

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/clean"
)

// The keys that hold tables.
const (
	splitKey = "split"
	cleanKey = "clean"
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

// table returns the entries of a table, of which names are the known keys.
func (r *reader) table(e entry, t map[string]any, names []string) (map[string]entry, error) {
	out := map[string]entry{}
	for k, v := range t {
		path := e.path + "\x00" + k
		out[k] = entry{v, r.placeOf(path, e.at), path}
	}
	for _, k := range inOrder(out) {
		if fault := r.unknown(k, out[k].at, names); fault != nil {
			return nil, fault
		}
	}
	return out, nil
}

// string returns a text of a table, "" where the key is not there.
func (r *reader) string(t map[string]entry, key string) (string, error) {
	e, ok := t[key]
	if !ok {
		return "", nil
	}
	s, err := text(e.value)
	if err != nil {
		return "", r.fail(e.at, "%s %v", key, err)
	}
	return s, nil
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
	fields := []struct {
		key, field string
		to         *string
	}{
		{"title", "Title", &s.Title},
		{"date", "Date", &s.Date},
		{"separator", "Separator", &s.Separator},
		{"pattern", "Pattern", &s.Pattern},
		{"match", "Files", &s.Files},
	}
	t, err := r.table(e, v, []string{"title", "date", "separator", "pattern", "match"})
	if err != nil {
		return nil, err
	}
	for _, f := range fields {
		if *f.to, err = r.string(t, f.key); err != nil {
			return nil, err
		}
	}
	p, err := s.Splitter()
	var fault *article.ShapeError
	if !errors.As(err, &fault) {
		return p, err
	}
	for _, f := range fields {
		if f.field == fault.Field {
			return nil, r.fail(t[f.key].at, "%s: %v", f.key, err)
		}
	}
	return nil, r.fail(e.at, "split: %v", err)
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

// cleanKeys are the keys of a table of clean.
func cleanKeys() []string {
	return []string{"match", "no_rule", "only_rule", "drop", "keep", "article", "fix_punctuation"}
}

func (r *reader) cleaningOf(e entry) (match []string, o clean.Options, err error) {
	v, ok := e.value.(map[string]any)
	if !ok {
		return nil, o, r.fail(e.at, "clean takes tables: write [[clean]] with %s", nearest.Or(cleanKeys()))
	}
	t, err := r.table(e, v, cleanKeys())
	if err != nil {
		return nil, o, err
	}
	for _, x := range []struct {
		key   string
		to    *[]string
		check func(s string) error
	}{
		{"match", &match, article.CheckPath},
		{"no_rule", &o.Off, func(s string) error { return settings.CheckRules(clean.Options{Off: []string{s}}) }},
		{"only_rule", &o.Only, func(s string) error { return settings.CheckRules(clean.Options{Only: []string{s}}) }},
		{"drop", &o.Drop, func(s string) error { return check(clean.Options{Drop: []string{s}}) }},
		{"keep", &o.Keep, func(s string) error { return check(clean.Options{Keep: []string{s}}) }},
	} {
		if *x.to, err = r.checked(t, x.key, x.check); err != nil {
			return nil, o, err
		}
	}
	if match != nil && len(match) == 0 {
		return nil, o, r.fail(t["match"].at, "match names nothing: expected sites, sources or folders")
	}
	if o.Body, err = r.string(t, "article"); err != nil {
		return nil, o, err
	}
	if err = check(clean.Options{Body: o.Body}); err != nil {
		return nil, o, r.fail(t["article"].at, "article: %v", err)
	}
	s, err := r.string(t, "fix_punctuation")
	if err != nil {
		return nil, o, err
	}
	if o.FixPunctuation, err = clean.ParsePunctuation(s); err != nil {
		return nil, o, r.fail(t["fix_punctuation"].at, "fix_punctuation: %v", err)
	}
	return match, o, nil
}

func check(o clean.Options) error {
	_, err := o.Compile()
	return err
}

// checked returns the texts of a key, each good; nil where the key is not
// there, and never nil where it is.
func (r *reader) checked(t map[string]entry, key string, check func(s string) error) ([]string, error) {
	e, ok := t[key]
	if !ok {
		return nil, nil
	}
	out := []string{}
	for _, m := range r.members(e) {
		s, err := text(m.value)
		if err != nil {
			return nil, r.fail(m.at, "%s takes a text in quotes, or a list of them", key)
		}
		if err := check(s); err != nil {
			return nil, r.fail(m.at, "%s: %v", key, err)
		}
		out = append(out, s)
	}
	return slices.Clip(out), nil
}

// Identity identifies how dumps are parted and bodies cleaned; "" = as usual.
func (r *Reading) Identity() string {
	if len(r.Split)+len(r.Sources) == 0 && reflect.DeepEqual(r.Cleaning, clean.Options{}) {
		return ""
	}
	return fmt.Sprintf("split=%v\nclean=%+v %+v\n", r.Split, r.Cleaning, r.Sources)
}
