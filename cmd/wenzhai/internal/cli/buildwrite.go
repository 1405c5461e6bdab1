package cli

import (
	"context"
	"path/filepath"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/layout"
)

// write makes target i.
func (x *issue) write(ctx context.Context, i int) error {
	t, path := x.targets[i], x.paths[i]
	for _, place := range []string{path, t.flags.beside} {
		if err := readyPlace(place); err != nil {
			return err
		}
	}
	r, err := x.place(ctx, i)
	if err != nil {
		return err
	}
	var found []diag.Diagnostic
	warnings := 0
	for k := range r.Diagnostics {
		found = append(found, r.Diagnostics[k].Diagnostic())
		if found[k].Severity >= diag.Warning {
			warnings++
		}
	}
	x.show(found)
	x.warned = x.warned || warnings > 0 && (x.f.strict || t.flags.strict)
	files := r.Outputs
	if r.Output != nil {
		files = []layout.Output{*r.Output}
	}
	for k, f := range files {
		x.record.Outputs = append(x.record.Outputs, state.Output{Path: f.Path, Bytes: f.Bytes, SHA256: f.SHA256, Pages: r.Pages, Warnings: warnings})
		l := x.line(i, digests.Written)
		l.Path, l.Pages, l.SHA256, l.Warnings = f.Path, r.Pages, f.SHA256, warnings
		if k == len(files)-1 {
			l.NotInIt = some(r.Losses)
		}
		if err := x.builder.report(l, r); err != nil {
			return err
		}
	}
	report := x.full(i).FillPath(t.flags.report)
	if err := readyPlace(report); err != nil {
		return err
	}
	return x.writeReport(report, r)
}

// place writes target i's book, in volumes where its flags want that.
func (x *issue) place(ctx context.Context, i int) (*layout.Report, error) {
	t := x.targets[i]
	bar := x.print.Progress()
	defer bar.Close()
	bar.Stage("setting")
	if t.flags.volumes.limited() {
		flags := *t.flags
		w := x.wantedBook(i)
		flags.out, flags.outBy, flags.outFor, flags.outNo, flags.guard = w.Path, w.By, w.For, w.No, x.guard
		flags.title = "" // filled in
		return placeVolumes(ctx, &flags, x.libs[i])
	}
	return x.app.place(ctx, x.paths[i], x.libs[i], t.write, t.verify)
}

// conclude writes the manifest and the state and runs the commands.
func (x *issue) conclude(ctx context.Context) error {
	if err := x.writeManifest(); err != nil {
		return err
	}
	if len(x.profile.After) > 0 {
		x.record.After = state.Pending
	}
	x.state.Put(x.record)
	x.advance()
	if err := x.store.Save(); err != nil {
		return err
	}
	return x.after(ctx, x.state.Issue(x.period.Name))
}

// advance notes that the period is done. A period that was built out of turn
// leaves those between to be built.
func (x *issue) advance() {
	s, p := x.state, x.period
	if x.rule.Kind() == period.KindCalendar {
		switch {
		case s.LateFrom.IsZero() || s.Selection != x.selection:
			s.LateFrom = p.From
		case p.From.Before(s.LateFrom) && !p.To.Before(s.LateFrom):
			s.LateFrom = p.From
		}
	}
	s.Selection = x.selection
	if s.Through.IsZero() || p.To.After(s.Through) && !p.From.After(s.Through) {
		s.Through = p.To
	}
}

func (x *issue) writeManifest() error {
	path := x.record.Manifest
	if path == "" {
		return nil
	}
	if err := readyPlace(path); err != nil {
		return err
	}
	v := x.libs[0].Volume()
	m := digests.Manifest{Profile: x.profile.Name, Period: x.period.Name, To: x.period.To.Format(time.RFC3339), Number: x.number, Title: v.Title}
	if !x.period.From.IsZero() {
		from := x.period.From.Format(time.RFC3339)
		m.From = &from
	}
	for _, o := range x.record.Outputs {
		m.Outputs = append(m.Outputs, digests.ManifestOutput{Path: filepath.ToSlash(o.Path), Bytes: o.Bytes, SHA256: o.SHA256, Pages: o.Pages})
	}
	for _, e := range v.Entries() {
		m.Articles = append(m.Articles, digests.NewArticle(&e.Meta))
		if e.Second != nil {
			m.Articles = append(m.Articles, digests.NewArticle(e.Second))
		}
	}
	return m.Write(path)
}
