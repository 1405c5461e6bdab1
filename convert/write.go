package convert

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/convert/pinyin"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// EPUB writes the volume as an EPUB to w. The library's frame languages,
// number of workers and choice of pictures replace those of eo.
func (l *Library) EPUB(ctx context.Context, w io.Writer, eo epub.Options) (*Report, error) {
	return l.EPUBs(ctx, []*digest.Volume{l.volume}, eo, func(_ *digest.Volume, write func(io.Writer) error) error {
		return write(w)
	})
}

// Volumes parts the volume so that each part keeps to limit. A limit in bytes
// needs the report of EPUB on the whole.
func (l *Library) Volumes(limit epub.Limit, whole *Report) []*digest.Volume {
	size := &epub.Report{}
	if whole != nil && whole.epub != nil {
		size = whole.epub
	}
	return epub.Split(l.volume, limit, size)
}

// EPUBs writes vols, which Volumes gave, as an EPUB each. It calls place for
// one after the other; that calls write with where the book goes. The report
// is of all together.
func (l *Library) EPUBs(ctx context.Context, vols []*digest.Volume, eo epub.Options, place func(v *digest.Volume, write func(io.Writer) error) error) (*Report, error) {
	if err := l.fetchPictures(ctx); err != nil {
		return nil, err
	}
	if l.volume == nil || place == nil {
		return nil, errNotOpen
	}
	l.progress.begin(l.volume.Len())
	eo.UI, eo.Workers, eo.KeepImages, eo.Hold = l.ui, l.o.Workers, l.o.Images, l.hold
	var found []diag.Diagnostic
	pictures := 0
	var last epub.Report
	for _, v := range vols {
		err := place(v, func(w io.Writer) (err error) {
			last, err = epub.Write(ctx, w, v, l.Load, eo)
			return err
		})
		if err != nil {
			return nil, err
		}
		pictures += last.Images
		found = append(found, last.Diagnostics...)
	}
	report := l.report("epub")
	report.Pictures, report.epub = pictures, &last
	report.add(found)
	report.Losses = l.losses(report.diagnostics())
	return report, nil
}

// PDF typesets the volume as a PDF to w. The library's frame languages,
// number of workers and choice of pictures replace those of po.
func (l *Library) PDF(ctx context.Context, w io.Writer, po pdf.Options) (*Report, error) {
	po.Readings = l.o.Ruby == pinyin.All
	if err := l.fetchPictures(ctx); err != nil {
		return nil, err
	}
	l.progress.begin(l.volume.Len())
	po.UI, po.Workers, po.KeepImages, po.Hold = l.ui, l.o.Workers, l.o.Images, l.hold
	r, err := pdf.Write(ctx, w, l.volume, l.Load, po)
	if err != nil {
		return nil, err
	}
	report := l.report("pdf")
	report.Pages = r.Pages
	report.add(r.Diagnostics)
	report.Losses = l.losses(report.diagnostics())
	return report, nil
}

// hold holds the memory that it takes to decode a picture once more.
func (l *Library) hold(ctx context.Context, data []byte) (release func(), err error) {
	return picture.Hold(ctx, l.decoding, data)
}

// Report is what a build did, for people and for scripts; --report prints it
// as JSON.
type Report struct {
	Format      string            `json:"format"` // "epub" or "pdf"
	Title       string            `json:"title"`
	Period      string            `json:"period"` // "2021-06-28–2021-07-12"; "" if undated
	Langs       []doc.Lang        `json:"langs"`
	Articles    int               `json:"articles"`
	Chapters    int               `json:"chapters"`
	Pages       int               `json:"pages,omitempty"`
	Pictures    int               `json:"pictures,omitempty"`
	Files       int               `json:"files_read"`
	Skipped     map[string]int    `json:"files_skipped,omitempty"` // by kind: "hidden", ".png" …
	Duplicates  int               `json:"duplicates"`
	Losses      Losses            `json:"not_in_it"`         // what a reader misses
	Dropped     map[string]Count  `json:"dropped,omitempty"` // by rule
	Counts      map[diag.Code]int `json:"diagnostics_by_code,omitempty"`
	Diagnostics []Finding         `json:"diagnostics"`
	Output      *Output           `json:"output,omitempty"`  // filled in by whoever placed the file
	Outputs     []Output          `json:"volumes,omitempty"` // likewise, of a book in several volumes

	epub *epub.Report // of the volume that was written last
}

// Count is how often a rule dropped something, and how much.
type Count struct {
	Parts int `json:"parts"`
	Chars int `json:"chars"`
}

// Output is the file that was written.
type Output struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Finding is a diagnostic in its JSON form.
type Finding struct {
	Severity string    `json:"severity"`
	Code     diag.Code `json:"code"`
	Path     string    `json:"path,omitempty"`
	Line     int       `json:"line,omitempty"`
	Message  string    `json:"message"`
	Hint     string    `json:"hint,omitempty"`

	diagnostic diag.Diagnostic
}

// Diagnostic returns the finding as a value of package diag.
func (f *Finding) Diagnostic() diag.Diagnostic { return f.diagnostic }

// NewFinding returns the JSON form of d.
func NewFinding(d diag.Diagnostic) Finding {
	return Finding{d.Severity.String(), d.Code, d.Path, d.Line, d.Message, d.Hint, d}
}

func (l *Library) report(format string) *Report {
	v := l.volume
	r := &Report{
		Format: format, Title: v.Title, Period: v.Period(), Langs: v.Langs, Articles: v.Len(),
		Files: len(l.sources), Skipped: map[string]int{}, Duplicates: l.leftOutDuplicates(),
		Dropped: map[string]Count{}, Counts: map[diag.Code]int{}, Diagnostics: []Finding{},
	}
	for _, s := range l.archive.Skipped() {
		r.Skipped[s.Kind] = s.Count
	}
	if v.HasChapters() {
		r.Chapters = len(v.Chapters)
	}
	for _, d := range l.Dropped() {
		for _, p := range d.Parts {
			c := r.Dropped[p.Rule]
			r.Dropped[p.Rule] = Count{c.Parts + 1, c.Chars + p.Chars}
		}
	}
	r.add(l.Diagnostics())
	return r
}

// Note adds a finding that was made while the book was placed.
func (r *Report) Note(d diag.Diagnostic) { r.add([]diag.Diagnostic{d}) }

func (r *Report) add(ds []diag.Diagnostic) {
	for _, d := range ds {
		if r.Counts == nil {
			r.Counts = map[diag.Code]int{}
		}
		r.Counts[d.Code]++
		r.Diagnostics = append(r.Diagnostics, NewFinding(d))
	}
}

func (r *Report) diagnostics() []diag.Diagnostic {
	out := make([]diag.Diagnostic, len(r.Diagnostics))
	for i := range r.Diagnostics {
		out[i] = r.Diagnostics[i].diagnostic
	}
	return out
}

// skipped says how many files were passed over, and of which kinds most were.
func skipped(kinds []archive.Skipped) string {
	n := 0
	var named []string
	kinds = slices.Clone(kinds)
	slices.SortStableFunc(kinds, func(a, b archive.Skipped) int { return b.Count - a.Count })
	for i, k := range kinds {
		n += k.Count
		if i < 4 {
			named = append(named, fmt.Sprintf("%d %s", k.Count, k.Kind))
		}
	}
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%s)", n, strings.Join(named, ", "))
}
