package compose

import (
	"fmt"
	"strconv"
	"strings"
)

// Paper is a paper size in points. The zero Paper stands for A4.
type Paper struct {
	Name          string
	Width, Height float64
}

// mm is the length of a millimetre in points.
const mm = 72 / 25.4

// papers holds the names that ParsePaper knows, in millimetres (ISO 216; ANSI
// Letter; the screens of common reading devices).
var papers = []Paper{
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
func A4() Paper { return papers[0].points() }

func (p Paper) points() Paper { return Paper{p.Name, p.Width * mm, p.Height * mm} }

// ParsePaper reads a paper's name ("a4", "a5", "b5", "letter", a device) or
// its size in millimetres as WIDTHxHEIGHT ("148x210"). Sizes from 60 to
// 1200 mm are accepted.
func ParsePaper(s string) (Paper, error) {
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
			return Paper{name, width, height}.points(), nil
		}
	}
	return Paper{}, fmt.Errorf("unknown paper %q: expected %s, or WIDTHxHEIGHT in millimetres (60 to 1200)", s, strings.Join(PaperNames(), ", "))
}

// PaperNames returns the names that ParsePaper knows.
func PaperNames() []string {
	names := make([]string, len(papers))
	for i, p := range papers {
		names[i] = p.Name
	}
	return names
}
