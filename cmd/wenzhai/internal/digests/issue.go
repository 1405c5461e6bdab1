package digests

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/books"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/regular"
)

// issue is the building of one issue of a digest.
type issue struct {
	job    *job
	period period.Period
	number int
	names  template.Names
	orders []*books.Order // of each target; those that read alike share a library
	record state.Issue
}

func (j *job) issue(p period.Period, number int) *issue {
	return &issue{job: j, period: p, number: number, names: template.OfIssue(j.digest.Name, p, number, j.rule.Zone())}
}

// make reads the archive and makes what is to be made.
func (x *issue) make(ctx context.Context) error {
	defer x.close()
	if err := x.open(ctx); err != nil {
		return x.failed(err)
	}
	if x.orders[0].Volume.Len() == 0 {
		return x.nothing()
	}
	x.nameAll()
	if err := x.claim(); err != nil {
		return err
	}
	if x.job.r.e.DryRun {
		return x.plan(ctx)
	}
	inputs, err := x.inputs(ctx)
	if err != nil {
		return err
	}
	if old := x.job.state.Issue(x.period.Name); x.job.r.e.IfChanged && old != nil && old.Inputs == inputs && asRecorded(old) {
		return x.unchanged(ctx, old)
	}
	x.record = state.Issue{
		Period: x.period.Name, From: x.period.From, To: x.period.To, Number: x.number, Inputs: inputs,
		Built:    x.job.now(),
		Articles: x.orders[0].Volume.Len(), Carried: x.carried(), Outputs: []state.Output{},
		Title: x.orders[0].Volume.Title, Lang: x.full(0)["lang"], Manifest: x.wanted(0, "manifest", output.Manifest).Path,
	}
	for i := range x.orders {
		if err := refusal(x.job.digest, "output", x.write(ctx, i)); err != nil {
			return x.failed(err)
		}
	}
	return x.conclude(ctx)
}

// open opens the archive for each target.
func (x *issue) open(ctx context.Context) error {
	for _, t := range x.job.targets {
		o := &books.Order{Book: t.book, Stdout: x.job.r.e.Stdout}
		same := func(old *books.Order) bool { return reflect.DeepEqual(old.Book.Options, t.book.Options) }
		if k := slices.IndexFunc(x.orders, same); k >= 0 {
			o.Open(x.orders[k].Library)
		} else {
			l, err := x.job.r.library(ctx, x.options(t.book.Options))
			if err != nil {
				return err
			}
			o.Open(l)
		}
		x.orders = append(x.orders, o)
	}
	return nil
}

// archives calls do with every library once.
func (x *issue) archives(do func(*convert.Library) error) error {
	var done []*convert.Library
	for _, o := range x.orders {
		if slices.Contains(done, o.Library) {
			continue
		}
		done = append(done, o.Library)
		if err := do(o.Library); err != nil {
			return err
		}
	}
	return nil
}

func (x *issue) close() {
	x.archives((*convert.Library).Close) //nolint:errcheck // only read from
}

// options narrows what a target selects down to the issue.
func (x *issue) options(o convert.Options) convert.Options {
	o.Whole = true
	sel, s := &o.Selection, x.job.state
	elsewhere := carriedElsewhere(s, x.period.Name)
	if x.job.rule.Kind() == period.KindSince {
		o.LeaveOut = elsewhere
		return o
	}
	from := x.period.From
	if x.job.newOnly {
		if x.takesLate() && s.LateFrom.Before(from) {
			from = s.LateFrom
		}
		o.LeaveOut = func(it *digest.Item) bool { return x.between(it) || elsewhere(it) }
	}
	if sel.Since.Before(from) {
		sel.Since = from
	}
	if sel.Until.IsZero() || sel.Until.After(x.period.To) {
		sel.Until = x.period.To
	}
	return o
}

// takesLate reports whether articles of earlier periods are late for them: not
// before the first issue, nor where the digest selects anew.
func (x *issue) takesLate() bool {
	s := x.job.state
	return x.job.rule.Kind() == period.KindCalendar && !s.LateFrom.IsZero() && s.Selection == x.job.selection
}

// between reports whether an article is of a period that was not built yet,
// though a later one is: its own issue will have it.
func (x *issue) between(it *digest.Item) bool {
	d := it.Meta.Date
	return d.Before(x.period.From) && !d.Before(x.job.state.Through)
}

// nameAll gives the books their titles and the outputs their paths.
func (x *issue) nameAll() {
	for i, o := range x.orders {
		v := o.Volume
		lead := o.Library.UI().Lead()
		switch {
		case o.Book.Title != "":
			v.Title = x.full(i).With("issue", frame.Issue(lead, x.number)).Fill(o.Book.Title)
		case x.job.rule.Kind() == period.KindCalendar: // also where late articles are older
			v.Dates = digest.AskedFor(x.period.From, x.period.To, x.job.rule.Zone())
			v.Title = v.DefaultTitle(lead)
		}
		o.Out, o.Report = x.wanted(i, "output", output.Book(x.job.digest.Output[i])), x.wanted(i, "report", output.Report)
		if o.Book.Use == settings.PDF {
			o.Dump = x.wanted(i, "dump_pages", output.Dump)
		}
	}
}

// full returns the names of the issue with those of target i's book.
func (x *issue) full(i int) template.Names {
	book := template.OfBook(x.orders[i].Volume)
	return x.names.With("title", book["title"]).With("lang", book["lang"]).With("format", format(x.job.digest.Output[i]))
}

// wanted returns the file that a key names for target i.
func (x *issue) wanted(i int, key string, k output.Kind) output.Wanted {
	return wanted(x.job.digest, i, key, k, x.full(i))
}

// claim reserves the files of the issue.
func (x *issue) claim() error {
	r, d := x.job.r, x.job.digest
	guard := r.guard.Another(r.e.Overwrite)
	r.reads(guard, d)
	if err := guard.Archive(x.orders[0].Library.Reads); err != nil {
		return err
	}
	if err := guard.Spare(r.e.Report); err != nil {
		return err
	}
	all := []output.Wanted{x.wanted(0, "manifest", output.Manifest)}
	for _, o := range x.orders {
		o.Guard = guard
		all = append(all, o.Outputs()...)
	}
	return claim(guard, d, all)
}

// line returns what is to be printed of target i.
func (x *issue) line(i int, s Status) Line {
	l := Line{Digest: x.job.digest.Name, Period: x.period.Name, Status: s}
	if i < len(x.orders) && x.orders[i].Out.Path != "" {
		l.Path, l.Articles = x.orders[i].Out.Path, x.orders[i].Volume.Len()
	} else {
		l.Path = x.names.FillPath(x.job.digest.Output[i])
	}
	return l
}

// each tells of every target.
func (x *issue) each(s Status, more func(l *Line, i int)) error {
	for i := range x.job.targets {
		l := x.line(i, s)
		more(&l, i)
		if err := x.job.r.e.Observer.Line(l, nil); err != nil {
			return err
		}
	}
	return nil
}

// plan says what would be built, and what would be missing in it.
func (x *issue) plan(ctx context.Context) error {
	if err := x.archives(func(l *convert.Library) error { return l.Preview(ctx) }); err != nil {
		return err
	}
	return x.each(Planned, func(l *Line, i int) { l.NotInIt = some(x.orders[i].Library.Losses()) })
}

// some returns x, or nil where nothing is missing.
func some(x convert.Losses) *convert.Losses {
	if x.None() {
		return nil
	}
	return &x
}

// nothing ends an issue without articles: its period is over all the same.
func (x *issue) nothing() error {
	r := x.job.r
	for _, o := range x.orders {
		r.found(o.Library.Diagnostics())
	}
	r.outcome.Empty = r.outcome.Empty || r.e.FailIfEmpty || x.job.targets[0].book.FailIfEmpty
	if err := x.each(Empty, func(l *Line, i int) {
		n := x.orders[i].Library.Nothing()
		l.Selected = &n
	}); err != nil || r.e.DryRun {
		return err
	}
	x.advance()
	return x.job.store.Save()
}

// failed reports that the issue was not built.
func (x *issue) failed(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, convert.ErrLost) {
		return err
	}
	if out := x.each(Failed, func(l *Line, _ int) { l.Error = explain.Error(err) }); out != nil {
		return errors.Join(err, out)
	}
	return err
}

// inputs identifies all that the issue is made from.
func (x *issue) inputs(ctx context.Context) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", x.job.r.e.Program, x.job.r.e.SourceDate.Format(time.RFC3339))
	for i, t := range x.job.targets {
		fmt.Fprintf(h, "%q %q\n%s", x.orders[i].Out.Path, x.orders[i].Volume.Title, t.identity)
	}
	if err := x.archives(func(l *convert.Library) error { return l.Inputs(ctx, h) }); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// asRecorded reports whether the outputs of an issue are what was written.
func asRecorded(old *state.Issue) bool {
	for _, o := range old.Outputs {
		if sum, err := sumOf(o.Path); err != nil || sum != o.SHA256 {
			return false
		}
	}
	return len(old.Outputs) > 0
}

func sumOf(path string) (string, error) {
	f, err := regular.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}

// unchanged ends an issue whose outputs are up to date. Commands that could not
// run then are tried again.
func (x *issue) unchanged(ctx context.Context, old *state.Issue) error {
	for _, o := range old.Outputs {
		l := Line{
			Digest: x.job.digest.Name, Period: x.period.Name, Status: Unchanged, Path: o.Path,
			Articles: old.Articles, Pages: o.Pages, SHA256: o.SHA256, Warnings: o.Warnings,
		}
		if err := x.job.r.e.Observer.Line(l, nil); err != nil {
			return err
		}
	}
	if old.After == state.Pending || old.After == state.Failed {
		return x.after(ctx, old)
	}
	return nil
}

// carried returns what the issue carries, for the state.
func (x *issue) carried() []string {
	out := []string{}
	x.archives(func(l *convert.Library) error { //nolint:errcheck // there is none
		out = append(out, carry(l.Chosen())...)
		return nil
	})
	slices.Sort(out)
	return slices.Compact(out)
}
