package cli

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/convert/clean"
)

// cleanFlags are the flags that change how bodies are cleaned.
type cleanFlags struct {
	only, off   []string
	punctuation string
}

func (f *cleanFlags) add(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.only, "only-rule", nil, "follow these `RULES` of cleaning and no others")
	flags.StringSliceVar(&f.off, "no-rule", nil, "do not follow these `RULES` of cleaning (wenzhai extract --rules lists them)")
	addChoice(flags, &f.punctuation, "fix-punctuation", "auto", "auto, on or off: make half-width commas and the like between Chinese characters full-width", "auto", "on", "off")
}

// options returns the flags' values checked. Errors are usage errors.
func (f *cleanFlags) options() (clean.Options, error) {
	o := clean.Options{Only: f.only, Off: f.off}
	var err error
	if o.FixPunctuation, err = clean.ParsePunctuation(f.punctuation); err != nil {
		return o, usagef("--fix-punctuation: %v", err)
	}
	if err := config.CheckRules(clean.Options{Only: o.Only}); err != nil {
		return o, usagef("--only-rule: %v", err)
	}
	if err := config.CheckRules(o); err != nil {
		return o, usagef("--no-rule: %v", err)
	}
	return o, nil
}

// printRules lists the rules of cleaning, one a line.
func printRules(w io.Writer) error {
	for _, r := range clean.Rules() {
		if _, err := fmt.Fprintf(w, "%-17s %s\n", r.Name, r.Doc); err != nil {
			return failed(err)
		}
	}
	return nil
}
