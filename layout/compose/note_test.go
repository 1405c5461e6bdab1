package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

func linked(text, url string) doc.Inline { return &doc.Link{URL: url, Inlines: say(text)} }

func linkArticle(blocks ...doc.Block) *doc.Article {
	return &doc.Article{Meta: doc.Meta{Path: "links.md", Title: "茶园指南", Lang: doc.Hans}, Blocks: blocks}
}

// noteLines returns the notes on the pages as "page: number address → target".
func noteLines(d *page.Document) (out []string) {
	var targets []string
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			switch it := it.(type) {
			case *page.TextItem:
				if it.Tag < 0 {
					continue
				}
				t := d.Tags[it.Tag]
				switch {
				case t.Role == "Lbl" && d.Tags[t.Parent].Role == "Note":
					out = append(out, fmt.Sprintf("%d: %s ", i+1, page.RunText(it.Run)))
					targets = append(targets, "")
				case t.Role == "Link" && d.Tags[t.Parent].Role == "Note":
					out[len(out)-1] += page.RunText(it.Run)
				}
			case *page.LinkItem:
				if it.Tag >= 0 && d.Tags[d.Tags[it.Tag].Parent].Role == "Note" {
					targets[len(out)-1] = it.Target
				}
			}
		}
	}
	for i := range out {
		out[i] += " → " + targets[i]
	}
	return out
}

func TestLinksGetNotes(t *testing.T) {
	const far = "https://www.example.org/garden/%E8%8C%B6?utm_source=letter&row=3"
	words := strings.Repeat("园丁从河边挑来三桶水。", 150)
	for _, c := range []struct {
		name   string
		blocks []doc.Block
		want   []string
	}{
		{
			"numbered as they come, one for one address",
			[]doc.Block{
				&doc.Paragraph{Inlines: []doc.Inline{linked("茶园", "https://example.org/tea"), &doc.Run{Text: "和"}, linked("河边", far)}},
				&doc.Paragraph{Inlines: []doc.Inline{linked("又是茶园", "https://example.org/tea")}},
			},
			[]string{"3: 1 example.org/tea → https://example.org/tea", "3: 2 example.org/garden/茶?row=3 → " + far},
		},
		{
			"again on a further page",
			[]doc.Block{
				&doc.Paragraph{Inlines: []doc.Inline{linked("茶园", "https://example.org/tea")}}, para(words),
				&doc.Paragraph{Inlines: []doc.Inline{linked("又是茶园", "https://example.org/tea"), linked("河边", "https://example.org/river")}},
			},
			[]string{
				"3: 1 example.org/tea → https://example.org/tea",
				"4: 1 example.org/tea → https://example.org/tea", "4: 2 example.org/river → https://example.org/river",
			},
		},
		{
			"none where the text is the address, in headings, within the book, without text",
			[]doc.Block{
				&doc.Paragraph{Inlines: []doc.Inline{linked("https://www.example.org/tea/", "https://example.org/tea"), linked("example.org/tea", "https://example.org/tea?utm_medium=mail")}},
				&doc.Heading{Level: 2, Inlines: []doc.Inline{linked("来历", "https://example.org/history")}},
				&doc.Paragraph{Inlines: []doc.Inline{linked(" ", "https://example.org/blank"), linked("上文", "#a1")}},
			},
			nil,
		},
		{
			"in lists and tables",
			[]doc.Block{
				&doc.List{Items: []doc.Item{item(&doc.Paragraph{Inlines: []doc.Inline{linked("茶园", "https://example.org/1")}})}},
				&doc.Table{Head: []doc.Row{{cellOf("名字"), cellOf("地点")}}, Rows: []doc.Row{{
					{ColSpan: 1, RowSpan: 1, Inlines: []doc.Inline{linked("云雾", "https://example.org/2")}},
					{ColSpan: 1, RowSpan: 1, Inlines: []doc.Inline{linked("石阶", "https://example.org/3")}},
				}}},
			},
			[]string{"3: 1 example.org/1 → https://example.org/1", "3: 2 example.org/2 → https://example.org/2", "3: 3 example.org/3 → https://example.org/3"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := compose(t, Options{}, digest.None, linkArticle(c.blocks...))
			if got := noteLines(d); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("notes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			d, _ = compose(t, Options{Links: LinkPlain}, digest.None, linkArticle(c.blocks...))
			if got := noteLines(d); len(got) > 0 {
				t.Errorf("notes %q without being asked for", got)
			}
		})
	}
}

func TestLongAddressesTakeTwoLines(t *testing.T) {
	url := "https://example.org/" + strings.Repeat("a-very-long-path/", 60)
	d, _ := compose(t, Options{Columns: 2}, digest.None, linkArticle(&doc.Paragraph{Inlines: []doc.Inline{linked("茶园", url)}}))
	got := noteLines(d)
	if len(got) != 1 || !strings.HasSuffix(got[0], " → "+url) || !strings.Contains(got[0], "…") || len(got[0]) > len(url)+160 {
		t.Errorf("notes %q", got)
	}
}

// The number of a note stands with its word: never first in a line, whatever
// the measure; and white space that a link ends with stands behind it.
func TestNumbersStandWithTheirWords(t *testing.T) {
	for n := range 44 {
		a := linkArticle(&doc.Paragraph{Inlines: []doc.Inline{
			&doc.Run{Text: strings.Repeat("茶", n)}, linked("园", "https://example.org/1"), linked("English words ", "https://example.org/2"),
			linked("“守望星空”", "https://example.org/3"), linked("2021", "https://example.org/4"), &doc.Run{Text: strings.Repeat("年", n)},
		}})
		d, _ := compose(t, Options{Columns: 2}, digest.None, a)
		numbers := 0
		var last *page.TextItem
		for i := range d.Pages {
			for _, it := range d.Pages[i].Items {
				run, ok := it.(*page.TextItem)
				if !ok || run.Tag < 0 {
					continue
				}
				if d.Tags[run.Tag].Role == "Reference" {
					numbers++
					if last == nil || last.Y != run.Y || run.X-last.X-last.Run.Width > 0.3*run.Run.Size {
						t.Errorf("%d characters before: number %s stands apart from its word", n, page.RunText(run.Run))
					}
				}
				last = run
			}
		}
		if numbers != 4 {
			t.Errorf("%d characters before: %d numbers, want 4", n, numbers)
		}
	}
}
