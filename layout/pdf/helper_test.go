package pdf

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

// setter sets lines by hand, glyph by glyph, for documents of the tests.
type setter struct {
	t     testing.TB
	fonts *fonts.Set
}

func newSetter(t testing.TB) *setter {
	t.Helper()
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return &setter{t, set}
}

// body is the style of the tests' running text.
func body() *text.Style { return &text.Style{Role: fonts.Body, Size: 10.5} }

// runs sets s at (x, y), a run for every stretch in one face.
func (s *setter) runs(x, y float64, str string, style *text.Style, tag int) []page.Item {
	s.t.Helper()
	var items []page.Item
	var run *text.GlyphRun
	for _, r := range str {
		face, gid, ok := s.fonts.Lookup(style.Role, r, false)
		if !ok {
			s.t.Fatalf("no face has %q", r)
		}
		if run == nil || run.Face != face {
			run = &text.GlyphRun{Face: face, Style: style, Size: style.Size}
			items = append(items, &page.TextItem{X: x, Y: y, Run: run, Tag: tag})
		}
		advance := float64(face.Advance(gid)) * style.Size / 1000
		run.Glyphs = append(run.Glyphs, text.Glyph{ID: gid, Rune: r})
		run.Width += advance
		x += advance
	}
	return items
}

// newDocument returns a document of one tagged section.
func newDocument() *page.Document {
	return &page.Document{
		Info: page.Info{Title: "花园笔记 𠮷", Author: "林小茶", Lang: "zh-Hans", Created: 1700000000},
		Tags: []page.Tag{{Role: "Document", Parent: -1}, {Role: "Sect", Parent: 0}},
	}
}

// tag adds an element under the section.
func addTag(d *page.Document, role string, parent int) int {
	d.Tags = append(d.Tags, page.Tag{Role: role, Parent: parent})
	return len(d.Tags) - 1
}

// addPage adds an A5 page of one paragraph per string.
func (s *setter) addPage(d *page.Document, label string, paragraphs ...string) *page.Page {
	pg := page.Page{Width: 420, Height: 595, Label: label}
	for i, p := range paragraphs {
		tag := addTag(d, "P", 1)
		pg.Items = append(pg.Items, s.runs(50, 60+20*float64(i), p, body(), tag)...)
	}
	d.Pages = append(d.Pages, pg)
	return &d.Pages[len(d.Pages)-1]
}

// renderFile renders to a file and checks it with qpdf.
func renderFile(t testing.TB, d *page.Document) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(name, renderBytes(t, d, 2), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "qpdf", "--check", name)
	return name
}

func renderBytes(t testing.TB, d *page.Document, workers int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := render(context.Background(), &out, d, workers); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// run returns what a program prints; the test fails where it does, also
// where the program is not installed.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	var out, problems bytes.Buffer
	cmd := testtime.Command(t, name, args...)
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out.String(), problems.String())
	}
	return out.String()
}

// copied returns the text of a PDF as MuPDF copies it, lines joined.
func copied(t testing.TB, file string) string {
	t.Helper()
	return strings.NewReplacer("\n", "", "\f", "").Replace(run(t, "mutool", "draw", "-q", "-F", "txt", file))
}

// render writes the pages of d to w as a PDF and leaves d as it is.
func render(ctx context.Context, w io.Writer, d *page.Document, workers int) error {
	return WriteDocument(ctx, w, Options{Workers: workers}, d)
}
