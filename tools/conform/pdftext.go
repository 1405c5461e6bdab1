package conform

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"
)

// TextLine is a line of text as mutool reads it back from a page.
type TextLine struct {
	Text           string
	X0, Y0, X1, Y1 float64 // box in points from the page's top left corner
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
						Chars []struct {
							C string `xml:"c,attr"`
						} `xml:"char"`
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
				var t strings.Builder
				for _, f := range l.Fonts {
					for _, c := range f.Chars {
						t.WriteString(c.C)
					}
				}
				line := TextLine{Text: t.String()}
				if _, err := fmt.Sscan(l.BBox, &line.X0, &line.Y0, &line.X1, &line.Y1); err != nil {
					return nil, fmt.Errorf("mutool's line box %q: %w", l.BBox, err)
				}
				pages[i].Lines = append(pages[i].Lines, line)
			}
		}
	}
	return pages, nil
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
// below bottom points of each: running heads and folios.
func Body(pages []TextPage, top, bottom float64) string {
	var b strings.Builder
	for _, p := range pages {
		for _, l := range p.Lines {
			if l.Y0 >= top && l.Y1 <= p.Height-bottom {
				b.WriteString(Squash(l.Text))
			}
		}
	}
	return b.String()
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
