package samples_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout"
)

var update = flag.Bool("update", false, "rewrite golden/ from what is read now")

// TestGolden holds every article of the archive, as read and cleaned, to the
// file of its name in golden/: its head, its blocks, what each rule dropped;
// the list of all articles to list.txt; and the contents of the e-book to
// contents.txt.
func TestGolden(t *testing.T) {
	l := open(t, "Asia/Shanghai", "archive")
	files := map[string]string{"list.txt": list(t, l), "contents.txt": contents(t, l)}
	xs, err := l.Extract(context.Background(), false, doc.HTML)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range xs {
		name := strings.TrimPrefix(x.Article.Path, "archive/") + ".txt"
		files[name] += dump(x)
	}
	if *update {
		rewrite(t, files)
	}
	for name, got := range files {
		want, err := os.ReadFile(filepath.Join("golden", name))
		if err != nil {
			t.Error(err)
			continue
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s (-golden +got):\n%s", name, d)
		}
	}
}

func rewrite(t *testing.T, files map[string]string) {
	t.Helper()
	if err := os.RemoveAll("golden"); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		file := filepath.Join("golden", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// list shows each article of the book in its order, duplicates too.
func list(t *testing.T, l *convert.Library) string {
	t.Helper()
	var b strings.Builder
	err := l.List(context.Background(), false, func(x convert.Listing) error {
		m := x.Meta
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%d\t%d", day(m), ref(m.Path, m.Index), m.Title, m.Lang, x.Chars, x.Images)
		if x.DuplicateOf != nil {
			fmt.Fprintf(&b, "\trepeats %s", ref(x.DuplicateOf.Path, x.DuplicateOf.Index))
		}
		b.WriteByte('\n')
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func day(m *doc.Meta) string {
	if !m.Dated() {
		return "undated"
	}
	return m.Date.UTC().Format(time.RFC3339)
}

// contents makes the e-book and shows its contents, nested by tabs.
func contents(t *testing.T, l *convert.Library) string {
	t.Helper()
	var book bytes.Buffer
	if _, err := layout.Write(context.Background(), &book, l, layout.EPUB{}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(book.Bytes()), int64(book.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if path.Base(f.Name) == "nav.xhtml" {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			return outline(t, r)
		}
	}
	t.Fatal("no contents in the book")
	return ""
}

// outline returns the lines of the first <nav> in r, nested by tabs.
func outline(t *testing.T, r io.Reader) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(r)
	depth, in := 0, false
	for {
		tok, err := d.Token()
		if err != nil {
			t.Fatal("no end of the contents: ", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch tok.Name.Local {
			case "ol":
				depth++
			case "li":
				fmt.Fprintf(&b, "\n%s", strings.Repeat("\t", depth-1))
				in = true
			}
		case xml.CharData:
			if in && depth > 0 {
				b.WriteString(strings.Join(strings.Fields(string(tok)), " "))
			}
		case xml.EndElement:
			switch tok.Name.Local {
			case "ol":
				depth--
			case "nav":
				return strings.TrimSpace(b.String()) + "\n"
			}
		}
	}
}

func dump(x convert.Extracted) string {
	var b strings.Builder
	m := &x.Article.Meta
	date := "none"
	if m.Dated() {
		date = m.Date.Format(time.RFC3339Nano)
	}
	fmt.Fprintf(&b, "# %s\nline %d, %s (%s), %s, author %q, source %q\nurl %s\ntags %q\n\n",
		m.Title, m.Line, date, m.DateFrom, m.Lang, m.Author, m.Source, m.URL, m.Tags)
	dumpBlocks(&b, "", x.Article.Blocks)
	b.WriteByte('\n')
	for _, d := range x.Dropped {
		fmt.Fprintf(&b, "dropped by %s, line %d: %s\n", d.Rule, d.Line, d.Excerpt)
	}
	for _, d := range x.Diagnostics {
		fmt.Fprintf(&b, "%s[%s], line %d: %s\n", d.Severity, d.Code, d.Line, d.Message)
	}
	b.WriteByte('\n')
	return b.String()
}

func dumpBlocks(b *strings.Builder, indent string, blocks []doc.Block) {
	for _, x := range blocks {
		text := strings.Join(doc.PlainBlocks([]doc.Block{x}), "\n"+indent+"\t")
		switch x := x.(type) {
		case *doc.Paragraph:
			fmt.Fprintf(b, "%sp\t%s\n", indent, text)
		case *doc.Heading:
			fmt.Fprintf(b, "%sh%d\t%s\n", indent, x.Level, text)
		case *doc.Code:
			fmt.Fprintf(b, "%scode %s\t%s\n", indent, x.Info, strings.ReplaceAll(x.Text, "\n", "\n"+indent+"\t"))
		case *doc.Figure:
			fmt.Fprintf(b, "%sfigure\t%s | %s | here: %t\n", indent, x.Src, text, x.Image != nil)
		case *doc.Table:
			fmt.Fprintf(b, "%stable\t%s\n", indent, text)
		case *doc.Quote:
			fmt.Fprintf(b, "%squote\n", indent)
			dumpBlocks(b, indent+"\t", x.Blocks)
		case *doc.List:
			for i := range x.Items {
				fmt.Fprintf(b, "%sitem %t %d\n", indent, x.Ordered, i)
				dumpBlocks(b, indent+"\t", x.Items[i].Blocks)
			}
		case *doc.Note:
			fmt.Fprintf(b, "%snote %s\n", indent, x.ID)
			dumpBlocks(b, indent+"\t", x.Blocks)
		case *doc.Rule:
			fmt.Fprintf(b, "%srule\n", indent)
		}
	}
}
