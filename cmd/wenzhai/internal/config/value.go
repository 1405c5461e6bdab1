package config

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
)

// ownKey is a key of a digest that stands for no setting of a book.
type ownKey struct {
	name string
	set  func(r *reader, d *Digest, e entry) error
}

// ownKeys holds the keys of a digest that stand for no setting of a book.
var ownKeys = []ownKey{
	{"paths", value(texts, func(d *Digest) *[]string { return &d.Paths })},
	{"period", value(text, func(d *Digest) *string { return &d.Period })},
	{"week_start", value(weekday, func(d *Digest) *string { return &d.WeekStart })},
	{"issue_from", value(scalar, func(d *Digest) *string { return &d.IssueFrom })},
	{"output", value(texts, func(d *Digest) *[]string { return &d.Output })},
	{"manifest", value(file, func(d *Digest) *string { return &d.Manifest })},
	{"new_only", value(yesNo, func(d *Digest) *bool { return &d.NewOnly })},
	{"after", value(commands, func(d *Digest) *[][]string { return &d.After })},
	{"on_failure", value(commands, func(d *Digest) *[][]string { return &d.OnFailure })},
	{"after_timeout", value(duration, func(d *Digest) *time.Duration { return &d.Timeout })},
	{splitKey, func(r *reader, d *Digest, e entry) (err error) { d.Split, err = r.splitters(e); return err }},
	{fieldsKey, func(r *reader, d *Digest, e entry) (err error) { d.Records, err = r.records(e); return err }},
	{cleanKey, func(r *reader, d *Digest, e entry) (err error) {
		d.Cleaning, d.Sources, err = r.cleaning(e)
		return err
	}},
	{shortcodesKey, func(r *reader, d *Digest, e entry) (err error) { d.Shortcodes, err = r.shortcodes(e); return err }},
}

// value returns a function that puts what read makes of a value where to says.
func value[T any](read func(any) (T, error), to func(*Digest) *T) func(*reader, *Digest, entry) error {
	return func(_ *reader, d *Digest, e entry) (err error) {
		*to(d), err = read(e.value)
		return err
	}
}

// keys returns every key that a digest may have.
func keys() []string {
	var out []string
	for _, k := range ownKeys {
		out = append(out, k.name)
	}
	return append(out, settings.Keys()...)
}

// set sets one key of d.
func (r *reader) set(d *Digest, key string, e entry) error {
	set := func(_ *reader, d *Digest, e entry) error { return d.addSetting(key, e.value) }
	if i := slices.IndexFunc(ownKeys, func(k ownKey) bool { return k.name == key }); i >= 0 {
		set = ownKeys[i].set
	} else if fault := r.unknown(key, e.at, keys()); fault != nil {
		return fault
	}
	err := set(r, d, e)
	var fault *Error
	if err != nil && !errors.As(err, &fault) {
		return r.fail(e.at, "%s %v", key, err)
	}
	return err
}

// unknown returns an error where key is none of names.
func (r *reader) unknown(key string, at Place, names []string) *Error {
	if slices.Contains(names, key) {
		return nil
	}
	return r.fail(at, "unknown key %s%s", key, nearest.Hint(key, names))
}

// addSetting adds a key that stands for a setting.
func (d *Digest) addSetting(key string, v any) error {
	list, ok := v.([]any)
	k := Key{Name: key, List: ok, Values: []string{}}
	if !ok {
		list = []any{v}
	}
	for _, x := range list {
		s, err := scalar(x)
		if err != nil {
			return err
		}
		k.Values = append(k.Values, s)
	}
	d.Settings = append(d.Settings, k)
	return nil
}

func text(v any) (string, error) {
	if s, ok := v.(string); ok && s != "" {
		return s, nil
	}
	return "", fmt.Errorf("takes a text in quotes")
}

// file reads the template of a file's name.
func file(v any) (string, error) {
	s, err := text(v)
	if s == "-" {
		return "", fmt.Errorf("names a file, and - is standard output")
	}
	return s, err
}

// scalar returns a single value as it would stand on the command line.
func scalar(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), nil
	case time.Time:
		return v.Format(time.RFC3339Nano), nil
	case toml.LocalDate:
		return v.String(), nil
	case toml.LocalDateTime:
		return v.String(), nil
	}
	return "", fmt.Errorf("takes a text, a number, true or false, or a list of these")
}

// texts reads one text or a list of them.
func texts(v any) ([]string, error) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, x := range list {
		s, err := text(x)
		if err != nil {
			return nil, fmt.Errorf("takes a text in quotes, or a list of them")
		}
		out = append(out, s)
	}
	return out, nil
}

func weekday(v any) (string, error) {
	if v == "monday" || v == "sunday" {
		return v.(string), nil
	}
	return "", fmt.Errorf(`takes "monday" or "sunday"`)
}

func yesNo(v any) (bool, error) {
	if b, ok := v.(bool); ok {
		return b, nil
	}
	return false, fmt.Errorf("takes true or false")
}

// commands reads one command, a list of words, or a list of commands.
func commands(v any) ([][]string, error) {
	fault := fmt.Errorf(`takes a command as a list of words, ["./send.sh", "{path}"], or a list of such lists`)
	list, ok := v.([]any)
	if !ok {
		return nil, fault
	}
	if len(list) > 0 {
		if _, ok := list[0].(string); ok {
			list = []any{v}
		}
	}
	var out [][]string
	for _, x := range list {
		words, ok := x.([]any)
		if !ok || len(words) == 0 {
			return nil, fault
		}
		var argv []string
		for i, w := range words {
			s, ok := w.(string)
			if !ok || i == 0 && s == "" {
				return nil, fault
			}
			argv = append(argv, s)
		}
		out = append(out, argv)
	}
	return out, nil
}

func duration(v any) (time.Duration, error) {
	if s, ok := v.(string); ok {
		if d, err := time.ParseDuration(s); err == nil && d > 0 {
			return d, nil
		}
	}
	return 0, fmt.Errorf(`takes a duration such as "30s" or "10m"`)
}
