package html

import (
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
	var captions []*html.Node
	b.figureParts(n, &captions)
	b.flush()
	for _, k := range captions {
		b.captionOf(k, from)
	}
}

// figureParts walks the parts of a figure and holds its captions back, which
// may stand before the picture.
func (b *builder) figureParts(n *html.Node, captions *[]*html.Node) {
	fc := node.Find(n, func(x *html.Node) bool { return x.DataAtom == atom.Figcaption })
	if fc != nil && fc.Parent != nil {
		fc.Parent.RemoveChild(fc)
		*captions = append(*captions, fc)
	}
	b.children(n)
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
	pics := b.after
	b.after = nil
	for _, p := range pics {
		b.blocks = append(b.blocks, p)
	}
	if len(in) == 0 {
		return
	}
	f := b.lastFigure()
	if f == nil || len(b.blocks) <= from {
		b.blocks = append(b.blocks, &doc.Paragraph{Inlines: in})
		return
	}
	f.addCaption(in)
}

// lastFigure returns the figure that the last block is, or nil.
func (b *builder) lastFigure() *figureRef {
	if len(b.blocks) == 0 {
		return nil
	}
	f, ok := b.blocks[len(b.blocks)-1].(*doc.Figure)
	if !ok {
		return nil
	}
	return &figureRef{f}
}

// figureRef adds to a figure what only cleaning does.
type figureRef struct{ *doc.Figure }

// addCaption appends in to the caption, unless the caption says it already.
func (f *figureRef) addCaption(in []doc.Inline) {
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
var captionWords = words.Set("caption captions figcaption thumbcaption gallerytext captiontext descr piccaption imgcaption imagecaption photocaption imgdesc picdesc desc")

// isCaption reports whether n is a caption by its class and has a picture
// before it but none inside.
func (b *builder) isCaption(n *html.Node) bool {
	if len(n.Attr) == 0 || b.mode != modeFlow || b.ink && !b.broken || b.lastFigure() == nil {
		return false
	}
	if !node.HasWord(n, captionWords) && !picturePair(n) {
		return false
	}
	return node.Find(n, func(x *html.Node) bool { return x.DataAtom == atom.Img }) == nil
}

// picturePair reports whether a class name pairs a picture with words about it:
// "photo-credit", "img_desc", "image-source".
func picturePair(n *html.Node) bool {
	for _, name := range strings.Fields(strings.ToLower(node.Attr(n, "class"))) {
		pic := strings.Contains(name, "img") || strings.Contains(name, "image") || strings.Contains(name, "photo") || strings.Contains(name, "pic")
		if pic && (strings.Contains(name, "credit") || strings.Contains(name, "desc") || strings.Contains(name, "source") ||
			strings.Contains(name, "title") || strings.Contains(name, "text") || strings.Contains(name, "info")) {
			return true
		}
	}
	return false
}

// captionStarts begin a line that explains the picture before it.
var captionStarts = []string{
	"图片", "圖片", "照片", "资料图", "資料圖", "图为", "圖為", "题图", "題圖", "图：", "圖：", "图/", "图｜", "图|", "图源", "摄影", "攝影",
	"图:", "▲", "△", "↑", "Image by", "Image source", "Image:", "Image credit", "Photo by", "Photo:", "Photo credit", "Picture:", "Credit:", "Source:", "via:",
}

// captionEnds end a line that says who made the picture before it.
var captionEnds = []string{" 摄", "摄影", "供图", "视频截图", "资料图", "资料图片", "图片来源网络", "网络图片", "制图", "绘图"}

// endWords say that a text ends, or does not yet; no picture shows that.
var endWords = words.Set("完 全文完 未完 待续 未完待续 未完待續 theend end tobecontinued конец")

// captionLike reports whether the paragraph after a picture is its caption: all
// small print, all emphasised, or beginning as captions do.
func captionLike(toks []token.Token, in []doc.Inline) bool {
	text := strings.TrimLeft(doc.PlainInlines(in), "（([【*")
	if utf8.RuneCountInString(text) > 160 || endWords[letter.Key(text)] {
		return false
	}
	if allSmall(toks) {
		return true
	}
	if s, ok := in[0].(*doc.Styled); ok && len(in) == 1 && s.Style == doc.Emphasis {
		return true
	}
	for _, w := range captionStarts {
		if strings.HasPrefix(text, w) {
			return utf8.RuneCountInString(text) <= 100
		}
	}
	if strings.HasSuffix(text, "摄）") || strings.HasSuffix(text, "摄)") {
		return utf8.RuneCountInString(text) <= 70
	}
	text = strings.TrimRight(text, "）)]】 。")
	for _, w := range captionEnds {
		if strings.HasSuffix(text, w) {
			return utf8.RuneCountInString(text) <= 70
		}
	}
	return false
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
		case t.Kind == token.Code, t.Kind == token.Text && runes.HasInk(t.Text):
			if small == 0 {
				return false
			}
			seen = true
		}
	}
	return seen
}

// unwrapCaption removes the emphasis around a whole caption.
func unwrapCaption(in []doc.Inline) []doc.Inline {
	if s, ok := in[0].(*doc.Styled); ok && len(in) == 1 && s.Style == doc.Emphasis {
		return s.Inlines
	}
	return in
}
