package article

import (
	"github.com/wenzhai/wenzhai/convert/article/clipping"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// quoteHead takes what a quotation above the text says of the article, as far as
// front matter does not. It returns where one lies that says nothing else and stands
// below the title.
func (a *single) quoteHead() (start, end int) {
	if a.Format != doc.Markdown && a.Format != doc.Text {
		return 0, 0
	}
	b := a.body()
	q, ok := clipping.Read(b, a.s.opt.Zone)
	if !ok {
		return 0, 0
	}
	line := a.s.lineOf(a.Start + q.Start)
	for _, k := range []struct {
		name string
		keys front.Keys
	}{{"author", front.Author}, {"url", front.URL}, {"source", front.Source}, {"date", front.Date}, {"saved", front.Saved}, {"tags", front.Tag}} {
		if _, stated := a.front.Get(k.keys...); !stated && q.Fields[k.name] != "" {
			a.front.Add(k.name, line, q.Fields[k.name])
		}
	}
	switch {
	case !q.Whole:
		return 0, 0
	case scan.IsBlank(b[:q.Start]):
		a.Start += q.End
		return 0, 0
	}
	return a.Start + q.Start, a.Start + q.End
}
