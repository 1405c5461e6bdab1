package compose

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/page"
)

var chinaTime = time.FixedZone("CST", 8*3600)

func say(s string) []doc.Inline            { return []doc.Inline{&doc.Run{Text: s}} }
func para(s string) doc.Block              { return &doc.Paragraph{Inlines: say(s)} }
func headed(level int, s string) doc.Block { return &doc.Heading{Level: level, Inlines: say(s)} }
func cellOf(s string) doc.Cell             { return doc.Cell{ColSpan: 1, RowSpan: 1, Inlines: say(s)} }
func item(blocks ...doc.Block) doc.Item    { return doc.Item{Blocks: blocks} }

// picturePNG draws a small checked picture.
func picturePNG(w, h int) *doc.Image {
	im := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			im.SetGray(x, y, color.Gray{Y: uint8(64 + 128*((x/8+y/8)%2))})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		panic(err)
	}
	return &doc.Image{Name: "garden.png", MediaType: "image/png", Width: w, Height: h, Data: b.Bytes()}
}

// gardenArticle has one block of every kind.
func gardenArticle() *doc.Article {
	return &doc.Article{
		Meta: doc.Meta{
			Path: "garden.md", Line: 1, Title: "图书馆前的茶园今年第一次开放参观", Lang: doc.Hans, Source: "园艺周报", Author: "林小雨",
			Date: time.Date(2021, 7, 12, 9, 0, 0, 0, chinaTime), DateFrom: doc.DateFrontMatter, URL: "https://www.example.org/2021/07/tea%20garden.html",
		},
		Blocks: []doc.Block{
			para("春天来了，园丁在图书馆前的空地上种下三十六株茶树，每一株都挂着一块写有名字的木牌。孩子们放学以后常来浇水，也常来读木牌上的字。"),
			&doc.Paragraph{Inlines: []doc.Inline{
				&doc.Run{Text: "茶园的"}, &doc.Styled{Style: doc.Strong, Inlines: say("开放时间")}, &doc.Run{Text: "见"},
				&doc.Link{URL: "https://example.org/hours", Inlines: say("茶园的主页")}, &doc.Run{Text: "，也可以用命令 "},
				&doc.CodeSpan{Text: "tea --hours"}, &doc.Run{Text: " 查询 library garden timetable。"}, &doc.Break{}, &doc.Run{Text: "下雨不开放。"},
			}},
			headed(2, "茶树的名字"),
			headed(4, "来历"),
			para("名字由读者投票选出："),
			&doc.List{Items: []doc.Item{
				item(para("云雾，因为它长得最高，早晨总在雾里。")),
				item(para("石阶"), &doc.List{Ordered: true, Start: 9, Items: []doc.Item{item(para("早上浇水")), item(para("晚上除草"))}}),
				item(),
			}},
			&doc.Quote{Blocks: []doc.Block{para("喝茶的人不必懂茶，种茶的人不能不懂土。")}},
			&doc.Code{Info: "go", Text: "for tree := range garden {\n\twater(tree)\n}\n"},
			&doc.Table{
				Caption: say("一年的收成"),
				Head:    []doc.Row{{cellOf("名字"), cellOf("产量"), cellOf("说明")}},
				Rows: []doc.Row{
					{cellOf("云雾"), {ColSpan: 1, RowSpan: 2, Align: doc.AlignEnd, Inlines: say("12.5 kg")}, cellOf("春茶最好，夏茶略苦，秋茶只够园丁自己喝。")},
					{cellOf("石阶"), cellOf("清香")},
					{{ColSpan: 3, RowSpan: 1, Inlines: say("以上数字由图书馆统计")}},
				},
			},
			&doc.Rule{},
			&doc.Figure{Src: "https://pictures.example.org/garden.png", Alt: "茶园", Caption: say("茶园的早晨")},
			&doc.Figure{Src: "garden.png", Caption: say("茶园的傍晚"), Image: picturePNG(320, 200)},
			&doc.Paragraph{Lang: doc.English, Inlines: say("Visitors are welcome from nine to five; the gardeners ask them to stay on the gravel paths and to leave the labels where they are.")},
		},
	}
}

func englishArticle() *doc.Article {
	return &doc.Article{
		Meta: doc.Meta{
			Path: "tea.md", Line: 1, Title: "A tea garden opens in front of the library and everyone is invited", Lang: doc.English, Source: "Tea Journal",
			Date: time.Date(2021, 7, 13, 9, 0, 0, 0, chinaTime), DateFrom: doc.DateFrontMatter,
		},
		Blocks: []doc.Block{
			para(strings.Repeat("The gardeners planted thirty-six shrubs in front of the library, and every one of them carries a wooden label. ", 4)),
			para(strings.Repeat("Extraordinarily enthusiastic schoolchildren water them in the afternoon. ", 5)),
			headed(2, "How it began"),
			para("It began with a single cup."),
		},
	}
}

func russianArticle() *doc.Article {
	return &doc.Article{
		Meta:   doc.Meta{Path: "chai.md", Line: 1, Title: "Чайный сад", Lang: doc.Russian},
		Blocks: []doc.Block{para(strings.Repeat("Садовники посадили перед библиотекой тридцать шесть чайных кустов, и на каждом висит деревянная табличка. ", 5))},
	}
}

// shelf plans a volume of articles and returns it with its loader.
func shelf(by digest.By, articles ...*doc.Article) (*digest.Volume, digest.Loader) {
	var items []digest.Item
	var pick []int
	for i, a := range articles {
		items = append(items, digest.Item{Meta: a.Meta})
		pick = append(pick, i)
	}
	v := digest.Plan(items, pick, digest.Options{Zone: chinaTime, Title: "花园文摘", By: by})
	return v, func(_ context.Context, e *digest.Entry) (*doc.Article, error) { return articles[e.Ref], nil }
}

func compose(t testing.TB, o Options, by digest.By, articles ...*doc.Article) (*page.Document, Report) {
	t.Helper()
	vol, load := shelf(by, articles...)
	if o.UI == nil {
		o.UI = frame.UI{doc.Hans, doc.English}
	}
	d, r, err := Compose(context.Background(), vol, load, o)
	if err != nil {
		t.Fatal(err)
	}
	return d, r
}

// scribe makes random articles of every kind of block.
type scribe struct{ *rand.Rand }

var phrases = []string{
	"茶园的早晨很安静，", "园丁从河边挑来三桶水，", "列车在 8:45 准时进站。", "望远镜对准了北方的天空，", "“守望星空”的人越来越多——", "价格是 1,234.56 元，",
	"图书馆借出了 library cards，", "《茶经》第三章说：", "孩子们问：“今晚看得见木星吗？”", "extraordinary telescopes ", "Садовники и библиотекари ", "温度升到 36.5℃，", "他们沿着小路走回家去。", "https://example.org/a/long/path ",
}

func (r scribe) text(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(phrases[r.IntN(len(phrases))])
	}
	return strings.TrimSpace(b.String())
}

func (r scribe) block(depth int) doc.Block {
	switch r.IntN(17) {
	case 0:
		return headed(2+r.IntN(4), r.text(1))
	case 1:
		l := &doc.List{Ordered: r.IntN(2) == 0, Start: r.IntN(120)}
		for range 1 + r.IntN(5) {
			l.Items = append(l.Items, doc.Item{Blocks: r.blocks(1+r.IntN(2), depth+1)})
		}
		return l
	case 2:
		return &doc.Quote{Blocks: r.blocks(1+r.IntN(3), depth+1)}
	case 14:
		kinds := []string{doc.BoxNote, doc.BoxTip, doc.BoxImportant, doc.BoxWarning, doc.BoxDanger, doc.BoxDetails, doc.BoxPlain}
		return &doc.Box{Kind: kinds[r.IntN(len(kinds))], Title: say(r.text(r.IntN(2))), Blocks: r.blocks(1+r.IntN(3), depth+1)}
	case 15:
		return &doc.Definitions{Items: []doc.Definition{{Terms: [][]doc.Inline{say(r.text(1)), say(r.text(1))}, Blocks: r.blocks(r.IntN(3), depth+1)}, {Terms: [][]doc.Inline{say(r.text(1))}, Blocks: r.blocks(1, depth+1)}}}
	case 16:
		return &doc.Paragraph{Verse: true, Inlines: []doc.Inline{&doc.Run{Text: r.text(1)}, &doc.Break{}, &doc.Run{Text: "　" + r.text(4)}, &doc.Break{}, &doc.Break{}, &doc.Run{Text: r.text(1)}}}
	case 3:
		return &doc.Code{Text: strings.ReplaceAll(r.text(1+r.IntN(12)), "，", "\n")}
	case 4:
		return r.table()
	case 5:
		return &doc.Figure{Src: "https://example.org/p.png", Caption: say(r.text(r.IntN(2)))}
	case 6:
		return &doc.Rule{}
	case 7:
		return &doc.Paragraph{Inlines: []doc.Inline{
			&doc.Run{Text: r.text(2)}, &doc.Link{URL: "https://example.org/" + fmt.Sprint(r.IntN(9)), Inlines: say(r.text(1 + r.IntN(3)))},
			&doc.Styled{Style: doc.Style(1 + r.IntN(int(doc.Abbreviation))), Inlines: say(r.text(2))}, &doc.CodeSpan{Text: "go test"},
		}}
	}
	return para(r.text(1 + r.IntN(20)))
}

func (r scribe) blocks(n, depth int) []doc.Block {
	var out []doc.Block
	for range n {
		if depth > 3 {
			out = append(out, para(r.text(3)))
			continue
		}
		out = append(out, r.block(depth))
	}
	return out
}

func (r scribe) table() doc.Block {
	t := &doc.Table{}
	columns := 1 + r.IntN(9)
	row := func(words int) doc.Row {
		var out doc.Row
		for c := 0; c < columns; c++ {
			cell := doc.Cell{ColSpan: 1, RowSpan: 1, Align: doc.Align(r.IntN(3)), Inlines: say(r.text(r.IntN(words)))}
			if r.IntN(9) == 0 {
				cell.ColSpan, cell.RowSpan = 1+r.IntN(3), 1+r.IntN(3)
			}
			out = append(out, cell)
		}
		return out
	}
	if r.IntN(3) > 0 {
		t.Head = append(t.Head, row(2))
	}
	for range 1 + r.IntN(12) {
		t.Rows = append(t.Rows, row(2+r.IntN(12)))
	}
	return t
}

// noted calls notes of several kinds from paragraphs behind some blocks, one of
// them twice and one from another note.
func (r scribe) noted(blocks []doc.Block) []doc.Block {
	call := func(id string) doc.Block {
		return &doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: r.text(1 + r.IntN(9))}, &doc.NoteCall{ID: id}, &doc.Run{Text: r.text(1)}}}
	}
	var notes []doc.Block
	for i := range 1 + r.IntN(6) {
		id := fmt.Sprint("n", i)
		blocks = append(blocks, call(id))
		notes = append(notes, &doc.Note{ID: id, Blocks: append(r.blocks(1+r.IntN(2), 4), &doc.Code{Text: r.text(i)}, &doc.Rule{})[:1+r.IntN(3)]})
	}
	blocks = append(blocks, call("n0"), &doc.Heading{Level: 2, Inlines: []doc.Inline{&doc.Run{Text: r.text(1)}, &doc.NoteCall{ID: "h"}}})
	notes = append(notes, &doc.Note{ID: "h", Blocks: []doc.Block{call("inner")}}, &doc.Note{ID: "inner", Blocks: r.blocks(1, 4)}, &doc.Note{ID: "none", Blocks: r.blocks(1, 4)})
	return append(append(blocks, r.blocks(2, 0)...), notes...)
}

func (r scribe) article(n int) *doc.Article {
	blocks := r.blocks(r.IntN(30), 0)
	if n%3 == 1 {
		blocks = r.noted(blocks)
	}
	return &doc.Article{
		Meta: doc.Meta{
			Path: fmt.Sprintf("random/%d.md", n), Line: 1, Title: r.text(1 + r.IntN(4)), Lang: []doc.Lang{doc.Hans, doc.Hans, doc.English, doc.Russian, doc.Hant}[r.IntN(5)],
			Date: time.Date(2021, 7, 1+n/4, 8, n%60, 0, 0, chinaTime), DateFrom: doc.DateFrontMatter, Source: "园艺周报", URL: "https://example.org/" + strings.Repeat("path/", r.IntN(40)),
		},
		Blocks: blocks,
	}
}
