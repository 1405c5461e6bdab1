package outline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/htmltree"
)

func of(t testing.TB, page string) *Outline {
	t.Helper()
	root, err := htmltree.Parse(strings.NewReader(page))
	if err != nil {
		root = htmltree.Flat([]byte(page))
	}
	o, _ := Of(root)
	return o
}

// shown says what an outline holds, an entry in brackets.
func shown(o *Outline) string {
	if o == nil {
		return "none"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "rest %d", o.Rest)
	for _, e := range o.Entries {
		mark := ""
		if e.Main {
			mark = "*"
		}
		fmt.Fprintf(&b, " [%s%s %s %d]", mark, e.Ref, e.Name, e.Letters)
	}
	return b.String()
}

const (
	excerpt = `<p>The ferry light was lit at dusk and the keeper coiled the rope.</p>` // 50 letters
	long    = `<p>Fog came in the morning and the boat waited under the steps until the sun had dried the air and the far bank could be seen again, bell tower and all.</p>`
)

func TestOf(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"entries with headings", `<article><h2><a href=/a>Lamp</a></h2>` + excerpt + `<a href=/a>more</a></article><article><h2><a href=/b>Fog</a></h2>` + excerpt + `</article>`, "rest 0 [*/a Lamp 50] [/a more 0] [*/b Fog 50]"},
		{"without boxes around them", `<h2><a href=/a>Lamp</a></h2>` + excerpt + `<h2><a href=/b>Fog</a></h2>` + excerpt, "rest 0 [*/a Lamp 50] [*/b Fog 50]"},
		{"lists of dates and titles", `<h1>2024</h1><ul><li>05-02 <a href=/a>Lamp</a><li>05-01 <a href=/b>Fog</a></ul>`, "rest 0 [*/a Lamp 0] [*/b Fog 0]"},
		{"links over boxes", `<div><h3>Lamp</h3>` + excerpt + `<a href=/a aria-label="to Lamp"></a></div><div><h3>Fog</h3>` + excerpt + `<a href=/b></a></div>`, "rest 0 [*/a to Lamp 50] [*/b  50]"},
		{"cards", `<a href=/a><h3>Lamp</h3>` + excerpt + `</a><a href=/b><h3>Fog</h3></a>`, "rest 0 [*/a Lamp 0] [/a The ferry light was lit at dusk and the keeper coiled the rope. 0] [*/b Fog 0]"},
		{"menus are passed over", `<nav><a href=/tags/>Tags</a></nav><div class="sidebar"><a href=/c>C</a></div><ul><li><a href=/a>Lamp</a></ul>`, "rest 0 [*/a Lamp 0]"},
		{"an article", `<h1>Lamp</h1>` + long + long + long + `<ul><li><a href=/b>Fog</a></ul>`, "none"},
		{"an article behind the link to another", `<div><a href=/b>Fog</a></div><div><a href=/c>Reeds</a></div><h1>Lamp</h1>` + long + long + long, "none"},
		{"no links", long + long + long, "none"},
		{"hardly any text", `<h1>404</h1><p>No such page.</p>`, "rest 0"},
		{"a picture", `<h1>Lamp</h1><img src=a.png><p>At dusk.</p>`, "none"},
		{"links that lead nowhere", `<a href="#top">Top</a><a href="mailto:a@b.example">Mail</a><a href="a.JPG">Picture</a>`, "rest 0"},
	} {
		if got := shown(of(t, "<html><body>"+c.body+"</body></html>")); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestMetadata(t *testing.T) {
	for _, c := range []struct {
		head string
		want Says
	}{
		{`<meta property="article:published_time" content="2024-05-01">`, ArticleIs},
		{`<meta property="og:type" content="website">`, ListIs},
		{`<script type="application/ld+json">{"@type":"BlogPosting","mainEntityOfPage":{"@type":"WebPage"}}</script>`, ArticleIs},
		{`<script type="application/ld+json">{"@type":"CollectionPage"}</script>`, ListIs},
		{`</head><body class="archive category">`, ListIs},
		{`</head><body class="post-template single single-post">`, ArticleIs},
		{``, Nothing},
	} {
		if o := of(t, "<html><head>"+c.head+"<p>x"); o == nil || o.Says != c.want {
			t.Errorf("%s: %+v, want %d", c.head, o, c.want)
		}
	}
	if o := of(t, `<meta http-equiv="Refresh" content="0; URL='/p/Lamp.html'">`); o == nil || o.To != "/p/Lamp.html" {
		t.Errorf("a way to another address: %+v", o)
	}
	if o := of(t, `<body><header><a href="https://River.example/">River</a></header><a href=/a>Lamp</a>`); o == nil || o.Host != "river.example" {
		t.Errorf("the host of a site: %+v", o)
	}
}

func TestBounds(t *testing.T) {
	o := of(t, "<body>"+strings.Repeat("<li><a href=/a>Lamp</a> <a href=/b>Fog</a></li>", 20_000))
	if o == nil || len(o.Entries) != maxEntries || o.More == 0 {
		t.Errorf("a page of many links: %v", shown(o))
	}
	of(t, strings.Repeat("<div>", 100_000)+"<a href=/a>x</a>")
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{`<main><h2><a href=/a>A</a></h2><p>text`, `<a href=x><a href=y></a>`, `<ul><li><a href=/a><img></a></ul>`, `<body class="single"><header><article>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		o := of(t, page)
		if o == nil {
			return
		}
		if len(o.Entries) > maxEntries || o.Rest > o.Letters || o.Linked > o.Letters {
			t.Errorf("%q: %+v", page, o)
		}
	})
}
