package links

import (
	"testing"
	"time"
)

// sites are the sources of sites of several generators, of which each test looks at
// one or more.
func sites() []Article {
	day := time.Date(2024, 5, 1, 9, 0, 0, 0, time.UTC)
	names := func(pairs ...string) Names {
		return NewNames(func(key string) (out []string) {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == key {
					out = append(out, pairs[i+1])
				}
			}
			return out
		})
	}
	return []Article{
		0:  {Path: "hexo/source/_posts/Ferry.md", Date: day, Title: "渡口"},
		1:  {Path: "hexo/source/_posts/tide.md", Date: day, Names: names("abbrlink", "4a17b156")},
		2:  {Path: "hexo/source/_posts/net.md", Date: day, Names: names("permalink", "/tools/net/")},
		3:  {Path: "hexo/source/about/index.md"},
		4:  {Path: "hugo/content/posts/lamp.md", Names: names("slug", "lighthouse", "aliases", "/old/lamp/")},
		5:  {Path: "hugo/content/posts/rope/index.md"},
		6:  {Path: "hugo/content/posts/rope/index.en.md"},
		7:  {Path: "hugo/content/posts/knot.en.md"},
		8:  {Path: "hugo/content/posts/knot.md"},
		9:  {Path: "jekyll/_posts/2024-05-01-fog-bell.md", Date: day},
		10: {Path: "jekyll/guide/read me.md"},
		11: {Path: "saurus/docs/01-start/02-first.md"},
		12: {Path: "saurus/docs/01-start/03-second.mdx", Names: names("slug", "/second", "id", "two")},
		13: {Path: "saurus/blog/2024-05-02-news/index.md", Names: names("slug", "news")},
		14: {Path: "vault/日记/潮汐表.md", Title: "潮汐表"},
		15: {Path: "vault/书/潮汐表.md", Title: "另一张潮汐表", Names: names("aliases", "潮表")},
		16: {Path: "vault/书/序.md", Title: "序 2.0"},
		17: {Path: "web/one.html", URL: "https://www.tide.example/2024/one.html"},
		18: {Path: "web/two.html", URL: "https://tide.example/2024/two/", Via: []string{"https://other.example/copy?id=2"}},
		19: {Path: "book/OEBPS/text/ch1.xhtml"},
		20: {Path: "book/OEBPS/text/ch2.xhtml"},
		21: {Path: "mdbook/src/README.md"},
		22: {Path: "mdbook/src/ch01-00-intro.md"},
		23: {Path: "web/茶.html", URL: "https://tide.example/%E8%8C%B6"},
	}
}

func TestFind(t *testing.T) {
	all := sites()
	x := New(len(all), func(i int) Article { all[i].First = true; return all[i] })
	for _, c := range []struct {
		from int
		ref  string
		to   int // -1: nowhere
	}{
		{0, "tide.md", 1},
		{0, "./tide.md", 1},
		{0, "tide", 1},
		{0, "tide/", 1},
		{0, "tide.html", 1},
		{0, "TIDE.md", 1},
		{0, `.\tide.md`, 1},
		{0, "tide.md?raw=1", 1},
		{1, "ferry.md", 0},
		{1, "#潮", 1},
		{0, "../about/index.md", 3},
		{0, "../about/", 3},
		{0, "/about/", 3},
		{0, "/about", 3},
		{0, "../tide/", 1},
		{0, "/2024/05/01/tide/", 1},
		{0, "/blog/2024/05/01/tide/index.html", 1},
		{0, "/posts/4a17b156.html", 1},
		{0, "/archives/4a17b156/", 1},
		{0, "/tools/net/", 2},
		{0, "nowhere.md", -1},
		{0, "../about.html", 3},
		{0, "/tags/tide/", -1},
		{0, "../../../vault/书/序.md", 16},
		{0, "../../../../../../etc/passwd", -1},
		{4, "/posts/rope/", 5},
		{4, "../rope", 5},
		{4, "/posts/lighthouse/", 4},
		{5, "../lamp.md", 4},
		{5, "/old/lamp/", 4},
		{5, "/posts/lighthouse", 4},
		{5, "../lighthouse/", 4},
		{6, "../knot.md", 7},
		{5, "../knot.md", 8},
		{5, "../knot/", 8},
		{8, "rope/index.md", 5},
		{7, "rope/", 6},
		{10, "/2024/05/01/fog-bell.html", 9},
		{10, "/tales/2024/05/01/fog-bell/", 9},
		{10, "../_posts/2024-05-01-fog-bell.md", 9},
		{9, "/guide/read%20me.html", 10},
		{9, "/guide/read me", 10},
		{10, Named + "2024-05-01-fog-bell", 9},
		{10, Named + "fog-bell", 9},
		{1, Named + "ferry", 0},
		{1, Named + "渡口", 0},
		{11, "03-second.mdx", 12},
		{11, "./two", 12},
		{11, "/docs/start/first", 11},
		{12, "first", 11},
		{11, "/second", 12},
		{11, "/blog/2024/05/02/news", 13},
		{11, "/blog/news", 13},
		{16, Named + "潮汐表", 15},
		{14, Named + "潮汐表", 14},
		{16, Named + "日记/潮汐表", 14},
		{16, Named + "潮表", 15},
		{14, Named + "序 2.0", 16},
		{14, Named + "书/序.md", 16},
		{14, Named + "无此页", -1},
		{14, Named, -1},
		{17, "two", 18},
		{17, "two.html", 18},
		{17, "/2024/two", 18},
		{18, "../one.html", 17},
		{18, "/%e8%8c%b6", 23},
		{17, "/茶", 23},
		{19, "ch2.xhtml", 20},
		{20, "ch1.xhtml#a", 19},
		{20, "../text/ch1.xhtml", 19},
		{22, "README.md", 21},
		{22, "index.html", 21},
		{21, "ch01-00-intro.html", 22},
		{22, "./", 21},
	} {
		to, _, ok := x.Find(c.from, c.ref)
		if !ok {
			to = -1
		}
		if to != c.to {
			t.Errorf("%q in %s leads to %d, want %d", c.ref, all[c.from].Path, to, c.to)
		}
	}
}

func TestFindSaysWhere(t *testing.T) {
	all := sites()
	x := New(len(all), func(i int) Article { all[i].First = true; return all[i] })
	for ref, want := range map[string]string{"tide.md#a-b": "a-b", "tide.md#%E6%BD%AE": "潮", "#潮": "潮", "tide.md": "", "/about/#x#y": "x#y"} {
		if _, got, ok := x.Find(0, ref); got != want || !ok {
			t.Errorf("%s leads to %q, %v; want %q", ref, got, ok, want)
		}
	}
}

func TestAddress(t *testing.T) {
	all := sites()
	x := New(len(all), func(i int) Article { return all[i] })
	for _, c := range []struct {
		address string
		to      int
	}{
		{"https://tide.example/2024/one.html", 17},
		{"http://www.tide.example/2024/one", 17},
		{"https://TIDE.example:443/2024/one/?utm_source=x#top", 17},
		{"https://tide.example/2024/two/index.html", 18},
		{"https://other.example/copy?id=2&spm=4", 18},
		{"https://other.example/copy?id=3", -1},
		{"https://tide.example/茶", 23},
		{"https://tide.example/%e8%8c%b6/", 23},
		{"https://tide.example/", -1},
		{"https://else.example/2024/one.html", -1},
		{"mailto:a@tide.example", -1},
		{"", -1},
		{"https://", -1},
	} {
		to, _, ok := x.Address(0, c.address)
		if !ok {
			to = -1
		}
		if to != c.to {
			t.Errorf("%q leads to %d, want %d", c.address, to, c.to)
		}
	}
}

// What a stranger writes leads to an article or nowhere.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"a.md#x", "/2024/05/01/tide/", Named + "潮汐表#节", "%zz", "..//..\\", "?p=1", "/", ".", "#", "\x00", "/1999/"} {
		f.Add(s)
	}
	all := sites()
	x := New(len(all), func(i int) Article { all[i].First = true; return all[i] })
	f.Fuzz(func(t *testing.T, ref string) {
		if to, _, ok := x.Find(17, ref); ok && (to < 0 || to >= len(all)) {
			t.Errorf("%q leads to %d", ref, to)
		}
		x.Address(17, ref)
	})
}
