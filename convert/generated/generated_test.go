package generated

import (
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/article/outline"
	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/convert/links"
)

// file is a page of an invented site.
type file struct{ path, title, url, body string }

func archiveOf(t *testing.T, files []file) Archive {
	t.Helper()
	all := make([]Article, len(files))
	for i, f := range files {
		all[i] = Article{Path: f.path, Title: f.title, URL: f.url, Part: strings.HasSuffix(f.path, ".xml")}
		if all[i].Part {
			continue
		}
		root, err := htmltree.Parse(strings.NewReader(f.body))
		if err != nil {
			t.Fatal(err)
		}
		all[i].Outline, _ = outline.Of(root)
	}
	x := links.New(len(files), func(i int) links.Article {
		return links.Article{Path: files[i].path, First: !all[i].Part, Title: files[i].title, URL: map[bool]string{false: files[i].url}[all[i].Part]}
	})
	return Archive{N: len(files), Find: x.Page, At: func(i int) Article { return all[i] }, Text: func(i int) []byte { return []byte(files[i].body) }}
}

const (
	lamp = "<main><h1>Lamp</h1><p>The ferry light was lit at dusk and the keeper coiled the rope, as on every evening of that year.</p><p>Then he wrote a line into the book and closed it, and the water went on in the dark.</p></main>"
	fog  = "<main><h1>Fog</h1><p>Fog came in the morning and the boat waited under the steps until the sun had dried the air.</p><p>Children counted waves until supper, and the bell could be heard from far away.</p></main>"
)

// bare returns the text of a page below its title.
func bare(page string) string {
	_, text, _ := strings.Cut(page, "</h1>")
	return "<h2>A part</h2>" + strings.TrimSuffix(text, "</main>")
}

func TestLists(t *testing.T) {
	posts := []file{{"s/p/lamp.html", "Lamp", "", lamp}, {"s/p/fog.html", "Fog", "", fog}}
	for _, c := range []struct {
		name string
		page file
		want Why
	}{
		{"excerpts of what is there", file{"s/index.html", "River", "", `<h2><a href="p/lamp.html">Lamp</a></h2><p>The ferry light was lit at dusk and the keeper coiled the rope…</p><h2><a href="p/fog.html">Fog</a></h2><p>Fog came in the morning and the boat waited under the steps…</p>`}, List},
		{"whole texts", file{"s/index.html", "River", "", `<article><h2><a href="/p/lamp.html">Lamp</a></h2>` + bare(lamp) + `</article><article><h2><a href="/p/fog.html">Fog</a></h2>` + bare(fog) + `</article>`}, List},
		{"words of its own beside each", file{"s/index.html", "The best of the year", "", `<h2><a href="p/lamp.html">Lamp</a></h2><p>I still like this one, though I would leave out the rope today and keep the book.</p><h2><a href="p/fog.html">Fog</a></h2><p>This was written on the boat, and the paper was wet when I came home with it.</p>`}, ""},
		{"what is not there", file{"s/index.html", "River", "", `<h2><a href="p/reeds.html">Reeds</a></h2><p>Reeds stood taller than a man, and the wind carried their down across the water.</p><h2><a href="p/fog.html">Fog</a></h2><p>Fog came in the morning and the boat waited…</p>`}, ""},
		{"a tag", file{"s/tags/river/index.html", "river", "", `<h1>river</h1><ul><li>2024-05-01 <a href="../../p/lamp.html">Lamp</a></ul>`}, List},
		{"a page of a few words and a menu", file{"s/note.html", "Note", "", `<h1>Note</h1><p>No ferry today, the river is too high for us.</p><p><a href="p/lamp.html">Lamp</a></p><p><a href="p/fog.html">Fog</a></p>`}, ""},
		{"a search", file{"s/search.html", "Search", "", `<h1>Search</h1><input type=search>`}, Search},
		{"a missing page", file{"s/404.html", "404", "", `<h1>Not found</h1><p>There is no such page here.</p>`}, Missing},
		{"an old address", file{"s/old.html", "", "", `<meta http-equiv=refresh content="0; url=p/lamp.html">`}, Moved},
		{"an old address of what is not there", file{"s/old.html", "", "", `<meta http-equiv=refresh content="0; url=p/reeds.html">`}, ""},
		{"a short article of a number", file{"s/404.html", "Bus 404", "", `<meta property="article:published_time" content="2024-05-01"><h1>Bus 404</h1><p>It goes to the ferry.</p>`}, ""},
	} {
		why := Lists(archiveOf(t, append(slices.Clone(posts), c.page)))
		got := Why("")
		if why != nil {
			got = why[2]
			if why[0] != "" || why[1] != "" {
				t.Errorf("%s: articles are left out: %q", c.name, why)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A page that consists of links is an article where a list of articles names it.
func TestVouched(t *testing.T) {
	files := []file{
		{"s/p/lamp.html", "Lamp", "", lamp},
		{"s/p/fog.html", "Fog", "", fog},
		{"s/p/reeds.html", "Reeds", "", strings.ReplaceAll(fog, "Fog", "Reeds")},
		{"s/p/mine.html", "What I wrote", "", `<h1>What I wrote</h1><ul><li><a href="lamp.html">Lamp</a><li><a href="fog.html">Fog</a><li><a href="reeds.html">Reeds</a></ul>`},
		{"s/all.html", "All", "", `<h1>All</h1><ul><li><a href="p/mine.html">What I wrote</a><li><a href="p/lamp.html">Lamp</a><li><a href="p/fog.html">Fog</a><li><a href="p/reeds.html">Reeds</a></ul>`},
	}
	if got := Lists(archiveOf(t, files)); got == nil || got[3] != "" || got[4] != List {
		t.Errorf("with a list that names it: %q", got)
	}
	if got := Lists(archiveOf(t, files[:4])); got == nil || got[3] != List {
		t.Errorf("without: %q", got)
	}
	feed := []file{{"s/feed.xml", "Lamp", "https://s.example/p/lamp.html", ""}, {"s/feed.xml", "Fog", "https://s.example/p/fog.html", ""}, {"s/feed.xml", "What I wrote", "https://s.example/p/mine.html", ""}}
	if got := Lists(archiveOf(t, append(slices.Clone(files[:4]), feed...))); got != nil {
		t.Errorf("with a feed that names it: %q", got)
	}
}

func TestNoPages(t *testing.T) {
	if Lists(Archive{N: 2, At: func(int) Article { return Article{} }}) != nil {
		t.Error("articles that are no pages are lists")
	}
}

// A page that repeats all others of its folder is left out, one of that name with a
// text of its own is not.
func TestPrinted(t *testing.T) {
	missing := file{"b/404.html", "Page not found", "", "<main><h1>404</h1><p>Page not found</p></main>"}
	files := []file{missing, {"b/lamp.html", "Lamp", "", lamp}, {"b/fog.html", "Fog", "", fog}, {"b/print.html", "The River", "", lamp + fog}}
	if why := Lists(archiveOf(t, files)); len(why) != 4 || why[3] != Whole || why[1] != "" || why[2] != "" {
		t.Errorf("%q", why)
	}
	files[3].body = "<main><h1>Print</h1><p>How a sheet is printed by hand, with ink that the keeper made of soot and oil.</p></main>"
	if why := Lists(archiveOf(t, files)); len(why) != 4 || why[3] != "" {
		t.Errorf("%q", why)
	}
}
