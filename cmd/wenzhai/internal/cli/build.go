package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
)

// buildFlags are the flags of `wenzhai build`.
type buildFlags struct {
	config, now, periods, report                            string
	asJSON, ifChanged, newOnly, dryRun, strict, failIfEmpty bool
	overwrite                                               bool
}

func (a *app) build() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build [flags] [PROFILE...]",
		Short: "Build the digests described in wenzhai.toml",
		Long: `Build the digests that wenzhai.toml describes (wenzhai init writes one), or
those that are named: of each the last complete period, and before it those
that were missed since the last build. Paths count from the configuration's
folder. What was built is remembered in $XDG_STATE_HOME/wenzhai.`,
		Example: `  wenzhai build                                  # all digests
  wenzhai build --if-changed -q weekly           # for cron
  wenzhai build --periods 2021-W01..2021-W26 weekly
  wenzhai build --now 2021-06-28T06:00:00+08:00 --dry-run`,
		RunE: func(c *cobra.Command, profiles []string) error { return a.runBuild(c.Context(), &f, profiles) },
	}
	fs := c.Flags()
	fs.StringVar(&f.config, "config", config.Name, "configuration `FILE` to read")
	fs.StringVar(&f.now, "now", "", "`MOMENT` to build for, as 2021-06-28T06:00:00+08:00 (default: that of WENZHAI_NOW, or the clock's)")
	fs.StringVar(&f.periods, "periods", "", "build these `PERIODS`: 2021-W01..2021-W26, or one alone")
	fs.BoolVar(&f.ifChanged, "if-changed", false, "leave outputs alone whose articles and settings are as they were")
	fs.BoolVar(&f.newOnly, "new-only", false, "leave out what an earlier issue of the digest carried (the key new_only)")
	fs.BoolVar(&f.dryRun, "dry-run", false, "show what would be built, and build nothing")
	fs.BoolVar(&f.asJSON, "json", false, "print one JSON object an output")
	fs.StringVar(&f.report, "report", "", "write a report of all outputs as JSON to this `FILE` (- is standard output)")
	fs.BoolVar(&f.overwrite, "overwrite", false, overwriteHelp)
	fs.BoolVar(&f.strict, "strict", false, "exit 3 when there are warnings (the key strict)")
	fs.BoolVar(&f.failIfEmpty, "fail-if-empty", false, "exit 4 when a period has no articles (the key fail_if_empty)")
	return c
}

// builder is one run of `wenzhai build`.
type builder struct {
	*app
	f     *buildFlags
	file  *config.File
	abs   string // the configuration's absolute path
	from  string // the configuration's folder as seen from where the run began
	start string // where the run began
	now   time.Time
	shown map[diag.Diagnostic]bool
	print *term.Printer
	lines []reported

	several  bool                        // issues or books are to be made, or may be
	readings map[string]*convert.Reading // of archives
	guard    *output.Guard               // of all outputs

	failed, empty, warned bool
}

// reported is an output's line with the report of its book.
type reported struct {
	digests.Line
	Report *layout.Report `json:"report,omitempty"`
}

func (a *app) runBuild(ctx context.Context, f *buildFlags, profiles []string) error {
	if f.asJSON && f.report == "-" {
		return usagef("--json and --report - cannot both go to standard output")
	}
	clock := a.env.Now
	defer func() { a.env.Now = clock }()
	b, err := a.newBuilder(f)
	if err != nil {
		return err
	}
	defer os.Chdir(b.start) //nolint:errcheck // for a run that follows this one; the folder was there
	b.noteInputs()
	jobs, err := b.jobs(profiles)
	if err != nil {
		return err
	}
	defer b.forgetReadings()
	b.several = len(jobs) > 1
	a.heap.KeepRoom(48<<20, 50) // the heads of the whole archive stay, an issue is small
	a.stopped = "interrupted: what was finished stays, the next run goes on from there"
	for _, j := range jobs {
		if err := j.run(ctx); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if e := new(exit.Error); errors.As(err, &e) && e.Code == exit.BadUsage {
				return err
			}
			b.fail(j.profile.Name, err)
		}
	}
	b.print.Summary()
	return b.end()
}

// maxConfig bounds the bytes of wenzhai.toml.
const maxConfig = 1 << 20

// newBuilder reads the configuration and moves to its folder.
func (a *app) newBuilder(f *buildFlags) (*builder, error) {
	b := &builder{app: a, f: f, print: a.printer(), shown: map[diag.Diagnostic]bool{}, guard: output.NewGuard(f.overwrite)}
	var err error
	if f.report != "" {
		if f.report, err = pathname.OutputName("--report", f.report, "report.json", output.Report); err != nil {
			return nil, err
		}
	}
	if b.now, err = f.moment(a.env.Now); err != nil {
		return nil, err
	}
	a.env.Now = func() time.Time { return b.now }
	data, err := regular.Read(f.config, maxConfig)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("there is no %s: wenzhai init writes one, --config names another", f.config)
	case err != nil:
		return nil, usagef("--config: %s", explain.Error(err))
	}
	if b.file, err = config.Parse(f.config, data, a.keys()); err != nil {
		return nil, usage(err)
	}
	if err := b.checkKeys(); err != nil {
		return nil, err
	}
	return b, b.move()
}

// move makes the configuration's folder the current one: every path in it, of
// whatever flag, counts from there.
func (b *builder) move() error {
	var err error
	if b.start, err = os.Getwd(); err != nil {
		return failed(err)
	}
	if b.abs, err = filepath.Abs(b.f.config); err != nil {
		return failed(err)
	}
	if b.abs, err = filepath.EvalSymlinks(b.abs); err != nil {
		return failed(err)
	}
	b.from = filepath.Dir(b.f.config)
	if b.f.report != "" && b.f.report != "-" && !filepath.IsAbs(b.f.report) {
		b.f.report = filepath.Join(b.start, b.f.report)
	}
	if err := os.Chdir(filepath.Dir(b.abs)); err != nil {
		return failed(err)
	}
	return nil
}

// noteInputs notes the files and folders that the digests name.
func (b *builder) noteInputs() {
	b.inputs = nil
	for _, p := range b.file.Profiles {
		names := slices.Clone(p.Paths)
		for _, f := range p.Flags {
			if f.Name != "report" && f.Name != "dump-pages" {
				names = append(names, f.Values...)
			}
		}
		for _, n := range names {
			if !filepath.IsAbs(n) {
				n = filepath.Join(filepath.Dir(b.abs), n)
			}
			b.inputs = append(b.inputs, n)
		}
	}
}

// moment returns the moment to build for.
func (f *buildFlags) moment(clock func() time.Time) (time.Time, error) {
	if f.now == "" {
		return clock(), nil
	}
	return parseMoment("--now", f.now)
}

// jobs prepares the named digests, or all. All are looked at before any is
// built: a fault of the configuration stops the run before it changes
// anything.
func (b *builder) jobs(names []string) ([]*job, error) {
	var known []string
	for i := range b.file.Profiles {
		known = append(known, b.file.Profiles[i].Name)
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, usagef("%s describes no digest %q: it has %s%s", b.f.config, n, strings.Join(known, ", "), nearest.Hint(n, known))
		}
	}
	dir, err := b.stateDir()
	if err != nil {
		return nil, err
	}
	if err := b.checkOutputs(names); err != nil {
		return nil, err
	}
	var jobs []*job
	for i := range b.file.Profiles {
		p := &b.file.Profiles[i]
		if len(names) > 0 && !slices.Contains(names, p.Name) {
			continue
		}
		j, err := b.newJob(p, dir)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

func (b *builder) stateDir() (string, error) {
	if b.file.State != "" {
		return filepath.Abs(b.file.State)
	}
	dir, err := state.Dir(b.env.Getenv)
	if err != nil {
		return "", usage(err)
	}
	return dir, nil
}

// identity is what tells the configuration from others whose states are in dir.
// A folder that the configuration itself names moves with it, as in a clone of a
// repository that holds both: there it counts from that folder.
func (b *builder) identity(dir string) string {
	if b.file.State == "" {
		return b.abs
	}
	rel, err := filepath.Rel(dir, b.abs)
	if err != nil {
		return b.abs
	}
	return filepath.ToSlash(rel)
}

// fail notes that a digest, or one period of it, was not built.
func (b *builder) fail(profile string, err error) {
	b.failed = true
	var e *exit.Error
	if errors.As(err, &e) && e.Err == nil {
		return // reported already
	}
	var d diag.Diagnostic
	if errors.As(err, &d) && d.Error() == err.Error() {
		b.print.Diagnostic(d)
		return
	}
	b.print.Failure(fmt.Sprintf("digest %s: %s", profile, explain.Error(err)))
}

// show prints findings that were not printed yet in this run.
func (b *builder) show(ds []diag.Diagnostic) {
	for _, d := range ds {
		if !b.shown[d] {
			b.shown[d] = true
			b.print.Diagnostic(d)
		}
	}
}

// report prints an output's line, and keeps it for the report.
func (b *builder) report(l digests.Line, r *layout.Report) error {
	l.Type, l.Path = "digest", b.seen(l.Path)
	b.lines = append(b.lines, reported{l, r})
	if b.f.asJSON {
		e := term.NewJSON(b.env.Stdout)
		return e.Encode(l)
	}
	text := fmt.Sprintf("%s %s: %s %s", l.Profile, l.Period, l.Status, l.Path)
	if l.Articles > 0 {
		text += ", " + term.Count(l.Articles, "article")
	}
	if l.Pages > 0 {
		text += ", " + term.Count(l.Pages, "page")
	}
	if l.Error != "" {
		text += ": " + l.Error
	}
	if l.Selected != nil {
		text += "; " + explain.Why(l.Selected)
	}
	b.print.Plain("%s", text)
	if l.NotInIt != nil {
		explain.NotInIt(b.print, l.Profile+" "+l.Period+": ", *l.NotInIt)
	}
	return nil
}

// seen returns a path of the configuration as it is seen from where the run
// began.
func (b *builder) seen(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(b.from, path)
}

// end writes the report and returns how the run ends.
func (b *builder) end() error {
	if b.f.report != "" {
		if err := b.writeReports(); err != nil {
			return failed(err)
		}
	}
	switch {
	case b.failed:
		return &exit.Error{Code: exit.Failure}
	case b.warned:
		return &exit.Error{Code: exit.Strict}
	case b.empty:
		return &exit.Error{Code: exit.Empty}
	}
	return nil
}

func (b *builder) writeReports() error {
	lines := b.lines
	if lines == nil {
		lines = []reported{}
	}
	return writeJSON(b.env.Stdout, b.f.report, map[string]any{"outputs": lines})
}

// checkClock looks at the machine's clock where that counts.
func (b *builder) checkClock(s *state.State) error {
	if b.f.now != "" || b.env.Getenv(nowVariable) != "" {
		return nil
	}
	return digests.CheckClock(b.now, s)
}
