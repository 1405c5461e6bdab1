package digests

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/zone"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/layout"
)

// job is the building of one digest.
type job struct {
	r         *run
	digest    *config.Digest
	rule      period.Rule
	targets   []target
	named     []period.Period // by Engine.Periods; nil = those that are due
	newOnly   bool
	selection string       // identifies what the digest selects
	store     *state.Store // nil in a dry run, and where it cannot be opened
	state     *state.State
	at        string // the period that is being built
	failures  []state.Failure
}

// target is one output of a digest.
type target struct {
	book     *settings.Book
	identity string // of the settings that shape the book
}

func (r *run) newJob(d *config.Digest) (*job, error) {
	if err := checkPaths(d); err != nil {
		return nil, err
	}
	j := &job{r: r, digest: d, newOnly: d.NewOnly || r.e.NewOnly, selection: selection(d)}
	for _, template := range d.Output {
		t, err := r.target(d, template)
		if err != nil {
			return nil, d.At(err)
		}
		j.targets = append(j.targets, t)
	}
	var err error
	if j.rule, err = period.ParseRule(d.Period, d.WeekStart == "sunday", j.targets[0].book.Options.Zone); err != nil {
		return nil, d.Fault("period", "%v", err)
	}
	if err := checkTemplates(d); err != nil {
		return nil, err
	}
	if _, err := j.rule.Number(period.Period{}, d.IssueFrom); err != nil {
		return nil, d.Fault("issue_from", "issue_from: %v", err)
	}
	if r.e.Periods != "" {
		if j.named, err = j.rule.Between(r.e.Periods); err != nil {
			return nil, exit.Usagef("--periods: digest %s: %v", d.Name, err)
		}
	}
	return j, nil
}

func checkPaths(d *config.Digest) error {
	for _, path := range d.Paths {
		if path == "-" {
			return d.Fault("paths", "a digest cannot be read from standard input")
		}
		if why := pathname.WhyUnreadable(path); why != "" {
			return d.Fault("paths", "%s", why)
		}
	}
	return nil
}

// maker returns the command that makes books with the suffix of a template.
func maker(d *config.Digest, template string) (settings.Use, error) {
	if pathname.IsAddress(template) {
		return 0, d.Fault("output", "output: %s: name a file of this machine", pathname.Address(template))
	}
	use := settings.Maker(template)
	if use == 0 {
		var suffixes []string
		for _, f := range layout.Formats() {
			suffixes = append(suffixes, f.Suffix)
		}
		advice := pathname.MakerOf(template, filepath.Ext(template))
		if advice != "" {
			advice = "; " + advice
		}
		return 0, d.Fault("output", "output %q: expected a name that ends in %s%s", template, nearest.Or(suffixes), advice)
	}
	return use, nil
}

// target returns what the keys of d say of the output at a template.
func (r *run) target(d *config.Digest, template string) (t target, err error) {
	use, err := maker(d, template)
	if err != nil {
		return t, err
	}
	b := settings.New(use)
	t.book = b
	if err := d.Set(b, "", func(string) bool { return false }); err != nil {
		return t, err
	}
	if err := settings.Lookup(use, "output").Set(b, []string{template}); err != nil {
		return t, err
	}
	if err := b.Finish(r.e.Now); err != nil {
		return t, err
	}
	b.Options.Paths, b.EPUB.Modified, b.PDF.Created = d.Paths, r.e.SourceDate, r.e.SourceDate
	if b.FetchImages && b.Options.Images && r.e.Fetcher != nil {
		b.Options.Fetch = r.e.Fetcher()
	}
	if t.identity, err = b.Identity(); err != nil {
		return t, err
	}
	t.identity += d.Identity()
	if z := b.Options.Zone; z.String() == time.Local.String() {
		t.identity += zone.Identity(z)
	}
	return t, nil
}

// selection identifies what a digest selects from where: where that changes,
// what it newly takes from the past is not late.
func selection(d *config.Digest) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %s %s\n", d.Paths, d.Period, d.WeekStart)
	names := []string{"period"}
	for _, s := range settings.All(settings.EPUB) {
		if s.Group == settings.Select && s.Use&settings.NotKey == 0 && s.Name != "order" && s.Name != "limit" {
			names = append(names, s.Name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(h, "%s=%q\n", name, d.Values(settings.Key(name)))
	}
	fmt.Fprint(h, d.Identity())
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// checkTemplates reports names in braces that would stay as they are.
func checkTemplates(d *config.Digest) error {
	var errs []error
	check := func(key string, at template.Place, templates ...string) {
		for _, t := range templates {
			if err := at.Check(t); err != nil {
				errs = append(errs, d.Fault(key, "%s: %v", key, err))
			}
		}
	}
	reports := d.Text("report")
	check("title", template.IssueTitle, d.Text("title"))
	check("manifest", template.IssuePath, d.Manifest)
	check("output", template.IssuePath, d.Output...)
	check("report", template.Report, reports)
	check("dump_pages", template.Report, d.Text("dump_pages"))
	if len(d.Output) > 1 && reports != "" && !strings.Contains(reports, "{format}") {
		errs = append(errs, d.Fault("report", "report: several outputs need a report each: write {format} in its name"))
	}
	check("after", template.After, slices.Concat(d.After...)...)
	check("on_failure", template.Failure, slices.Concat(d.OnFailure...)...)
	if len(errs) > 0 {
		return errs[0]
	}
	return nil
}

// run builds the issues that are due. What fails is told of and noted; the error is
// one that ends the whole run.
func (j *job) run(ctx context.Context) error {
	err := j.openState()
	if err == nil {
		err = j.buildDue(ctx)
	}
	if err = j.conclude(ctx, err); j.store != nil {
		j.store.Close() //nolint:errcheck // the end of the program unlocks it, too
	}
	return err
}

func (j *job) buildDue(ctx context.Context) error {
	if err := j.r.e.checkClock(j.state); err != nil {
		return err
	}
	periods, err := j.named, error(nil)
	if periods == nil {
		if periods, err = due(j.rule, j.state, j.r.e.Now); err != nil {
			return err
		}
	}
	if err := j.retryAfter(ctx, periods); err != nil {
		return err
	}
	j.r.several = j.r.several || len(periods)*len(j.targets) > 1
	for _, p := range periods {
		j.at = p.Name
		if err := j.build(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// openState reads the state, and locks it but for a dry run.
func (j *job) openState() (err error) {
	if err := j.r.e.checkClock(nil); err != nil {
		return err
	}
	if j.r.e.DryRun {
		j.state, err = state.Peek(j.r.e.States, j.r.e.Owner, j.digest.Name)
		return err
	}
	if j.store, err = state.Open(j.r.e.States, j.r.e.Owner, j.digest.Name); err == nil {
		j.state = j.store.State
	}
	return err
}

// attempts is how often an issue is tried whose articles change under it.
const attempts = 3

// build builds the issue of one period and remembers it.
func (j *job) build(ctx context.Context, p period.Period) error {
	number, err := j.rule.Number(p, j.digest.IssueFrom)
	if err != nil {
		return err
	}
	if j.rule.Kind() != period.KindCalendar {
		number = j.serial(p)
	}
	for range attempts {
		if err = j.issue(p, number).make(ctx); !errors.Is(err, convert.ErrLost) {
			return err
		}
		j.r.forgetReadings()
	}
	return err
}

// serial numbers the issues of a digest whose periods have no names of their
// own, in order of building.
func (j *job) serial(p period.Period) int {
	n := 0
	for i := range j.state.Issues {
		if j.state.Issues[i].Period == p.Name {
			return j.state.Issues[i].Number
		}
		n = max(n, j.state.Issues[i].Number)
	}
	return n + 1
}
