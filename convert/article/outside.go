package article

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/mhtml"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// outside takes what is said of the file outside of it, and of a page saved with
// its pictures, by its headers.
func (a *single) outside(saved *mhtml.Page) {
	for _, k := range slices.Sorted(maps.Keys(a.s.in.Front)) {
		a.front.Add(k, 1, a.s.in.Front[k]...)
	}
	if saved != nil {
		a.saved, a.page.URL, a.page.Title = saved.Saved, saved.URL, saved.Title
		if saved.Sender != "" { // a newsletter appears when it is sent
			a.front.Add("title", 1, saved.Title)
			a.front.Add("date", 1, saved.Saved)
			a.front.Add("author", 1, saved.Sender)
			a.front.Add("source", 1, saved.List)
		}
	}
	if a.s.in.Fragment && (a.Format == doc.HTML || a.Format == doc.Page) {
		a.Format = doc.HTML
		a.inBody()
	}
}

// headLimit is how much of a document of an e-book is searched for its title.
const headLimit = 512 << 10

// inBody narrows the body of an HTML document to what stands in its <body>.
func (a *single) inBody() {
	b := a.body()
	a.page.Title = scan.ElementText(b[:min(len(b), headLimit)], "title")
	i := scan.IndexFold(b, "<body")
	if i < 0 {
		return
	}
	n := bytes.IndexByte(b[i:], '>')
	if n < 0 {
		return
	}
	n += i
	end := len(b)
	if j := scan.IndexFold(b[n:], "</body"); j >= 0 {
		end = n + j
	}
	a.Start, a.End = a.Start+n+1, a.Start+end
}

// setSaved dates an article by the time when it was saved, which its headers, an
// export or the program that saved it state: like an epoch comment, it is later
// than the article.
func (a *single) setSaved() bool {
	text := cmp.Or(a.saved, a.page.Saved)
	if f, ok := a.front.Get(front.Saved...); ok {
		text = cmp.Or(text, f.Value)
	}
	f, err := date.Parse(text[:min(len(text), date.MaxLine)], a.s.opt.Zone)
	if text == "" || err != nil {
		return false
	}
	a.put(f, doc.DateComment)
	return true
}

// setIssued dates an article by the whole it is a part of.
func (a *single) setIssued() bool {
	f, ok := a.front.Get(front.Issued...)
	return ok && a.take(f.Values[0], f.Line, doc.DateFrontMatter)
}
