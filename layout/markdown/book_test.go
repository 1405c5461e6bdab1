package markdown_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/markdown"
)

// articles returns the articles of a library in their order.
func articles(t *testing.T, o convert.Options) (*convert.Library, []*doc.Article) {
	t.Helper()
	o.Images = true
	lib, err := convert.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	b, err := lib.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []*doc.Article
	for _, e := range lib.Volume().Entries() {
		a, err := b.Load(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return lib, out
}

// again writes the book of o as Markdown and returns the options to read that, and the file.
func again(t *testing.T, o convert.Options) (lib *convert.Library, before []*doc.Article, back convert.Options, data []byte) {
	t.Helper()
	lib, before = articles(t, o)
	var b bytes.Buffer
	if _, err := layout.Write(t.Context(), &b, lib, layout.Markdown{}); err != nil {
		t.Fatal(err)
	}
	if !markdown.Begins(b.Bytes()) {
		t.Error("the archive does not begin as one of ours")
	}
	if err := markdown.Verify(bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil {
		t.Error(err)
	}
	path := filepath.Join(t.TempDir(), "book.zip")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return lib, before, convert.Options{Source: convert.Source{Paths: []string{path}}, Pairing: o.Pairing}, b.Bytes()
}

// letters returns the letters and digits of blocks in their order.
func letters(blocks []doc.Block) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.Join(doc.PlainBlocks(blocks), "\n"))
}

// same reports how two articles differ.
func same(t *testing.T, a, b *doc.Article) {
	t.Helper()
	if a.Title != b.Title || !a.Date.Equal(b.Date) || a.DateOnly != b.DateOnly || a.Lang != b.Lang || a.Author != b.Author || a.Source != b.Source || a.URL != b.URL || !slices.Equal(a.Tags, b.Tags) {
		t.Errorf("%+v\nbecame %+v", a.Meta, b.Meta)
	}
	x, y := letters(a.Blocks), letters(b.Blocks)
	if x != y {
		n := 0
		for n < min(len(x), len(y)) && x[n] == y[n] {
			n++
		}
		t.Errorf("%s: …%q\nbecame …%q", a.Title, x[max(0, n-30):min(n+60, len(x))], y[max(0, n-30):min(n+60, len(y))])
	}
	if (a.Second == nil) != (b.Second == nil) {
		t.Errorf("%s: there are two texts no more", a.Title)
	}
}

// What is written is read again as the same articles with the same text.
func TestRoundTrip(t *testing.T) {
	samples := convert.Options{Source: convert.Source{Paths: []string{"../../samples/archive"}}}
	pairs := samples
	pairs.Layout = digest.Columns
	mixed := convert.Options{Source: convert.Source{FS: fstest.MapFS{"a.md": {Data: []byte(rich)}, "b.md": {Data: []byte("---\ntitle: 'a \"b\" c: d # e'\ndate: 2024-05-02\ntags: ['x: y', '#z']\n---\n回[渡口](a.md#岸上)去。\n\n- 一\n  1. 二\n     - 三\n- 四\n")}}}}
	for name, o := range map[string]convert.Options{"samples": samples, "pairs": pairs, "mixed": mixed} {
		t.Run(name, func(t *testing.T) {
			_, before, back, _ := again(t, o)
			_, after := articles(t, back)
			if len(before) != len(after) {
				t.Fatalf("%d articles became %d", len(before), len(after))
			}
			for i := range before {
				same(t, before[i], after[i])
			}
		})
	}
}

// rich has one of each thing that a body may hold.
const rich = "---\ntitle: 渡口\ndate: 2024-05-01T08:30:00+08:00\nauthor: 江听岚\nurl: https://dukou.example/1\ndescription: 清早的头一班船。\n---\n" +
	"船开了[^1]，水深 $x^2+1$ 尺，*真*是**好**天。见[岸上](#岸上)与[别处](https://example.org/)。\n\n$$\n\\frac{a}{b}\n$$\n\n" +
	"| 站 | 时 |\n| --- | ---: |\n| 东岸 | 8 |\n| 西岸 | 9 |\n\n```go\nfunc main() { /* ``` */ }\n```\n\n> 引文一段。\n\n" +
	"## 岸上\n\n<ruby>渡<rt>dù</rt></ruby>口有<mark>灯</mark>，H<sub>2</sub>O。\n\n1. 甲\n2. 乙\n\n   第二段\n3. 丙\n\n[^1]: 清早的头一班。\n"

func TestMarkdownOfABook(t *testing.T) {
	_, _, back, data := again(t, convert.Options{Source: convert.Source{FS: fstest.MapFS{
		"a.md": {Data: []byte(rich)}, "b.md": {Data: []byte("---\ntitle: 窑\ndate: 2024-05-02\n---\n回[渡口](a.md#岸上)去，或[回](a.md)。\n")},
	}}})
	lib, _ := articles(t, back)
	var second bytes.Buffer
	if _, err := layout.Write(t.Context(), &second, lib, layout.Markdown{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(second.Bytes(), data) {
		t.Error("Markdown of Markdown is not the same")
	}
}
