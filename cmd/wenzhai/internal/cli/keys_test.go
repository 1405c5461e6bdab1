package cli

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
)

// runFlags are the flags of the program and of every run that are no part of
// what a digest is, and why.
func runFlags() map[string]string {
	return map[string]string{
		"quiet":      "how much one run says",
		"verbose":    "how much one run says",
		"no-color":   "how one run says it",
		"log-format": "how one run says it",
		"no-cache":   "where one run reads from; never changes a book",
		"verify":     "where one run reads from; never changes a book",
		"watch":      "how long one run goes on: wenzhai watch",
	}
}

// bookFlagsOf returns all flags that `wenzhai epub` and `wenzhai pdf` take.
func bookFlagsOf(t *testing.T) map[string]*pflag.Flag {
	t.Helper()
	root := newApp(System(), nil).root()
	out := map[string]*pflag.Flag{}
	for _, name := range []string{"epub", "pdf"} {
		c, _, err := root.Find([]string{name})
		if err != nil {
			t.Fatal(err)
		}
		c.InitDefaultHelpFlag()
		note := func(f *pflag.Flag) { out[f.Name] = f }
		c.Flags().VisitAll(note)
		c.InheritedFlags().VisitAll(note)
	}
	return out
}

// Everything a flag does, a key does, or it is named why not.
func TestEveryFlagHasAKey(t *testing.T) {
	flags := bookFlagsOf(t)
	keys := newApp(System(), nil).keys()
	reasons := noKeys()
	for name, why := range runFlags() {
		reasons[name] = why
	}
	for name, f := range flags {
		switch isKey := slices.Contains(keys, name); {
		case isKey == (reasons[name] != ""):
			t.Errorf("--%s: has a key: %v; reason to have none: %q", name, isKey, reasons[name])
		case isKey:
			setsFlag(t, f, keys)
		}
	}
	for name := range reasons {
		if flags[name] == nil {
			t.Errorf("there is no flag --%s that could have no key", name)
		}
	}
}

// setsFlag tries the key of f: what it says must reach the command.
func setsFlag(t *testing.T, f *pflag.Flag, keys []string) {
	t.Helper()
	value := map[string]string{"bool": "true", "int": "7", "float64": "7.5"}[f.Value.Type()]
	if c, ok := f.Value.(*choice); ok {
		value = `"` + c.words[len(c.words)-1] + `"`
	}
	if f.Name == "lang" {
		value = `"ru"`
	}
	if value == "" {
		value = `"x"`
	}
	data := fmt.Sprintf("[digest.w]\npaths = 'a'\nperiod = 'day'\noutput = 'o.epub'\n%s = %s\n", key(f.Name), value)
	file, err := config.Parse("f", []byte(data), keys)
	if err != nil {
		t.Error(err)
		return
	}
	for _, got := range file.Profiles[0].Flags {
		if got.Name != f.Name {
			t.Errorf("%s sets --%s", key(f.Name), got.Name)
		}
		a := newApp(System(), nil)
		taken := false
		for _, c := range []*cobra.Command{a.epub(), a.pdf()} {
			if err := setFlag(c.Flags(), got); err != nil {
				t.Errorf("%s: %v", key(f.Name), err)
			}
			flag := c.Flags().Lookup(f.Name)
			taken = taken || flag != nil && strings.Trim(flag.Value.String(), "[]") == strings.Trim(value, `"`)
		}
		if !taken {
			t.Errorf("%s = %s reaches neither command", key(f.Name), value)
		}
	}
	if len(file.Profiles[0].Flags) == 0 {
		t.Errorf("%s sets nothing", key(f.Name))
	}
}

// The file that init writes is good with each of its examples switched on.
func TestInitialConfiguration(t *testing.T) {
	example := regexp.MustCompile(`(?m)^# (\[|[a-z_]+ +=|[a-z_]+ = )`)
	whole := example.ReplaceAllString(string(initial), "$1")
	file, err := config.Parse("init.toml", []byte(whole), newApp(System(), nil).keys())
	if err != nil {
		t.Fatal(err)
	}
	if len(file.Profiles) != 2 || len(file.Profiles[0].Split) != 1 || len(file.Profiles[1].Sources) != 1 {
		t.Errorf("got %+v", file)
	}
}
