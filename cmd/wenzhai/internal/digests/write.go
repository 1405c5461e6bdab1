package digests

import (
	"context"
	"path/filepath"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/books"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/layout"
)

// write makes target i.
func (x *issue) write(ctx context.Context, i int) error {
	o := x.orders[i]
	if err := books.Ready(o.Out.Path, o.Dump.Path); err != nil {
		return err
	}
	_, end := x.job.r.e.Observer.Stage("setting")
	report, err := x.job.r.e.Place(ctx, o)
	end()
	if err != nil {
		return err
	}
	if err := x.tell(i, report); err != nil {
		return err
	}
	return o.WriteReport(report)
}

// tell notes what became of target i in the record, and tells the observer.
func (x *issue) tell(i int, report *layout.Report) error {
	r := x.job.r
	warnings := 0
	for _, d := range report.Diagnostics {
		if d.Severity >= diag.Warning {
			warnings++
		}
	}
	r.found(report.Diagnostics)
	r.outcome.Warned = r.outcome.Warned || warnings > 0 && (r.e.Strict || x.orders[i].Book.Strict)
	files := books.Files(report)
	for k, f := range files {
		x.record.Outputs = append(x.record.Outputs, state.Output{File: f, Pages: report.Pages, Warnings: warnings})
		l := x.line(i, Written)
		l.Path, l.Pages, l.SHA256, l.Warnings = f.Path, report.Pages, f.SHA256, warnings
		if k == len(files)-1 {
			l.NotInIt = some(report.Losses)
		}
		if err := r.e.Observer.Line(l, report); err != nil {
			return err
		}
	}
	return nil
}

// conclude writes the manifest and the state and runs the commands.
func (x *issue) conclude(ctx context.Context) error {
	if err := x.writeManifest(); err != nil {
		return err
	}
	if len(x.job.digest.After) > 0 {
		x.record.After = state.Pending
	}
	x.job.state.Put(x.record)
	x.advance()
	if err := x.job.store.Save(); err != nil {
		return err
	}
	return x.after(ctx, x.job.state.Issue(x.period.Name))
}

// advance notes that the period is done. A period that was built out of turn
// leaves those between to be built.
func (x *issue) advance() {
	s, p := x.job.state, x.period
	if x.job.rule.Kind() == period.KindCalendar {
		switch {
		case s.LateFrom.IsZero() || s.Selection != x.job.selection:
			s.LateFrom = p.From
		case p.From.Before(s.LateFrom) && !p.To.Before(s.LateFrom):
			s.LateFrom = p.From
		}
	}
	s.Selection = x.job.selection
	if s.Through.IsZero() || p.To.After(s.Through) && !p.From.After(s.Through) {
		s.Through = p.To
	}
}

func (x *issue) writeManifest() error {
	path := x.record.Manifest
	if path == "" {
		return nil
	}
	if err := books.Ready(path); err != nil {
		return err
	}
	v := x.orders[0].Volume
	m := manifest{Version: 1, Digest: x.job.digest.Name, Period: x.period.Name, To: x.period.To.Format(time.RFC3339), Number: x.number, Title: v.Title}
	if !x.period.From.IsZero() {
		from := x.period.From.Format(time.RFC3339)
		m.From = &from
	}
	for _, o := range x.record.Outputs {
		o.Path, o.Warnings = filepath.ToSlash(o.Path), 0
		m.Outputs = append(m.Outputs, o)
	}
	for _, e := range v.Entries() {
		m.Articles = append(m.Articles, newArticle(&e.Meta))
		if e.Second != nil {
			m.Articles = append(m.Articles, newArticle(e.Second))
		}
	}
	return books.WriteJSON(nil, path, m)
}
