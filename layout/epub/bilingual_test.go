package epub

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/epub/check"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

var layouts = []digest.Layout{digest.Interleave, digest.Columns, digest.Sequential, digest.Reveal}

func row(a, b, c, d int) doc.Match {
	return doc.Match{Lead: doc.Span{From: a, To: b}, Second: doc.Span{From: c, To: d}, Confidence: 1}
}

func items(texts ...string) []doc.Item {
	out := make([]doc.Item, len(texts))
	for i, s := range texts {
		out[i].Blocks = []doc.Block{para(s)}
	}
	return out
}

// ferry is a book of one bilingual article that uses what the layouts treat
// apart, and one article in one language.
func ferry(t testing.TB, layout digest.Layout) (*digest.Volume, []*doc.Article) {
	picture := &doc.Image{Name: "ferry.png", MediaType: "image/png", Width: 60, Height: 40, Data: square(t, 180)}
	second := &doc.Second{
		Meta: doc.Meta{Path: "a/ferry.en.md", Title: "The last ferry & its bell", Date: day(12), DateFrom: doc.DateFrontMatter, Lang: doc.English, Author: "J. Waters", Source: "River Notes", URL: "https://example.org/en/ferry"},
		Blocks: []doc.Block{
			para("The last ferry leaves at nine."),
			&doc.Heading{Level: 3, Inlines: run("The bell")},
			para("It is rung twice."), para("Children count along."),
			&doc.List{Ordered: true, Start: 1, Items: items("once for the tide", "once for the road")},
			&doc.Figure{Src: "ferry.png", Alt: "A ferry", Caption: run("The ferry at dusk"), Image: picture},
			&doc.Quote{Blocks: []doc.Block{para("Mind the step.")}},
			&doc.Code{Text: "ring 2\n"},
			para("Only the translator added this."),
			&doc.Table{Rows: []doc.Row{{{Inlines: run("nine")}, {Inlines: run("Sunday")}}}},
			&doc.Rule{},
			para("Then it is quiet."),
		},
		Rows: []doc.Match{
			row(0, 1, 0, 1), row(1, 3, 1, 4), row(3, 4, 4, 5), row(4, 5, 5, 6), row(5, 6, 6, 7), row(6, 7, 7, 8),
			row(7, 7, 8, 9), row(7, 8, 9, 10), row(8, 9, 10, 10), row(9, 10, 10, 11), row(10, 11, 11, 12), row(11, 12, 12, 12),
		},
	}
	arts := []*doc.Article{
		{
			Meta: doc.Meta{Path: "a/ferry.zh.md", Title: "末班渡船", Date: day(12), DateFrom: doc.DateFrontMatter, Lang: doc.Hans, Author: "水生", Source: "江边札记", URL: "https://example.org/zh/ferry"},
			Blocks: []doc.Block{
				para("末班渡船九点开。"),
				&doc.Heading{Level: 2, Inlines: run("钟声")},
				para("钟敲两下，孩子们跟着数。"),
				&doc.List{Ordered: true, Start: 1, Items: items("一下给潮水", "一下给路人")},
				&doc.Figure{Src: "ferry.png", Caption: run("傍晚的渡船"), Image: picture},
				&doc.Quote{Blocks: []doc.Block{para("小心台阶。")}},
				&doc.Code{Text: "ring 2\n"},
				&doc.Table{Rows: []doc.Row{{{Inlines: run("九点")}, {Inlines: run("周日")}}}},
				&doc.Heading{Level: 2, Inlines: run("夜里")},
				&doc.Rule{},
				para("然后就安静了。"),
				para("只有原文有这一段。"),
			},
			Second: second,
		},
		{Meta: doc.Meta{Path: "a/moss.md", Title: "Мох на камнях", Date: day(12), DateFrom: doc.DateFrontMatter, Lang: doc.Russian}, Blocks: []doc.Block{para("Мох растёт медленно.")}},
	}
	return &digest.Volume{
		Title: "江边", First: day(12), Last: day(12), Langs: []doc.Lang{doc.Hans, doc.Russian}, Layout: layout,
		Chapters: []digest.Chapter{{By: digest.Day, Date: day(12), Entries: []digest.Entry{
			{Meta: arts[0].Meta, Second: &second.Meta}, {Meta: arts[1].Meta, N: 1, Ref: 1},
		}}},
	}, arts
}

func TestBilingualLayouts(t *testing.T) {
	for _, layout := range layouts {
		t.Run(layout.String(), func(t *testing.T) {
			vol, arts := ferry(t, layout)
			data, rep := build(t, vol, arts, Options{UI: both, KeepImages: true, Cover: Cover{Kind: CoverNone}, TOCDepth: 3})
			verify(t, data)
			show := []string{root + navFile, root + "xhtml/c0001.xhtml", root + "xhtml/a00001.xhtml"}
			if layout == digest.Sequential {
				show = append(show, root+"xhtml/b00001.xhtml")
			}
			golden(t, "bilingual-"+layout.String()+".txt", listing(t, data, show...))
			if len(rep.Diagnostics) > 0 {
				t.Errorf("diagnostics: %v", rep.Diagnostics)
			}
			var langs []string
			for _, m := range regexp.MustCompile(`<dc:language>([^<]*)`).FindAllStringSubmatch(file(t, data, root+opfFile), -1) {
				langs = append(langs, m[1])
			}
			if want := []string{"zh-Hans", "ru", "en"}; !slices.Equal(langs, want) {
				t.Errorf("languages %q, expected %q", langs, want)
			}
		})
	}
}

func TestFacingIsRefused(t *testing.T) {
	vol, arts := ferry(t, digest.Facing)
	if _, err := Write(context.Background(), &bytes.Buffer{}, vol, loader(arts), Options{}); !errors.Is(err, errFacing) {
		t.Errorf("err = %v", err)
	}
}

// A plan and an article that disagree would lose a text.
func TestSecondTextNeedsTheSamePlan(t *testing.T) {
	vol, arts := ferry(t, digest.Columns)
	arts[0].Second = nil
	if _, err := Write(context.Background(), &bytes.Buffer{}, vol, loader(arts), Options{}); err == nil {
		t.Error("no error for a text that the plan has and the article lacks")
	}
	vol, arts = ferry(t, digest.Columns)
	vol.Chapters[0].Entries[0].Second = nil
	if _, err := Write(context.Background(), &bytes.Buffer{}, vol, loader(arts), Options{}); err == nil {
		t.Error("no error for a text that the plan lacks")
	}
}

// squash leaves of s what a book can hold, without spaces.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		var w xhtml.Writer
		if w.Text(string(r)); unicode.IsSpace(r) || len(w.Buf) == 0 {
			return -1
		}
		return r
	}, s)
}

// visibleText is what a reader sees of a document, and the levels of its headings.
func visibleText(t *testing.T, data []byte) (text string, levels []int) {
	t.Helper()
	var b strings.Builder
	body := false
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			n := x.Name.Local
			body = body || n == "body"
			if len(n) == 2 && n[0] == 'h' && n[1] >= '1' && n[1] <= '6' {
				levels = append(levels, int(n[1]-'0'))
			}
		case xml.CharData:
			if body {
				b.Write(x)
			}
		}
	}
	return squash(b.String()), levels
}

// texts joins the documents of article i in reading order, and checks that no
// heading skips a level.
func texts(t *testing.T, files map[string][]byte, i int) string {
	t.Helper()
	var b strings.Builder
	for _, name := range []string{firstName, secondName} {
		for n := 0; files[root+textDir+fileName(name, i, n)] != nil; n++ {
			text, levels := visibleText(t, files[root+textDir+fileName(name, i, n)])
			b.WriteString(text)
			for k := 1; k < len(levels); k++ {
				if levels[k] > levels[k-1]+1 {
					t.Errorf("h%d follows h%d", levels[k], levels[k-1])
				}
			}
		}
	}
	return b.String()
}

// missingLeaf returns the first leaf of blocks that text lacks: behind the leaf
// before it, or, without order, anywhere.
func missingLeaf(text string, blocks []doc.Block, order bool) string {
	for _, leaf := range doc.PlainBlocks(blocks) {
		leaf = squash(leaf)
		at := strings.Index(text, leaf)
		if at < 0 {
			return leaf
		}
		if order {
			text = text[at+len(leaf):]
		}
	}
	return ""
}

// rows returns random rows over m and n blocks; at times wrong ones.
func (g *gen) rowsOver(m, n int) []doc.Match {
	var out []doc.Match
	a, b := 0, 0
	for a < m || b < n {
		x, y := min(a+g.IntN(3), m), min(b+g.IntN(3), n)
		if x == a && y == b {
			continue
		}
		out = append(out, row(a, x, b, y))
		a, b = x, y
	}
	if g.IntN(5) == 0 && len(out) > 0 {
		k := g.IntN(len(out))
		out[k] = row(g.IntN(9)-2, g.IntN(9), g.IntN(9)-2, g.IntN(9))
	}
	return out
}

// twins gives random articles of vol second texts that share some blocks.
func (g *gen) twins(vol *digest.Volume, arts []*doc.Article) {
	for i, e := range vol.Entries() {
		if g.IntN(4) == 0 {
			continue
		}
		s := &doc.Second{Meta: doc.Meta{Path: "second", Title: g.str(), Lang: g.lang(), URL: addresses[g.IntN(len(addresses))]}, Blocks: g.blocks(3)}
		for _, x := range arts[i].Blocks {
			if g.IntN(3) == 0 {
				s.Blocks = append(s.Blocks, x)
			}
		}
		s.Rows = g.rowsOver(len(arts[i].Blocks), len(s.Blocks))
		arts[i].Second, e.Second = s, &s.Meta
	}
}

// Every character of both texts is in the book, each text in its order, for
// any blocks, any rows and any layout.
func TestBilingualBooksKeepEveryCharacter(t *testing.T) {
	for seed := range uint64(400) {
		g := &gen{rand.New(rand.NewPCG(seed, 7)), square(t, 99)}
		vol, arts := g.book()
		vol.Layout = layouts[seed%4]
		g.twins(vol, arts)
		data, _ := build(t, vol, arts, g.options())
		if err := check.Verify(bytes.NewReader(data), int64(len(data))); err != nil {
			t.Fatalf("seed %d, %s: %v", seed, vol.Layout, err)
		}
		files, err := unzip(data)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range arts {
			text := texts(t, files, i)
			if s := missingLeaf(text, a.Blocks, true); s != "" {
				t.Fatalf("seed %d, %s: article %d lacks %q", seed, vol.Layout, i, s)
			}
			if a.Second == nil {
				continue
			}
			// What both texts have in common, notes do not repeat.
			order := vol.Layout != digest.Reveal
			if s := missingLeaf(text, a.Second.Blocks, order); s != "" {
				t.Fatalf("seed %d, %s: second text %d lacks %q", seed, vol.Layout, i, s)
			}
		}
	}
}

func TestLongBilingualArticleIsSplit(t *testing.T) {
	for _, layout := range layouts {
		vol, arts := ferry(t, layout)
		a := arts[0]
		var big []doc.Block
		for i := range 900 {
			big = append(big, para(fmt.Sprintf("第%d段，", i)+strings.Repeat("江水慢慢地流，", 40)))
		}
		big = append(big, para(strings.Repeat("一段很长的话。", 30_000)))
		a.Blocks, a.Second.Blocks = big, slices.Concat(a.Second.Blocks, big)
		a.Second.Rows = []doc.Match{row(0, 0, 0, 12), row(0, 300, 12, 312), row(300, 301, 312, 313), row(301, 901, 313, 913)}
		data, rep := build(t, vol, arts, Options{Cover: Cover{Kind: CoverNone}})
		verify(t, data)
		if rep.Documents < 8 {
			t.Errorf("%s: %d documents", layout, rep.Documents)
		}
		files, err := unzip(data)
		if err != nil {
			t.Fatal(err)
		}
		for name, f := range files {
			if len(f) > pieceSize+2_000 {
				t.Errorf("%s: %s has %d bytes", layout, name, len(f))
			}
		}
		text := texts(t, files, 0)
		if n := strings.Count(text, "一段很长的话。"); n != 60_000 {
			t.Errorf("%s: %d sentences of 60,000", layout, n)
		}
		if s := missingLeaf(text, big[:900], true); s != "" {
			t.Errorf("%s lacks %q", layout, s)
		}
	}
}
