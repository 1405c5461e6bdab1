package conform

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"unicode"
)

// TextLine is a line of text as mutool reads it back from a page.
type TextLine struct {
	Text           string
	Plain          string  // Text without the numbers of notes
	X0, Y0, X1, Y1 float64 // box in points from the page's top left corner
	Base           float64 // of its first character
	Size           float64 // of its largest type
}

// TextPage is one page of text lines in content order.
type TextPage struct {
	Width, Height float64
	Lines         []TextLine
}

// PDFPages reads the text of file back with mutool. mutool maps nothing by
// looks, so what comes is what copying gives.
func PDFPages(ctx context.Context, file string) ([]TextPage, error) {
	out, err := run(ctx, "mutool", "draw", "-q", "-F", "stext", "-o", "-", file)
	if err != nil {
		return nil, err
	}
	var d struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Blocks []struct {
				Lines []struct {
					BBox  string `xml:"bbox,attr"`
					Fonts []struct {
						Size  float64    `xml:"size,attr"`
						Chars []textChar `xml:"char"`
					} `xml:"font"`
				} `xml:"line"`
			} `xml:"block"`
		} `xml:"page"`
	}
	dec := xml.NewDecoder(bytes.NewReader(out))
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("mutool's output: %w", err)
	}
	pages := make([]TextPage, len(d.Pages))
	for i, p := range d.Pages {
		pages[i] = TextPage{Width: p.Width, Height: p.Height}
		for _, b := range p.Blocks {
			for _, l := range b.Lines {
				line := TextLine{}
				for i, f := range l.Fonts {
					for _, c := range f.Chars {
						line.add(c)
					}
					line.Size = max(line.Size, f.Size)
					if i == 0 && len(f.Chars) > 0 {
						line.Base = f.Chars[0].Y
					}
				}
				if _, err := fmt.Sscan(l.BBox, &line.X0, &line.Y0, &line.X1, &line.Y1); err != nil {
					return nil, fmt.Errorf("mutool's line box %q: %w", l.BBox, err)
				}
				pages[i].Lines = append(pages[i].Lines, line)
			}
		}
	}
	return pages, nil
}

// textChar is a character in mutool's output.
type textChar struct {
	C     string  `xml:"c,attr"`
	Y     float64 `xml:"y,attr"`
	Color string  `xml:"color,attr"`
}

// add adds a character to the line. A raised figure in the colour of links is
// the number of a note: the text itself has none of that colour, and were one
// lost for it, the comparison with the source would fail.
func (l *TextLine) add(c textChar) {
	l.Text += c.C
	if c.Color == "#000000" || strings.Trim(c.C, "⁰¹²³⁴⁵⁶⁷⁸⁹") != "" {
		l.Plain += c.C
	}
}

// Squash reduces s to what must survive a round trip through a page: all
// characters but white space and the hyphens of hyphenation.
func Squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

// Body returns the squashed text of pages without what stands above top or
// below bottom points of each (running heads and folios), and without notes
// and their numbers.
func Body(pages []TextPage, top, bottom float64) string {
	body := make([][]TextLine, len(pages))
	chars := map[float64]int{}    // by size of type
	feet := map[float64]float64{} // lowest baseline by size of type
	for i, p := range pages {
		for _, l := range p.Lines {
			if l.Y0 >= top && l.Y1 <= p.Height-bottom {
				body[i] = append(body[i], l)
				feet[l.Size] = max(feet[l.Size], l.Base)
				chars[l.Size] += len(l.Text)
			}
		}
	}
	running := 0.0 // size of most of the text
	for size, n := range chars {
		if n > chars[running] {
			running = size
		}
	}
	var b strings.Builder
	for _, lines := range body {
		note := notes(lines, feet[running], running)
		for i, l := range lines {
			if !note[i] {
				b.WriteString(Squash(l.Plain))
			}
		}
	}
	return b.String()
}

// notes tells which lines of a page are notes: those that end a column, on or
// below the last baseline that running text has anywhere (a book whose every
// page has notes leaves the very last one to them), in smaller type than running
// text, and lines of the same size right above them, closer to each other than
// any text is. Were text taken for a note, the comparison with the source would
// fail.
func notes(lines []TextLine, foot, running float64) []bool {
	note := make([]bool, len(lines))
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		last := l.Base > foot-0.5 && l.Size < 0.85*running
		above := i+1 < len(lines) && note[i+1] && math.Abs(l.Size-lines[i+1].Size) < 0.01 &&
			lines[i+1].Base-l.Base > -0.01 && lines[i+1].Base-l.Base < 1.5*l.Size
		note[i] = last || above
	}
	return note
}

// InOrder returns an error that quotes the first of parts which does not
// stand in text after the one before it. Parts are compared squashed;
// characters in missing, which no face could draw, count for nothing.
func InOrder(text string, parts []string, missing map[rune]bool) error {
	drop := func(s string) string {
		return strings.Map(func(r rune) rune {
			if missing[r] {
				return -1
			}
			return r
		}, s)
	}
	text = drop(text)
	for i, p := range parts {
		p = drop(Squash(p))
		at := strings.Index(text, p)
		if at < 0 {
			return fmt.Errorf("part %d of %d is not there, or not after the part before it: %q; what comes next is %q",
				i+1, len(parts), head(p, 60), head(text, 60))
		}
		text = text[at+len(p):]
	}
	return nil
}

func head(s string, n int) string {
	r := []rune(s)
	if len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
