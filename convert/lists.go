package convert

import (
	"cmp"
	"slices"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	shapes "github.com/wenzhai/wenzhai/convert/digest/shape"
	"github.com/wenzhai/wenzhai/convert/generated"
	"github.com/wenzhai/wenzhai/convert/generated/snapshot"
	"github.com/wenzhai/wenzhai/convert/links"
	"github.com/wenzhai/wenzhai/convert/reasons"
)

// withoutLists leaves out of the articles the pages of generated sites that are none.
func (a *articles) withoutLists() {
	if !slices.ContainsFunc(a.heads, func(h head) bool { return h.Outline != nil }) {
		return
	}
	index := links.New(len(a.heads), func(i int) links.Article {
		l := a.linked(i)
		if o := a.heads[i].Outline; a.items[i].Shape == shapes.Entry || o != nil && o.To != "" {
			l.URL, l.Via, l.First = "", nil, l.First && o != nil // these lead to pages, nothing to them
		}
		return l
	})
	file := func(i int) string { return a.items[i].Meta.Path }
	why := generated.Lists(generated.Archive{
		N: len(a.heads), Find: index.Page,
		At: func(i int) generated.Article {
			m := &a.items[i].Meta
			return generated.Article{Path: m.Path, Title: m.Title, URL: m.URL, Asked: a.sources[a.heads[i].source].Named(), Part: a.items[i].Shape == shapes.Entry, Outline: a.heads[i].Outline}
		},
		Text: func(i int) []byte { text, _ := a.text(&a.heads[i]); return text },
	})
	for i := range a.heads {
		a.heads[i].Outline = nil
	}
	if why == nil {
		return
	}
	folder, text := generated.Told(why, file)
	n, out := 0, map[string]bool{}
	for i, w := range why {
		if w != "" {
			out[file(i)] = true
			a.lists = append(a.lists, reasons.LeftOut{Path: file(i), Line: a.items[i].Meta.Line, Kind: "list", Why: "is no article of a generated site: " + string(w)})
			continue
		}
		a.heads[n], a.items[n] = a.heads[i], a.items[i]
		n++
	}
	a.heads, a.items = slices.Clip(a.heads[:n]), slices.Clip(a.items[:n])
	a.found = slices.DeleteFunc(a.found, func(d diag.Diagnostic) bool {
		return out[d.Path] && (d.Code == diag.Undated || d.Code == diag.Untitled || d.Code == diag.AmbiguousDate || d.Code == diag.BadDate)
	})
	a.found = append(a.found, diag.New(diag.Site, folder, 0, "holds pages of a generated site that are no articles, which were left out: %s", text))
}

// findCopies finds the articles that are one in several shapes, or in several files of
// a web archive, whose descriptions say what these do not.
func (a *articles) findCopies() {
	kept := snapshot.Find(len(a.sources), func(i int) string { return a.sources[i].Path() }, func(i int) ([]byte, error) { return a.sources[i].Read() })
	if kept == nil && !slices.ContainsFunc(a.items, func(it digest.Item) bool { return it.Shape != a.items[0].Shape }) {
		return
	}
	in := make([]string, len(a.items))
	for i := range a.items {
		m := &a.items[i].Meta
		if folder, p, s, ok := kept.Of(m.Path); ok {
			in[i], a.items[i].Shape = folder, s
			m.URL, m.Title = cmp.Or(m.URL, p.URL), cmp.Or(p.Title, m.Title)
		}
	}
	of := generated.Copies(len(a.items), func(i int) generated.Post {
		it := &a.items[i]
		l := a.linked(i)
		return generated.Post{Title: it.Meta.Title, Lang: it.Meta.Lang, Date: l.Date, Shape: it.Shape, Slugs: l.Slugs, Snapshot: in[i]}
	}, a.passage)
	for i, n := range of {
		a.items[i].Copy = n
	}
}
