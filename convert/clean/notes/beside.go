package notes

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// besideText reports whether n is a note that stands where it is called: in the
// margin, behind a sign that unfolds it, or in an attribute of a picture.
func besideText(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return n.Data == "d-footnote"
	}
	switch n.DataAtom {
	case atom.Img:
		return node.Attr(n, "zy-footnote") != "" || node.HasClass(n, "qqreader-footnote") && node.Attr(n, "alt") != ""
	case atom.Span, atom.Small, atom.Aside:
		if node.HasClass(n, "sidenote") || node.HasClass(n, "marginnote") {
			return n.DataAtom == atom.Span || toggle(n) != nil
		}
		return node.HasClass(n, "ltx_note") && node.HasClass(n, "ltx_role_footnote") || node.HasClass(n, "modern-footnotes-footnote__note")
	}
	return n.Data == "d-footnote"
}

// besides takes the notes that stand where they are called.
func (f *finder) besides() []*Note {
	var out []*Note
	for _, n := range f.beside {
		if len(out) == Max || n.Parent == nil {
			break
		}
		x := &Note{ID: f.newID(len(out) + 1), Body: &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}}
		if words := words(n); words != "" {
			x.Body.AppendChild(&html.Node{Type: html.TextNode, Data: words})
		} else if !hasWords(n) {
			continue
		}
		for t := toggle(n); t != nil; t = toggle(n) {
			t.Parent.RemoveChild(t)
		}
		c := newCall(x.ID)
		n.Parent.InsertBefore(c, n)
		n.Parent.RemoveChild(n)
		dropMarks(n)
		for k := n.FirstChild; k != nil; k = n.FirstChild {
			n.RemoveChild(k)
			x.Body.AppendChild(k)
		}
		unbracket(c)
		out = append(out, x)
	}
	return out
}

// words returns what a picture says of a note in its attributes.
func words(n *html.Node) string {
	if n.DataAtom != atom.Img {
		return ""
	}
	return node.FirstAttr(n, "zy-footnote", "alt")
}

func (f *finder) newID(n int) string {
	id := "note-" + strconv.Itoa(n)
	for f.taken[id] {
		id += "b"
	}
	f.taken[id] = true
	return id
}

// toggle returns the sign right before n that unfolds it, or nil.
func toggle(n *html.Node) *html.Node {
	k := n.PrevSibling
	for k != nil && k.Type == html.TextNode && strings.TrimSpace(k.Data) == "" {
		k = k.PrevSibling
	}
	if k != nil && (node.HasClass(k, "margin-toggle") || node.HasClass(k, "modern-footnotes-footnote") || node.HasClass(k, "sidenote-number")) {
		return k
	}
	return nil
}

// dropMarks takes the marks out of a note that LaTeXML wrote.
func dropMarks(n *html.Node) {
	for {
		k := node.Find(n, func(x *html.Node) bool { return node.HasClass(x, "ltx_note_mark") || node.HasClass(x, "ltx_tag_note") })
		if k == nil {
			return
		}
		k.Parent.RemoveChild(k)
	}
}
