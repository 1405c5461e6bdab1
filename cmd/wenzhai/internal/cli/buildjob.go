package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/zone"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/regular"
)

// job is the building of one digest.
type job struct {
	*builder
	profile   *config.Profile
	rule      period.Rule
	dir       string // of the state
	targets   []target
	named     []period.Period // by --periods; nil = those that are due
	selection string          // identifies what the digest selects
	store     *state.Store
	state     *state.State
}

// target is one output of a digest, as a command line that makes it.
type target struct {
	bookRequest
	template string
	dump     string // template of the page dump; "" = none
	settings string // the values of all flags that shape the book
}

// command returns the command that makes files of an extension, or nil.
func (a *app) command(ext string) *cobra.Command {
	switch strings.ToLower(ext) {
	case ".epub":
		return a.epub()
	case ".pdf":
		return a.pdf()
	}
	return nil
}

// noKeys are the flags of `wenzhai epub` and `wenzhai pdf` that no key stands
// for, and why.
func noKeys() map[string]string {
	return map[string]string{
		"output":    "the key output is a template, of several formats",
		"period":    "the key period is the digest's rhythm",
		"dry-run":   "is about one run: wenzhai build --dry-run",
		"overwrite": "is about one run: wenzhai build --overwrite",
		"config":    "names the file itself",
		"help":      "is no part of a book",
	}
}

// keys returns the names of the flags that a key may stand for: all of both
// books but for those of noKeys.
func (a *app) keys() []string {
	var out []string
	for _, ext := range []string{".epub", ".pdf"} {
		a.command(ext).Flags().VisitAll(func(f *pflag.Flag) {
			if noKeys()[f.Name] == "" && !slices.Contains(out, f.Name) {
				out = append(out, f.Name)
			}
		})
	}
	return out
}

// fault returns a usage error at a key of p.
func (b *builder) fault(p *config.Profile, key, format string, args ...any) error {
	return fault(b.f.config, p, key, format, args...)
}

// fault returns a usage error at a key of p, which is of the file at path.
func fault(path string, p *config.Profile, key, format string, args ...any) error {
	return usage(&config.Error{Path: path, Place: p.Place(key), Message: fmt.Sprintf(format, args...)})
}

func (b *builder) newJob(p *config.Profile, dir string) (*job, error) {
	j := &job{builder: b, profile: p, dir: dir}
	if slices.Contains(p.Paths, "-") {
		return nil, b.fault(p, "paths", "a digest cannot be read from standard input")
	}
	for _, path := range p.Paths {
		if why := pathname.Unread(path); why != "" {
			return nil, b.fault(p, "paths", "%s", why)
		}
	}
	if b.f.newOnly {
		p.NewOnly = true
	}
	for _, template := range p.Output {
		t, err := b.target(p, template)
		if err != nil {
			return nil, err
		}
		j.targets = append(j.targets, t)
	}
	var err error
	if j.rule, err = period.ParseRule(p.Period, p.WeekStart == "sunday", j.targets[0].options.Zone); err != nil {
		return nil, b.fault(p, "period", "%v", err)
	}
	if err := j.checkTemplates(); err != nil {
		return nil, err
	}
	if b.f.periods != "" {
		if j.named, err = j.rule.Between(b.f.periods); err != nil {
			return nil, usagef("--periods: digest %s: %v", p.Name, err)
		}
	}
	j.selection = j.selects()
	return j, nil
}

// target asks the command of an output's format what the keys of p mean.
func (b *builder) target(p *config.Profile, template string) (target, error) {
	if pathname.IsAddress(template) {
		return target{}, b.fault(p, "output", "output: %s: name a file of this machine", pathname.Address(template))
	}
	c := b.command(filepath.Ext(template))
	if c == nil {
		advice := pathname.Elsewhere(template, filepath.Ext(template))
		if advice != "" {
			advice = "; " + advice
		}
		return target{}, b.fault(p, "output", "output %q: expected a name that ends in .epub or .pdf%s", template, advice)
	}
	flags := c.Flags()
	for _, f := range p.Flags {
		if err := setFlag(flags, f); err != nil {
			return target{}, flagFault(b.f.config, p, err)
		}
	}
	t := target{template: template}
	if err := flags.Set("output", template); err != nil {
		return t, b.fault(p, "output", "%v", err)
	}
	b.asked = func(r bookRequest) { t.bookRequest = r }
	err := c.RunE(c, p.Paths)
	b.asked = nil
	if err != nil {
		return t, flagFault(b.f.config, p, err)
	}
	t.dump = t.flags.beside
	useReading(&t.options, &p.Reading)
	t.settings, err = settings(flags)
	t.settings += readingKey(&p.Reading)
	if z := t.options.Zone; z.String() == time.Local.String() {
		t.settings += zone.Identity(z)
	}
	return t, err
}

func key(flag string) string { return strings.ReplaceAll(flag, "-", "_") }

// setFlag sets a flag from a key, if the command has such a flag.
func setFlag(flags *pflag.FlagSet, f config.Flag) error {
	flag := flags.Lookup(f.Name)
	if flag == nil {
		return nil
	}
	if !f.List {
		if err := flags.Set(f.Name, f.Values[0]); err != nil {
			return errors.New(help.FlagMessage(err))
		}
		return nil
	}
	list, ok := flag.Value.(pflag.SliceValue)
	if !ok {
		return fmt.Errorf("--%s takes one value, not a list", f.Name)
	}
	flag.Changed = true
	if err := list.Replace(f.Values); err != nil {
		return fmt.Errorf("--%s: %w", f.Name, err)
	}
	return nil
}

var flagName = regexp.MustCompile(`--([a-z][a-z-]*)`)

// readingKey identifies how dumps are parted and bodies cleaned; "" = as usual.
func readingKey(r *config.Reading) string {
	if len(r.Split)+len(r.Sources) == 0 && reflect.DeepEqual(r.Cleaning, clean.Options{}) {
		return ""
	}
	return fmt.Sprintf("split=%v\nclean=%+v %+v\n", r.Split, r.Cleaning, r.Sources)
}

// flagFault turns a command's word on its flags into one on the keys of p.
func flagFault(path string, p *config.Profile, err error) error {
	m := flagName.FindStringSubmatch(err.Error())
	if m == nil {
		return fault(path, p, "", "%v", err)
	}
	return fault(path, p, key(m[1]), "%s", flagName.ReplaceAllStringFunc(err.Error(), func(s string) string { return key(s[2:]) }))
}

// settings describes the flags that shape a book, with the contents of the
// files that they name.
func settings(flags *pflag.FlagSet) (string, error) {
	var b strings.Builder
	var err error
	flags.VisitAll(func(f *pflag.Flag) {
		switch f.Name {
		case "output", "report", "dump-pages", "strict", "fail-if-empty", "dry-run", "overwrite", "jobs", "help":
			return
		}
		fmt.Fprintf(&b, "%s=%s\n", f.Name, f.Value)
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			if info, statErr := os.Stat(v); v != "" && statErr == nil && info.Mode().IsRegular() {
				data, readErr := regular.Read(v, maxAsset)
				err = errors.Join(err, readErr)
				fmt.Fprintf(&b, "%x\n", sha256.Sum256(data))
			}
		}
	})
	return b.String(), err
}

// selects identifies what the digest selects from where: where that changes,
// what it newly takes from the past is not late.
func (j *job) selects() string {
	var known selectFlags
	names := pflag.NewFlagSet("", pflag.ContinueOnError)
	known.add(names)
	h := sha256.New()
	fmt.Fprintf(h, "%q %s %s\n", j.profile.Paths, j.profile.Period, j.profile.WeekStart)
	names.VisitAll(func(f *pflag.Flag) {
		if !slices.Contains([]string{"jobs", "order", "limit", "config"}, f.Name) {
			fmt.Fprintf(h, "%s=%q\n", f.Name, j.profile.Flag(f.Name))
		}
	})
	fmt.Fprint(h, readingKey(&j.profile.Reading))
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// checkTemplates reports names in braces that would stay as they are.
func (j *job) checkTemplates() error {
	p := j.profile
	check := func(k, template string, at digests.Place) error {
		if err := at.Check(template); err != nil {
			return j.fault(p, k, "%s: %v", k, err)
		}
		return nil
	}
	errs := []error{check("title", strings.Join(p.Flag("title"), ""), digests.IssueTitle), check("manifest", p.Manifest, digests.IssuePath)}
	for _, t := range p.Output {
		errs = append(errs, check("output", t, digests.IssuePath))
	}
	reports := strings.Join(p.Flag("report"), "")
	errs = append(errs, check("report", reports, digests.Report), check("dump_pages", strings.Join(p.Flag("dump-pages"), ""), digests.Report))
	if len(j.targets) > 1 && reports != "" && !strings.Contains(reports, "{format}") {
		errs = append(errs, j.fault(p, "report", "report: several outputs need a report each: write {format} in its name"))
	}
	for _, argv := range p.After {
		for _, w := range argv {
			errs = append(errs, check("after", w, digests.After))
		}
	}
	if _, err := j.rule.Number(period.Period{}, p.IssueFrom); err != nil {
		errs = append(errs, j.fault(p, "issue_from", "issue_from: %v", err))
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// run builds the issues that are due.
func (j *job) run(ctx context.Context) error {
	if err := j.checkClock(nil); err != nil {
		return err
	}
	if err := j.openState(); err != nil {
		return err
	}
	if j.store != nil {
		defer j.store.Close()
	}
	if err := j.checkClock(j.state); err != nil {
		return err
	}
	periods, err := j.named, error(nil)
	if periods == nil {
		if periods, err = digests.Due(j.rule, j.state, j.now); err != nil {
			return err
		}
	}
	if err := j.retryAfter(ctx, periods); err != nil {
		return err
	}
	j.several = j.several || len(periods)*len(j.targets) > 1
	for _, p := range periods {
		if err := j.build(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// openState reads the state, and locks it but for a dry run.
func (j *job) openState() (err error) {
	if j.f.dryRun {
		j.state, err = state.Peek(j.dir, j.identity(j.dir), j.profile.Name)
		return err
	}
	if j.store, err = state.Open(j.dir, j.identity(j.dir), j.profile.Name); err == nil {
		j.state = j.store.State
	}
	return err
}
