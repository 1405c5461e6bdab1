package books

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout"
)

// volumes is the writing of a book that may become several volumes.
type volumes struct {
	order   *Order
	batch   output.Batch
	volumes []*digest.Volume // in the batch
	outputs []layout.File    // likewise
}

// tries is how often a book is parted, a little finer each time, before its
// volumes keep to the size that was asked for.
const tries = 4

// placeVolumes writes the book to its path, or in volumes to several. All are
// placed, or none.
func (o *Order) placeVolumes(ctx context.Context) (*layout.Report, error) {
	r := &volumes{order: o}
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
func (r *volumes) parted(ctx context.Context) (*layout.Report, error) {
	limit, l := r.order.Book.Limit, r.order.Library
	if limit.Bytes == 0 {
		return r.add(ctx, layout.Split(l, limit, nil))
	}
	whole, err := r.add(ctx, []*digest.Volume{l.Volume()})
	if err != nil {
		return nil, err
	}
	if r.outputs[0].Bytes <= limit.Bytes && (limit.Articles == 0 || l.Len() <= limit.Articles) {
		return whole, nil
	}
	for range tries {
		vols := layout.Split(l, limit, whole)
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
	return nil, fmt.Errorf("no volumes of at most %d bytes could be made", r.order.Book.Limit.Bytes)
}

// add writes vols into the batch in the place of what is there.
func (r *volumes) add(ctx context.Context, vols []*digest.Volume) (*layout.Report, error) {
	if err := r.batch.Discard(); err != nil {
		return nil, err
	}
	r.volumes, r.outputs = vols, nil
	for _, v := range vols {
		r.order.GiveTitle(v)
		w := r.order.Out
		w.Path = r.order.Path(v)
		if err := r.order.Guard.Claim(w); err != nil {
			return nil, err
		}
	}
	return r.order.write(ctx, vols, func(v *digest.Volume, write func(io.Writer) error) error {
		path := r.order.Path(v)
		write, verify := until(ctx, write, r.order.verify())
		placed, err := r.batch.Add(path, write, verify)
		r.outputs = append(r.outputs, placed)
		return err
	})
}

// over reports whether a volume is too large though it holds several articles.
func (r *volumes) over() bool {
	for i, v := range r.volumes {
		if r.outputs[i].Bytes > r.order.Book.Limit.Bytes && v.Len() > 1 {
			return true
		}
	}
	return false
}

// large returns a warning for every volume that one article makes too large.
func (r *volumes) large() []diag.Diagnostic {
	var out []diag.Diagnostic
	limit := r.order.Book.Limit.Bytes
	for i, v := range r.volumes {
		if n := r.outputs[i].Bytes; limit > 0 && n > limit {
			e := v.Entries()[0]
			out = append(out, diag.New(diag.LargeVolume, e.Path, e.Line, "%q alone makes a volume of %d bytes, over the limit of %d", e.Title, n, limit))
		}
	}
	return out
}

// Path returns where volume v of the book goes: the names in the path are filled in,
// and of several volumes each gets its number, before the extension where the path
// does not say {n}.
func (o *Order) Path(v *digest.Volume) string {
	path := o.Out.Path
	if v.Number > 0 && !strings.Contains(path, "{n}") {
		ext := layout.Suffix(path)
		path = strings.TrimSuffix(path, ext) + "-{n}" + ext
	}
	return o.names(v).FillPath(path)
}

// GiveTitle gives volume v of the book its title, with its names filled in; without
// one it keeps its own.
func (o *Order) GiveTitle(v *digest.Volume) {
	if title := o.names(v).Fill(o.Title); strings.TrimSpace(title) != "" {
		v.Title = title
	}
}

// names returns the names of volume v of the book.
func (o *Order) names(v *digest.Volume) template.Names {
	own := template.OfBook(v)
	return template.OfBook(o.Volume).With("n", own["n"]).With("title", own["title"])
}
