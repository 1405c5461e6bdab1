package docx

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// emus is how many English Metric Units are a pixel of CSS (§20.1.10.16).
const emus = 9525

// drawing writes the pictures of a drawing (§20.4), and keeps the boxes of text in it.
func (l *line) drawing(n *node) {
	for _, frame := range n.kids { // inline or anchor
		props := frame.kid("docPr")
		alt := props.get("descr")
		size := frame.kid("extent")
		blips := frame.all("blip", nil)
		for _, b := range blips {
			width, height := 0, 0
			if len(blips) == 1 {
				width, height = number64(size.get("cx"))/emus, number64(size.get("cy"))/emus
			}
			id := b.get("embed")
			if id == "" {
				id = b.get("link")
			}
			l.picture(id, alt, width, height)
		}
		l.box(frame)
	}
}

// all returns the elements of a name below n that do not lie in boxes of text.
func (n *node) all(name string, out []*node) []*node {
	if n == nil || n.name == "txbxContent" {
		return out
	}
	if n.name == name {
		return append(out, n)
	}
	for _, k := range n.kids {
		out = k.all(name, out)
	}
	return out
}

// number64 returns a number that may be large, or 0.
func number64(s string) int {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > 1<<40 {
		return 0
	}
	return int(n)
}

// oldPicture writes the pictures of VML (ISO/IEC 29500-4 §19), and of objects.
func (l *line) oldPicture(n *node) {
	for _, shape := range n.kids {
		if onOffValue(shape.get("hr")) || shape.get("hr") == "t" {
			l.rule = true
			continue
		}
		width, height := cssSize(shape.get("style"))
		for _, p := range shape.all("imagedata", nil) {
			l.picture(p.get("id"), shape.get("alt"), width, height)
		}
		l.box(shape)
	}
}

// cssSize returns the size that a style states in points, in pixels.
func cssSize(css string) (width, height int) {
	for part := range strings.SplitSeq(css, ";") {
		key, value, _ := strings.Cut(part, ":")
		points, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(value), "pt"), 64)
		if err != nil || !(points > 0 && points < 1e5) {
			continue
		}
		switch strings.TrimSpace(key) {
		case "width":
			width = int(points * 96 / 72)
		case "height":
			height = int(points * 96 / 72)
		}
	}
	return width, height
}

// picture writes a picture of a relation.
func (l *line) picture(id, alt string, width, height int) {
	r, ok := l.w.rels[id]
	if !ok || r.Target == "" || l.w.hidden() || !l.w.count(&l.w.addresses, len(r.Target), maxAddresses) {
		return
	}
	l.format("")
	fmt.Fprintf(&l.b, `<img src="%s"`, html.EscapeString(addressOf(r)))
	if alt = letter.OneLine(alt); alt != "" && len(alt) < maxTarget {
		fmt.Fprintf(&l.b, ` alt="%s"`, html.EscapeString(alt))
	}
	if width > 0 && height > 0 {
		fmt.Fprintf(&l.b, ` width="%d" height="%d"`, width, height)
	}
	l.b.WriteString("/>")
	l.ink, l.pictured = true, true
}

// box keeps the blocks of a box of text, for behind the paragraph.
func (l *line) box(n *node) {
	text := n.find("txbxContent")
	if text == nil || l.w.inner > maxLevels {
		return
	}
	out := l.w.aside(func() { l.w.blocks(text) })
	if len(out) > 0 {
		l.boxes = append(l.boxes, out)
	}
}
