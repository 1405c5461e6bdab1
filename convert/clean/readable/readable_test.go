package readable

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
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

// TestPartIsBounded checks that no more text is compared than memory is worth.
func TestPartIsBounded(t *testing.T) {
	t.Parallel()
	body := parse(t, "<html><body>"+consent+"<div>"+strings.Repeat(story(), 1+maxLetters/len(story())*2)+"</div></body></html>")
	own := node.Find(body, func(n *html.Node) bool { return node.Attr(n, "id") == "gdpr-banner" })
	if got := Part(body, own); got != own {
		t.Errorf("taken of a text over the bound: %d bytes", len(node.Text(got)))
	}
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
			got := Part(body, own)
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
		if Part(body, own) != own {
			t.Errorf("a page of too %s elements was given to the library", name)
		}
	}
}

func TestDiffers(t *testing.T) {
	t.Parallel()
	long := "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0987654321zyxwvutsrqponmlkjihgfedcba"
	for _, c := range []struct {
		own, other string
		is         bool
	}{
		{long, long, false},
		{"", long, true},
		{long[:27], long, true},
		{long, long[:24], true},
		{strings.ToUpper(long), long, true},
		{long[:60], long, false},
	} {
		if got := differs(c.own, c.other); got != c.is {
			t.Errorf("differs(%q, %q) = %v", c.own, c.other, got)
		}
	}
}

func FuzzPart(f *testing.F) {
	f.Add("<div>" + story() + "</div>" + consent)
	f.Add("<table><tr><td><p>a<noscript><img src=x></noscript><svg><a/></svg>")
	f.Fuzz(func(t *testing.T, src string) {
		body := parse(t, src)
		if body == nil {
			return
		}
		if got := Part(body, body); got == nil {
			t.Error("no part")
		}
	})
}
