package config

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
)

// ownKeys are the keys of a digest that stand for no flag.
func ownKeys() []string {
	return []string{"paths", "period", "week_start", "issue_from", "output", "manifest", "new_only", "after", "after_timeout", splitKey, cleanKey}
}

// names returns every key that a digest may have.
func (r *reader) names() []string {
	out := ownKeys()
	for _, f := range r.flags {
		if k := strings.ReplaceAll(f, "-", "_"); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// set sets one key of p.
func (r *reader) set(p *Profile, key string, e entry) error {
	var err error
	switch key {
	case splitKey:
		p.Split, err = r.splitters(e)
	case cleanKey:
		p.Cleaning, p.Sources, err = r.cleaning(e)
	case "paths":
		p.Paths, err = texts(e.value)
	case "output":
		p.Output, err = texts(e.value)
	case "period":
		p.Period, err = text(e.value)
	case "week_start":
		p.WeekStart, err = choice(e.value, "monday", "sunday")
	case "issue_from":
		p.IssueFrom, err = scalar(e.value)
	case "manifest":
		p.Manifest, err = text(e.value)
	case "new_only":
		p.NewOnly, err = yesNo(e.value)
	case "after":
		p.After, err = commands(e.value)
	case "after_timeout":
		p.Timeout, err = duration(e.value)
	default:
		if fault := r.unknown(key, e.at, r.names()); fault != nil {
			return fault
		}
		err = p.addFlag(strings.ReplaceAll(key, "_", "-"), e.value)
	}
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

func (p *Profile) addFlag(name string, v any) error {
	f := Flag{Name: name}
	list, ok := v.([]any)
	if !ok {
		s, err := scalar(v)
		f.Values = []string{s}
		p.Flags = append(p.Flags, f)
		return err
	}
	f.List, f.Values = true, []string{}
	for _, x := range list {
		s, err := scalar(x)
		if err != nil {
			return err
		}
		f.Values = append(f.Values, s)
	}
	p.Flags = append(p.Flags, f)
	return nil
}

func text(v any) (string, error) {
	if s, ok := v.(string); ok && s != "" {
		return s, nil
	}
	return "", fmt.Errorf("takes a text in quotes")
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

func choice(v any, of ...string) (string, error) {
	if s, ok := v.(string); ok && slices.Contains(of, s) {
		return s, nil
	}
	return "", fmt.Errorf(`takes "%s"`, strings.Join(of, `" or "`))
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
