package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/convert"
)

// configFlag names a wenzhai.toml whose keys above its digests are defaults for
// the command's flags, and say how dumps are parted and bodies cleaned.
type configFlag struct {
	path    string
	given   []string // flags of the command line
	set     []string // flags that the file set
	profile *config.Profile
}

func (f *configFlag) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.path, "config", "", "a wenzhai.toml `FILE`: its keys above [digest] are defaults for flags, and its tables [[split]] and [[clean]] hold")
}

// configured lets a command read the file that --config names before it runs,
// at every run.
func (a *app) configured(c *cobra.Command, f *configFlag) *cobra.Command {
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		if f.path == "" {
			return run(c, args)
		}
		if err := f.read(a, c.Flags()); err != nil {
			return err
		}
		err := run(c, args)
		if m := flagName.FindStringSubmatch(message(err)); m != nil && slices.Contains(f.set, m[1]) {
			return flagFault(f.path, f.profile, err)
		}
		return err
	}
	return c
}

// message returns what a usage error says, "" of other errors.
func message(err error) string {
	var e *exit.Error
	if errors.As(err, &e) && e.Code == exit.BadUsage {
		return e.Error()
	}
	return ""
}

// read sets the flags that the command line does not set.
func (f *configFlag) read(a *app, flags *pflag.FlagSet) error {
	data, err := readAsset("--config", f.path)
	if err != nil {
		return err
	}
	if f.profile, err = config.Defaults(f.path, data, a.keys()); err != nil {
		return usage(err)
	}
	if err := f.forget(flags); err != nil {
		return err
	}
	for _, x := range f.profile.Flags {
		flag := flags.Lookup(x.Name)
		if flag == nil || slices.Contains(f.given, x.Name) {
			continue
		}
		if v := strings.Join(x.Values, ""); strings.Contains(v, "{") && x.Name == "report" {
			return fault(f.path, f.profile, x.Name, "%s: names in braces are filled in by wenzhai build alone; give --%s", x.Name, x.Name)
		}
		if err := setFlag(flags, f.beside(x)); err != nil {
			return flagFault(f.path, f.profile, err)
		}
		f.set = append(f.set, x.Name)
	}
	return nil
}

// sets reports whether the file set a flag: as a default, which may change
// nothing.
func (f *configFlag) sets(flag string) bool { return slices.Contains(f.set, flag) }

// forget notes the flags of the command line, and undoes what an earlier run
// has set.
func (f *configFlag) forget(flags *pflag.FlagSet) error {
	if f.given == nil {
		f.given = []string{"config"}
		flags.Visit(func(x *pflag.Flag) { f.given = append(f.given, x.Name) })
	}
	var errs []error
	for _, name := range f.set {
		flag := flags.Lookup(name)
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			errs = append(errs, list.Replace(nil))
		} else {
			errs = append(errs, flag.Value.Set(flag.DefValue))
		}
		flag.Changed = false
	}
	f.set = nil
	return errors.Join(errs...)
}

// beside returns x with the names of files counted from the configuration's
// folder.
func (f *configFlag) beside(x config.Flag) config.Flag {
	var words []string
	switch x.Name {
	case "cover":
		words = []string{"auto", "none"}
	case "report", "dump-pages":
		words = []string{"-"}
	case "css", "font":
	default:
		return x
	}
	values := slices.Clone(x.Values)
	for i, v := range values {
		if v != "" && !slices.Contains(words, v) && !filepath.IsAbs(v) {
			values[i] = filepath.Join(filepath.Dir(f.path), v)
		}
	}
	x.Values = values
	return x
}

// apply adds to o what the file says that no flag can.
func (f *configFlag) apply(o *convert.Options) {
	if f.path != "" {
		useReading(o, &f.profile.Reading)
	}
}

// useReading adds to o how dumps are parted and bodies cleaned. What flags say
// of cleaning counts for more.
func useReading(o *convert.Options, r *config.Reading) {
	o.Split, o.SourceCleaning = r.Split, r.Sources
	o.Cleaning = r.Cleaning.With(o.Cleaning)
}
