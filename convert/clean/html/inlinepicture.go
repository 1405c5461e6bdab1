package html

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// standing says how a picture stands to the text around it.
type standing uint8

const (
	aside  standing = iota // on lines of its own
	within                 // between words, of a size that is not known
	small                  // no higher than a line or two: wherever it stands, it is in the line
)

// The largest pictures in a line, in em: what is higher or, where no height is
// known, wider stands apart. Formulas are wide.
const (
	maxInlineHeight = 3
	maxInlineWidth  = 30
	maxSquare       = 3
	largeSide       = 8
)

// inlineNames are parts of the class names of pictures that are characters.
var inlineNames = []string{"emoji", "smiley", "emoticon", "inline-im", "inline_im", "inlineim", "img-inline", "image-inline", "latex", "mwe-math", "math-"}

// placeOf tells by what is said of n's size, and by what stands around it, whether
// it is a picture in a line.
func placeOf(b *builder, n *html.Node) standing {
	w, h := pictureSize(n)
	switch {
	case h > maxInlineHeight && !raised(n) || w > maxInlineWidth || h == 0 && w >= largeSide:
		return aside
	case h > 0 && (h <= maxInlineHeight || raised(n)), h == 0 && w > 0 && w <= maxSquare, runes.HoldsAny(node.Attr(n, "class"), inlineNames):
		if b.ink || b.mode != modeFlow || hasText(n) {
			return small
		}
		return aside
	case raised(n) && hasText(n):
		return small
	case b.mode == modeFlow && b.ink && !b.broken && !isPhoto(n) && followed(n) && !onOwnLine(n):
		return within
	}
	return aside
}

// raised reports whether a style sets n against the line that it stands on, as
// programs do that make pictures of formulas.
func raised(n *html.Node) bool {
	css := strings.ToLower(node.Attr(n, "style"))
	return strings.Contains(css, "vertical-align") || strings.Contains(css, "display:inline;") || strings.EqualFold(node.Attr(n, "align"), "absmiddle")
}

// hasText reports whether text stands in the box around n, beside it.
func hasText(n *html.Node) bool {
	for up := n; up.Parent != nil; up = up.Parent {
		for k := range up.Parent.ChildNodes() {
			if k != up && (k.Type == html.TextNode && runes.HasInk(k.Data) || k.Type == html.ElementNode && !node.IsBox(k) && runes.HasInk(node.Text(k))) {
				return true
			}
		}
		if node.IsBox(up.Parent) {
			break
		}
	}
	return false
}

// followed reports whether text comes behind n on its line.
func followed(n *html.Node) bool {
	for up := n; up != nil && (up == n || !node.IsBox(up)); up = up.Parent {
		for k := up.NextSibling; k != nil; k = k.NextSibling {
			switch {
			case k.Type == html.TextNode && runes.HasInk(k.Data):
				return true
			case k.Type != html.ElementNode:
			case k.DataAtom == atom.Br || k.DataAtom == atom.Img || node.IsBox(k):
				return false
			case runes.HasInk(node.Text(k)):
				return true
			}
		}
	}
	return false
}

// isPhoto reports whether n says by its kind or by a long description that it is
// a photograph or the like.
func isPhoto(n *html.Node) bool {
	src, _, _ := strings.Cut(strings.ToLower(node.Attr(n, "src")), "?")
	return strings.HasSuffix(src, ".jpg") || strings.HasSuffix(src, ".jpeg") || utf8.RuneCountInString(node.Attr(n, "alt")) > 30
}

// onOwnLine reports whether n stands on a line of its source alone: as a paragraph
// would, where an author leaves out blank lines.
func onOwnLine(n *html.Node) bool {
	before, after := n.PrevSibling, n.NextSibling
	return before != nil && after != nil && before.Type == html.TextNode && after.Type == html.TextNode &&
		strings.HasSuffix(strings.TrimRight(before.Data, " \t"), "\n") && strings.HasPrefix(strings.TrimLeft(after.Data, " \t"), "\n")
}

// pictureSize returns what the source says of a picture's size in em; 0 = it says
// nothing.
func pictureSize(n *html.Node) (width, height float64) {
	width, height = length(node.Attr(n, "width")), length(node.Attr(n, "height"))
	css := node.Attr(n, "style")
	if css == "" {
		return width, height
	}
	for rule := range strings.SplitSeq(strings.ToLower(css), ";") {
		key, value, _ := strings.Cut(rule, ":")
		switch v := length(value); strings.TrimSpace(key) {
		case "width":
			width = v
		case "height":
			height = v
		}
	}
	return width, height
}

// units are what lengths of CSS are measured in, in em.
var units = []struct {
	name string
	em   float64
}{{"px", 1.0 / 16}, {"rem", 1}, {"em", 1}, {"ex", 0.5}, {"pt", 1.0 / 12}, {"%", 0.4}, {"", 1.0 / 16}}

// length returns a length in em; of the width of a page a hundredth counts as a
// little less than half of one.
func length(s string) float64 {
	s = strings.TrimSpace(s)
	for _, u := range units {
		if number, ok := strings.CutSuffix(s, u.name); ok {
			v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
			if err == nil && v > 0 && v < 1e6 {
				return v * u.em
			}
		}
	}
	return 0
}

// place sets a figure where the text allows it: in its line; at once between
// paragraphs; after the paragraph when it stands inside a sentence.
func place(b *builder, f *doc.Figure, n *html.Node, at standing) {
	switch {
	case at != aside && len(b.inLine) < maxInLine:
		w, h := pictureSize(n)
		p := &doc.Picture{Src: f.Src, Others: f.Others, Alt: f.Alt, Width: w, Height: h}
		if alt := repair.OneLine(node.Attr(n, "alt")); alt != "" && !weburl.IsPictureFile(alt) {
			p.Alt = alt // also where it is but a letter
		}
		if b.inLine == nil {
			b.inLine = map[*doc.Picture]*doc.Figure{}
		}
		b.inLine[p] = f
		b.toks = append(b.toks, token.Token{Kind: token.Object, Inline: p})
		b.broken = false
	case b.mode == modeFlow && (!b.ink || b.broken):
		b.flush()
		b.blocks = append(b.blocks, f)
	default:
		b.after = append(b.after, f)
	}
}

// maxInLine bounds the pictures of a paragraph.
const maxInLine = 2000

// lone returns toks without pictures that no text stands beside after all, and
// those as figures. In a cell they stay.
func (r *running) lone(toks []token.Token) ([]token.Token, []*doc.Figure) {
	if len(r.inLine) == 0 || r.mode == modeCell {
		return toks, nil
	}
	for _, t := range toks {
		if t.Kind == token.Text && runes.HasInk(t.Text) || t.Kind == token.Code {
			return toks, nil
		}
		if p, ok := t.Inline.(*doc.Picture); t.Kind == token.Object && !(ok && r.inLine[p] != nil) {
			return toks, nil
		}
	}
	var rest []token.Token
	var figures []*doc.Figure
	for _, t := range toks {
		p, ok := t.Inline.(*doc.Picture)
		if f := r.inLine[p]; ok && f != nil {
			figures = append(figures, f)
			continue
		}
		rest = append(rest, t)
	}
	return rest, figures
}
