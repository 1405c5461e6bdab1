package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"os/exec"
	"strings"
	"unicode/utf8"
)

// glyph is a character as mutool sees it on a page, in points from the top
// left corner.
type glyph struct {
	r           rune
	left, right float64 // of its advance box
	y           float64 // baseline
	size        float64
}

// auditPDF reads file with mutool and audits what stands there. mutool makes up
// no spaces where characters stand apart.
func auditPDF(ctx context.Context, file string) (*result, error) {
	c := exec.CommandContext(ctx, "mutool", "draw", "-q", "-F", "stext", "-O", "inhibit-spaces", "-o", "-", file)
	var errs strings.Builder
	c.Stderr = &errs
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("%w (run make setup)", err)
	}
	pages, readErr := readStext(out)
	if err := c.Wait(); err != nil {
		return nil, fmt.Errorf("mutool: %w\n%s", err, errs.String())
	}
	if readErr != nil {
		return nil, readErr
	}
	return auditPrinted(pages), nil
}

// readStext reads mutool's structured text: the glyphs of each page in the
// order of its content.
func readStext(r io.Reader) ([][]glyph, error) {
	var pages [][]glyph
	size := 0.0
	lines := bufio.NewReaderSize(r, 1<<16)
	for {
		line, err := lines.ReadString('\n')
		switch {
		case strings.HasPrefix(line, "<page "):
			pages = append(pages, nil)
		case strings.HasPrefix(line, "<font "):
			if _, err := fmt.Sscan(attribute(line, "size"), &size); err != nil {
				return nil, fmt.Errorf("mutool's font %q: %w", line, err)
			}
		case strings.HasPrefix(line, "<char ") && len(pages) > 0:
			g, err := readChar(line, size)
			if err != nil {
				return nil, err
			}
			pages[len(pages)-1] = append(pages[len(pages)-1], g)
		}
		if errors.Is(err, io.EOF) {
			return pages, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func readChar(line string, size float64) (glyph, error) {
	g := glyph{size: size}
	g.r, _ = utf8.DecodeRuneInString(html.UnescapeString(attribute(line, "c")))
	var top float64
	if _, err := fmt.Sscan(attribute(line, "quad"), &g.left, &top, &g.right); err != nil {
		return g, fmt.Errorf("mutool's character %q: %w", line, err)
	}
	_, err := fmt.Sscan(attribute(line, "y"), &g.y)
	return g, err
}

// attribute returns the value of an attribute of an element that stands on
// one line; "" if it is not there.
func attribute(line, name string) string {
	_, rest, found := strings.Cut(line, " "+name+`="`)
	if !found {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return value
}
