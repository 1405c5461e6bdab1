package digests

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
)

// retryAfter runs the commands of issues of earlier runs once more that failed
// or were cut off: a mail that could not be sent then is sent now. Issues that
// are built anyway have their turn there.
func (j *job) retryAfter(ctx context.Context, due []period.Period) error {
	if j.r.e.DryRun || len(j.digest.After) == 0 {
		return nil
	}
	for i := range j.state.Issues {
		old := &j.state.Issues[i]
		if old.After != state.Pending && old.After != state.Failed ||
			slices.ContainsFunc(due, func(p period.Period) bool { return p.Name == old.Period }) {
			continue
		}
		j.at = old.Period
		x := j.issue(period.Period{Name: old.Period, From: old.From, To: old.To}, old.Number)
		if err := x.after(ctx, old); err != nil {
			return err
		}
	}
	return nil
}

// after runs the commands of a finished issue and notes what became of them. A
// command that fails fails the run, not the issue.
func (x *issue) after(ctx context.Context, record *state.Issue) error {
	d, store := x.job.digest, x.job.store
	if len(d.After) == 0 {
		return nil
	}
	record.After = state.Done
	for _, argv := range d.After {
		for _, names := range x.occasions(argv, record) {
			err := x.job.hook(argv).Run(ctx, names)
			if err == nil {
				continue
			}
			record.After = state.Failed
			if ctx.Err() != nil {
				record.After = state.Pending
				return errors.Join(ctx.Err(), store.Save())
			}
			x.job.failed(ctx, err)
		}
	}
	return store.Save()
}

// occasions returns the names for each run of a command: one an output, or
// one for all of them.
func (x *issue) occasions(argv []string, record *state.Issue) []template.Names {
	paths := make([]string, len(record.Outputs))
	for i, o := range record.Outputs {
		paths[i] = o.Path
	}
	all := x.names.With("paths", strings.Join(paths, "\n")).With("articles", strconv.Itoa(record.Articles)).
		With("title", record.Title).With("lang", record.Lang).With("manifest", record.Manifest)
	var out []template.Names
	for _, o := range record.Outputs {
		out = append(out, all.With("path", o.Path).With("sha256", o.SHA256).With("format", format(o.Path)))
	}
	if len(out) > 1 && !perOutput(argv) {
		return out[:1]
	}
	return out
}
