package clean

import (
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// image takes an <img>: a figure before, between or after paragraphs, or the
// text it stands for.
func (b *builder) image(n *html.Node) {
	if alt := smallText(n); alt != "" {
		b.text(alt)
		return
	}
	src := b.c.pictureURL(imageSource(n))
	if rule := b.imageRule(n, src); rule != "" {
		b.dropNode(rule, n)
		return
	}
	b.place(&doc.Figure{Src: src, Alt: imageAlt(n)})
}

// place sets a figure where the text allows it: at once between paragraphs,
// after the paragraph when it stands inside a sentence.
func (b *builder) place(f *doc.Figure) {
	if b.mode == modeFlow && (!b.ink || b.broken) {
		b.flush()
		b.blocks = append(b.blocks, f)
		return
	}
	b.after = append(b.after, f)
}

// picture takes a <picture>: its <img>, or the first source.
func (b *builder) picture(n *html.Node) {
	img := findNode(n, func(x *html.Node) bool { return x.DataAtom == atom.Img })
	if img == nil {
		return
	}
	if s := findNode(n, func(x *html.Node) bool { return x.DataAtom == atom.Source }); s != nil && imageSource(img) == "" {
		if u := b.c.pictureURL(firstOfSet(firstAttr(s, "srcset", "data-srcset"))); u != "" {
			b.place(&doc.Figure{Src: u, Alt: imageAlt(img)})
			return
		}
	}
	b.image(img)
}

// lazyAttrs hold a picture's address while src holds a stand-in, in the order
// of trust.
var lazyAttrs = []string{"data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src",
	"data-lazyload", "data-echo", "data-url", "data-hi-res-src", "data-full-src", "data-src-pc"}

// imageSource returns the address of the real picture.
func imageSource(n *html.Node) string {
	src := strings.TrimSpace(attr(n, "src"))
	for _, k := range lazyAttrs {
		if v := strings.TrimSpace(attr(n, k)); looksLikeAddress(v) {
			return v
		}
	}
	if looksLikeAddress(src) && !isStandIn(src) {
		return src
	}
	for _, k := range []string{"data-srcset", "data-lazy-srcset", "srcset"} {
		if v := firstOfSet(attr(n, k)); looksLikeAddress(v) {
			return v
		}
	}
	return src
}

func looksLikeAddress(s string) bool {
	return s != "" && s != "null" && s != "undefined" && !strings.HasPrefix(s, "data:") && !strings.HasPrefix(s, "{") &&
		strings.ContainsAny(s, "./")
}

// firstOfSet returns the widest candidate of a srcset.
func firstOfSet(set string) string {
	best, width := "", -1.0
	for _, cand := range strings.Split(set, ", ") {
		f := strings.Fields(strings.Trim(cand, ", \n\t"))
		if len(f) == 0 || strings.HasPrefix(f[0], "data:") {
			continue
		}
		w := 0.0
		if len(f) > 1 {
			w, _ = strconv.ParseFloat(strings.TrimRight(f[1], "wx"), 64)
		}
		if w > width {
			best, width = f[0], w
		}
	}
	return best
}

// isStandIn reports whether src is shown only until a script loads the picture.
func isStandIn(src string) bool {
	if strings.HasPrefix(src, "data:") {
		return len(src) < 1500
	}
	name := strings.ToLower(path.Base(strings.SplitN(src, "?", 2)[0]))
	for _, w := range []string{"blank.", "placeholder", "loading.", "lazyload", "spacer.", "transparent.", "1x1", "grey.gif", "gray.gif"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// smallText returns the text that a small picture stands for: an emoji, a
// formula; "" for any other picture.
func smallText(n *html.Node) string {
	alt := strings.TrimSpace(attr(n, "alt"))
	if alt == "" {
		return ""
	}
	class := attr(n, "class")
	if strings.Contains(class, "emoji") || strings.Contains(class, "smiley") {
		return alt
	}
	if strings.Contains(class, "latex") || strings.Contains(class, "math") || strings.Contains(class, "tex") && !strings.Contains(class, "text") {
		return alt
	}
	if w, h := dimension(n, "width"), dimension(n, "height"); w > 0 && w <= 24 && h <= 24 && utf8.RuneCountInString(alt) <= 2 {
		return alt
	}
	return ""
}

// dimension returns attribute key as pixels, or -1.
func dimension(n *html.Node, key string) int {
	v := strings.TrimSuffix(strings.TrimSpace(attr(n, key)), "px")
	if w, err := strconv.Atoi(v); err == nil {
		return w
	}
	return -1
}

// imageRule returns the rule under which a picture is left out, or "".
func (b *builder) imageRule(n *html.Node, src string) string {
	w, h := dimension(n, "width"), dimension(n, "height")
	switch {
	case src == "", w >= 0 && w <= 2 && h <= 2, h >= 0 && h <= 2 && w <= 2, isStandIn(src):
		return rulePixel
	case isCounter(src):
		return rulePixel
	case promotes(b.href) && !isPictureFile(b.href):
		return rulePromoImage
	case w > 0 && w <= 32 && h <= 32 && h > 0:
		return ruleIcon
	}
	return ""
}

// isCounter reports whether src is the address of a visit counter.
func isCounter(src string) bool {
	for _, w := range []string{"doubleclick.net", "google-analytics.com", "scorecardresearch.com", "/pixel.gif", "/pixel?",
		"stats.wordpress.com", "pixel.wp.com", "facebook.com/tr", "hm.baidu.com", "cnzz.com", "counter.yadro", "feedburner.com/~r"} {
		if strings.Contains(src, w) {
			return true
		}
	}
	return false
}

// isPictureFile reports whether u leads to a picture, not to a page.
func isPictureFile(u string) bool {
	switch strings.ToLower(path.Ext(strings.SplitN(u, "?", 2)[0])) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp":
		return true
	}
	return false
}

// promoWords are words of an address that sells something.
var promoWords = nameSet("subscribe subscription subscriptions promotion promotions promo promos ad ads adv advert " +
	"click clk union affiliate aff sponsor sponsored donate donation shop store download app signup register newsletter")

// promotes reports whether link u leads to an offer rather than to a source.
func promotes(u string) bool {
	if u == "" {
		return false
	}
	if strings.Contains(u, "utm_campaign=") || strings.Contains(u, "utm_medium=") {
		return true
	}
	u = strings.SplitN(u, "?", 2)[0]
	for _, w := range strings.FieldsFunc(u[strings.Index(u, ":")+1:], func(r rune) bool {
		return strings.ContainsRune("/.-_", r)
	}) {
		if promoWords[w] {
			return true
		}
	}
	return false
}

// imageAlt returns a picture's alternative text if it says something.
func imageAlt(n *html.Node) string {
	for _, k := range []string{"alt", "title"} {
		s := oneLine(attr(n, k))
		if s != "" && !isFileName(s) {
			return s
		}
	}
	return ""
}

// oneLine returns s squeezed as one line of text.
func oneLine(s string) string {
	q := squeezer{}
	var b strings.Builder
	for _, t := range q.squeeze([]token{{kind: tokText, text: s}}) {
		b.WriteString(t.text)
	}
	return b.String()
}

// isFileName reports whether s is a name that a program gave: "IMG_2041",
// "screenshot-3.png", "image".
func isFileName(s string) bool {
	if strings.ContainsAny(s, " \u00a0") {
		return false
	}
	switch strings.ToLower(s) {
	case "image", "img", "photo", "picture", "图片", "图像", "圖片", "image.png", "alt", "null", "undefined", "在这里插入图片描述":
		return true
	}
	if isPictureFile(s) {
		return true
	}
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case r >= 0x80:
			return false
		case r >= '0' && r <= '9':
			digits++
		default:
			letters++
		}
	}
	return digits > 0 || strings.ContainsAny(s, "_") || letters < 3
}

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
	fc := findNode(n, func(x *html.Node) bool { return x.DataAtom == atom.Figcaption })
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
	have, more := squash(doc.PlainInlines(f.Caption)), squash(doc.PlainInlines(in))
	switch {
	case have != "" && strings.Contains(have, more):
	case have == "" || strings.Contains(more, have):
		f.Caption = in
	default:
		f.Caption = appendAll(append(f.Caption, &doc.Run{Text: " "}), in)
	}
}

// captionWords are words of class names that mark a caption.
var captionWords = nameSet("caption captions figcaption descr piccaption imgcaption imagecaption photocaption imgdesc picdesc")

// isCaption reports whether n is a caption by its class and has a picture
// before it but none inside.
func (b *builder) isCaption(n *html.Node) bool {
	if len(n.Attr) == 0 || b.mode != modeFlow || b.ink && !b.broken || b.lastFigure() == nil {
		return false
	}
	if !hasWord(n, captionWords) && !picturePair(n) {
		return false
	}
	return findNode(n, func(x *html.Node) bool { return x.DataAtom == atom.Img }) == nil
}

// picturePair reports whether a class name pairs a picture with words about it:
// "photo-credit", "img_desc", "image-source".
func picturePair(n *html.Node) bool {
	for _, name := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		pic := strings.Contains(name, "img") || strings.Contains(name, "image") || strings.Contains(name, "photo") || strings.Contains(name, "pic")
		if pic && (strings.Contains(name, "credit") || strings.Contains(name, "desc") || strings.Contains(name, "source") ||
			strings.Contains(name, "title") || strings.Contains(name, "text") || strings.Contains(name, "info")) {
			return true
		}
	}
	return false
}

// captionStarts begin a line that explains the picture before it.
var captionStarts = []string{"图片", "圖片", "照片", "资料图", "資料圖", "图为", "圖為", "图：", "圖：", "图/", "图｜", "图|", "图源", "摄影", "攝影",
	"图:", "▲", "△", "↑", "Image by", "Image source", "Image:", "Image credit", "Photo by", "Photo:", "Photo credit", "Picture:", "Credit:", "Source:", "via:"}

// captionEnds end a line that says who made the picture before it.
var captionEnds = []string{" 摄", "摄影", "供图", "视频截图", "资料图", "资料图片", "图片来源网络", "网络图片", "制图", "绘图"}

// captionLike reports whether the paragraph after a picture is its caption: all
// small print, all emphasised, or beginning as captions do.
func captionLike(toks []token, in []doc.Inline) bool {
	text := strings.TrimLeft(doc.PlainInlines(in), "（([【*")
	if utf8.RuneCountInString(text) > 160 {
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
	text = strings.TrimRight(text, "）)]】 。")
	for _, w := range captionEnds {
		if strings.HasSuffix(text, w) {
			return utf8.RuneCountInString(text) <= 70
		}
	}
	return false
}

// allSmall reports whether everything visible in toks is small print.
func allSmall(toks []token) bool {
	small, seen := 0, false
	for _, t := range toks {
		switch {
		case t.kind == tokOpen && t.mark == markSmall:
			small++
		case t.kind == tokClose && t.mark == markSmall && small > 0:
			small--
		case t.kind == tokCode, t.kind == tokText && hasInk(t.text):
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
