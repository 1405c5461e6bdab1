package compose

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

// spoken returns the language of an element: its own or that around it.
func spoken(d *page.Document, tag int) string {
	for tag > 0 && d.Tags[tag].Lang == "" {
		tag = d.Tags[tag].Parent
	}
	if d.Tags[tag].Lang == "" {
		return d.Info.Lang
	}
	return d.Tags[tag].Lang
}

func TestPassagesSayTheirLanguage(t *testing.T) {
	for _, l := range both {
		a := observatoryPair()
		d, _ := composePairs(t, l, Options{KeepImages: true}, digest.Day, a)
		said := map[string]map[string]bool{} // text → languages of the elements that hold it
		blocks := &auditor{d: d}
		texts := make([]strings.Builder, len(d.Tags))
		for i := range d.Pages {
			for _, it := range d.Pages[i].Items {
				if r, ok := it.(*page.TextItem); ok && r.Tag >= 0 && d.Tags[r.Tag].Role != "Reference" {
					texts[blocks.block(r.Tag)].WriteString(bare(page.RunText(r.Run)))
				}
			}
		}
		for i := range texts {
			if s := texts[i].String(); s != "" {
				if said[s] == nil {
					said[s] = map[string]bool{}
				}
				said[s][spoken(d, i)] = true
			}
		}
		check := func(lang doc.Lang, parts ...string) {
			for _, p := range parts {
				if got := said[bare(p)]; len(got) != 1 || !got[string(lang)] {
					t.Errorf("%s: %.40q is in %v, want %s", l, p, got, lang)
				}
			}
		}
		code := "observe --object saturn --from 21:00"
		for _, text := range []struct {
			m      *doc.Meta
			blocks []doc.Block
		}{{&a.Meta, a.Blocks}, {&a.Second.Meta, a.Second.Blocks}} {
			check(text.m.Lang, text.m.Title)
			for _, p := range doc.PlainBlocks(text.blocks) {
				if p != code {
					check(text.m.Lang, p)
				}
			}
		}
		check(doc.Hans, "星空周报 · 2021年7月12日 · 周远", "原文链接 example.org/zh/observatory")
		check(doc.English, "Night Sky Weekly · 12 July 2021 · Yuan Zhou", "Original example.org/en/observatory")
	}
}

// Elements are numbered in the order of reading, row by row: what the
// structure of facing pages goes by.
func TestRowsAreReadAcross(t *testing.T) {
	a := observatoryPair()
	want := []string{
		a.Title, a.Second.Title, "天文台在山顶上", "The observatory", "夜里的课", "Lessons at night", "老师把课", "Their teacher", "The old night watchman",
		"带一件厚外套", "手电筒", "Bring a thick", "Cover your torch", "夜里的圆顶", "The dome at night", "此文原载于馆刊", "圆顶每周五", "The dome is open", "Admission",
	}
	for _, l := range []digest.Layout{digest.Columns, digest.Facing, digest.Interleave} {
		d, _ := composePairs(t, l, Options{KeepImages: true}, digest.Day, a)
		if d.InTagOrder != (l == digest.Facing) || d.Spreads != (l == digest.Facing) {
			t.Errorf("%s: InTagOrder %v, Spreads %v", l, d.InTagOrder, d.Spreads)
		}
		all := strings.Join(articleTexts(d)[0], "")
		for _, w := range want {
			i := strings.Index(bare(all), bare(w))
			if i < 0 {
				t.Fatalf("%s: %q does not stand behind what it follows", l, w)
			}
			all = bare(all)[i+len(bare(w)):]
		}
	}
}

func TestFacingPagesOpenAsSpreadsAndAreReadAcross(t *testing.T) {
	a := observatoryPair()
	d, _ := composePairs(t, digest.Facing, Options{KeepImages: true}, digest.None, a)
	file := renderFile(t, d)
	if root := run(t, "qpdf", "--qdf", "--object-streams=disable", file, "-"); !strings.Contains(root, "/PageLayout /TwoPageRight") {
		t.Error("viewers are not asked for spreads")
	}
	checkStructure(t, file)
	text := bare(run(t, "pdfinfo", "-struct-text", file))
	for _, w := range []string{"夜里的课", "Lessons at night", "老师把课搬到", "Their teacher moved", "圆顶每周五开放", "The dome is open every Friday"} {
		i := strings.Index(text, bare(w))
		if i < 0 {
			t.Fatalf("%q does not stand behind what it follows", w)
		}
		text = text[i:]
	}
}
