package article

import (
	"cmp"
	"maps"
	"slices"

	"github.com/wenzhai/wenzhai/convert/article/mhtml"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// outside takes what is said of the file outside of it, and of a page saved with
// its pictures, by its headers.
func (a *single) outside(saved *mhtml.Page) {
	for _, k := range slices.Sorted(maps.Keys(a.s.in.Front)) {
		a.front.add(k, 1, a.s.in.Front[k]...)
	}
	if saved != nil {
		a.saved, a.page.url, a.page.title = saved.Saved, saved.URL, saved.Title
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
	a.page.title = elementText(b[:min(len(b), headLimit)], "title")
	i := indexFold(b, "<body")
	if i < 0 {
		return
	}
	n := indexByteFrom(b, '>', i)
	if n < 0 {
		return
	}
	end := len(b)
	if j := indexFold(b[n:], "</body"); j >= 0 {
		end = n + j
	}
	a.Start, a.End = a.Start+n+1, a.Start+end
}

func indexByteFrom(b []byte, c byte, from int) int {
	for i := from; i < len(b); i++ {
		if b[i] == c {
			return i
		}
	}
	return -1
}

// setSaved dates an article by the time when it was saved, which its headers, an
// export or the program that saved it state: like an epoch comment, it is later
// than the article.
func (a *single) setSaved() bool {
	text := cmp.Or(a.saved, a.page.saved)
	if f, ok := a.front.get("saved", "clipped", "datesaved", "saveddate", "dateclipped", "clippedat", "savedat", "added", "dateadded"); ok {
		text = cmp.Or(text, f.value)
	}
	f, err := findDate(text[:min(len(text), maxDateLine)], a.s.opt.Zone)
	if text == "" || err != nil {
		return false
	}
	a.put(f, doc.DateComment)
	return true
}

// setIssued dates an article by the whole it is a part of.
func (a *single) setIssued() bool {
	f, ok := a.front.get(issuedKey)
	return ok && a.take(f.values[0], f.line, doc.DateFrontMatter)
}

// issuedKey is the key of the date of the book or the like that an article
// stands in.
const issuedKey = "wholeissued"
