package article

import (
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
		a.Title = title.WithoutSite(title.Clean(stated.Value), a.sites())
	case a.Format == doc.Page:
		a.setPageTitle()
	case a.pre.title != "":
		a.Title = title.WithoutSite(title.Clean(title.Plain(a.pre.title)), a.sites())
		a.OwnTitle = true
	}
	if a.Title == "" {
		a.Title = a.headingTitle()
		a.OwnTitle = a.Title != ""
	}
	if a.Title == "" && a.Format == doc.HTML && a.page.Title != "" {
		a.Title = title.WithoutSite(title.Clean(a.page.Title), a.sites()) // of an e-book's document
	}
	if a.Title == "" && hasStated {
		a.Title = title.WithoutSite(title.Clean(stated.Value), a.sites())
	}
	if a.Title == "" && a.Format == doc.Text {
		a.Title = a.firstLine()
		a.OwnTitle = a.Title != ""
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

// sites returns the names under which a site may stand at the end of titles.
func (a *single) sites() []string {
	names := append([]string{a.Author, a.page.Site, scan.Host(a.URL)}, a.Tags...)
	for _, k := range []string{"source", "site", "sitename", "publisher", "来源"} {
		if f, ok := a.front.Get(k); ok {
			names = append(names, f.Value)
		}
	}
	return names
}
