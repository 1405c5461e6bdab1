package compose

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/compose/keep"
	"github.com/wenzhai/wenzhai/layout/page"
)

// both are the layouts that set two texts.
var both = []digest.Layout{digest.Interleave, digest.Columns, digest.Facing, digest.Sequential}

// observatoryPair is an article with its translation: most rows hold one block
// a side, one two paragraphs for one, and each text has a block of its own.
func observatoryPair() *doc.Article {
	when := time.Date(2021, 7, 12, 9, 0, 0, 0, chinaTime)
	return &doc.Article{
		Meta: doc.Meta{
			Path: "observatory.zh.md", Title: "山顶的天文台重新开放", Lang: doc.Hans, Source: "星空周报", Author: "周远", Date: when,
			DateFrom: doc.DateFrontMatter, URL: "https://example.org/zh/observatory",
		},
		Blocks: []doc.Block{
			&doc.Paragraph{Inlines: []doc.Inline{
				&doc.Run{Text: "天文台在山顶上关了三年。上个月"}, linked("修缮完成", "https://example.org/works"), &doc.Run{Text: "，圆顶又能转动了，第一批客人是山下小学的四十名学生。"},
			}},
			headed(2, "夜里的课"),
			para("老师把课搬到了圆顶下面。孩子们轮流看土星的光环，有人看了三遍。守夜的老人给每个人倒了一杯热茶，讲起他年轻时画的星图：那时候没有照相机，每一颗星都要用铅笔点上去。"),
			&doc.List{Items: []doc.Item{item(para("带一件厚外套")), item(para("手电筒要蒙上红布"))}},
			&doc.Figure{Src: "dome.png", Caption: say("夜里的圆顶"), Image: picturePNG(640, 400)},
			&doc.Code{Text: "observe --object saturn --from 21:00"},
			para("此文原载于馆刊。"),
			&doc.Rule{},
			para("圆顶每周五开放。"),
		},
		Second: &doc.Second{
			Meta: doc.Meta{
				Path: "observatory.en.md", Title: "The observatory on the hill opens again", Lang: doc.English, Source: "Night Sky Weekly", Author: "Yuan Zhou",
				Date: when, DateFrom: doc.DateFrontMatter, URL: "https://example.org/en/observatory",
			},
			Blocks: []doc.Block{
				&doc.Paragraph{Inlines: []doc.Inline{
					&doc.Run{Text: "The observatory on the hill was closed for three years. Last month "}, linked("the repairs", "https://example.org/works"),
					&doc.Run{Text: " were finished and the dome turned again; the first guests were forty pupils from "}, linked("the village school", "https://example.org/school"), &doc.Run{Text: "."},
				}},
				headed(2, "Lessons at night"),
				para("Their teacher moved the lesson under the dome. The children took turns to look at the rings of Saturn, and some of them looked three times."),
				para("The old night watchman poured everybody a cup of hot tea and told them of the star charts that he drew when he was young: there was no camera then, and every single star was set down with a pencil."),
				&doc.List{Items: []doc.Item{item(para("Bring a thick coat")), item(para("Cover your torch with a red cloth"))}},
				&doc.Figure{Src: "dome.png", Caption: say("The dome at night"), Image: picturePNG(640, 400)},
				&doc.Code{Text: "observe --object saturn --from 21:00"},
				&doc.Rule{},
				para("The dome is open every Friday."),
				para("Admission is free."),
			},
			Rows: rows("0:1-0:1 1:2-1:2 2:3-2:4 3:4-4:5 4:5-5:6 5:6-6:7 6:7-7:7 7:8-7:8 8:9-8:9 9:9-9:10"),
		},
	}
}

// rows reads "from:to-from:to …".
func rows(s string) (out []doc.Match) {
	for _, f := range strings.Fields(s) {
		var m doc.Match
		if _, err := fmt.Sscanf(f, "%d:%d-%d:%d", &m.Lead.From, &m.Lead.To, &m.Second.From, &m.Second.To); err != nil {
			panic(err)
		}
		out = append(out, m)
	}
	return out
}

// composePairs sets articles, some of them with a second text.
func composePairs(t testing.TB, l digest.Layout, o Options, by digest.By, articles ...*doc.Article) (*page.Document, *typeset.Press) {
	t.Helper()
	vol, load := shelf(by, articles...)
	vol.Layout = l
	for _, e := range vol.Entries() {
		if s := articles[e.Ref].Second; s != nil {
			e.Second = &s.Meta
		}
	}
	if o.UI == nil {
		o.UI = frame.UI{doc.Hans, doc.English}
	}
	d, _, err := Compose(context.Background(), vol, load, o)
	if err != nil {
		t.Fatal(err)
	}
	p, err := typeset.NewPress(vol, o)
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

func TestGoldenBilingualPages(t *testing.T) {
	for _, l := range both {
		t.Run(l.String(), func(t *testing.T) {
			d, _ := composePairs(t, l, Options{KeepImages: true}, digest.Day, observatoryPair(), gardenArticle())
			goldenPages(t, "bilingual-"+l.String(), d)
		})
	}
}

func TestRevealIsNotForPaper(t *testing.T) {
	vol, load := shelf(digest.None, observatoryPair())
	vol.Layout = digest.Reveal
	_, _, err := Compose(context.Background(), vol, load, Options{})
	if !errors.Is(err, ErrReveal) {
		t.Errorf("error %v", err)
	}
}

// translated gives a random article a random second text and random rows.
func (r scribe) translated(n int) *doc.Article {
	a, b := r.article(n), r.article(n)
	b.Path = fmt.Sprintf("random/%d.second.md", n)
	a.Second = &doc.Second{Meta: b.Meta, Blocks: b.Blocks}
	i, j := 0, 0
	for i < len(a.Blocks) || j < len(b.Blocks) {
		m := doc.Match{Lead: doc.Span{From: i}, Second: doc.Span{From: j}}
		i, j = min(i+r.IntN(3), len(a.Blocks)), min(j+r.IntN(3), len(b.Blocks))
		m.Lead.To, m.Second.To = i, j
		if m.Lead.Len()+m.Second.Len() > 0 {
			a.Second.Rows = append(a.Second.Rows, m)
		}
	}
	return a
}

func TestRandomPairsAreSound(t *testing.T) {
	r := scribe{rand.New(rand.NewPCG(6, 6))}
	compared, torn := 0, 0
	for round := range 24 {
		l, o := both[round%4], layouts()[round/4%4]
		var articles []*doc.Article
		for n := range 1 + r.IntN(6) {
			if r.IntN(4) == 0 {
				articles = append(articles, r.article(n))
			} else {
				articles = append(articles, r.translated(n))
			}
		}
		d, p := composePairs(t, l, o, digest.By(r.IntN(4)), articles...)
		for _, f := range audit(d, p.Geometry) {
			loose := strings.Contains(f, "breaks after line") || strings.Contains(f, "at a column's foot")
			if !loose || l != digest.Columns && l != digest.Facing {
				t.Fatalf("round %d, %s: %s", round, l, f)
			}
			torn++
		}
		bothTexts(t, d, articles)
		distinctNotes(t, d)
		if l == digest.Columns || l == digest.Facing {
			compared += levelRows(t, d, l, articles)
		}
	}
	if compared < 20 {
		t.Errorf("only %d rows were compared", compared)
	}
	if torn > 6 { // two sides may leave no good place on a whole page
		t.Errorf("%d paragraphs or headings leave a line alone", torn)
	}
}

// bothTexts looks for every part of both texts of every article in what can be
// copied.
func bothTexts(t *testing.T, d *page.Document, articles []*doc.Article) {
	t.Helper()
	a := &auditor{d: d}
	parts := make([]strings.Builder, len(d.Tags))
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if run, ok := it.(*page.TextItem); ok && run.Tag >= 0 && d.Tags[run.Tag].Role != "Reference" {
				parts[a.block(run.Tag)].WriteString(page.RunText(run.Run))
			}
		}
	}
	var whole strings.Builder
	for i := range parts {
		whole.WriteString(bare(parts[i].String()))
	}
	have := whole.String()
	look := func(m *doc.Meta, blocks []doc.Block) {
		for _, part := range append([]string{m.Title}, doc.PlainBlocks(blocks)...) {
			for _, cell := range strings.Split(part, "\t") {
				if want := bare(cell); !strings.Contains(have, want) {
					t.Fatalf("%s: lost %q", m.Path, want)
				}
			}
		}
	}
	for _, a := range articles {
		look(&a.Meta, a.Blocks)
		if a.Second != nil {
			look(&a.Second.Meta, a.Second.Blocks)
		}
	}
}

// distinctNotes checks that no page shows two notes of one number at its foot.
func distinctNotes(t *testing.T, d *page.Document) {
	t.Helper()
	for i := range d.Pages {
		seen := map[string]bool{}
		for _, it := range d.Pages[i].Items {
			run, ok := it.(*page.TextItem)
			if !ok || run.Tag < 0 || d.Tags[run.Tag].Role != "Lbl" || d.Tags[d.Tags[run.Tag].Parent].Role != "Note" {
				continue
			}
			n := page.RunText(run.Run)
			if seen[n] {
				t.Errorf("page %d has two notes %s", i+1, n)
			}
			seen[n] = true
		}
	}
}

// opened is where a passage begins.
type opened struct {
	page int
	y    float64
	text string
}

// passages returns where the paragraphs and headings of the document begin, by
// their text.
func passages(d *page.Document) map[string][]opened {
	a := &auditor{d: d}
	at := map[int]*opened{}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			run, ok := it.(*page.TextItem)
			if !ok || run.Tag < 0 {
				continue
			}
			block := a.block(run.Tag)
			role := d.Tags[block].Role
			if role != "P" && (len(role) != 2 || role[0] != 'H') {
				continue
			}
			if at[block] == nil {
				at[block] = &opened{i, run.Y, ""}
			}
			if d.Tags[run.Tag].Role != "Reference" {
				at[block].text += bare(page.RunText(run.Run))
			}
		}
	}
	out := map[string][]opened{}
	for _, o := range at {
		out[o.text] = append(out[o.text], *o)
	}
	return out
}

// levelRows checks that the two sides of every row which begins with text on
// both sides begin level to 0.1 pt, in columns on one page, else on two facing
// ones. It returns how many there are.
func levelRows(t *testing.T, d *page.Document, l digest.Layout, articles []*doc.Article) (n int) {
	t.Helper()
	where := passages(d)
	for _, a := range articles {
		if a.Second == nil {
			continue
		}
		for _, r := range a.Second.Rows {
			lead, second := begins(a.Blocks, r.Lead), begins(a.Second.Blocks, r.Second)
			if lead == "" || second == "" || len(where[lead]) != 1 || len(where[second]) != 1 {
				continue
			}
			n++
			p, q := where[lead][0], where[second][0]
			if l == digest.Facing && (p.page%2 != 1 || q.page != p.page+1) || l == digest.Columns && p.page != q.page || math.Abs(p.y-q.y) > 0.1 {
				t.Errorf("%s: %.20s stands on page %d at %.2f, %.20s on page %d at %.2f", l, lead, p.page+1, p.y, second, q.page+1, q.y)
			}
		}
	}
	return n
}

// begins returns the text with which a run of blocks begins, if that is a
// paragraph or a heading that stands apart from what is above it.
func begins(blocks []doc.Block, of doc.Span) string {
	if of.Len() == 0 {
		return ""
	}
	switch b := blocks[of.From].(type) {
	case *doc.Paragraph:
		return bare(doc.PlainInlines(b.Inlines))
	case *doc.Heading:
		return bare(doc.PlainInlines(b.Inlines))
	}
	return ""
}

func TestRowsAreLevel(t *testing.T) {
	var articles []*doc.Article
	for n := range 12 {
		a := observatoryPair()
		for i, b := range append(append([]doc.Block(nil), a.Blocks...), a.Second.Blocks...) { // texts that stand once
			if p, ok := b.(*doc.Paragraph); ok {
				p.Inlines = append(p.Inlines, &doc.Run{Text: strings.Repeat(fmt.Sprintf("（%d.%d）", n, i), 1+(n+i)%9)})
			}
		}
		articles = append(articles, a)
	}
	for _, l := range []digest.Layout{digest.Columns, digest.Facing} {
		for _, o := range layouts() {
			o.KeepImages = true
			d, _ := composePairs(t, l, o, digest.None, articles...)
			if n := levelRows(t, d, l, articles); n != 12*3 {
				t.Errorf("%s: %d rows compared, want %d", l, n, 12*3)
			}
		}
	}
}

func TestWorkersDoNotChangeBilingualPages(t *testing.T) {
	r := scribe{rand.New(rand.NewPCG(4, 4))}
	var articles []*doc.Article
	for n := range 20 {
		articles = append(articles, r.translated(n))
	}
	for _, l := range both {
		one, _ := composePairs(t, l, Options{Workers: 1}, digest.Auto, articles...)
		many, _ := composePairs(t, l, Options{Workers: 8}, digest.Auto, articles...)
		if !bytes.Equal(dump(t, one), dump(t, many)) {
			t.Errorf("%s: pages differ between 1 and 8 workers", l)
		}
	}
}

func TestRowsThatForgetBlocksLoseNone(t *testing.T) {
	a := &doc.Article{Blocks: make([]doc.Block, 5), Second: &doc.Second{Blocks: make([]doc.Block, 4)}}
	for in, want := range map[string]string{
		"":                          "0:5-0:0 5:5-0:4",
		"0:5-0:4":                   "0:5-0:4",
		"1:2-1:2":                   "0:1-0:0 1:1-0:1 1:2-1:2 2:5-2:2 5:5-2:4",
		"0:2-0:2 1:3-0:9 2:2-5:5":   "0:2-0:2 2:3-2:4 3:5-4:4",
		"0:1-0:0 1:1-0:1 4:5-3:4":   "0:1-0:0 1:1-0:1 1:4-1:1 4:4-1:3 4:5-3:4",
		"3:4-0:1 0:1-2:3 0:99-0:99": "0:3-0:0 3:4-0:1 4:4-1:2 4:4-2:3 4:5-3:4",
	} {
		a.Second.Rows = rows(in)
		var got []string
		for _, m := range keep.Rows(a) {
			got = append(got, fmt.Sprintf("%d:%d-%d:%d", m.Lead.From, m.Lead.To, m.Second.From, m.Second.To))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("rows %q become\n%s, want\n%s", in, s, want)
		}
	}
}
