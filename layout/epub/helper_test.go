package epub

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

func run(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }

func para(s string) doc.Block { return &doc.Paragraph{Inlines: run(s)} }

var cst = time.FixedZone("CST", 8*3600)

func day(d int) time.Time { return time.Date(2021, 7, d, 9, 30, 0, 0, cst) }

// square draws a small picture with one colour in it.
func square(t testing.TB, shade uint8) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 60, 40))
	for i := range m.Pix {
		m.Pix[i] = shade
	}
	m.SetGray(3, 3, color.Gray{})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// garden is a small book on harmless subjects that uses every kind of block.
func garden(t testing.TB) (*digest.Volume, []*doc.Article) {
	picture := &doc.Image{Name: "plan.png", MediaType: "image/png", Width: 60, Height: 40, Data: square(t, 200)}
	styled := func(s doc.Style, text string) doc.Inline { return &doc.Styled{Style: s, Inlines: run(text)} }
	arts := []*doc.Article{
		{Meta: doc.Meta{Path: "a/tea.md", Title: "春天的茶园 & 小径", Date: day(12), DateFrom: doc.DateFrontMatter, Lang: doc.Hans, Author: "林小满", Source: "园艺札记", URL: "https://example.org/茶?q=1&r=春#x"}, Blocks: []doc.Block{
			para("清晨的雾还没有散，采茶的人已经上山。"),
			&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "他们说"}, styled(doc.Emphasis, "明前"), &doc.Run{Text: "最好，英文叫 "}, styled(doc.Emphasis, "first flush"), &doc.Run{Text: "，见"}, &doc.Link{URL: "https://example.org/library", To: &doc.Place{N: 1}, Inlines: run("图书馆一文")}, &doc.Run{Text: "。"}, &doc.Break{}, styled(doc.Strong, "水温八十度。"), &doc.CodeSpan{Text: "t < 80"}}},
			&doc.Heading{Level: 3, Inlines: run("冲泡")},
			&doc.List{Ordered: true, Start: 3, Items: []doc.Item{{Blocks: []doc.Block{para("温杯")}}, {Blocks: []doc.Block{para("投茶"), &doc.List{Items: []doc.Item{{Blocks: []doc.Block{para("三克")}}}}}}, {Blocks: []doc.Block{para("注水"), para("静候两分钟。")}}}},
			&doc.Quote{Blocks: []doc.Block{para("茶者，南方之嘉木也。"), &doc.Paragraph{Lang: doc.English, Inlines: run("Tea is a fine tree of the south.")}}},
			&doc.Code{Info: "go", Text: "for i := range 3 {\n\tpour(i) // ]]> & <cup>\n}\n"},
			&doc.Table{Caption: run("三种茶"), Head: []doc.Row{{{Inlines: run("茶")}, {Inlines: run("水温"), Align: doc.AlignEnd}}}, Rows: []doc.Row{{{Header: true, Inlines: run("绿茶")}, {Inlines: run("80 ℃"), Align: doc.AlignEnd}}, {{Header: true, Inlines: run("红茶")}, {Inlines: run("95 ℃"), Align: doc.AlignEnd, ColSpan: 1, RowSpan: 1}}}},
			&doc.Figure{Src: "plan.png", Caption: run("茶园的平面图"), Image: picture},
			&doc.Figure{Src: "https://example.org/far.jpg", Caption: run("远处的山")},
			&doc.Rule{},
			para("午后下起小雨。"),
			&doc.Box{Kind: doc.BoxWarning, Blocks: []doc.Block{para("壶嘴很烫。"), &doc.Box{Kind: doc.BoxDetails, Title: run("为什么烫？"), Blocks: []doc.Block{&doc.List{Items: []doc.Item{{Blocks: []doc.Block{para("壶薄。")}}}}}}}},
			&doc.Box{Kind: doc.BoxTip, Title: run("省水"), Blocks: []doc.Block{para("头道茶汤用来温杯。"), para("第二道再喝。")}},
			&doc.Box{Kind: doc.BoxPlain, Blocks: []doc.Block{para("另记一笔。")}},
			&doc.Definitions{Items: []doc.Definition{
				{Terms: [][]doc.Inline{run("明前"), run("头春")}, Blocks: []doc.Block{para("清明以前采的茶。")}},
				{Terms: [][]doc.Inline{run("雨前")}, Blocks: []doc.Block{para("谷雨以前采的茶。"), para("叶子大些。")}},
				{Terms: [][]doc.Inline{run("秋茶")}},
			}},
			&doc.Paragraph{Verse: true, Inlines: []doc.Inline{&doc.Run{Text: "山上的雾"}, &doc.Break{}, &doc.Run{Text: "　　还没有散"}, &doc.Break{}, &doc.Break{}, styled(doc.Emphasis, "采茶的人"), &doc.Break{}, &doc.Run{Text: "  up the hill"}}},
			&doc.Paragraph{Inlines: []doc.Inline{styled(doc.Highlight, "记住"), &doc.Run{Text: "按 "}, styled(doc.Key, "Ctrl"), styled(doc.Small, "（小字）"), &doc.Styled{Style: doc.Abbreviation, Title: "Reverse Osmosis", Inlines: run("RO")}, &doc.Run{Text: "水。"}}},
			&doc.Code{Info: "sh", Title: "pour.sh", Text: "pour --slowly"},
		}},
		{Meta: doc.Meta{Path: "a/library.md", Title: "A library by the railway", Date: day(12).Add(time.Hour), DateFrom: doc.DateFrontMatter, Lang: doc.English, Author: "Reading Room", Source: "Reading Room", URL: "https://example.org/library"}, Blocks: []doc.Block{
			para("The reading room opens at nine, when the first train has gone."),
			para("By noon every chair is taken."),
			&doc.Figure{Src: "plan.png", Alt: "Plan of the garden", Image: picture},
		}},
		{Meta: doc.Meta{Path: "b/star.txt", Title: "Звёзды над садом", Date: day(13), DateOnly: true, DateFrom: doc.DateFileName, Lang: doc.Russian}, Blocks: []doc.Block{para("Ночью в саду тихо.")}},
		{Meta: doc.Meta{Path: "b/none.txt", Title: "没有日期的便条", Lang: doc.Hant}, Blocks: []doc.Block{para("記得澆花。")}},
	}
	entry := func(i int) digest.Entry { return digest.Entry{Meta: arts[i].Meta, N: i, Ref: i} }
	midnight := func(d int) time.Time { return time.Date(2021, 7, d, 0, 0, 0, 0, cst) }
	return &digest.Volume{
		Title: "花园文摘", Author: "Lin Reader", First: day(12), Last: day(13),
		Langs: []doc.Lang{doc.Hans, doc.English, doc.Russian, doc.Hant}, Sources: []string{"园艺札记", "Reading Room"},
		Chapters: []digest.Chapter{
			{By: digest.Day, Date: midnight(12), Entries: []digest.Entry{entry(0), entry(1)}},
			{By: digest.Day, Date: midnight(13), Entries: []digest.Entry{entry(2)}},
			{By: digest.Day, Undated: true, Entries: []digest.Entry{entry(3)}},
		},
	}, arts
}

func loader(arts []*doc.Article) digest.Loader {
	return func(_ context.Context, e *digest.Entry) (*doc.Article, error) { return arts[e.Ref], nil }
}

var both = frame.UI{doc.Hans, doc.English}

func build(t testing.TB, vol *digest.Volume, arts []*doc.Article, o Options) ([]byte, Report) {
	t.Helper()
	var b bytes.Buffer
	rep, err := Write(context.Background(), &b, vol, loader(arts), o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), rep
}
