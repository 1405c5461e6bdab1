package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/books"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
)

// buildFlags are the flags of `wenzhai build` that are no fields of the engine.
type buildFlags struct {
	config, now, report string
	asJSON              bool
}

func buildCommand(a *app) *cobra.Command {
	var f buildFlags
	var e digests.Engine
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
		RunE: func(c *cobra.Command, names []string) error { return a.runBuild(c.Context(), f, e, names) },
	}
	fs := c.Flags()
	f.addTo(fs, "build for")
	fs.StringVar(&e.Periods, "periods", "", "build these `PERIODS`: 2021-W01..2021-W26, or one alone")
	fs.BoolVar(&e.IfChanged, "if-changed", false, "leave outputs alone whose articles and settings are as they were")
	fs.BoolVar(&e.NewOnly, "new-only", false, "leave out what an earlier issue of the digest carried (the key new_only)")
	fs.BoolVar(&e.DryRun, "dry-run", false, "show what would be built, and build nothing")
	fs.BoolVar(&f.asJSON, "json", false, "print one JSON object an output")
	addFile(fs, &f.report, "report", "", "write a report of all outputs as JSON to this `FILE` (- is standard output)", "json")
	fs.BoolVar(&e.Overwrite, "overwrite", false, settings.OverwriteHelp)
	fs.BoolVar(&e.Strict, "strict", false, "exit 3 when there are warnings (the key strict)")
	fs.BoolVar(&e.FailIfEmpty, "fail-if-empty", false, "exit 4 when a period has no articles (the key fail_if_empty)")
	return c
}

// addTo adds the flags that say which digests are meant, and when.
func (f *buildFlags) addTo(fs *pflag.FlagSet, purpose string) {
	addFile(fs, &f.config, "config", config.Name, "configuration `FILE` to read", "toml")
	fs.StringVar(&f.now, "now", "", "`MOMENT` to "+purpose+", as 2021-06-28T06:00:00+08:00 (default: that of WENZHAI_NOW, or the clock's)")
}

// runBuild gives e, which has what the flags say of a run, all else that it needs,
// and lets it build the digests of some names in the configuration's folder.
func (a *app) runBuild(ctx context.Context, f buildFlags, e digests.Engine, names []string) (err error) {
	if f.asJSON && f.report == "-" {
		return usagef("--json and --report - cannot both go to standard output")
	}
	if e.Report, err = runReport(f.report); err != nil {
		return err
	}
	leave, err := a.ready(&e, f.config, f.now)
	if err != nil {
		return err
	}
	defer leave()
	a.inputs = inputsOfDigests(&e)
	l := &buildLog{app: a, print: a.printer(), from: filepath.Dir(f.config), asJSON: f.asJSON, lines: []reported{}}
	e.Program, e.Observer = version.Stamp(), l
	e.Cache, e.Fetcher, e.Place = a.caches.For, func() convert.Fetcher { return a.caches.Fetcher() }, a.place
	e.Stdout, e.Output, e.Environ = a.env.Stdout, a.env.Stderr, os.Environ()
	a.heap.KeepRoom(48<<20, 50) // the heads of the whole archive stay, an issue is small
	a.stopped = "interrupted: what was finished stays, the next run goes on from there"
	outcome, err := e.Build(ctx, names...)
	if err != nil {
		return failed(err)
	}
	l.print.Summary()
	if e.Report.Path != "" {
		if err := books.WriteJSON(a.env.Stdout, e.Report.Path, map[string]any{"outputs": l.lines}); err != nil {
			return failed(err)
		}
	}
	return ended(outcome)
}

// ready gives e the configuration at path, the moment that it goes by, and the folder of
// the states. The run goes on in the configuration's folder until leave is called.
func (a *app) ready(e *digests.Engine, path, now string) (leave func(), err error) {
	if e.File, err = readConfig(path); err != nil {
		return nil, err
	}
	if err := a.moment(e, now); err != nil {
		return nil, err
	}
	start, err := enter(e, path)
	if err != nil {
		return nil, failed(err)
	}
	leave = func() { os.Chdir(start) } //nolint:errcheck // for a run that follows this one; the folder was there
	if e.States, e.Owner, err = a.states(e); err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// ended returns how a run ends that built what it could.
func ended(o digests.Outcome) error {
	switch {
	case o.Failed:
		return &exit.Error{Code: exit.Failure}
	case o.Warned:
		return &exit.Error{Code: exit.Strict}
	case o.Empty:
		return &exit.Error{Code: exit.Empty}
	}
	return nil
}

// maxConfig bounds the bytes of wenzhai.toml.
const maxConfig = 1 << 20

// readConfig reads the configuration that --config names.
func readConfig(path string) (*config.File, error) {
	data, err := regular.Read(path, maxConfig)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("there is no %s: wenzhai init writes one, --config names another", path)
	case err != nil:
		return nil, usagef("--config: %s", explain.Error(err))
	}
	file, err := config.Parse(path, data)
	if err != nil {
		return nil, usage(err)
	}
	return file, nil
}

// moment gives e the moments that it goes by.
func (a *app) moment(e *digests.Engine, now string) (err error) {
	e.Now, e.MomentSet = a.env.Now(), now != "" || a.env.Getenv(nowVariable) != ""
	if now != "" {
		if e.Now, err = parseMoment("--now", now); err != nil {
			return err
		}
	}
	e.SourceDate, err = sourceDate(a.env.Getenv)
	return err
}

// runReport returns the report of a whole run.
func runReport(path string) (output.Wanted, error) {
	w := output.Wanted{By: "--report", Path: path, Kind: output.Report}
	if path == "" {
		return w, nil
	}
	var err error
	if w.Path, err = pathname.OutputName(w.By, path, "report.json", w.Kind); err == nil && w.Path != "-" {
		w.Path, err = filepath.Abs(w.Path)
	}
	return w, err
}

// enter makes the configuration's folder the current one, in the place of the one
// that it returns: every path in the configuration counts from there.
func enter(e *digests.Engine, path string) (start string, err error) {
	if start, err = os.Getwd(); err != nil {
		return start, err
	}
	if e.Source, err = filepath.Abs(path); err != nil {
		return start, err
	}
	if e.Source, err = filepath.EvalSymlinks(e.Source); err != nil {
		return start, err
	}
	return start, os.Chdir(filepath.Dir(e.Source))
}

// states returns the folder of the states, and what tells the configuration from
// others whose states are there. A folder that the configuration itself names moves
// with it, as in a clone of a repository that holds both: there it counts from that
// folder.
func (a *app) states(e *digests.Engine) (dir, owner string, err error) {
	if e.File.State == "" {
		if dir, err = state.Dir(a.env.Getenv); err != nil {
			return "", "", usage(err)
		}
		return dir, e.Source, nil
	}
	if dir, err = filepath.Abs(e.File.State); err != nil {
		return "", "", failed(err)
	}
	rel, err := filepath.Rel(dir, e.Source)
	if err != nil {
		return dir, e.Source, nil //nolint:nilerr // the path itself tells as much
	}
	return dir, filepath.ToSlash(rel), nil
}

// inputsOfDigests returns the files and folders that digests are made from.
func inputsOfDigests(e *digests.Engine) []string {
	var out []string
	for _, d := range e.File.Digests {
		for _, n := range append(d.Files(), d.Paths...) {
			if !filepath.IsAbs(n) {
				n = filepath.Join(filepath.Dir(e.Source), n)
			}
			out = append(out, n)
		}
	}
	return out
}

// place writes a book within the memory that it is worth.
func (a *app) place(ctx context.Context, o *books.Order) (*layout.Report, error) {
	if o.Book.Use != settings.PDF {
		a.heap.LimitTo(o.Library.Len())
	}
	return o.Place(ctx)
}

// buildLog tells of a run of the engine, and keeps its lines for the report.
type buildLog struct {
	app    *app
	print  *term.Printer
	from   string // the configuration's folder as seen from where the run began
	asJSON bool
	lines  []reported
}

// reported is an output's line with the report of its book.
type reported struct {
	digests.Line
	Report *layout.Report `json:"report,omitempty"`
}

// Line prints an output's line.
func (b *buildLog) Line(l digests.Line, r *layout.Report) error {
	if !filepath.IsAbs(l.Path) {
		l.Path = filepath.Join(b.from, l.Path)
	}
	l.Type = "digest"
	b.lines = append(b.lines, reported{l, r})
	if b.asJSON {
		e := term.NewJSON(b.app.env.Stdout)
		return e.Encode(l)
	}
	text := fmt.Sprintf("%s %s: %s %s", l.Digest, l.Period, l.Status, l.Path)
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
		text += "; " + explain.WhyNothing(l.Selected)
	}
	b.print.Plain("%s", text)
	if l.NotInIt != nil {
		explain.LeftOut(b.print, l.Digest+" "+l.Period+": ", *l.NotInIt)
	}
	return nil
}

// Found prints a finding.
func (b *buildLog) Found(d diag.Diagnostic) { b.print.Diagnostic(d) }

// Failed prints why a digest was not built.
func (b *buildLog) Failed(digest string, err error) {
	var d diag.Diagnostic
	if errors.As(err, &d) && d.Error() == err.Error() {
		b.print.Diagnostic(d)
		return
	}
	b.print.Failure(fmt.Sprintf("digest %s: %s", digest, explain.Error(err)))
}

// Stage shows a progress bar.
func (b *buildLog) Stage(name string) (progress func(done, total int), end func()) {
	bar := b.print.Progress()
	bar.Stage(name)
	return func(done, total int) {
		if name == "reading" {
			b.app.heap.Step()
		}
		bar.Set(done, total)
	}, bar.Close
}
