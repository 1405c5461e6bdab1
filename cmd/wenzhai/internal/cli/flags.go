package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
)

// commandLine holds the settings that a command line gives, for every run of the
// command anew.
type commandLine struct {
	use   settings.Use
	given map[string][]string // by the setting's name
	file  *config.Digest      // that --config named in the last run; nil = none
}

// flagsOf adds the settings of a command to its flags.
func flagsOf(f *pflag.FlagSet, use settings.Use) *commandLine {
	c := &commandLine{use: use, given: map[string][]string{}}
	for _, s := range settings.All(use) {
		f.VarP(&settingFlag{s, c}, s.Name, s.Short, s.Help)
	}
	return c
}

// taking gives c the settings of a command as flags; run gets what they say. Faults
// that run finds in them are told of as those of flags are.
func taking(a *app, c *cobra.Command, use settings.Use, run func(ctx context.Context, b *settings.Book) error) *cobra.Command {
	line := flagsOf(c.Flags(), use)
	c.RunE = func(c *cobra.Command, paths []string) error {
		b, err := line.book(a.env, paths)
		if err == nil {
			err = run(c.Context(), b)
		}
		return line.place(err)
	}
	return c
}

// book returns what the command line says of paths, and what the file that it names
// with --config says where the command line is silent. Errors have to
// go through place.
func (c *commandLine) book(env Env, paths []string) (*settings.Book, error) {
	b := settings.New(c.use)
	err := c.defaults(b)
	for _, s := range settings.All(c.use) {
		if values := c.given[s.Name]; values != nil && err == nil {
			err = s.SetTyped(b, values)
		}
	}
	if err == nil {
		b.Options.Paths, b.Options.Stdin = paths, env.Stdin
		err = b.Finish(env.Now())
	}
	return b, err
}

// defaults sets what the file of --config says, if there is one.
func (c *commandLine) defaults(b *settings.Book) error {
	if c.given["config"] == nil {
		return nil
	}
	path := c.given["config"][0]
	data, err := settings.ReadFile("config", path)
	if err != nil {
		return err
	}
	if c.file, err = config.Defaults(path, data); err != nil {
		return err
	}
	given := func(name string) bool { return c.given[name] != nil }
	if settings.Lookup(c.use, "report") != nil && !given("report") && strings.Contains(c.file.Text("report"), "{") {
		return c.file.Fault("report", "report: names in braces are filled in by wenzhai build alone; give --report")
	}
	return c.file.Set(b, filepath.Dir(path), given)
}

// place returns err, with its place in the file where that gave the setting that it
// is a fault of.
func (c *commandLine) place(err error) error {
	var f *settings.Fault
	if errors.As(err, &f) && c.given[f.Setting] == nil && c.file != nil {
		return c.file.At(err)
	}
	return err
}

// settingFlag is a setting as a flag.
type settingFlag struct {
	*settings.Setting
	line *commandLine
}

// String returns the value that is given, or else the default.
func (f *settingFlag) String() string {
	if given := f.line.given[f.Name]; given != nil {
		return strings.Join(given, f.Joiner)
	}
	return f.Default
}

// Type returns what package pflag calls a value.
func (f *settingFlag) Type() string { return f.Setting.Type }

// IsBoolFlag reports whether the flag stands for itself.
func (f *settingFlag) IsBoolFlag() bool { return f.Setting.Type == "bool" }

// Set takes a value if it is good. A text that is empty or looks like a flag is left to
// emptyFlags, which knows what to say of it.
func (f *settingFlag) Set(text string) error {
	values, err := f.Split(text)
	later := strings.HasPrefix(f.Setting.Type, "string") && (text == "" || strings.HasPrefix(text, "--"))
	if err == nil && !later {
		err = f.Setting.Set(settings.New(f.line.use), values)
	}
	if err != nil {
		return err
	}
	if f.List {
		values = slices.Concat(f.line.given[f.Name], values)
	}
	f.line.given[f.Name] = append([]string{}, values...) // never nil: it is given
	return nil
}

// addChoice adds a flag of no book that takes one of words; to gets the one given, or
// def.
func addChoice(f *pflag.FlagSet, to *string, name, def, help string, words ...string) {
	*to = def
	addOther(f, settings.OneOf(name, def, func(word string) { *to = word }, words...), help)
}

// addFile adds a flag of no book that takes the name of a file.
func addFile(f *pflag.FlagSet, to *string, name, def, help string, suffixes ...string) {
	*to = def
	addOther(f, settings.AFile(name, def, func(path string) { *to = path }, suffixes...), help)
}

func addOther(f *pflag.FlagSet, s *settings.Setting, help string) {
	f.Var(&settingFlag{s, &commandLine{given: map[string][]string{}}}, s.Name, help)
}

// MayBeEmpty reports whether "" is a value.
func (f *settingFlag) MayBeEmpty() bool { return f.MayEmpty }

// GetSlice returns the values that are given.
func (f *settingFlag) GetSlice() []string { return f.line.given[f.Name] }
