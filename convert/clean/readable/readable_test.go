package readable

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
)

// story is the text of an article about a harmless subject.
func story() string {
	s := "<h1>The kettle on the hill</h1>"
	for _, who := range []string{"gardener", "baker", "ferryman", "painter", "teacher", "miller"} {
		s += "<p>The " + who + " came up the hill in the morning, put the kettle on the stove, and told, slowly and with care, what the year had brought.</p>"
	}
	return s
}

const consent = `<div id="gdpr-banner"><p>These cookies are needed, as we say, for the page to work, and cannot be switched off here, whatever you choose.</p></div>`

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return node.First(root, atom.Body)
}

func TestPart(t *testing.T) {
	t.Parallel()
	page := "<html><body>" + consent + `<div class="entry">` + story() + `<table><tr><td>one</td><td>two, of a table that belongs to the text</td></tr></table></div>` +
		`<ul class="menu"><li><a href="/a">Kettles</a></li><li><a href="/b">Stoves</a></li></ul></body></html>`
	find := func(body *html.Node, key, value string) *html.Node {
		return node.Find(body, func(n *html.Node) bool { return node.Attr(n, key) == value })
	}
	for _, c := range []struct {
		name, key, value string // of the element that the other finder took
		changed          bool
	}{
		{"missed", "id", "gdpr-banner", true},
		{"right", "class", "entry", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			body := parse(t, page)
			own := find(body, c.key, c.value)
			got := Part(body, own, nil, report.New("", nil, 1))
			if (got != own) != c.changed {
				t.Fatalf("taken: %q", node.Text(got))
			}
			text := node.Text(got)
			if !strings.Contains(text, "The miller came up") || strings.Contains(text, "cookies") || strings.Contains(text, "Stoves") {
				t.Errorf("the part holds %q", text)
			}
			if got.Parent == nil || node.First(got, atom.Table) == nil {
				t.Error("the part is not of the page, or lost its table")
			}
		})
	}
}

func TestPartOfHostilePages(t *testing.T) {
	t.Parallel()
	for name, page := range map[string]string{
		"many": consent + "<div>" + story() + strings.Repeat("<p>a</p>", maxElements) + "</div>",
		"deep": consent + strings.Repeat("<div>", maxDepth) + story(),
	} {
		body := parse(t, page)
		own := body.FirstChild
		if Part(body, own, nil, report.New("", nil, 1)) != own {
			t.Errorf("a page of too %s elements was given to the library", name)
		}
	}
}

// TestPartDropsBlocks checks that what is none of the article goes, also where it stands within it,
// and what belongs to it stays.
func TestPartDropsBlocks(t *testing.T) {
	t.Parallel()
	page := `<html><head><title>The kettle on the hill</title></head><body><div class="entry">` + story() +
		`<figure><img src="kettle.jpg"><figcaption>The kettle, seen from the well.</figcaption></figure>` + story() +
		`<p class="teaser"><a href="/x">Read also: Stoves of the valley, compared</a></p>` + story() + `</div>` +
		`<div class="related"><h3>More</h3><ul><li><a href="/a">Kettles</a></li><li><a href="/b">Stoves</a></li></ul></div></body></html>`
	body := parse(t, page)
	part := Part(body, body, nil, report.New("", nil, 1))
	text := node.Text(part)
	for want, is := range map[string]bool{"The miller came up": true, "seen from the well": true, "Stoves": false} {
		if strings.Contains(text, want) != is {
			t.Errorf("%q stands in the part: %v; it holds %q", want, !is, text)
		}
	}
}

// TestPartOfKinds checks kinds of pages that rules judge, whatever the trees say.
func TestPartOfKinds(t *testing.T) {
	t.Parallel()
	const post = `<div class="social-embed"><blockquote class="twitter-tweet"><p>Kettle up. Who brings cups?</p>— Anna (@anna) <a href="https://x.example/1">3 May</a></blockquote></div>`
	const law = `<div class="widget"><div id="eu-cookie-law">Privacy &amp; Cookies: This site uses cookies, as most do. By staying here, you agree to their use, wherever you read on. To find out more, see <a href="/c">our policy on cookies</a>.</div></div>`
	const note = `<div class="entry"><p>The kettle is mended, and hangs over the fire again.</p><p>Come up on Friday, whoever wants tea, and bring a cup.</p></div>`
	menu := "<ul>" + strings.Repeat(`<li><a href="/a">Kettles and stoves of the valley</a></li>`, 20) + "</ul>"
	const lead = `<p>Who brought the kettle up the hill, and what they told about the year, by the stove.</p>`
	const shot = `<figure><img src="a.jpg"><figcaption>The kettle on its stove, in May.</figcaption></figure>`
	for _, c := range []struct {
		about, page, own string
		want, none       []string
	}{
		{"a post of another site within the text", `<div class="entry">` + story() + post + story() + "</div>", "entry", []string{"Who brings cups?"}, nil},
		{"a notice about cookies longer than the text", menu + note + law, "widget", []string{"Come up on Friday"}, []string{"Cookies"}},
		{"an article about cookies", `<div class="post tag-cookie-policy"><div class="entry">` + story() + "</div></div>", "entry", []string{"The miller came up"}, nil},
		{"paragraphs set as headings", `<div class="entry">` + strings.NewReplacer("<p>", "<h3>", "</p>", "</h3>").Replace(story()) + `</div><div class="menu">` + menu + "</div>", "menu", []string{"The gardener came up", "The miller came up"}, nil},
		{"a text again for machines", `<div class="entry">` + story() + `</div><div class="state">` + strings.NewReplacer("<p>", " ", "</p>", " ", "<h1>", " ", "</h1>", " ").Replace(story()) + "</div>", "entry", []string{"The gardener came up", "The miller came up"}, nil},
		{"a lead for each size of a screen", `<header class="head"><div class="dek">` + lead + `</div></header><div class="entry"><div class="abstract">` + lead + "</div>" + story() + "</div>", "entry", []string{"Who brought the kettle"}, nil},
		{"a caption for each size of a picture", `<div class="entry">` + story() + shot + shot + story() + "</div>", "entry", []string{"in May."}, []string{"in May.\nin May."}},
	} {
		body := parse(t, "<html><head><title>The kettle on the hill</title></head><body>"+c.page+"</body></html>")
		own := node.Find(body, func(n *html.Node) bool { return node.Attr(n, "class") == c.own })
		part := Part(body, own, nil, report.New("", nil, 1))
		text := node.Text(part)
		for _, w := range c.want {
			if strings.Count(text, w) != 1 {
				t.Errorf("%s: %q stands %d times in %q", c.about, w, strings.Count(text, w), text)
			}
		}
		for _, w := range c.none {
			if strings.Contains(text, w) {
				t.Errorf("%s: %q stands in %q", c.about, w, text)
			}
		}
	}
}

// TestPartKeepsRefrains checks that what an author repeats stays.
func TestPartKeepsRefrains(t *testing.T) {
	t.Parallel()
	const refrain = "<p>Kettle up, kettle down, who will carry the kettle to the town on a rainy day?</p>"
	body := parse(t, `<html><body><div class="entry">`+story()+refrain+strings.ReplaceAll(story(), "hill", "pass")+refrain+"</div></body></html>")
	part := Part(body, body, nil, report.New("", nil, 1))
	if n := strings.Count(node.Text(part), "rainy day?"); n != 2 {
		t.Errorf("the refrain stands %d times", n)
	}
}

// TestPartFromScripts checks that an article that a page has in a script alone is read from
// there, and what a page shows is read as it is shown.
func TestPartFromScripts(t *testing.T) {
	t.Parallel()
	plain := strings.NewReplacer("<p>", "", "</p>", `\n`, "<h1>", "", "</h1>", `\n`).Replace(story())
	other := strings.ReplaceAll(plain, "hill", "pass")
	state := func(kind, data string) string { return `<script type="` + kind + `">` + data + `</script>` }
	const shell = `<div id="app"><p>This page needs a script that was not saved with it.</p></div>`
	for _, c := range []struct {
		about, page string
		stated      bool
	}{
		{"for machines", shell + state("application/ld+json", `{"@type":"Article","articleBody":"`+plain+`"}`), true},
		{"among other things", shell + state("application/ld+json", `{"@graph":[{"@type":"WebSite"},{"@type":"Article","articleBody":"`+plain+`"}]}`), true},
		{"HTML for the browser", shell + state("application/json", `{"props":{"post":{"title":"The kettle","content":"`+strings.ReplaceAll(story(), `"`, `'`)+`"}}}`), true},
		{"escaped HTML", shell + state("application/json", `{"post":{"body":"`+strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(story())+`"}}`), true},
		{"the beginning is shown", `<div class="entry"><p>The gardener came up the hill in the morning.</p></div>` + state("application/ld+json", `{"articleBody":"`+plain+`"}`), true},
		{"all is shown", `<div class="entry">` + story() + `</div>` + state("application/ld+json", `{"articleBody":"`+plain+`"}`), false},
		{"several articles", shell + state("application/json", `{"posts":[{"content":"`+plain+`"},{"content":"`+other+`"}]}`), false},
		{"no sentences", shell + state("application/json", `{"content":"`+strings.Repeat("kettle stove hill ", 60)+`"}`), false},
		{"a broken script", shell + state("application/json", `{"content":"`+plain), false},
		{"HTML that is nested too deeply", shell + state("application/json", `{"content":"`+strings.Repeat("<div>", 2000)+story()+`</div>"}`), false},
		{"a program", shell + state("text/javascript", `{"content":"`+plain+`"}`), false},
	} {
		body := parse(t, "<html><body>"+c.page+"</body></html>")
		text := node.Text(Part(body, body, nil, report.New("", nil, 1)))
		if got := strings.Contains(text, "The miller came up") && !strings.Contains(text, "needs a script"); got != c.stated && c.about != "all is shown" {
			t.Errorf("%s: read %v: %q", c.about, got, text)
		}
		if n := strings.Count(text, "The miller came up"); n > 1 || c.about == "all is shown" && n != 1 {
			t.Errorf("%s: the text stands %d times", c.about, n)
		}
	}
}

func TestModel(t *testing.T) {
	t.Parallel()
	m := &Model{First: Forest{{{Feature: 1, Value: 0.5, Left: 1, Right: 2}, {Value: 2}, {Value: -1.5}}}}
	back, err := ParseModel(m.String())
	if err != nil || back.String() != m.String() {
		t.Fatalf("%v: %q is read as %q", err, m, back)
	}
	if in, out := back.First.Chance([]float32{0, 0.5}), back.First.Chance([]float32{0, 0.6}); in < 0.85 || out > 0.2 {
		t.Errorf("chances %v and %v", in, out)
	}
	for _, bad := range []string{"chars<1", "chars<1 =1", "=x", "nothing<1 =1 =2", "=1 =2"} {
		if _, err := ParseModel(bad); err == nil {
			t.Errorf("%q is read as a model", bad)
		}
	}
	if len(model().First) == 0 || len(model().Second) == 0 {
		t.Error("the model is empty")
	}
}

func FuzzPart(f *testing.F) {
	f.Add("<div>" + story() + "</div>" + consent)
	f.Add(`<p>a<script type="application/json">{"body":["` + story() + `"]}</script>`)
	f.Add("<table><tr><td><p>a<noscript><img src=x></noscript><svg><a/></svg>")
	f.Fuzz(func(t *testing.T, src string) {
		body := parse(t, src)
		if body == nil {
			return
		}
		if got := Part(body, body, nil, report.New("", nil, 1)); got == nil {
			t.Error("no part")
		}
	})
}

// A page is not copied to find that it is too large for the library.
func TestBounded(t *testing.T) {
	for text, want := range map[string]bool{
		"<p>a":                                    true,
		strings.Repeat("<p>a", maxElements):       false,
		strings.Repeat("<div>", maxDepth):         false,
		"<script>" + strings.Repeat("<p>", 20000): true,
		strings.Repeat("<!-- a -->", 20000):       true,
	} {
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := bounded(root); got != want {
			t.Errorf("%.20s: %v", text, got)
		}
	}
}
