package page

import (
	"testing"
	"time"
)

// Pages of generators of books have their own titles, and no date of the last change.
func TestManual(t *testing.T) {
	const text = `<p>The ferry light was lit at dusk and the keeper coiled the rope before the fog came up the river.</p>`
	for _, c := range []struct{ name, page, title, site, date string }{
		{"mdBook", `<title>Reed beds - The River</title><body><div id="menu-bar"><h1 class="menu-title">The River</h1></div><main><h1 id="reed-beds"><a class="header" href="#reed-beds">Reed beds</a></h1>` + text, "Reed beds", "The River", ""},
		{"GitBook", `<title>Reed beds · The River</title><body><div class="book-header"><h1><i></i><a href="." >Reed beds</a></h1></div><section><h1 id="x">Reed beds</h1>` + text, "Reed beds", "The River", ""},
		{"MkDocs", `<meta name="generator" content="mkdocs-1.6"><title>Reed beds - The River</title><body><article><h1>Reed beds</h1>` + text + `<small>Last update: 2023-04-05</small></article>`, "Reed beds", "The River", ""},
		{"VitePress", `<meta name="generator" content="VitePress v1.5"><title>Reed beds | The River</title><body><main><h1>Reed beds</h1>` + text + `</main><p class="VPLastUpdated">Changed <time datetime="2023-04-05T00:00:00Z"></time></p>`, "Reed beds", "The River", ""},
		{"Docusaurus", `<meta name="generator" content="Docusaurus v3.5"><title>Reed beds | The River</title><body><article><header><h1>Reed beds</h1></header>` + text + `<span class="theme-last-updated">Last <b><time datetime="2023-04-05T00:00:00Z">Apr 5, 2023</time></b></span></article>`, "Reed beds", "The River", ""},
		{"a post of Docusaurus", `<meta name="generator" content="Docusaurus v3.5"><title>Reed beds | The River</title><body><article><header><h1>Reed beds</h1><time datetime="2023-04-05T00:00:00Z">Apr 5, 2023</time></header>` + text + `</article>`, "Reed beds", "The River", "2023-04-05"},
		{"the day of a change elsewhere", `<title>Reed beds | The River</title><body><article><h1>Reed beds</h1><p>Last updated: 2023-04-05</p>` + text + `</article>`, "Reed beds", "The River", "2023-04-05"},
		{"a link to the next page", `<title>Reed beds | The River</title><link rel="next" href="ferry.html"><body><article><h1>Reed beds</h1>` + text + `<p>Last updated: 2023-04-05</p></article>`, "Reed beds", "The River", ""},
		{"a post with a link to the one before", `<title>Reed beds | The River</title><body><article><h1>Reed beds</h1><p>2023-04-05</p>` + text + `</article><a rel="prev" href="ferry.html">Ferry</a>`, "Reed beds", "The River", "2023-04-05"},
		{"the name of a site as its first page", `<title>The River</title><body><h1><a href="/">The River</a></h1><h2>Reed beds</h2>` + text, "Reed beds", "", ""},
	} {
		b := []byte("<!doctype html><html><head>" + c.page)
		p := Read(b, time.UTC)
		name, site := p.Choose(b, nil, time.UTC)
		day := ""
		if p.Dated {
			day = p.Date.Time.Format(time.DateOnly)
		}
		if name != c.title || c.site != "" && site != c.site || day != c.date {
			t.Errorf("%s: %q of %q, %s", c.name, name, site, day)
		}
	}
}
