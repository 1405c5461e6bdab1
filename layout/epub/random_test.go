package epub

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

// nasty holds strings that break books made by hand.
var nasty = []string{
	"", " ", "\u3000", "\u200b", "茶", "]]>", "<!--", "-->", "&", "&amp;", "&#0;", "<b>", "\x00", "\x01\x1f", "\x7f\u0085\u009f",
	"\ufffe\uffff", "\xff\xc3", "\ufeff", "🌱👩‍🌾", "e\u0301\u0301", "مرحبا", "\u202eabc", "\r\n\t", "\u2028", "\"'`", "<?xml?>",
	"%", "/../..", "𠮷", strings.Repeat("长", 3400), strings.Repeat("w", 300), "--", "a:b", "#",
}

var addresses = []string{
	"", "http://", "https://example.org", "https://example.org/a b|c[d]?x=%zz&y=\"#a#b", "HTTP://EXAMPLE.ORG:80/", "https://example.org:99999/",
	"https://例子.测试/茶", "https://ex ample.org/", "https://[::1]/", "https://[zz]/", "https://1.2.3/", "https://1.2.3.4/", "https://u:p@example.org/",
	"mailto:a@example.org?subject=x y", "mailto:", "tel:+7 495", "javascript:alert(1)", "ftp://example.org/\\x", "//example.org", "data:,x",
	"https://example.org/\xff", "https://-a-.example.org/", "https://a..b/", "https://xn--a/", "https://_x.example.org/", "https://a_.org", "https://example.1a/", "https://r3---sn.example.org/", "http://localhost/", "http://a/", "mailto:a b@@c", "tel:", "tel:x y",
	"https://example.0x1/",
	"https://" + strings.Repeat("a", 70) + ".org/", "https://example.org/" + strings.Repeat("%E8%8C%B6", 900), "https://example.org/library",
}

// gen makes random trees.
type gen struct {
	*rand.Rand
	picture []byte
}

func (g *gen) str() string {
	var b strings.Builder
	for range g.IntN(4) {
		b.WriteString(nasty[g.IntN(len(nasty))])
	}
	return b.String()
}

func (g *gen) lang() doc.Lang {
	return []doc.Lang{"", "", "zh-Hans", "en", "ru", "zh-Hant", "ar", "x", "zh_CN", "\"><", "i-klingon", "de-CH-1996", "-"}[g.IntN(13)]
}

func (g *gen) inlines(depth int) []doc.Inline {
	var out []doc.Inline
	for range g.IntN(4) {
		switch n := g.IntN(7); {
		case n == 0 && depth > 0:
			out = append(out, &doc.Styled{Style: doc.Style(g.IntN(7)), Lang: g.lang(), Inlines: g.inlines(depth - 1)})
		case n == 1 && depth > 0:
			out = append(out, &doc.Link{URL: addresses[g.IntN(len(addresses))], Inlines: g.inlines(depth - 1)})
		case n == 2:
			out = append(out, &doc.CodeSpan{Text: g.str()})
		case n == 3:
			out = append(out, &doc.Break{})
		default:
			out = append(out, &doc.Run{Text: g.str()})
		}
	}
	return out
}

func (g *gen) blocks(depth int) []doc.Block {
	var out []doc.Block
	for range g.IntN(6) {
		out = append(out, g.block(depth))
	}
	return out
}

func (g *gen) block(depth int) doc.Block {
	kind := g.IntN(12)
	if depth == 0 {
		kind %= 3
	}
	switch kind {
	case 1:
		return &doc.Heading{Lang: g.lang(), Level: g.IntN(9), Inlines: g.inlines(2)}
	case 2:
		return &doc.Rule{}
	case 3:
		l := &doc.List{Ordered: g.IntN(2) == 0, Start: g.IntN(5) - 2}
		for range g.IntN(4) {
			l.Items = append(l.Items, doc.Item{Blocks: g.blocks(depth - 1)})
		}
		return l
	case 4:
		return &doc.Quote{Lang: g.lang(), Blocks: g.blocks(depth - 1)}
	case 9:
		kinds := []string{doc.BoxNote, doc.BoxTip, doc.BoxImportant, doc.BoxWarning, doc.BoxDanger, doc.BoxDetails, doc.BoxPlain, g.str()}
		return &doc.Box{Kind: kinds[g.IntN(len(kinds))], Title: g.inlines(1), Blocks: g.blocks(depth - 1)}
	case 10:
		d := &doc.Definitions{}
		for range g.IntN(3) {
			it := doc.Definition{Blocks: g.blocks(depth - 1)}
			for range g.IntN(3) {
				it.Terms = append(it.Terms, g.inlines(1))
			}
			d.Items = append(d.Items, it)
		}
		return d
	case 11:
		return &doc.Paragraph{Verse: true, Lang: g.lang(), Inlines: append(g.inlines(2), &doc.Break{}, &doc.Run{Text: "  " + g.str()})}
	case 5:
		return &doc.Code{Info: g.str(), Title: g.str(), Text: g.str() + "\n" + g.str()}
	case 6:
		return &doc.Table{Caption: g.inlines(1), Head: g.rows(), Rows: g.rows()}
	case 7:
		f := &doc.Figure{Src: addresses[g.IntN(len(addresses))], Alt: g.str(), Caption: g.inlines(2)}
		if g.IntN(2) == 0 {
			f.Image = &doc.Image{Name: g.str(), MediaType: "image/gif", Data: g.picture[:len(g.picture)*g.IntN(2)]}
		}
		return f
	}
	return &doc.Paragraph{Lang: g.lang(), Inlines: g.inlines(3)}
}

func (g *gen) rows() []doc.Row {
	out := make([]doc.Row, g.IntN(3))
	for i := range out {
		for range g.IntN(4) {
			out[i] = append(out[i], doc.Cell{Header: g.IntN(2) == 0, Align: doc.Align(g.IntN(3)), ColSpan: g.IntN(4) * g.IntN(4000), RowSpan: g.IntN(3), Inlines: g.inlines(1)})
		}
	}
	return out
}

// book makes a volume of random articles with random metadata.
func (g *gen) book() (*digest.Volume, []*doc.Article) {
	vol := &digest.Volume{Title: g.str(), Author: g.str(), Langs: []doc.Lang{g.lang(), g.lang()}, Sources: []string{g.str(), g.str()}}
	vol.Number = g.IntN(3)
	if g.IntN(2) == 0 {
		vol.First, vol.Last = day(1), time.Date(g.IntN(12000), 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var arts []*doc.Article
	by := []digest.By{digest.None, digest.Day, digest.Week, digest.Month, digest.Year, digest.Source, digest.Tag}[g.IntN(7)]
	for range 1 + g.IntN(3) {
		c := digest.Chapter{By: by, Date: day(g.IntN(28)), Undated: g.IntN(3) == 0, Name: g.str()}
		for range 1 + g.IntN(3) {
			zone := time.FixedZone("", g.IntN(50000)-25000)
			meta := doc.Meta{
				Path: g.str(), Title: g.str(), Date: time.Date(g.IntN(11000), 2, 3, 4, 5, 6, 7, zone), DateFrom: doc.DateFrom(g.IntN(3)),
				DateOnly: g.IntN(2) == 0, Lang: g.lang(), Author: g.str(), Source: g.str(), URL: addresses[g.IntN(len(addresses))],
				Tags: []string{g.str(), g.str()}, Via: []string{addresses[g.IntN(len(addresses))]},
			}
			c.Entries = append(c.Entries, digest.Entry{Meta: meta, N: len(arts), Ref: len(arts)})
			arts = append(arts, &doc.Article{Meta: meta, Blocks: g.blocks(3)})
		}
		vol.Chapters = append(vol.Chapters, c)
	}
	return vol, arts
}

func (g *gen) options() Options {
	kind := []CoverKind{CoverNone, CoverImage}[g.IntN(2)]
	if g.IntN(20) == 0 {
		kind = CoverAuto
	}
	return Options{
		TOCDepth: g.IntN(5) - 1, Workers: g.IntN(4), KeepImages: g.IntN(2) == 0, Identifier: g.str(),
		Cover: Cover{Kind: kind, Data: g.picture}, Vertical: g.IntN(4) == 0, Series: g.str(), Issue: []string{"", "7", "2021.27", "x"}[g.IntN(4)],
		Publisher: g.str(), ImageSize: g.IntN(2) * 30, Grey: g.IntN(3) == 0,
	}
}

func FuzzWrite(f *testing.F) {
	for i, s := range nasty[:20] {
		f.Add(s, "正文"+s, addresses[i], "zh-Hans")
	}
	f.Fuzz(func(t *testing.T, title, text, url, lang string) {
		meta := doc.Meta{Path: "x", Title: title, Lang: doc.Lang(lang), Author: text, Source: title, URL: url}
		art := &doc.Article{Meta: meta, Blocks: []doc.Block{
			para(text), &doc.Heading{Level: 2, Inlines: []doc.Inline{&doc.Link{URL: url, Inlines: run(text)}}},
			&doc.Code{Info: lang, Text: text}, &doc.Figure{Src: url, Alt: text, Caption: run(title)},
		}}
		vol := &digest.Volume{Title: title, Author: text, Langs: []doc.Lang{doc.Lang(lang)}, Chapters: []digest.Chapter{
			{By: digest.Source, Name: title, Entries: []digest.Entry{{Meta: meta}}},
		}}
		var b bytes.Buffer
		if _, err := Write(context.Background(), &b, vol, loader([]*doc.Article{art}), Options{TOCDepth: 3, Cover: Cover{Kind: CoverNone}}); err != nil {
			t.Fatal(err)
		}
		verify(t, b.Bytes())
	})
}

func FuzzVerify(f *testing.F) {
	vol, arts := garden(f)
	data, _ := build(f, vol, arts, Options{Cover: Cover{Kind: CoverNone}})
	f.Add(data)
	f.Fuzz(func(_ *testing.T, data []byte) {
		// Whatever comes in, Verify answers.
		_ = check.Verify(bytes.NewReader(data), int64(len(data)))
	})
}

func TestFileAs(t *testing.T) {
	for in, want := range map[string]string{
		"Ada Gardener": "Gardener, Ada", "林小满": "林小满", "Иван Садов": "Садов, Иван", "Reading Room of Lyon": "Reading Room of Lyon",
		"ACME Press": "ACME Press", "plato": "plato", "": "",
	} {
		if got := fileAs(in); got != want {
			t.Errorf("fileAs(%q) = %q, expected %q", in, got, want)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	meta := doc.Meta{Path: "x.md", Line: 7, Title: "a\x01b"}
	art := &doc.Article{Meta: meta, Blocks: []doc.Block{
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Link{URL: "nowhere", Inlines: run("kept\x02")}}},
		&doc.Figure{Image: &doc.Image{Name: "p.png", Data: []byte("no")}},
	}}
	vol := &digest.Volume{Title: "t", Chapters: []digest.Chapter{{By: digest.None, Entries: []digest.Entry{{Meta: meta}}}}}
	data, rep := build(t, vol, []*doc.Article{art}, Options{KeepImages: true, Cover: Cover{Kind: CoverNone}})
	verify(t, data)
	var got []string
	for _, d := range rep.Diagnostics {
		got = append(got, fmt.Sprintf("%s:%d %s", d.Path, d.Line, d.Code))
	}
	if s := strings.Join(got, " "); s != "x.md:7 bad-input x.md:7 image-broken x.md:7 bad-encoding" {
		t.Errorf("diagnostics: %s", s)
	}
	if !strings.Contains(file(t, data, root+"xhtml/a00001.xhtml"), "<p>kept</p>") {
		t.Error("the text of a bad link is lost")
	}
}
