package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// figure walks a <figure>: its pictures, then its caption.
func (b *builder) figure(n *html.Node) {
	b.flush()
	from := len(b.blocks)
	caption := node.First(n, atom.Figcaption) // which may stand before the picture
	if caption != nil {
		caption.Parent.RemoveChild(caption)
	}
	groundOf(b, n)
	b.children(n)
	b.flush()
	if caption != nil {
		b.captionOf(caption, from)
	}
}

// caption takes an element that is a caption by its tag or class.
func (b *builder) caption(n *html.Node) {
	if b.mode != modeFlow {
		b.children(n)
		return
	}
	b.flush()
	b.captionOf(n, 0)
}

// captionOf attaches n's text to the last block if that is a figure at or
// after index from; otherwise the text becomes a paragraph.
func (b *builder) captionOf(n *html.Node, from int) {
	in := b.capture(n, modeLine)
	for _, p := range b.after {
		b.blocks = append(b.blocks, p)
	}
	b.after = nil
	if len(in) == 0 {
		return
	}
	f := lastFigure(b.blocks)
	if f == nil || len(b.blocks) <= from {
		b.blocks = append(b.blocks, &doc.Paragraph{Inlines: in})
		return
	}
	addCaption(f, in)
}

// lastFigure returns the figure that the last block is, or nil.
func lastFigure(blocks []doc.Block) *doc.Figure {
	if len(blocks) == 0 {
		return nil
	}
	f, _ := blocks[len(blocks)-1].(*doc.Figure)
	return f
}

// addCaption appends in to the caption of f, unless that says it already.
func addCaption(f *doc.Figure, in []doc.Inline) {
	have, more := letter.Key(doc.PlainInlines(f.Caption)), letter.Key(doc.PlainInlines(in))
	switch {
	case have != "" && strings.Contains(have, more):
	case have == "" || strings.Contains(more, have):
		f.Caption = in
	default:
		f.Caption = token.AppendAll(append(f.Caption, &doc.Run{Text: " "}), in)
	}
}

// captionWords are words of class names that mark a caption.
var captionWords = words.Set("caption.class")

// isCaption reports whether n is a caption by its class and has a picture
// before it but none inside.
func (b *builder) isCaption(n *html.Node) bool {
	if len(n.Attr) == 0 || b.mode != modeFlow || b.ink && !b.broken || lastFigure(b.blocks) == nil {
		return false
	}
	if !node.HasWord(n, captionWords()) && !picturePair(n) {
		return false
	}
	return !node.Holds(n, atom.Img)
}

// pictureParts and aboutParts are the parts of class names that make such a pair.
var (
	pictureParts = []string{"img", "image", "photo", "pic"}
	aboutParts   = []string{"credit", "desc", "source", "title", "text", "info"}
)

// picturePair reports whether a class name pairs a picture with words about it:
// "photo-credit", "img_desc", "image-source".
func picturePair(n *html.Node) bool {
	for name := range strings.FieldsSeq(strings.ToLower(node.Attr(n, "class"))) {
		if runes.HoldsAny(name, pictureParts) && runes.HoldsAny(name, aboutParts) {
			return true
		}
	}
	return false
}

// Lines that explain the picture before them begin with one of captionBegins or
// end with one of captionEnds. No picture shows what endWords say, letters and
// digits alone: that a text ends, or does not yet.
var (
	captionBegins = words.List("caption.begins")
	captionEnds   = words.List("caption.ends")
	endWords      = words.Set("caption.end")
)

// captionLike reports whether the paragraph after a picture is its caption: all
// small print, all emphasised, or beginning as captions do.
func captionLike(toks []token.Token, in []doc.Inline) bool {
	text := strings.TrimLeft(doc.PlainInlines(in), "（([【*")
	if utf8.RuneCountInString(text) > 160 || endWords()[letter.Key(text)] {
		return false
	}
	if allSmall(toks) {
		return true
	}
	if s, ok := in[0].(*doc.Styled); ok && len(in) == 1 && s.Style == doc.Emphasis {
		return true
	}
	if runes.StartsAny(text, captionBegins()) {
		return utf8.RuneCountInString(text) <= 100
	}
	bare := strings.TrimRight(text, "）)]】 。")
	by := strings.HasSuffix(text, "摄）") || strings.HasSuffix(text, "摄)")
	if by {
		bare = text
	}
	by = by || slices.ContainsFunc(captionEnds(), func(w string) bool { return strings.HasSuffix(bare, w) })
	return by && utf8.RuneCountInString(bare) <= 70
}

// allSmall reports whether everything visible in toks is small print.
func allSmall(toks []token.Token) bool {
	small, seen := 0, false
	for _, t := range toks {
		switch {
		case t.Kind == token.Open && t.Mark == token.Small:
			small++
		case t.Kind == token.Close && t.Mark == token.Small && small > 0:
			small--
		case t.Kind == token.Code, t.Kind == token.Object, t.Kind == token.Text && runes.HasInk(t.Text):
			if small == 0 {
				return false
			}
			seen = true
		}
	}
	return seen
}

// unwrapCaption removes emphasis and small print around a whole caption.
func unwrapCaption(in []doc.Inline) []doc.Inline {
	for len(in) == 1 {
		s, ok := in[0].(*doc.Styled)
		if !ok || s.Style != doc.Emphasis && s.Style != doc.Small {
			break
		}
		in = s.Inlines
	}
	return in
}
