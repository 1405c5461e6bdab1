// Package digests builds the issues of digests. A digest is a periodic book that
// wenzhai.toml describes, an issue is the book of one of its periods: as EPUB, as PDF
// or as both, with a manifest, and with commands that run when it is there. What was
// built is kept in a state, so that the next run makes up for what was missed.
//
//	engine := digests.Engine{File: file, Now: now, States: "state"}
//	outcome, err := engine.Build(ctx)
//
// Nothing here writes to a stream or asks a clock: both come in through Engine.
package digests

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/books"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/layout"
)

// Engine says what is to be built. File, Now and States are required; all paths count
// from the current folder.
type Engine struct {
	File      *config.File
	Now       time.Time
	MomentSet bool   // Now was named by somebody and is no machine's clock, which may be wrong
	Periods   string // build these, "2021-W01..2021-W26" or one alone; "" = those that are due

	IfChanged   bool // leave outputs alone whose articles and settings are as they were
	NewOnly     bool // leave out what an earlier issue carried, in all digests
	DryRun      bool // build nothing
	Overwrite   bool // let outputs replace files that wenzhai does not write
	Strict      bool // warnings are told of in Outcome, in all digests
	FailIfEmpty bool // so are periods without articles

	States     string        // folder of the states
	Owner      string        // tells the configuration from others whose states are there
	Source     string        // the configuration's file, which no output replaces; "" = none
	Program    string        // tells builds of the program apart: another one builds anew
	SourceDate time.Time     // that the books name; zero = that of their newest article
	Report     output.Wanted // of the whole run, which no output may replace; zero = none

	Cache    func(convert.Options) convert.Cache                         // of what was read before; nil = none
	Fetcher  func() convert.Fetcher                                      // of pictures, for digests that ask for it; nil = none are fetched
	Place    func(context.Context, *books.Order) (*layout.Report, error) // writes a book; nil = to its file
	Stdout   io.Writer                                                   // what "-" is, for reports and page dumps; nil = nowhere
	Environ  []string                                                    // of commands, as of os.Environ
	Output   io.Writer                                                   // gets what commands print; nil = nobody
	Observer Observer                                                    // nil = nobody
}

// Observer is told of a run.
type Observer interface {
	// Line is told of an output; report is nil but for one that was written.
	Line(l Line, report *layout.Report) error
	// Found is told of what was found on the way, each finding once.
	Found(d diag.Diagnostic)
	// Failed is told of a digest, or one period of it, that was not built.
	Failed(digest string, err error)
	// Stage is told of work that may take long: what it is at, and its end.
	Stage(name string) (progress func(done, total int), end func())
}

// Outcome is how a run ended.
type Outcome struct {
	Failed bool // a digest was not built; the observer knows why
	Warned bool // there were warnings, and it was asked for them
	Empty  bool // a period had no articles, and it was asked for that
}

// run is one run of an engine.
type run struct {
	e        *Engine
	outcome  Outcome
	guard    *output.Guard // of all outputs
	shown    map[diag.Diagnostic]bool
	several  bool                        // issues or books are to be made, or may be
	readings map[string]*convert.Reading // of archives
}

// Build builds the digests of some names, or all. A digest that fails does not keep
// others from being built. The error says that the configuration cannot be built
// from (*config.Error, *output.Refusal, *settings.Fault), or is that of ctx.
func (e *Engine) Build(ctx context.Context, names ...string) (Outcome, error) {
	r := &run{e: e.complete(), guard: output.NewGuard(e.Overwrite), shown: map[diag.Diagnostic]bool{}}
	jobs, err := r.jobs(names)
	if err != nil {
		return r.outcome, err
	}
	defer r.forgetReadings()
	r.several = len(jobs) > 1
	for _, j := range jobs {
		if err := j.run(ctx); err != nil {
			return r.outcome, err
		}
	}
	return r.outcome, nil
}

// complete returns e with a value for what may be nil.
func (e Engine) complete() *Engine {
	e.Observer = cmp.Or[Observer](e.Observer, nobody{})
	e.Stdout = cmp.Or(e.Stdout, io.Discard)
	if e.Place == nil {
		e.Place = func(ctx context.Context, o *books.Order) (*layout.Report, error) { return o.Place(ctx) }
	}
	return &e
}

// choose returns the digests of some names, or all.
func (r *run) choose(names []string) ([]*config.Digest, error) {
	if len(names) == 0 {
		return r.e.File.Digests, nil
	}
	var known []string
	for _, d := range r.e.File.Digests {
		known = append(known, d.Name)
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, exit.Usagef("%s describes no digest %q: it has %s%s", r.e.File.Path, n, strings.Join(known, ", "), nearest.Hint(n, known))
		}
	}
	return slices.DeleteFunc(slices.Clone(r.e.File.Digests), func(d *config.Digest) bool { return !slices.Contains(names, d.Name) }), nil
}

// jobs prepares the digests of some names, or all. All are looked at before any is
// built: a fault of the configuration stops the run before it changes anything.
func (r *run) jobs(names []string) ([]*job, error) {
	if err := r.e.File.CheckUse(); err != nil {
		return nil, err
	}
	chosen, err := r.choose(names)
	if err != nil {
		return nil, err
	}
	if err := r.checkOutputs(chosen); err != nil {
		return nil, err
	}
	return r.newJobs(chosen)
}

func (r *run) newJobs(chosen []*config.Digest) ([]*job, error) {
	var jobs []*job
	for _, d := range chosen {
		j, err := r.newJob(d)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// failed notes that a digest, or one period of it, was not built.
func (r *run) failed(d *config.Digest, err error) {
	r.outcome.Failed = true
	r.e.Observer.Failed(d.Name, err)
}

// found tells of findings that were not told of yet in this run.
func (r *run) found(ds []diag.Diagnostic) {
	for _, d := range ds {
		if !r.shown[d] {
			r.shown[d] = true
			r.e.Observer.Found(d)
		}
	}
}

// nobody is the observer of a run that is not observed.
type nobody struct{}

func (nobody) Line(Line, *layout.Report) error       { return nil }
func (nobody) Found(diag.Diagnostic)                 {}
func (nobody) Failed(string, error)                  {}
func (nobody) Stage(string) (func(int, int), func()) { return nil, func() {} }
