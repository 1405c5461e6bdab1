package clean

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// dropRepeatedPictures keeps the first of two pictures with the same source
// when the first heads the article or nothing but pictures stands between them;
// a caption that only the second one has moves to the first. A picture shown
// again further down is the author's wish and stays.
func (c *cleaner) dropRepeatedPictures(blocks []doc.Block) []doc.Block {
	if c.isOff(ruleRepeatPic) {
		c.settleAlts(blocks)
		return blocks
	}
	seen := map[string]*shown{}
	out := blocks[:0]
	texts := 0 // blocks other than pictures so far
	for _, x := range blocks {
		f, ok := x.(*doc.Figure)
		if !ok {
			texts++
			out = append(out, x)
			continue
		}
		key := c.pictureKey(f.Src)
		first := seen[key]
		if first == nil || first.texts > 1 && first.texts != texts || !first.adopt(f) {
			seen[key] = &shown{f, texts}
			out = append(out, x)
			continue
		}
		c.drop(ruleRepeatPic, "", f.Src)
	}
	c.settleAlts(out)
	return out
}

func (c *cleaner) settleAlts(blocks []doc.Block) {
	doc.Walk(blocks, func(x doc.Block) bool {
		if f, ok := x.(*doc.Figure); ok {
			c.settleAlt(f)
		}
		return true
	})
}

// shown is a picture that stands after a number of other blocks.
type shown struct {
	*doc.Figure
	texts int
}

// adopt takes over the words of f, a double; it fails when both have captions
// of their own.
func (s *shown) adopt(f *doc.Figure) bool {
	have, more := letter.Key(doc.PlainInlines(s.Caption)), letter.Key(doc.PlainInlines(f.Caption))
	if have != "" && more != "" && have != more {
		return false
	}
	if have == "" {
		s.Caption = f.Caption
	}
	if s.Alt == "" {
		s.Alt = f.Alt
	}
	return true
}

// settleAlt makes a description the caption where there is none, and removes
// it where the caption or the title says it.
func (c *cleaner) settleAlt(f *doc.Figure) {
	if title := c.titles[f]; title != "" && len(f.Caption) == 0 {
		c.captionOfTitle(f, title)
	}
	alt := letter.Key(f.Alt)
	switch {
	case alt == "", alt == letter.Key(c.meta.Title), strings.Contains(letter.Key(doc.PlainInlines(f.Caption)), alt):
		f.Alt = ""
	case len(f.Caption) == 0:
		f.Caption, f.Alt = []doc.Inline{&doc.Run{Text: f.Alt}}, ""
	}
}

// captionOfTitle makes the caption of a picture that has none of the
// description and the title that its author gave it, each once. Where a
// translator left the title as it was, the translated description stands alone.
func (c *cleaner) captionOfTitle(f *doc.Figure, title string) {
	caption := title
	alt, said := letter.Key(f.Alt), letter.Key(title)
	switch {
	case strings.Contains(said, alt):
	case strings.Contains(alt, said):
		caption = f.Alt
	case letter.HasUnspaced(f.Alt) != letter.HasUnspaced(title):
		if letter.HasUnspaced(f.Alt) == c.meta.Lang.IsChinese() {
			caption, f.Alt = f.Alt, title
		}
	case letter.SentenceEnd(letter.LastRune(f.Alt)):
		caption = f.Alt + " " + title
	case letter.HasUnspaced(f.Alt):
		caption = f.Alt + "：" + title
	default:
		caption = f.Alt + ": " + title
	}
	f.Caption = []doc.Inline{&doc.Run{Text: caption}}
}

// pictureKey returns what two addresses of one picture share: no scheme, no
// query where the path names a file, no size in the name ("-300x200").
func (c *cleaner) pictureKey(src string) string {
	if strings.HasPrefix(src, "data:") {
		return src
	}
	if scheme, _ := splitScheme(src); scheme == "" {
		if u, ok := c.relativeURL(src); ok {
			src = u
		}
	}
	if i := strings.Index(src, "://"); i > 0 {
		src = src[i+3:]
	}
	base, _, _ := strings.Cut(src, "?")
	if !isPictureFile(base) {
		return src
	}
	dot := strings.LastIndexByte(base, '.')
	stem, ext := base[:dot], base[dot:]
	if i := strings.LastIndexByte(stem, '-'); i > 0 {
		if w, h, ok := strings.Cut(stem[i+1:], "x"); ok && isNumber(w) && isNumber(h) {
			stem = stem[:i]
		}
	}
	return stem + ext
}
