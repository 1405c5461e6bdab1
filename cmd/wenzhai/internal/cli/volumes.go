package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/epub"
)

// volumeFlags say when a book becomes several, and how each is written.
type volumeFlags struct {
	maxSize     string
	maxArticles int

	limit  epub.Limit
	verify output.Verify
	write  func(ctx context.Context, l *convert.Library, vols []*digest.Volume, place func(*digest.Volume, func(io.Writer) error) error) (*layout.Report, error)
}

func (v *volumeFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&v.maxSize, "max-size", "", "part the book into volumes of at most this `SIZE`: 45MB, 800KB, a number of bytes")
	addWhole(c.Flags(), &v.maxArticles, "max-articles", "", 0, "part the book into volumes of at most `N` articles (0 = no limit)")
}

// options reads the flags; out is where the book goes.
func (v *volumeFlags) options(out string) error {
	size, err := parseSize(v.maxSize)
	if err != nil {
		return usagef("--max-size: %v", err)
	}
	if v.maxArticles < 0 {
		return usagef("--max-articles takes a number of articles, not %d", v.maxArticles)
	}
	v.limit = epub.Limit{Bytes: size, Articles: v.maxArticles}
	if v.limited() && out == "-" {
		return usagef("volumes cannot go to standard output: name a file with -o")
	}
	return nil
}

func (v *volumeFlags) limited() bool { return v != nil && v.limit != epub.Limit{} }

// minSize is the least size of a volume that leaves room for a cover.
const minSize = 100_000

// parseSize reads "45MB" and the like as bytes; kB, MB and GB are powers of
// 1000, as shops and mail servers count them, KiB, MiB and GiB of 1024. "" is 0.
func parseSize(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	number := strings.TrimRight(s, "KMGIBkmgib ")
	factor, ok := map[string]float64{
		"": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
	}[strings.ToLower(strings.TrimSpace(s[len(number):]))]
	n, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || !ok || n <= 0 || strings.Trim(number, "0123456789.") != "":
		return 0, fmt.Errorf("%q is no size: expected a number with KB, MB or GB", s)
	case n*factor < minSize || n*factor > 1<<50:
		return 0, fmt.Errorf("%s is out of range: from %d bytes on", s, minSize)
	}
	return int64(n * factor), nil
}

// volumeRun is the writing of a book that may become several volumes.
type volumeRun struct {
	*volumeFlags
	library *convert.Library
	batch   output.Batch
	volumes []*digest.Volume // in the batch
	outputs []layout.Output  // likewise
	flags   *bookFlags
}

// tries is how often a book is parted, a little finer each time, before its
// volumes keep to the size that was asked for.
const tries = 4

// placeVolumes writes the book to the path that -o names, or in volumes to
// several. All are placed, or none.
func placeVolumes(ctx context.Context, b *bookFlags, l *convert.Library) (*layout.Report, error) {
	r := &volumeRun{volumeFlags: b.volumes, library: l, flags: b}
	defer r.batch.Discard() //nolint:errcheck // after Commit there is nothing to discard; after an error, that one counts
	report, err := r.parted(ctx)
	if err != nil {
		return nil, err
	}
	if err := r.batch.Commit(); err != nil {
		return nil, err
	}
	for _, d := range r.large() {
		report.Note(d)
	}
	if len(r.outputs) == 1 {
		report.Output = &r.outputs[0]
	} else {
		report.Outputs = r.outputs
	}
	return report, nil
}

// parted adds the volumes to the batch. With a limit in bytes the book is first
// written whole: only then are the sizes of its parts known.
func (r *volumeRun) parted(ctx context.Context) (*layout.Report, error) {
	if r.limit.Bytes == 0 {
		return r.add(ctx, layout.Split(r.library, r.limit, nil))
	}
	whole, err := r.add(ctx, []*digest.Volume{r.library.Volume()})
	if err != nil {
		return nil, err
	}
	if r.outputs[0].Bytes <= r.limit.Bytes && (r.limit.Articles == 0 || r.library.Volume().Len() <= r.limit.Articles) {
		return whole, nil
	}
	limit := r.limit
	for range tries {
		vols := layout.Split(r.library, limit, whole)
		if len(vols) == 1 {
			return whole, nil
		}
		report, err := r.add(ctx, vols)
		if err != nil {
			return nil, err
		}
		if !r.over() {
			return report, nil
		}
		limit.Bytes -= limit.Bytes / 25
	}
	return nil, fmt.Errorf("no volumes of at most %d bytes could be made", r.limit.Bytes)
}

// add writes vols into the batch in the place of what is there.
func (r *volumeRun) add(ctx context.Context, vols []*digest.Volume) (*layout.Report, error) {
	if err := r.batch.Discard(); err != nil {
		return nil, err
	}
	r.volumes, r.outputs = vols, nil
	for _, v := range vols {
		giveTitle(r.flags.title, r.library.Volume(), v)
		if err := r.flags.guard.Claim(r.flags.wanted(r.path(v))); err != nil {
			return nil, err
		}
	}
	return r.write(ctx, r.library, vols, func(v *digest.Volume, write func(io.Writer) error) error {
		path := r.path(v)
		write, verify := until(ctx, write, r.verify)
		placed, err := r.batch.Add(path, write, verify)
		r.outputs = append(r.outputs, layout.Output{Path: path, Bytes: placed.Bytes, SHA256: placed.SHA256})
		return err
	})
}

func (r *volumeRun) path(v *digest.Volume) string {
	return volumePath(r.flags.out, r.library.Volume(), v)
}

// over reports whether a volume is too large though it holds several articles.
func (r *volumeRun) over() bool {
	for i, v := range r.volumes {
		if r.outputs[i].Bytes > r.limit.Bytes && v.Len() > 1 {
			return true
		}
	}
	return false
}

// large returns a warning for every volume that one article makes too large.
func (r *volumeRun) large() []diag.Diagnostic {
	var out []diag.Diagnostic
	for i, v := range r.volumes {
		if n := r.outputs[i].Bytes; r.limit.Bytes > 0 && n > r.limit.Bytes {
			e := v.Entries()[0]
			out = append(out, diag.New(diag.LargeVolume, e.Path, e.Line, "%q alone makes a volume of %d bytes, over the limit of %d", e.Title, n, r.limit.Bytes))
		}
	}
	return out
}

// volumePath fills in the names in out for volume v of the book whole; of
// several volumes each gets its number, before the extension where out does
// not say {n}.
func volumePath(out string, whole, v *digest.Volume) string {
	if v.Number > 0 && !strings.Contains(out, "{n}") {
		ext := filepath.Ext(out)
		out = strings.TrimSuffix(out, ext) + "-{n}" + ext
	}
	return volumeNames(whole, v).FillPath(out)
}

// giveTitle gives volume v of the book whole a title, with its names filled in;
// without one it keeps its own.
func giveTitle(title string, whole, v *digest.Volume) {
	if title = volumeNames(whole, v).Fill(title); strings.TrimSpace(title) != "" {
		v.Title = title
	}
}

// volumeNames returns the names of volume v of the book whole.
func volumeNames(whole, v *digest.Volume) digests.Names {
	own := digests.BookNames(v)
	return digests.BookNames(whole).With("n", own["n"]).With("title", own["title"])
}
