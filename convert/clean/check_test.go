package clean

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/html"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// checkTree returns what is wrong with blocks by the rules of package doc, ""
// if nothing is.
func checkTree(blocks []doc.Block) string {
	c := &checker{level: 1}
	c.blocks(blocks, 0)
	return strings.Join(c.wrong, "; ")
}

type checker struct {
	wrong []string
	level int
}

func (c *checker) fail(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

func (c *checker) blocks(blocks []doc.Block, depth int) {
	if depth > 2*html.MaxNesting+4 {
		c.fail("blocks nested %d deep", depth)
		return
	}
	for _, x := range blocks {
		c.block(x, depth)
	}
}

func (c *checker) block(x doc.Block, depth int) {
	switch x := x.(type) {
	case *doc.Paragraph:
		if x.Verse {
			c.inlines(x.Inlines, false, 0)
			break
		}
		c.text("paragraph", x.Inlines)
	case *doc.Heading:
		c.heading(x, depth)
	case *doc.Quote:
		if len(x.Blocks) == 0 {
			c.fail("empty quote")
		}
		c.blocks(x.Blocks, depth+1)
	case *doc.List:
		c.list(x, depth)
	case *doc.Code:
		if strings.ContainsAny(x.Title, "\n\r\t") || !cleanRunes(x.Title, "") || !utf8.ValidString(x.Info) {
			c.fail("code's title %q, info %q", x.Title, x.Info)
		}
		if strings.TrimSpace(x.Text) == "" || !cleanRunes(x.Text, "\n\t") {
			c.fail("code %q", x.Text)
		}
	case *doc.Formula:
		c.formula(x)
	case *doc.Table:
		c.table(x, depth)
	case *doc.Definitions:
		c.definitions(x, depth)
	case *doc.Box:
		c.inlines(x.Title, false, 0)
		c.container("box", x.Blocks, depth, x.Title != nil)
	case *doc.Note:
		c.container("note", x.Blocks, depth, false)
	case *doc.Figure:
		if x.Src == "" || strings.ContainsAny(x.Alt, "\n\r\t") || !cleanRunes(x.Alt, "") {
			c.fail("figure %q %q", x.Src, x.Alt)
		}
		c.inlines(x.Caption, false, 0)
	}
}

func (c *checker) formula(f *doc.Formula) {
	if f.TeX == "" && f.MathML == "" || strings.TrimSpace(f.TeX) != f.TeX {
		c.fail("formula %q %q", f.TeX, f.MathML)
	}
}

func (c *checker) heading(h *doc.Heading, depth int) {
	if depth > 0 {
		c.fail("heading inside a container")
	}
	if h.Level < 2 || h.Level > 6 || h.Level > c.level+1 {
		c.fail("heading level %d after %d", h.Level, c.level)
	}
	c.level = h.Level
	c.text("heading", h.Inlines)
}

func (c *checker) list(l *doc.List, depth int) {
	if len(l.Items) == 0 || l.Start < 0 {
		c.fail("list of %d items from %d", len(l.Items), l.Start)
	}
	for _, it := range l.Items {
		if len(it.Blocks) == 0 {
			c.fail("empty item")
		}
		c.blocks(it.Blocks, depth+1)
	}
}

func (c *checker) container(what string, blocks []doc.Block, depth int, mayBeEmpty bool) {
	if len(blocks) == 0 && !mayBeEmpty {
		c.fail("empty %s", what)
	}
	c.blocks(blocks, depth+1)
}

func (c *checker) definitions(l *doc.Definitions, depth int) {
	if len(l.Items) == 0 {
		c.fail("no definitions")
	}
	for _, it := range l.Items {
		if len(it.Terms) == 0 {
			c.fail("definition of nothing")
		}
		for _, t := range it.Terms {
			c.text("term", t)
		}
		c.blocks(it.Blocks, depth+1)
	}
}

func (c *checker) table(t *doc.Table, depth int) {
	if len(t.Rows) == 0 {
		c.fail("table without rows")
	}
	for _, rows := range [][]doc.Row{t.Head, t.Rows} {
		for i, r := range rows {
			if len(r) == 0 {
				c.fail("row without cells")
			}
			for _, cell := range r {
				if cell.ColSpan < 1 || cell.RowSpan < 1 || i+cell.RowSpan > len(rows) {
					c.fail("spans %d × %d in row %d of %d", cell.ColSpan, cell.RowSpan, i, len(rows))
				}
				if len(cell.Inlines) > 0 && cell.Blocks != nil {
					c.fail("cell with text and blocks")
				}
				c.inlines(cell.Inlines, false, 0)
				c.blocks(cell.Blocks, depth+1)
			}
		}
	}
}

// text checks a leaf that must hold something visible.
func (c *checker) text(what string, in []doc.Inline) {
	if strings.TrimSpace(doc.PlainInlines(in)) == "" {
		c.fail("empty %s", what)
	}
	if plain := doc.PlainInlines(in); strings.TrimSpace(plain) != plain {
		c.fail("space at the edge of %s %q", what, plain)
	}
	c.inlines(in, false, 0)
}

func (c *checker) inlines(in []doc.Inline, linked bool, depth int) {
	if depth > 12 {
		c.fail("inlines nested %d deep", depth)
		return
	}
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			if x.Text == "" || strings.Contains(x.Text, "  ") || !cleanRunes(x.Text, "") {
				c.fail("run %q", x.Text)
			}
		case *doc.CodeSpan:
			if x.Text == "" || !cleanRunes(x.Text, "") {
				c.fail("code span %q", x.Text)
			}
		case *doc.Styled:
			if len(x.Inlines) == 0 || x.Style > doc.Abbreviation {
				c.fail("mark %d around nothing", x.Style)
			}
			c.inlines(x.Inlines, linked, depth+1)
		case *doc.Ruby:
			if x.Base == "" || x.Text == "" || strings.TrimSpace(x.Base) != x.Base || !cleanRunes(x.Base+x.Text, "") {
				c.fail("ruby %q %q", x.Base, x.Text)
			}
		case *doc.Link:
			if linked || len(x.Inlines) == 0 || x.URL == "" && x.Ref == "" || x.URL != "" && !validURL(x.URL) {
				c.fail("link %q %q", x.URL, x.Ref)
			}
			c.inlines(x.Inlines, true, depth+1)
		case *doc.Formula:
			c.formula(x)
		}
	}
}

// cleanRunes reports whether s is valid UTF-8 without control characters,
// except for those in allowed.
func cleanRunes(s, allowed string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) && !strings.ContainsRune(allowed, r) || r == 0xFEFF || r == 0xAD || r == 0x200B {
			return false
		}
	}
	return true
}

// validURL reports whether u is absolute, in ASCII and of an allowed scheme.
func validURL(u string) bool {
	p, err := url.Parse(u)
	if err != nil || strings.ContainsAny(u, " <>\"{}|\\^`[]") {
		return false
	}
	for _, r := range u {
		if r <= 0x20 || r >= 0x7F {
			return false
		}
	}
	switch p.Scheme {
	case "http", "https", "ftp":
		return p.Host != ""
	case "mailto", "tel":
		return p.Opaque != ""
	}
	return false
}
