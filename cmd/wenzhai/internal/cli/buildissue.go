package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/regular"
)

// issue is the building of one issue of a digest.
type issue struct {
	*job
	period period.Period
	number int
	names  digests.Names
	libs   []*convert.Library // of each target; targets that read alike share one
	paths  []string           // of each target, filled in
	record state.Issue
	guard  *output.Guard
}

// attempts is how often an issue is tried whose articles change under it.
const attempts = 3

// build builds the issue of one period and remembers it.
func (j *job) build(ctx context.Context, p period.Period) error {
	number, err := j.rule.Number(p, j.profile.IssueFrom)
	if err != nil {
		return err
	}
	if j.rule.Kind() != period.KindCalendar {
		number = j.serial(p)
	}
	for range attempts {
		x := &issue{job: j, period: p, number: number, names: digests.IssueNames(j.profile.Name, p, number, j.rule.Zone())}
		if err = x.make(ctx); !errors.Is(err, convert.ErrLost) {
			return err
		}
		j.forgetReadings()
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

// make reads the archive and makes what is to be made.
func (x *issue) make(ctx context.Context) error {
	defer x.close()
	if err := x.open(ctx); err != nil {
		return x.failed(err)
	}
	if x.libs[0].Volume().Len() == 0 {
		return x.nothing()
	}
	x.nameAll()
	if err := x.claim(); err != nil {
		return err
	}
	if x.f.dryRun {
		return x.plan(ctx)
	}
	inputs, err := x.inputs(ctx)
	if err != nil {
		return err
	}
	if old := x.state.Issue(x.period.Name); x.f.ifChanged && old != nil && old.Inputs == inputs && x.asRecorded(old) {
		return x.unchanged(ctx, old)
	}
	x.record = state.Issue{
		Period: x.period.Name, From: x.period.From, To: x.period.To, Number: x.number, Inputs: inputs,
		Articles: x.libs[0].Volume().Len(), Carried: x.carried(), Outputs: []state.Output{},
		Title: x.libs[0].Volume().Title, Lang: x.full(0)["lang"], Manifest: x.full(0).FillPath(x.profile.Manifest),
	}
	for i := range x.targets {
		if err := x.refused("output", x.write(ctx, i)); err != nil {
			return x.failed(err)
		}
	}
	return x.conclude(ctx)
}

// open opens the archive for each target.
func (x *issue) open(ctx context.Context) error {
	x.libs = make([]*convert.Library, len(x.targets))
	for i := range x.targets {
		if k := slices.IndexFunc(x.targets[:i], func(t target) bool { return reflect.DeepEqual(t.options, x.targets[i].options) }); k >= 0 {
			x.libs[i] = x.libs[k]
			continue
		}
		l, err := x.library(ctx, x.options(x.targets[i].options))
		if err != nil {
			return err
		}
		x.libs[i] = l
	}
	return nil
}

func (x *issue) close() {
	for i, l := range x.libs {
		if l != nil && !slices.Contains(x.libs[:i], l) {
			l.Close() //nolint:errcheck // only read from
		}
	}
}

// options narrows what a target selects down to the issue.
func (x *issue) options(o convert.Options) convert.Options {
	o.Whole = true
	sel := &o.Selection
	elsewhere := digests.CarriedElsewhere(x.state, x.period.Name)
	if x.rule.Kind() == period.KindSince {
		o.LeaveOut = elsewhere
		return o
	}
	from := x.period.From
	if x.profile.NewOnly {
		if late := x.state.LateFrom; x.takesLate() && late.Before(from) {
			from = late
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
	return x.rule.Kind() == period.KindCalendar && !x.state.LateFrom.IsZero() && x.state.Selection == x.selection
}

// between reports whether an article is of a period that was not built yet,
// though a later one is: its own issue will have it.
func (x *issue) between(it *digest.Item) bool {
	d := it.Meta.Date
	return d.Before(x.period.From) && !d.Before(x.state.Through)
}

// nameAll gives the books their titles and the outputs their paths.
func (x *issue) nameAll() {
	for i, t := range x.targets {
		v := x.libs[i].Volume()
		lead := x.libs[i].UI().Lead()
		switch {
		case t.flags.title != "":
			v.Title = x.full(i).With("issue", frame.Issue(lead, x.number)).Fill(t.flags.title)
		case x.rule.Kind() == period.KindCalendar: // also where late articles are older
			v.Dates = digest.AskedFor(x.period.From, x.period.To, x.rule.Zone())
			v.Title = v.DefaultTitle(lead)
		}
		x.paths = append(x.paths, x.full(i).FillPath(t.template))
	}
}

// full returns the names of the issue with those of target i's book.
func (x *issue) full(i int) digests.Names {
	book := digests.BookNames(x.libs[i].Volume())
	return x.names.With("title", book["title"]).With("lang", book["lang"]).With("format", x.format(i))
}

func (x *issue) format(i int) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(x.targets[i].template), "."))
}

// line returns what is to be printed of target i.
func (x *issue) line(i int, s digests.Status) digests.Line {
	l := digests.Line{Profile: x.profile.Name, Period: x.period.Name, Status: s}
	if i < len(x.paths) {
		l.Path, l.Articles = x.paths[i], x.libs[i].Volume().Len()
	} else {
		l.Path = x.names.FillPath(x.targets[i].template)
	}
	return l
}

func (x *issue) each(line func(i int) digests.Line) error {
	for i := range x.targets {
		if err := x.builder.report(line(i), nil); err != nil {
			return err
		}
	}
	return nil
}

// plan says what would be built, and what would be missing in it.
func (x *issue) plan(ctx context.Context) error {
	for i, l := range x.libs {
		if slices.Contains(x.libs[:i], l) {
			continue
		}
		if err := l.Preview(ctx); err != nil {
			return err
		}
	}
	return x.each(func(i int) digests.Line {
		l := x.line(i, digests.Planned)
		l.NotInIt = some(x.libs[i].Losses())
		return l
	})
}

// nothing ends an issue without articles: its period is over all the same.
func (x *issue) nothing() error {
	for _, l := range x.libs {
		x.show(l.Diagnostics())
	}
	x.empty = x.empty || x.f.failIfEmpty || x.targets[0].flags.failEmpty
	if err := x.each(func(i int) digests.Line {
		l := x.line(i, digests.Empty)
		n := x.libs[i].Nothing()
		l.Selected = &n
		return l
	}); err != nil || x.f.dryRun {
		return err
	}
	x.advance()
	return x.store.Save()
}

// failed reports that the issue was not built.
func (x *issue) failed(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, convert.ErrLost) {
		return err
	}
	if out := x.each(func(i int) digests.Line {
		l := x.line(i, digests.Failed)
		l.Error = explain.Error(err)
		return l
	}); out != nil {
		return errors.Join(err, out)
	}
	return err
}

// inputs identifies all that the issue is made from.
func (x *issue) inputs(ctx context.Context) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", version.Stamp(), x.env.Getenv("SOURCE_DATE_EPOCH"))
	for i, t := range x.targets {
		fmt.Fprintf(h, "%q\n%s", x.paths[i], t.settings)
		if slices.Contains(x.libs[:i], x.libs[i]) {
			continue
		}
		if err := x.libs[i].Inputs(ctx, h); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// asRecorded reports whether the outputs of an issue are what was written.
func (x *issue) asRecorded(old *state.Issue) bool {
	for _, o := range old.Outputs {
		info, err := os.Stat(o.Path)
		if err != nil || info.Size() != o.Bytes {
			return false
		}
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
		l := digests.Line{
			Profile: x.profile.Name, Period: x.period.Name, Status: digests.Unchanged, Path: o.Path,
			Articles: old.Articles, Pages: o.Pages, SHA256: o.SHA256, Warnings: o.Warnings,
		}
		if err := x.builder.report(l, nil); err != nil {
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
	for i, l := range x.libs {
		if !slices.Contains(x.libs[:i], l) {
			out = append(out, digests.Carry(l.Chosen())...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
