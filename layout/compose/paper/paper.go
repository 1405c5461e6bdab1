// Package paper knows sizes of paper and of the screens of reading devices.
package paper

import (
	"fmt"
	"strconv"
	"strings"
)

// Size is a paper size in points, by its name.
type Size struct {
	Name          string
	Width, Height float64
}

// mm is the length of a millimetre in points.
const mm = 72 / 25.4

// papers holds the names that Parse knows, in millimetres (ISO 216; ANSI
// Letter; the screens of common reading devices).
var papers = []Size{
	{"a4", 210, 297},
	{"a5", 148, 210},
	{"a6", 105, 148},
	{"b5", 176, 250},
	{"letter", 215.9, 279.4},
	{"kindle", 90, 122},
	{"kobo", 107, 143},
	{"remarkable", 157, 210},
	{"ipad", 160, 213},
}

// A4 returns the default paper.
func A4() Size { return papers[0].points() }

func (p Size) points() Size { return Size{p.Name, p.Width * mm, p.Height * mm} }

// Parse reads a paper's name ("a4", "a5", "b5", "letter", a device) or
// its size in millimetres as WIDTHxHEIGHT ("148x210"). Sizes from 60 to
// 1200 mm are accepted.
func Parse(s string) (Size, error) {
	name := strings.ToLower(strings.TrimSpace(s))
	for _, p := range papers {
		if p.Name == name {
			return p.points(), nil
		}
	}
	w, h, ok := strings.Cut(strings.ReplaceAll(name, "×", "x"), "x")
	if ok {
		width, errW := strconv.ParseFloat(strings.TrimSpace(w), 64)
		height, errH := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(h), "mm"), 64)
		if errW == nil && errH == nil && width >= 60 && height >= 60 && width <= 1200 && height <= 1200 {
			return Size{name, width, height}.points(), nil
		}
	}
	return Size{}, fmt.Errorf("unknown paper %q: expected %s, or WIDTHxHEIGHT in millimetres (60 to 1200)", s, strings.Join(Names(), ", "))
}

// Names returns the names that Parse knows.
func Names() []string {
	names := make([]string, len(papers))
	for i, p := range papers {
		names[i] = p.Name
	}
	return names
}
