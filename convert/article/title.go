package article

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// setTitle takes the best title there is: of front matter, of the page, of the
// preamble, of the body's own heading; else the file's name or the first words
// stand for it.
func (a *single) setTitle() {
	stated, hasStated := a.front.Get(front.Title...)
	switch {
	case hasStated && !a.front.Links:
		a.Title = a.withoutSite(title.Clean(title.Unmarked(stated.Value)))
	case a.Format == doc.Page:
		a.setPageTitle()
	case a.pre.title != "":
		a.Title = a.withoutSite(title.Clean(title.Plain(a.pre.title)))
		a.OwnTitle = true
	}
	if a.Title == "" {
		a.Title = a.headingTitle()
		a.OwnTitle = a.Title != ""
	}
	if a.Title == "" && a.Format == doc.HTML && a.page.Title != "" {
		a.Title = a.withoutSite(title.Clean(a.page.Title)) // of an e-book's document
	}
	if a.Title == "" && hasStated {
		a.Title = a.withoutSite(title.Clean(title.Unmarked(stated.Value)))
	}
	if a.Title == "" && a.Format == doc.Text {
		a.Title = a.firstLine()
		a.OwnTitle = a.Title != ""
	}
	if title.IsCut(a.Title) {
		a.s.report(diag.LongTitle, a.Line, "the title is longer than titles are and was cut: %q", title.Clip(a.Title, 40))
	}
	if a.Title == "" {
		a.Title = a.guessTitle()
		a.s.report(diag.Untitled, a.Line, "no title was found; %q stands for it", title.Clip(a.Title, 40))
	}
}

// setPageTitle takes the title of a whole page, and its date, which is looked for
// beside the title.
func (a *single) setPageTitle() {
	a.Title, a.site = a.page.Choose(a.body(), a.sites(), a.s.opt.Zone)
}

// withoutSite takes the name of the site from the end of a title. A keyword or an
// author there is none, unless it is what the article says to be from.
func (a *single) withoutSite(s string) string {
	names := append(a.named(), a.page.Site, scan.Host(a.URL))
	switch tag := a.publicationTag(); {
	case a.Author != "" && slices.Contains(a.Tags, a.Author):
		names = append(names, a.Author)
	case tag != "":
		names = append(names, tag)
	}
	return title.WithoutSite(s, names, append(slices.Clip(a.Tags), a.Author)...)
}

// sites returns the names under which a site may stand at the end of a page's
// titles.
func (a *single) sites() []string {
	return append(append([]string{a.Author, a.page.Site, scan.Host(a.URL)}, a.Tags...), a.named()...)
}

// named returns the names of the publication that front matter gives.
func (a *single) named() (out []string) {
	for _, k := range []string{"source", "site", "sitename", "publisher", "来源"} {
		if f, ok := a.front.Get(k); ok {
			out = append(out, f.Value)
		}
	}
	return out
}
