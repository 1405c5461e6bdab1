package html

import (
	"bytes"
	"encoding/base64"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// stands places a picture that n shows though it is no <img>: its data, its ground,
// a drawing in it; and reports whether there is one.
func stands(b *builder, n *html.Node) bool {
	switch n.DataAtom {
	case atom.Object, atom.Embed:
		return pictureData(b, n)
	case atom.Svg:
		return drawingIn(b, n)
	case atom.Div, atom.Span, atom.A, atom.Section, atom.P:
		return groundOf(b, n)
	}
	return n.Data == "amp-img" && asImage(b, n, node.Attr(n, "src"))
}

// asImage takes n as an <img> of that address.
func asImage(b *builder, n *html.Node, src string) bool {
	attr := []html.Attribute{{Key: "src", Val: src}}
	for _, a := range n.Attr {
		switch a.Key {
		case "alt", "title", "width", "height", "class", "srcset":
			attr = append(attr, a)
		case "aria-label":
			attr = append(attr, html.Attribute{Key: "alt", Val: a.Val})
		}
	}
	img := &html.Node{Type: html.ElementNode, Data: "img", DataAtom: atom.Img, Attr: attr}
	if n.Parent != nil { // what stands around it counts
		n.Parent.InsertBefore(img, n)
		defer n.Parent.RemoveChild(img)
	}
	b.image(img)
	return true
}

// pictureData takes an <object> or <embed> of a picture; a picture within stands
// for it where it cannot be had.
func pictureData(b *builder, n *html.Node) bool {
	src := node.FirstAttr(n, "data", "src")
	if !weburl.IsPictureFile(src) && !strings.HasPrefix(node.Attr(n, "type"), "image/") && !strings.HasPrefix(src, "data:image/") {
		return false
	}
	f := &doc.Figure{Src: weburl.Picture(src), Alt: imageAlt(n)}
	if img := node.First(n, atom.Img); img != nil {
		f.Others = candidates(img)
		if f.Alt == "" {
			f.Alt = imageAlt(img)
		}
	}
	if f.Src == "" {
		return false
	}
	place(b, f, n, aside)
	return true
}

// backgrounds are attributes that hold the address of an element's ground until a
// script sets it, and ground finds it in a style.
var (
	backgrounds = []string{"data-bg", "data-background", "data-background-image", "data-src"}
	ground      = regexp.MustCompile(`(?i)background(?:-image)?\s*:[^;]*url\(\s*["']?([^"')]+)`)
)

// groundOf takes the picture that is the ground of an element without anything in
// it; of a figure that holds none the one that it names.
func groundOf(b *builder, n *html.Node) bool {
	if len(n.Attr) == 0 || node.FirstAttr(n, backgrounds...) == "" && strings.IndexByte(node.Attr(n, "style"), '(') < 0 || node.Holds(n, atom.Img) || n.DataAtom != atom.Figure && (n.FirstChild != nil && runes.HasInk(node.Text(n)) || node.Holds(n, atom.Svg)) {
		return false
	}
	src := ""
	if m := ground.FindStringSubmatch(node.Attr(n, "style")); m != nil {
		src = m[1]
	}
	for _, k := range backgrounds {
		if v := node.Attr(n, k); src == "" && (weburl.IsPictureFile(v) || n.DataAtom == atom.Figure && looksLikeAddress(v)) {
			src = v
		}
	}
	if w, h := pictureSize(n); src == "" || w > 0 && w < maxSquare || h > 0 && h < maxSquare || !looksLikeAddress(src) {
		return false
	}
	if n.DataAtom != atom.Figure {
		return asImage(b, n, src)
	}
	place(b, &doc.Figure{Src: weburl.Picture(src), Alt: imageAlt(n)}, n, aside)
	return false // its caption is still to come
}

// maxDrawing bounds the markup of a drawing.
const maxDrawing = 1 << 20

// drawingIn takes a drawing that stands in the page itself, or the one picture that
// it shows.
func drawingIn(b *builder, n *html.Node) bool {
	var shown []string
	other := false
	for k := range n.Descendants() {
		if k.Type != html.ElementNode {
			continue
		}
		switch k.Data {
		case "image":
			shown = append(shown, node.FirstAttr(k, "href", "xlink:href"))
		case "g", "a", "defs", "title", "desc", "style", "clippath", "clipPath", "rect", "switch":
		default:
			other = true
		}
	}
	if len(shown) == 1 && !other {
		return asImage(b, n, shown[0])
	}
	var out bytes.Buffer
	root := *n
	root.Attr = append([]html.Attribute{{Key: "xmlns", Val: "http://www.w3.org/2000/svg"}, {Key: "xmlns:xlink", Val: "http://www.w3.org/1999/xlink"}}, without(n.Attr, "xmlns", "xmlns:xlink")...)
	if err := html.Render(&out, &root); err != nil || out.Len() > maxDrawing {
		return false
	}
	f := &doc.Figure{Src: "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(out.Bytes()), Alt: drawingName(n)}
	place(b, f, n, placeOf(b, n))
	return true
}

func without(attr []html.Attribute, keys ...string) []html.Attribute {
	var out []html.Attribute
	for _, a := range attr {
		name := a.Key
		if a.Namespace != "" {
			name = a.Namespace + ":" + a.Key
		}
		if name != keys[0] && name != keys[1] {
			out = append(out, a)
		}
	}
	return out
}

// drawingName returns what a drawing says of itself: its label or its title.
func drawingName(n *html.Node) string {
	if label := strings.TrimSpace(node.Attr(n, "aria-label")); label != "" {
		return label
	}
	for k := range n.ChildNodes() {
		if k.Type == html.ElementNode && k.Data == "title" {
			return strings.TrimSpace(node.Text(k))
		}
	}
	return ""
}
