package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
)

// checkOutputs reports outputs that would replace each other, what is read, or what
// is no output, as far as that can be told before an archive is read: by the
// names that they have for the last period. Of digests that are not built
// now only the names count.
func (b *builder) checkOutputs(names []string) error {
	if err := b.guard.Claim(b.wantedReport()); err != nil {
		return failed(err)
	}
	if !b.f.dryRun {
		if err := readyPlace(b.f.report); err != nil {
			return failed(err)
		}
	}
	g := b.guard.Another(b.f.overwrite)
	for i := range b.file.Profiles {
		p := &b.file.Profiles[i]
		built := len(names) == 0 || slices.Contains(names, p.Name)
		g = g.Another(b.f.overwrite || !built)
		if built {
			b.reads(g, p)
		}
		if err := b.spare(g, p); err != nil {
			return failed(err)
		}
		for _, w := range b.expected(p) {
			if strings.Contains(w.Path, "{") {
				continue // its articles say what it is called
			}
			if err := b.refused(p, w.By, g.Claim(w)); err != nil {
				return err
			}
		}
	}
	return nil
}

// wantedReport returns the report of the whole run.
func (b *builder) wantedReport() output.Wanted {
	return output.Wanted{By: "--report", Path: b.f.report, Kind: output.Report}
}

// spare refuses a report that would replace what a digest is made from. A run
// in which nothing is due reads no archive, so whatever lies in one counts, but for
// an older report.
func (b *builder) spare(g *output.Guard, p *config.Profile) error {
	w := b.wantedReport()
	if w.Path == "" || w.Path == "-" {
		return nil
	}
	at, err := output.Target(w.Path)
	if err != nil {
		return err
	}
	if info, err := os.Stat(at); err != nil || !info.Mode().IsRegular() {
		return nil //nolint:nilerr // nothing is replaced
	}
	for _, path := range p.Paths {
		dir, err := output.Target(path)
		if err != nil || !strings.HasPrefix(at, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator)) {
			continue
		}
		if own, err := w.Kind.Holds(at); err != nil || !own {
			return &output.Refusal{Wanted: w, Why: "would replace a file of " + path + ", which digest " + p.Name + " is made from"}
		}
	}
	return g.Spare(w)
}

// reads tells g which files a digest is made from.
func (b *builder) reads(g *output.Guard, p *config.Profile) {
	g.Reads(b.abs)
	for _, path := range p.Paths {
		g.Reads(path)
	}
	for _, name := range []string{"css", "cover", "font"} {
		for _, path := range fontFiles(p.Flag(name)) {
			g.Reads(path)
		}
	}
}

// expected returns the files that the next issue of a digest has. Names in braces
// stay in a path where its articles decide.
func (b *builder) expected(p *config.Profile) []output.Wanted {
	rule, err := period.ParseRule(p.Period, p.WeekStart == "sunday", time.UTC)
	if err != nil {
		return nil // newJob says why
	}
	names := digests.IssueNames(p.Name, rule.Last(b.now), 0, time.UTC)
	delete(names, "n")
	if title := names.Fill(strings.Join(p.Flag("title"), "")); title != "" && !strings.Contains(title, "{") {
		names = names.With("title", title)
	}
	var out []output.Wanted
	for i, template := range p.Output {
		format := strings.ToLower(strings.TrimPrefix(filepath.Ext(template), "."))
		out = append(out, wantedBook(p, i, names.FillPath(template)))
		named := names.With("format", format)
		out = append(out, wantedReport(p, i, named.FillPath(strings.Join(p.Flag("report"), ""))))
		if format == "pdf" {
			out = append(out, wantedDump(p, i, named.FillPath(strings.Join(p.Flag("dump-pages"), ""))))
		}
	}
	return append(out, wantedManifest(p, names.FillPath(p.Manifest)))
}

func wantedBook(p *config.Profile, i int, path string) output.Wanted {
	return output.Wanted{By: "output", For: "digest " + p.Name, No: i, Path: path, Kind: output.Book(p.Output[i])}
}

func wantedReport(p *config.Profile, i int, path string) output.Wanted {
	return output.Wanted{By: "report", For: "digest " + p.Name, No: i, Path: path, Kind: output.Report}
}

func wantedDump(p *config.Profile, i int, path string) output.Wanted {
	return output.Wanted{By: "dump_pages", For: "digest " + p.Name, No: i, Path: path, Kind: output.Dump}
}

func wantedManifest(p *config.Profile, path string) output.Wanted {
	return output.Wanted{By: "manifest", For: "digest " + p.Name, Path: path, Kind: output.Manifest}
}

// wantedBook returns the book of target i.
func (x *issue) wantedBook(i int) output.Wanted { return wantedBook(x.profile, i, x.paths[i]) }

// claim reserves the files of the issue.
func (x *issue) claim() error {
	x.guard = x.builder.guard.Another(x.f.overwrite)
	x.reads(x.guard, x.profile)
	if err := x.guard.Archive(x.libs[0].Reads); err != nil {
		return err
	}
	if err := x.guard.Spare(x.builder.wantedReport()); err != nil {
		return failed(err)
	}
	all := []output.Wanted{wantedManifest(x.profile, x.full(0).FillPath(x.profile.Manifest))}
	for i, t := range x.targets {
		t.flags.beside = x.full(i).FillPath(t.dump)
		all = append(all, wantedReport(x.profile, i, x.full(i).FillPath(t.flags.report)), wantedDump(x.profile, i, t.flags.beside))
		if !t.flags.volumes.limited() {
			all = append(all, x.wantedBook(i))
		}
	}
	for _, w := range all {
		if err := x.refused(w.By, x.guard.Claim(w)); err != nil {
			return err
		}
	}
	return nil
}

// refused is builder.refused for the issue's digest.
func (x *issue) refused(key string, err error) error { return x.builder.refused(x.profile, key, err) }

// refused makes of a refusal a fault of the key that names the output.
func (b *builder) refused(p *config.Profile, key string, err error) error {
	var r *output.Refusal
	if errors.As(err, &r) {
		return b.fault(p, key, "%s %s %s", r.By, r.Path, r.Why)
	}
	return err
}
