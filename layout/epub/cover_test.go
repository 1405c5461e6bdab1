package epub

import (
	"bytes"
	"context"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
)

func testCanvas(t *testing.T) *canvas {
	t.Helper()
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return newCanvas(set)
}

func TestCover(t *testing.T) {
	vol, arts := garden(t)
	data, rep := build(t, vol, arts, Options{UI: both, KeepImages: true})
	verify(t, data)
	if rep.Images != 2 || rep.Documents != 10 {
		t.Errorf("report = %+v", rep)
	}
	img, err := png.Decode(strings.NewReader(file(t, data, root+"images/cover.png")))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx()*4 != b.Dy()*3 {
		t.Errorf("cover of %v, expected 3:4", b)
	}
	page := file(t, data, root+"xhtml/cover.xhtml")
	if !strings.Contains(page, `alt="封面 · Cover: 花园文摘"`) || strings.Contains(page, "Cover Image") {
		t.Errorf("cover page:\n%s", page)
	}
	opf := file(t, data, root+opfFile)
	for _, want := range []string{`properties="cover-image"`, `<meta name="cover" content="cover-png"/>`, `<reference type="cover"`} {
		if !strings.Contains(opf, want) {
			t.Errorf("no %s in the package", want)
		}
	}
}

func TestOwnCover(t *testing.T) {
	vol, arts := garden(t)
	own := square(t, 7)
	data, _ := build(t, vol, arts, Options{Cover: Cover{Kind: CoverImage, Data: own, MediaType: "image/png"}})
	verify(t, data)
	if file(t, data, root+"images/cover.png") != string(own) {
		t.Error("the cover is not the picture that was given")
	}
	if _, err := Write(t.Context(), &bytes.Buffer{}, vol, loader(arts), Options{Cover: Cover{Kind: CoverImage, Data: []byte("x")}}); err == nil {
		t.Error("a broken cover is accepted")
	}
}

// TestTitleFits checks that no title leaves the measure, that words stay whole
// and that lines neither begin nor end with a mark that may not stand there.
func TestTitleFits(t *testing.T) {
	c := testCanvas(t)
	for _, title := range []string{
		"花园", "Дайджест о садах", "The Weekly Garden and Library Reader’s Digest of 2021",
		"关于“茶园”、图书馆与铁路的一年：长标题也要排得好看，不可溢出，也不可只剩一个字", "Donaudampfschifffahrtsgesellschaft",
		strings.Repeat("很长的题目，", 80), strings.Repeat("x", 500), "مرحبا", "🌱",
	} {
		size, lines := c.fitTitle(title)
		if len(lines) == 0 || len(lines) > titleLines {
			t.Errorf("%.20s: %d lines", title, len(lines))
		}
		for i, l := range lines {
			r := []rune(l)
			if c.width(l)*size > coverMeasure*1000 || i > 0 && strings.ContainsRune(closing16, r[0]) || strings.ContainsRune(opening16, r[len(r)-1]) {
				t.Errorf("%.20s at %d: line %q", title, size, l)
			}
		}
	}
	if _, lines := c.fitTitle("Дайджест о садах"); !slices.Equal(lines, []string{"Дайджест", "о садах"}) && !slices.Equal(lines, []string{"Дайджест о", "садах"}) {
		t.Errorf("words are cut: %q", lines)
	}
}

func at(y int, m time.Month, d int) *digest.Entry {
	return &digest.Entry{Meta: doc.Meta{Date: time.Date(y, m, d, 23, 0, 0, 0, cst), DateFrom: doc.DateFrontMatter}}
}

func TestDays(t *testing.T) {
	for name, c := range map[string]struct {
		entries       []*digest.Entry
		columns, rows int
		first         int // cell of the first article
	}{
		"one day":  {[]*digest.Entry{at(2021, 7, 14)}, 7, 1, 2},
		"weeks":    {[]*digest.Entry{at(2021, 7, 4), at(2021, 7, 5)}, 7, 2, 6},
		"months":   {[]*digest.Entry{at(2021, 1, 31), at(2021, 12, 1)}, 31, 12, 30},
		"years":    {[]*digest.Entry{at(2001, 3, 1), at(2021, 12, 1)}, 12, 21, 2},
		"decades":  {[]*digest.Entry{at(1891, 3, 1), at(2021, 12, 1)}, 10, 14, 1},
		"for ages": {[]*digest.Entry{at(1000, 3, 1), at(9999, 12, 1)}, 1000, 9, 0},
		"undated":  {make([]*digest.Entry, 0), 7, 0, -1},
	} {
		got := days(c.entries)
		if rows := (len(got.cells) + got.columns - 1) / got.columns; got.columns != c.columns || rows != c.rows {
			t.Errorf("%s: %d × %d, expected %d × %d", name, got.columns, rows, c.columns, c.rows)
		}
		if first := slices.IndexFunc(got.cells, func(n int) bool { return n > 0 }); first != c.first {
			t.Errorf("%s: first article in cell %d, expected %d", name, first, c.first)
		}
	}
	if c := days([]*digest.Entry{at(2021, 1, 1), at(2021, 6, 1)}); c.cells[31+28] != -1 || c.cells[31+27] != 0 {
		t.Error("29 February 2021 has a cell, or the 28th has none")
	}
}

func TestCoverNeedsNoArticles(t *testing.T) {
	b, err := newBook(context.Background(), &digest.Volume{}, Options{UI: frame.UI{doc.Russian}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.drawCover(); err != nil {
		t.Error(err)
	}
}
