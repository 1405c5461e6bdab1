package convert

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/generated"
	"github.com/wenzhai/wenzhai/convert/input"
	"github.com/wenzhai/wenzhai/convert/links"
)

// withoutLists leaves out of the articles the pages of generated sites that are none.
func (a *articles) withoutLists() {
	x := &places{bodies: &bodies{articles: a}}
	index := links.New(len(a.heads), func(i int) links.Article {
		l := x.linked(i)
		if o := a.heads[i].Outline; inFeed(l.Path) || o != nil && o.To != "" {
			l.URL, l.Via, l.First = "", nil, l.First && o != nil // these lead to pages, nothing to them
		}
		return l
	})
	why := generated.Lists(generated.Archive{
		N: len(a.heads), Find: index.Page,
		At: func(i int) generated.Article {
			m := &a.items[i].Meta
			return generated.Article{Path: m.Path, Title: m.Title, URL: m.URL, Asked: a.sources[a.heads[i].source].Named(), Part: inFeed(m.Path), Outline: a.heads[i].Outline}
		},
		Text: func(i int) []byte { text, _ := a.text(&a.heads[i]); return text },
	})
	for i := range a.heads {
		a.heads[i].Outline = nil
	}
	if why == nil {
		return
	}
	kinds, folder := map[generated.Why]int{}, ""
	n, out := 0, map[string]bool{}
	for i, w := range why {
		p := a.items[i].Meta.Path
		if w == "" {
			a.heads[n], a.items[n] = a.heads[i], a.items[i]
			n++
			continue
		}
		out[p] = true
		if kinds[w]++; folder == "" {
			folder = path.Dir(p) + "/"
		}
		for !strings.HasPrefix(p, folder) {
			folder = strings.TrimSuffix(path.Dir(strings.TrimSuffix(folder, "/")), "/") + "/"
		}
	}
	a.heads, a.items = slices.Clip(a.heads[:n]), slices.Clip(a.items[:n])
	a.found = slices.DeleteFunc(a.found, func(d diag.Diagnostic) bool {
		return out[d.Path] && (d.Code == diag.Undated || d.Code == diag.Untitled || d.Code == diag.AmbiguousDate || d.Code == diag.BadDate)
	})
	var each []string
	for _, w := range generated.Kinds() {
		if kinds[w] > 0 {
			each = append(each, fmt.Sprintf("%s: %d", w, kinds[w]))
		}
	}
	a.found = append(a.found, diag.New(diag.Site, strings.TrimSuffix(folder, "/"), 0, "holds pages of a generated site that are no articles, which were left out: %s", strings.Join(each, ", ")))
}

// inFeed reports whether a file of that name is a feed or an export.
func inFeed(name string) bool {
	s, _ := input.Of(name)
	return s.Data
}
