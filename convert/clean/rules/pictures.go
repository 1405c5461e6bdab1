package rules

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Picture is a picture that a rule may drop.
type Picture struct {
	*html.Node
	Src           string // its address, "" where it shows nothing
	Width, Height int    // in pixels, -1 where not given
	Link          string // of the link around it, or ""
	Author        string // of the article, or ""
	InText        bool   // it stands in a line of text
	Written       bool   // an author named it, and no program
}

const repeatedPicture = "repeated-picture"

func pictures() []Rule {
	return []Rule{
		{
			Name:    "tracking-pixel",
			Doc:     "Pictures of one by one pixel and empty stand-ins for lazily loaded pictures, drawings that draw nothing among them.",
			Picture: showsNothing,
		},
		{
			Name:    "promo-image",
			Doc:     "Pictures inside links that promote a subscription, a shop or an application.",
			Picture: func(p *Picture) bool { return promotes(p.Link) && !weburl.IsPictureFile(p.Link) },
		},
		{
			Name:     "icon",
			Doc:      "Small pictures of the page's interface without a text of their own.",
			Elements: Elements{Tags: []atom.Atom{atom.Svg, atom.Canvas, atom.Map}, Stays: isDrawing},
			Picture: func(p *Picture) bool {
				return !(p.InText && p.Link == "") && p.Width > 0 && p.Width <= 32 && p.Height <= 32 && p.Height > 0 || p.Link != "" && namesIcon(p.Src)
			},
		},
		{
			Name: "avatar",
			Doc:  "Portraits of commenters and contributors.",
			Picture: func(p *Picture) bool {
				return p.Link != "" && p.Width > 0 && p.Width <= 100 && p.Author != "" && node.Attr(p.Node, "alt") == p.Author
			},
		},
		{
			Name:   repeatedPicture,
			Doc:    "A picture shown before in the same article; its caption moves to the first one.",
			Blocks: dropRepeatedPictures,
		},
	}
}

// counters are parts of the addresses of visit counters.
var counters = words.List("tracking-pixel.counters")

// showsNothing reports whether a picture is a counter or a placeholder.
func showsNothing(p *Picture) bool {
	w, h := p.Width, p.Height
	return p.Src == "" || w >= 0 && w <= 2 && h <= 2 || h >= 0 && h <= 2 && w <= 2 || isEmptyPlaceholder(p.Src) && !(p.Written && node.Attr(p.Node, "alt") != "") || runes.HoldsAny(p.Src, counters())
}

// namesIcon reports whether the name of a picture says that it is tiny:
// "…_w16_h16.png".
func namesIcon(src string) bool {
	i := strings.LastIndex(src, "_w")
	if i < 0 {
		return false
	}
	w, h, ok := strings.Cut(src[i+2:], "_h")
	h, _, _ = strings.Cut(h, ".")
	return ok && isTiny(w) && isTiny(h)
}

// isTiny reports whether s is a number up to 32.
func isTiny(s string) bool {
	return runes.IsNumber(s) && (len(s) == 1 || len(s) == 2 && s <= "32")
}

// offers are words of an address that sells something.
var offers = words.Set("promo-image.address")

// promotes reports whether link u leads to an offer rather than to a source.
func promotes(u string) bool {
	if strings.Contains(u, "utm_campaign=") || strings.Contains(u, "utm_medium=") {
		return true
	}
	u, _, _ = strings.Cut(u, "?")
	parts := strings.FieldsFunc(u[strings.Index(u, ":")+1:], func(r rune) bool { return strings.ContainsRune("/.-_", r) })
	return slices.ContainsFunc(parts, func(w string) bool { return offers()[w] })
}

// dropRepeatedPictures keeps the first of two pictures with the same source
// when the first heads the article or nothing but pictures stands between them;
// a caption that only the second one has moves to the first where no text stands
// between. A picture shown again further down, or with words of its own, is the
// author's wish and stays.
func dropRepeatedPictures(b *Body, blocks []doc.Block) []doc.Block {
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
		key := pictureKey(b.Base, f.Src)
		first := seen[key]
		if first == nil || first.texts != texts && (first.texts > 1 || first.Src == f.Src && first.lacks(f)) || !first.adopt(f) {
			seen[key] = &shown{f, texts}
			out = append(out, x)
			continue
		}
		b.Log.Drop(repeatedPicture, "", f.Src)
	}
	return out
}

// shown is a picture that stands after a number of other blocks.
type shown struct {
	*doc.Figure
	texts int
}

// lacks reports whether f, a double, has words that the picture has not.
func (s *shown) lacks(f *doc.Figure) bool {
	said := letter.Key(doc.PlainInlines(f.Caption) + f.Alt)
	return said != "" && !strings.Contains(letter.Key(doc.PlainInlines(s.Caption)+s.Alt), said)
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
	s.Alt = cmp.Or(s.Alt, f.Alt)
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
