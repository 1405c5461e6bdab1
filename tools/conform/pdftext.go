package conform

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// TextLine is a line of text as mutool reads it back from a page.
type TextLine struct {
	Chars          []Char
	Text           string
	Plain          string  // Text without the numbers of notes
	X0, Y0, X1, Y1 float64 // box in points from the page's top left corner
	Base           float64 // of its first character
	Size           float64 // of its largest type
}

// Char is a character as mutool sees it on a page, in points from the top left
// corner.
type Char struct {
	Text              string
	Left, Right, Base float64 // of its advance box, and its baseline
	Size              float64
}

// TextPage is one page of text lines in content order.
type TextPage struct {
	Width, Height float64
	Lines         []TextLine
}

// stext is the part of mutool's structured text that is read.
type stext struct {
	Pages []struct {
		Width  float64     `xml:"width,attr"`
		Height float64     `xml:"height,attr"`
		Lines  []stextLine `xml:"block>line"`
	} `xml:"page"`
}

type stextLine struct {
	BBox  string `xml:"bbox,attr"`
	Fonts []struct {
		Size  float64 `xml:"size,attr"`
		Chars []struct {
			C     string  `xml:"c,attr"`
			Quad  string  `xml:"quad,attr"`
			Y     float64 `xml:"y,attr"`
			Color string  `xml:"color,attr"`
		} `xml:"char"`
	} `xml:"font"`
}

// PDFPages reads the text of file back with mutool, which takes options for
// structured text. mutool maps nothing by looks, so what comes is what copying
// gives.
func PDFPages(ctx context.Context, file string, options ...string) ([]TextPage, error) {
	args := []string{"draw", "-q", "-F", "stext", "-o", "-"}
	for _, o := range options {
		args = append(args, "-O", o)
	}
	out, err := run(ctx, "mutool", append(args, file)...)
	if err != nil {
		return nil, err
	}
	return readPages(out)
}

func readPages(out []byte) ([]TextPage, error) {
	var d stext
	if err := xml.NewDecoder(bytes.NewReader(out)).Decode(&d); err != nil {
		return nil, fmt.Errorf("mutool's output: %w", err)
	}
	pages := make([]TextPage, len(d.Pages))
	for i, p := range d.Pages {
		pages[i] = TextPage{Width: p.Width, Height: p.Height}
		for k := range p.Lines {
			l, err := p.Lines[k].read()
			if err != nil {
				return nil, err
			}
			pages[i].Lines = append(pages[i].Lines, l)
		}
	}
	return pages, nil
}

// read returns the line with its characters. A raised figure in the colour of links,
// the only one that is no grey, is the number of a note, as are small figures in
// brackets: the text itself has none of that colour, and were one lost for it, the
// comparison with the source would fail.
func (l *stextLine) read() (TextLine, error) {
	line := TextLine{}
	for _, f := range l.Fonts {
		line.Size = max(line.Size, f.Size)
	}
	for _, f := range l.Fonts {
		marks := "⁰¹²³⁴⁵⁶⁷⁸⁹"
		if f.Size < 0.8*line.Size {
			marks += "[0123456789]"
		}
		for _, c := range f.Chars {
			char, top := Char{Text: c.C, Base: c.Y, Size: f.Size}, 0.0
			if _, err := fmt.Sscan(c.Quad, &char.Left, &top, &char.Right); err != nil {
				return line, fmt.Errorf("mutool's character box %q: %w", c.Quad, err)
			}
			line.Chars = append(line.Chars, char)
			line.Text += c.C
			if grey(c.Color) || strings.Trim(c.C, marks) != "" {
				line.Plain += c.C
			}
		}
	}
	if len(line.Chars) > 0 {
		line.Base = line.Chars[0].Base
	}
	_, err := fmt.Sscan(l.BBox, &line.X0, &line.Y0, &line.X1, &line.Y1)
	if err != nil {
		err = fmt.Errorf("mutool's line box %q: %w", l.BBox, err)
	}
	return line, err
}

// grey tells whether a colour, "#264873", is black or a grey.
func grey(c string) bool { return len(c) == 7 && c[1:3] == c[3:5] && c[3:5] == c[5:7] }

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
	body, _ := bodies(pages, top, bottom)
	return strings.Join(body, "")
}

// holdNotes returns an error that quotes the first of parts that stands neither in the
// notes at the feet of pages nor, as those that nothing calls do, in their text.
func holdNotes(pages []TextPage, parts []string) error {
	body, notes := bodies(pages, headMargin, footMargin)
	all := strings.Join(notes, "") + strings.Join(body, "")
	for i, p := range parts {
		if !strings.Contains(all, Squash(p)) {
			return fmt.Errorf("part %d of %d of the notes is not there: %q", i+1, len(parts), head(Squash(p), 60))
		}
	}
	return nil
}

// bodies returns the same page by page, and the notes at their feet.
func bodies(pages []TextPage, top, bottom float64) (text, feet []string) {
	body := make([][]TextLine, len(pages))
	chars := map[float64]int{}      // by size of type
	lowest := map[float64]float64{} // baseline by size of type
	for i, p := range pages {
		for _, l := range p.Lines {
			if l.Y0 >= top && l.Y1 <= p.Height-bottom {
				body[i] = append(body[i], l)
				lowest[l.Size] = max(lowest[l.Size], l.Base)
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
	text, feet = make([]string, len(pages)), make([]string, len(pages))
	for n, lines := range body {
		note := notes(lines, lowest[running], running)
		for i, l := range lines {
			if note[i] {
				feet[n] += Squash(l.Plain)
			} else {
				text[n] += Squash(l.Plain)
			}
		}
	}
	return text, feet
}

// notes tells which lines of a page are notes: stacks of lines in smaller type
// than running text, closer to each other than any text is, that end a column
// on the last baseline that running text has anywhere, or below it (a book
// whose every page has notes leaves that to them) with a number standing before
// a line. Were text taken for a note, the comparison with the source would
// fail.
func notes(lines []TextLine, foot, running float64) []bool {
	note := make([]bool, len(lines))
	for last := len(lines) - 1; last >= 0; last-- {
		l := lines[last]
		if l.Size >= 0.85*running || l.Base < foot-0.5 {
			continue
		}
		first := stack(lines, last)
		own := slices.ContainsFunc(lines[first:last+1], func(l TextLine) bool { return ownNote.MatchString(Squash(l.Text)) })
		if !own && (l.Base < foot+0.5 || numbered(lines[first:last+1])) {
			for i := first; i <= last; i++ {
				note[i] = true
			}
		}
		last = first
	}
	return note
}

// stack returns the first of the lines of one size that stand close above
// each other and end with the line last.
func stack(lines []TextLine, last int) int {
	i := last
	for i > 0 {
		up, gap := lines[i-1], lines[i].Base-lines[i-1].Base
		if math.Abs(up.Size-lines[i].Size) > 0.01 || gap < -0.01 || gap > 1.5*up.Size {
			break
		}
		i--
	}
	return i
}

// numbered reports whether one of the lines begins as a note does: with a number
// before an address, in one piece or in two on one baseline.
func numbered(lines []TextLine) bool {
	for i, l := range lines {
		if noteStart.MatchString(Squash(l.Text)) {
			return true
		}
		_, err := strconv.Atoi(Squash(l.Text))
		if err == nil && i+1 < len(lines) && math.Abs(l.Base-lines[i+1].Base) < 0.01 && l.X1 < lines[i+1].X0 {
			return true
		}
	}
	return false
}

// ownNote begins a note of the article's own, which is text of it.
var ownNote = regexp.MustCompile(`^\[\d{1,4}\]`)

var noteStart = regexp.MustCompile(`^\d{1,4}[\pL\d-]+\.[\pL]`)

// InOrder returns an error that quotes the first of parts which does not
// stand in text after the one before it. Parts are compared squashed;
// characters in missing, which no face could draw, count for nothing.
func InOrder(text string, parts []string, missing map[rune]bool) error {
	return inOrder(text, parts, missing, nil)
}

// inOrder is InOrder for text in which floating parts, by their squashed text, may stand
// behind those after them, or within one that goes on on the next page.
func inOrder(text string, parts []string, missing map[rune]bool, floating map[string]bool) error {
	drop := func(s string) string {
		return strings.Map(func(r rune) rune {
			if missing[r] {
				return -1
			}
			return r
		}, s)
	}
	text = drop(text)
	float, before := "", "" // the last part that may float, and the text from where it was looked for
	for i, p := range parts {
		p = drop(Squash(p))
		at := strings.Index(text, p)
		if at < 0 && float != "" {
			text = strings.Replace(before, float, "", 1)
			at, float = strings.Index(text, p), ""
		}
		if at < 0 {
			return fmt.Errorf("part %d of %d is not there, or not after the part before it: %q; what comes next is %q",
				i+1, len(parts), head(p, 60), head(text, 60))
		}
		if p != "" && floating[p] {
			float, before = p, text
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
