package rules

import (
	"encoding/base64"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

// placeholders are parts of the names of pictures that stand for others.
var placeholders = words.List("tracking-pixel.placeholders")

// IsPlaceholder reports whether src may be shown only until a script loads the
// picture: another address is then better.
func IsPlaceholder(src string) bool {
	if strings.HasPrefix(src, "data:") {
		return len(src) < 300 || len(src) < 1500 && (strings.HasPrefix(src, "data:image/gif") || isDrawn(src))
	}
	src, _, _ = strings.Cut(src, "?")
	return runes.HoldsAny(strings.ToLower(path.Base(src)), placeholders())
}

// nothings are words that names of placeholders are made of.
var nothings = words.Set("tracking-pixel.nothing")

// namesNothing reports whether the file name of an address has no word but those of
// placeholders: "lazy-placeholder.gif" but not "placeholder-economy.png".
func namesNothing(src string) bool {
	src, _, _ = strings.Cut(src, "?")
	base := strings.ToLower(path.Base(src))
	parts := strings.FieldsFunc(strings.TrimSuffix(base, path.Ext(base)), func(r rune) bool { return r < 'a' || r > 'z' })
	for _, w := range parts {
		if !nothings()[w] {
			return false
		}
	}
	return len(parts) > 0
}

func isDrawn(src string) bool { return strings.HasPrefix(src, "data:image/svg") }

// isEmptyPlaceholder reports whether src is a placeholder that no reader misses. A short
// drawing may be the picture itself; one that draws nothing, or that moves while
// the reader waits, is not.
func isEmptyPlaceholder(src string) bool {
	switch {
	case !IsPlaceholder(src):
		return false
	case !strings.HasPrefix(src, "data:"):
		return namesNothing(src)
	case !isDrawn(src):
		return true
	}
	svg, ok := drawingText(src)
	return ok && (moving.MatchString(svg) || !draws(svg))
}

var (
	moving    = regexp.MustCompile(`<animate|@keyframes`)
	shape     = regexp.MustCompile(`<(?:\w+:)?(path|circle|ellipse|line|polyline|polygon|rect|text|image|use|foreignObject)\b([^>]*)`)
	seenSize  = regexp.MustCompile(`\swidth\s*=\s*["']?\s*[\d.]*[1-9][\d.]*(?:px)?["'\s]`)
	unseen    = regexp.MustCompile(`opacity\s*[=:]\s*["']?\s*0(?:\.0*)?\s*(?:["';/>]|$)|fill\s*[=:]\s*["']?\s*(?:none|transparent)`)
	tinyPlate = regexp.MustCompile(`^[^<]*(?:<[?!][^<]*)*<svg\s[^>]*\swidth\s*=\s*["']?[012](?:px)?["'\s]`)
)

// draws reports whether a drawing has a shape that is seen: anything but one
// rectangle that is clear, has no size or is but the ground.
func draws(svg string) bool {
	shapes := shape.FindAllStringSubmatch(svg, -1)
	if len(shapes) == 1 && shapes[0][1] == "rect" {
		return seenSize.MatchString(shapes[0][2]) && !unseen.MatchString(svg)
	}
	return len(shapes) > 0 && !tinyPlate.MatchString(svg)
}

// drawingText returns the text of a drawing in a data: address.
func drawingText(src string) (svg string, ok bool) {
	head, body, ok := strings.Cut(src, ",")
	if plain, err := url.PathUnescape(body); err == nil {
		body = plain
	}
	if !ok || !strings.HasSuffix(head, ";base64") {
		return body, ok
	}
	body = strings.TrimRight(strings.Join(strings.Fields(body), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(body)
	return string(data), err == nil
}
