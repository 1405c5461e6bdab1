package rules

import (
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// DropRepeatedPictures keeps the first of two pictures with the same source
// when the first heads the article or nothing but pictures stands between them;
// a caption that only the second one has moves to the first. A picture shown
// again further down is the author's wish and stays.
func (c *Body) DropRepeatedPictures(blocks []doc.Block) []doc.Block {
	if c.Off[RepeatPic] {
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
		key := pictureKey(c.Base, f.Src)
		first := seen[key]
		if first == nil || first.texts > 1 && first.texts != texts || !first.adopt(f) {
			seen[key] = &shown{f, texts}
			out = append(out, x)
			continue
		}
		c.Log.Drop(RepeatPic, "", f.Src)
	}
	return out
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

// pictureKey returns what two addresses of one picture share: no scheme, no
// query where the path names a file, no size in the name ("-300x200").
func pictureKey(base *url.URL, src string) string {
	if strings.HasPrefix(src, "data:") {
		return src
	}
	if scheme, _ := weburl.SplitScheme(src); scheme == "" {
		if u, ok := weburl.Relative(base, src); ok {
			src = u
		}
	}
	if i := strings.Index(src, "://"); i > 0 {
		src = src[i+3:]
	}
	path, _, _ := strings.Cut(src, "?")
	if !weburl.IsPictureFile(path) {
		return src
	}
	dot := strings.LastIndexByte(path, '.')
	stem, ext := path[:dot], path[dot:]
	if i := strings.LastIndexByte(stem, '-'); i > 0 {
		if w, h, ok := strings.Cut(stem[i+1:], "x"); ok && runes.IsNumber(w) && runes.IsNumber(h) {
			stem = stem[:i]
		}
	}
	return stem + ext
}
