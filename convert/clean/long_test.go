package clean

import (
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestLongParagraphs(t *testing.T) {
	word := strings.Repeat("a", 200<<10)
	sentence := strings.Repeat("茶园里的话，说了又说。", 12<<10)
	brackets := strings.Repeat("[*", 200<<10)
	for _, c := range []struct {
		name   string
		format doc.Format
		body   string
		text   string // that must be kept
		line   int
	}{
		{"word in text", doc.Text, "前面的话。\n\n" + word + "\n\n后面的话。\n", word, 3},
		{"word in HTML", doc.HTML, "<p>前面的话。</p>\n<p>" + word + "</p><p>后面的话。</p>", word, 2},
		{"word in Markdown", doc.Markdown, "前面的话。\n\n" + word + "\n\n后面的话。\n", word, 3},
		{"text without line ends", doc.Markdown, "前面的话。\n\n" + sentence + "\n\n后面的话。\n", sentence, 3},
		{"marked through", doc.HTML, "<p>前面的话。</p><p><b>" + sentence + "</b></p><p>后面的话。</p>", sentence, 1},
		{"marks that nothing closes", doc.Markdown, "前面的话。\n\n" + brackets + "\n\n后面的话。\n", brackets, 3},
		{"in a quote of a list", doc.HTML, "<p>前面的话。</p><ul><li><blockquote>" + sentence + "</blockquote></li></ul><p>后面的话。</p>", sentence, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Clean(Input{Format: c.format, Body: []byte(c.body), Meta: &doc.Meta{Path: "x"}})
			plain := doc.PlainBlocks(r.Blocks)
			for _, p := range plain {
				if len(p) > repair.MaxParagraph {
					t.Errorf("a paragraph of %d bytes", len(p))
				}
			}
			text := strings.Join(plain, "")
			if want := "前面的话。" + c.text + "后面的话。"; text != want {
				t.Errorf("%d bytes became %d", len(want), len(text))
			}
			if len(r.Diagnostics) == 0 || r.Diagnostics[0].Code != diag.LongParagraph || r.Diagnostics[0].Line != c.line {
				t.Errorf("diagnostics %v", r.Diagnostics)
			}
		})
	}
}

// Program text and tables of ordinary length stay what they are, however long
// the body is.
func TestLongMarkdownKeepsMarks(t *testing.T) {
	code := strings.Repeat("x = [*y*]\n", 40<<10)
	body := strings.Repeat("说**重**的话。\n\n", 20<<10) + "```\n" + code + "```\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n"
	r := Clean(Input{Format: doc.Markdown, Body: []byte(body), Meta: &doc.Meta{}})
	if len(r.Diagnostics) > 0 {
		t.Error(r.Diagnostics)
	}
	last := r.Blocks[len(r.Blocks)-2:]
	if c, ok := last[0].(*doc.Code); !ok || c.Text != strings.TrimSuffix(code, "\n") {
		t.Errorf("%T", last[0])
	}
	if _, ok := last[1].(*doc.Table); !ok {
		t.Errorf("%T", last[1])
	}
}

func TestPartEnd(t *testing.T) {
	for _, c := range []struct {
		s     string
		limit int
		want  string
	}{
		{"短", 10, "短"},
		{"一二三。四五六七", 18, "一二三。"},
		{"one two three four", 10, "one two "},
		{"茶茶茶茶", 7, "茶茶"},
		{"aaaaaaaa", 4, "aaaa"},
	} {
		if got := c.s[:runes.PartEnd(c.s, c.limit)]; got != c.want {
			t.Errorf("%q at %d: %q, want %q", c.s, c.limit, got, c.want)
		}
	}
}

// A picture written into the text is one, however long: it is no paragraph.
func TestLongPicturesInMarkdown(t *testing.T) {
	address := "data:image/png;base64," + strings.Repeat("iVBORw0KGgo/", 40<<10) + "=="
	for _, body := range []string{
		"前面的话。\n\n![茶园](" + address + ")\n\n后面的话。\n",
		"前面的话。\n\n![茶园][1]\n\n后面的话。\n\n[1]: <" + address + ">\n",
	} {
		r := Clean(Input{Format: doc.Markdown, Body: []byte(body), Meta: &doc.Meta{}})
		if len(r.Diagnostics) > 0 || len(r.Blocks) != 3 {
			t.Fatalf("%d blocks, %v", len(r.Blocks), r.Diagnostics)
		}
		if f, ok := r.Blocks[1].(*doc.Figure); !ok || f.Src != address {
			t.Errorf("%T", r.Blocks[1])
		}
	}
}

// A text of very many lines takes memory by its bytes, and none of it is lost.
func TestManyLines(t *testing.T) {
	body := strings.Repeat("渡口。\n\n灯亮了\n", 2*repair.MaxTextLines/3)
	r := Clean(Input{Format: doc.Text, Body: []byte(body), Meta: &doc.Meta{Path: "x"}})
	if len(r.Blocks) > repair.MaxTextLines || len(r.Diagnostics) == 0 || r.Diagnostics[0].Code != diag.LongArticle {
		t.Errorf("%d blocks, %v", len(r.Blocks), r.Diagnostics)
	}
	if got, want := runes.CountVisible(strings.Join(doc.PlainBlocks(r.Blocks), "")), runes.CountVisible(body); got != want {
		t.Errorf("%d characters, want %d", got, want)
	}
}

// A saved page too large to be judged block by block says so.
func TestLargePageIsFound(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("<p>The gardener put the kettle on the stove, and told, slowly, what the year had brought.</p>", 20)
	for body, want := range map[string]bool{
		"<html><body>" + text + "</body></html>":                                       false,
		"<html><body>" + text + strings.Repeat("<i>a</i> ", 12_000) + "</body></html>": true,
	} {
		r := Clean(Input{Format: doc.Page, Body: []byte(body), Meta: &doc.Meta{Path: "x"}})
		got := slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == diag.LargePage })
		if got != want {
			t.Errorf("%d bytes: a finding: %v", len(body), got)
		}
	}
}
