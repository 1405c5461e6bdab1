package digests

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/books"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
	"github.com/wenzhai/wenzhai/layout"
)

// checkOutputs reports outputs that would replace each other, what is read, or what
// is no output, as far as that can be told before an archive is read: by the
// names that they have for the last period. Of digests that are not built
// now only the names count.
func (r *run) checkOutputs(chosen []*config.Digest) error {
	if err := r.guard.Claim(r.e.Report); err != nil {
		return err
	}
	if !r.e.DryRun {
		if err := books.Ready(r.e.Report.Path); err != nil {
			return err
		}
	}
	g := r.guard.Another(r.e.Overwrite)
	for _, d := range r.e.File.Digests {
		built := slices.Contains(chosen, d)
		g = g.Another(r.e.Overwrite || !built)
		if built {
			r.reads(g, d)
		}
		if err := r.spareReport(g, d); err != nil {
			return err
		}
		named := slices.DeleteFunc(r.expected(d), func(w output.Wanted) bool { return strings.Contains(w.Path, "{") })
		if err := claim(g, d, named); err != nil {
			return err
		}
	}
	return nil
}

// claim reserves the outputs of a digest.
func claim(g *output.Guard, d *config.Digest, all []output.Wanted) error {
	for _, w := range all {
		if err := refusal(d, w.By, g.Claim(w)); err != nil {
			return err
		}
	}
	return nil
}

// spareReport refuses a report that would replace what a digest is made from. A run
// in which nothing is due reads no archive, so whatever lies in one counts, but for
// an older report.
func (r *run) spareReport(g *output.Guard, d *config.Digest) error {
	w := r.e.Report
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
	for _, path := range d.Paths {
		dir, err := output.Target(path)
		if err != nil || !strings.HasPrefix(at, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator)) {
			continue
		}
		if own, err := w.Kind.Holds(at); err != nil || !own {
			return &output.Refusal{Wanted: w, Why: "would replace a file of " + path + ", which digest " + d.Name + " is made from"}
		}
	}
	return g.Spare(w)
}

// reads tells g which files a digest is made from.
func (r *run) reads(g *output.Guard, d *config.Digest) {
	if r.e.Source != "" {
		g.Reads(r.e.Source)
	}
	for _, path := range slices.Concat(d.Paths, d.Files()) {
		g.Reads(path)
	}
}

// expected returns the files that the next issue of a digest has. Names in braces
// stay in a path where its articles decide.
func (r *run) expected(d *config.Digest) []output.Wanted {
	rule, err := period.ParseRule(d.Period, d.WeekStart == "sunday", time.UTC)
	if err != nil {
		return nil // newJob says why
	}
	names := template.OfIssue(d.Name, rule.Last(r.e.Now), 0, time.UTC)
	delete(names, "n")
	if title := names.Fill(d.Text("title")); title != "" && !strings.Contains(title, "{") {
		names = names.With("title", title)
	}
	var out []output.Wanted
	for i := range d.Output {
		names := names.With("format", format(d.Output[i]))
		out = append(out, wanted(d, i, "output", output.Book(d.Output[i]), names), wanted(d, i, "report", output.Report, names))
		if format(d.Output[i]) == "pdf" {
			out = append(out, wanted(d, i, "dump_pages", output.Dump, names))
		}
	}
	return append(out, wanted(d, 0, "manifest", output.Manifest, names))
}

// format returns the format that the suffix of a path stands for: "epub", "kepub", "pdf".
func format(path string) string {
	name, _, _ := strings.Cut(strings.ToLower(strings.TrimPrefix(layout.Suffix(path), ".")), ".")
	return name
}

// wanted returns the file that a key of a digest names for its output i.
func wanted(d *config.Digest, i int, key string, k output.Kind, names template.Names) output.Wanted {
	path := d.Text(key)
	switch key {
	case "output":
		path = d.Output[i]
	case "manifest":
		path = d.Manifest
	}
	return output.Wanted{By: key, For: "digest " + d.Name, No: i, Path: names.FillPath(path), Kind: k}
}

// refusal makes of a refusal a fault of the key that names the output.
func refusal(d *config.Digest, key string, err error) error {
	var r *output.Refusal
	if errors.As(err, &r) {
		return d.Fault(key, "%s %s %s", r.By, r.Path, r.Why)
	}
	return err
}
