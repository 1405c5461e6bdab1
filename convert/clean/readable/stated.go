package readable

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
)

// Bounds of a text that a page has in its scripts alone.
const (
	maxShown  = 1500    // characters of the part, from which no text is looked for
	minStated = 600     // of such a text
	minTimes  = 3       // how many times as long as the part it must be
	maxScript = 4 << 20 // bytes of a script that is read
	maxNested = 32      // of values in one another
)

// statedKeys are the names under which scripts keep the text of an article.
var statedKeys = map[string]bool{
	"articleBody": true, "body": true, "content": true, "contentHtml": true, "content_html": true, "bodyHtml": true, "body_html": true,
	"html": true, "text": true, "rendered": true, "articleContent": true, "article_content": true, "fullText": true,
}

// stated returns part or, where the page of body shows little and has a far longer text
// for machines in a script, as one that is made in the browser and saved without it does,
// an element with that text, which it adds to the page.
func stated(body, part *html.Node) *html.Node {
	shown := runes.CountVisible(node.Text(part))
	if shown >= maxShown {
		return part
	}
	var found texts
	for n := range rootOf(body).Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil && isState(n) {
			found.read(n.FirstChild.Data)
		}
	}
	if len(found.first) < max(minStated, minTimes*len(found.second)) {
		return part
	}
	made := build(found.first)
	all := runes.CountVisible(node.Text(made))
	if all < max(minStated, shown*minTimes) || marksOf(node.Text(made))*maxPause < all {
		return part
	}
	body.AppendChild(made)
	return made
}

// maxPause is the most characters a mark of sentences that a text has.
const maxPause = 200

func rootOf(n *html.Node) *html.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// isState reports whether a script holds what a page tells machines, or begins with.
func isState(n *html.Node) bool {
	kind := node.Attr(n, "type")
	return len(n.FirstChild.Data) <= maxScript && (kind == "application/ld+json" || kind == "application/json" || node.Attr(n, "id") == "__NEXT_DATA__")
}

// texts are the longest text in scripts, and the longest of the others: where it is as
// long, the page lists articles.
type texts struct{ first, second string }

func (t *texts) add(s string) {
	switch {
	case s == t.first:
	case len(s) > len(t.first) || len(s) == len(t.first) && s < t.first:
		t.first, t.second = s, t.first
	case len(s) > len(t.second):
		t.second = s
	}
}

// read adds the texts in a script.
func (t *texts) read(script string) {
	var all any
	if len(script) >= minStated && json.Unmarshal([]byte(script), &all) == nil {
		t.visit(all, "", 0)
	}
}

// visit adds the texts in a value that stands under a key.
func (t *texts) visit(value any, key string, depth int) {
	if depth > maxNested {
		return
	}
	switch v := value.(type) {
	case string:
		if statedKeys[key] {
			t.add(v)
		}
	case []any:
		for _, x := range v {
			t.visit(x, key, depth+1)
		}
	case map[string]any:
		for k, x := range v {
			t.visit(x, k, depth+1)
		}
	}
}

// build returns an element with a text, which may be HTML.
func build(text string) *html.Node {
	out := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	if !strings.Contains(text, "<p") && strings.Contains(text, "&lt;p") {
		text = html.UnescapeString(text)
	}
	if strings.Contains(text, "</p>") || strings.Contains(text, "<br") || strings.Contains(text, "</div>") {
		nodes, _ := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"})
		for _, n := range nodes { // none where they are nested too deeply
			out.AppendChild(n)
		}
		return out
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			p := &html.Node{Type: html.ElementNode, DataAtom: atom.P, Data: "p"}
			p.AppendChild(&html.Node{Type: html.TextNode, Data: html.UnescapeString(line)})
			out.AppendChild(p)
		}
	}
	return out
}
