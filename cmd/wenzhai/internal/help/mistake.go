package help

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
)

// NoArgs refuses arguments.
func NoArgs(c *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case c.HasParent() && !c.HasAvailableSubCommands():
		return exit.Usagef("%s takes no arguments, but %q is given", c.Name(), args[0])
	}
	return UnknownCommand(c, args[0])
}

// SomePaths wants at least one PATH, of which all can be read as far as that is plain.
func SomePaths(_ *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		return exit.Usagef("no PATH given: name a folder, a file, a .zip, or - for standard input")
	}
	if i := slices.Index(paths, "-"); i >= 0 && slices.Contains(paths[i+1:], "-") {
		return exit.Usagef("standard input (-) can be read only once")
	}
	return pathname.Readable(paths)
}

// UnknownCommand says that c has no command of a name, and which one was likely
// meant.
func UnknownCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			names = append(names, sub.Name())
		}
	}
	if guess := nearest.Hint(name, names); guess != "" {
		return exit.Usagef("unknown command %q%s", name, guess)
	}
	if _, err := os.Stat(name); err == nil {
		return exit.Usagef("%q is no command but a path: say what to do with it, as in wenzhai epub %s", name, name)
	}
	return exit.Usagef("unknown command %q: expected %s", name, nearest.Or(names))
}

// FlagError turns what the flags' package says about a command line into a
// message of wenzhai's own; args are those of the command line.
func FlagError(args []string, c *cobra.Command, err error) error {
	if word := firstWord(args); !c.HasParent() && word != "" {
		if sub, _, err := c.Find([]string{word}); err != nil || sub == c {
			return UnknownCommand(c, word)
		}
	}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return unknownFlag(c, unknown)
	}
	return exit.Usagef("%s", flagMessage(err))
}

// firstWord returns the first of args that is no flag.
func firstWord(args []string) string {
	for i, s := range args {
		if !strings.HasPrefix(s, "-") && (i == 0 || args[i-1] != "--log-format" && args[i-1] != "--"+message.Flag) {
			return s
		}
	}
	return ""
}

// unknownFlag says that c has no such flag, and which one was likely meant.
func unknownFlag(c *cobra.Command, e *pflag.NotExistError) error {
	names := flagNames(c)
	if group := e.GetSpecifiedShortnames(); group != "" {
		if long, _, _ := strings.Cut(group, "="); len(long) > 4 {
			if n := nearest.Name(long, names); n != "" {
				return exit.Usagef("unknown flag: -%s; did you mean --%s?", group, n)
			}
		}
		return exit.Usagef("unknown flag: -%s", e.GetSpecifiedName())
	}
	name := e.GetSpecifiedName()
	if n := otherWords[name]; slices.Contains(names, n) {
		return exit.Usagef("unknown flag: --%s; did you mean --%s?", name, n)
	}
	if owners := ownersOf(c.Root(), name); len(owners) > 0 {
		return exit.Usagef("unknown flag: --%s; it is a flag of %s", name, nearest.Or(owners))
	}
	if n := nearest.Name(name, names); n != "" {
		return exit.Usagef("unknown flag: --%s; did you mean --%s?", name, n)
	}
	return exit.Usagef("unknown flag: --%s", name)
}

// otherWords are names that flags have in other programs.
var otherWords = map[string]string{
	"from": "since", "after": "since", "start": "since", "to": "until", "before": "until", "end": "until", "sort": "order", "grep": "match",
	"size": "paper", "threads": "jobs", "timezone": "tz", "zone": "tz", "pictures": "images",
}

// flagNames returns the names of the flags that c takes.
func flagNames(c *cobra.Command) []string {
	var out []string
	note := func(f *pflag.Flag) {
		if !f.Hidden && !slices.Contains(out, f.Name) {
			out = append(out, f.Name)
		}
	}
	c.Flags().VisitAll(note)
	c.InheritedFlags().VisitAll(note)
	return out
}

// ownersOf returns the commands that have a flag of a name.
func ownersOf(root *cobra.Command, name string) []string {
	var out []string
	if root.Flags().Lookup(name) != nil {
		out = append(out, root.Name())
	}
	for _, c := range root.Commands() {
		if c.Flags().Lookup(name) != nil {
			out = append(out, c.CommandPath())
		}
	}
	return out
}

// flagMessage says what is wrong with the value of a flag: the flag, what it
// takes, what it got.
func flagMessage(err error) string {
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &missing):
		f := missing.GetFlag()
		_, what := pflag.UnquoteUsage(f)
		return fmt.Sprintf("--%s needs a value: %s", f.Name, what)
	case errors.As(err, &invalid):
		return valueMessage(invalid.GetFlag(), invalid.GetValue(), invalid.Unwrap())
	case errors.As(err, &syntax):
		return fmt.Sprintf("%s names no flag", syntax.GetSpecifiedFlag())
	}
	return err.Error()
}

func valueMessage(f *pflag.Flag, value string, err error) string {
	var fault *settings.Fault
	switch {
	case errors.As(err, &fault):
		return fault.Error()
	case f.Value.Type() == "bool":
		return fmt.Sprintf("--%s takes true or false, not %q", f.Name, value)
	}
	return fmt.Sprintf("--%s: the quotation marks of %s do not match", f.Name, value)
}

// EmptyFlags refuses an empty value of a flag that selects or names a file: it
// likely comes of a variable that is not set, and would select everything. It also
// refuses a flag in the place of a value.
func EmptyFlags(flags *pflag.FlagSet) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		values := []string{f.Value.String()}
		if list, ok := f.Value.(interface{ GetSlice() []string }); ok {
			values = list.GetSlice()
		}
		empty := len(values) == 0
		for _, v := range values {
			empty = empty || v == ""
			if next, dashes := strings.CutPrefix(v, "--"); dashes && err == nil && flags.Lookup(next) != nil {
				err = exit.Usagef("--%s needs a value, and %s is a flag", f.Name, v)
			}
		}
		x, ok := f.Value.(interface{ MayBeEmpty() bool })
		if free := ok && x.MayBeEmpty() || f.Name == "title"; empty && err == nil && !free {
			err = exit.Usagef("--%s is empty: give a value, or leave the flag out", f.Name)
		}
	})
	return err
}

// OneDash refuses a long flag with one dash: -output would be taken for -o with
// the value "utput".
func OneDash(c *cobra.Command, args []string) error {
	names := flagNames(c)
	for i, s := range args {
		if s == "--" {
			return nil
		}
		word, dash := strings.CutPrefix(s, "-")
		name, _, _ := strings.Cut(word, "=")
		if dash && len(name) > 2 && slices.Contains(names, name) && (i == 0 || !takesValue(c, args[i-1])) {
			return exit.Usagef("unknown flag: -%s; did you mean --%s?", name, name)
		}
	}
	return nil
}

// takesValue reports whether the argument after word is the value of a flag.
func takesValue(c *cobra.Command, word string) bool {
	f := c.Flags().Lookup(strings.TrimPrefix(word, "--"))
	if len(word) == 2 && word[0] == '-' {
		f = c.Flags().ShorthandLookup(word[1:])
	}
	return f != nil && strings.HasPrefix(word, "-") && f.NoOptDefVal == ""
}
