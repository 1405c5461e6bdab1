package convert

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// converted opens an archive of a pair and two articles by themselves, and
// returns "lead" or "lead|second" of each entry, with languages.
func converted(t *testing.T, o Options) (*Library, []string) {
	t.Helper()
	dir := folder(t, map[string]string{
		"a-hair.md":   "---\ntitle: 头发\ndate: 2021-05-01\n---\n理**发**店在车站后面，发车前先干杯。\n\n```\n发 = 1\n```\n\n火车从远处发出声音，园丁在图书馆后面干活。\n",
		"b-tea.zh.md": "---\ntitle: 茶叶\ndate: 2021-05-02\n---\n清晨六点，雾还没有散，采茶的人已经上山了。\n",
		"b-tea.en.md": "---\ntitle: Tea leaves\ndate: 2021-05-02\n---\nAt six in the morning the fog had not lifted, and the pickers were already up the hill.\n",
		"c-queen.md":  "---\ntitle: 皇后\ndate: 2021-05-03\n---\n皇后說這三里外的圖書館裡面沒有燈，園丁還沒有來，請你們慢慢走。\n",
	})
	l := opened(t, dir, o)
	var out []string
	for _, e := range l.Volume().Entries() {
		s := string(e.Lang) + " " + e.Title
		if e.Second != nil {
			s += "|" + string(e.Second.Lang) + " " + e.Second.Title
		}
		out = append(out, s)
	}
	return l, out
}

func TestConversionOfABook(t *testing.T) {
	for _, c := range []struct {
		name string
		o    Options
		want []string
	}{
		{"one language", Options{Bodies: Bodies{Convert: "s2t"}}, []string{"zh-Hant 頭髮", "en Tea leaves", "zh-Hant 茶葉", "zh-Hant 皇后"}},
		{"pairs", Options{Pairing: Pairing{Layout: digest.Columns}, Bodies: Bodies{Convert: "s2t"}}, []string{"zh-Hans 头发|zh-Hant 頭髮", "zh-Hant 茶葉|en Tea leaves", "zh-Hant 皇后"}},
		{"Hant leads", Options{Pairing: Pairing{Layout: digest.Columns, Lead: doc.Hant}, Bodies: Bodies{Convert: "s2t"}}, []string{"zh-Hant 頭髮|zh-Hans 头发", "zh-Hant 茶葉|en Tea leaves", "zh-Hant 皇后"}},
		{"Chinese alone", Options{Pairing: Pairing{Only: "zh"}, Bodies: Bodies{Convert: "s2t"}}, []string{"zh-Hant 頭髮", "zh-Hant 茶葉", "zh-Hant 皇后"}},
		{"the other way", Options{Bodies: Bodies{Convert: "t2s"}}, []string{"zh-Hans 头发", "en Tea leaves", "zh-Hans 茶叶", "zh-Hans 皇后"}},
	} {
		if _, got := converted(t, c.o); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheFrameSpeaksTheConvertedLanguage(t *testing.T) {
	l, _ := converted(t, Options{Pairing: Pairing{Only: "zh"}, Bodies: Bodies{Convert: "s2t"}})
	if got := l.UI().Lead(); got != doc.Hant {
		t.Errorf("the frame leads with %s", got)
	}
}

// TestAConversionStandsBesideItsText checks rows, and that program text is not
// set twice.
func TestAConversionStandsBesideItsText(t *testing.T) {
	for _, lead := range []doc.Lang{"", doc.Hant} {
		l, _ := converted(t, Options{Pairing: Pairing{Layout: digest.Columns, Lead: lead}, Bodies: Bodies{Convert: "s2t"}})
		a, err := l.Load(context.Background(), l.Volume().Entries()[0])
		if err != nil {
			t.Fatal(err)
		}
		texts := []string{
			strings.Join(doc.PlainBlocks(a.Blocks), "|"),
			strings.Join(doc.PlainBlocks(a.Second.Blocks), "|"),
		}
		want := []string{
			"理发店在车站后面，发车前先干杯。|发 = 1|火车从远处发出声音，园丁在图书馆后面干活。",
			"理髮店在車站後面，發車前先乾杯。|火車從遠處發出聲音，園丁在圖書館後面幹活。",
		}
		if lead == doc.Hant {
			want = []string{
				"理髮店在車站後面，發車前先乾杯。|发 = 1|火車從遠處發出聲音，園丁在圖書館後面幹活。",
				"理发店在车站后面，发车前先干杯。|火车从远处发出声音，园丁在图书馆后面干活。",
			}
		}
		if !slices.Equal(texts, want) {
			t.Errorf("%q, want %q", texts, want)
		}
		rows := []doc.Match{
			{Lead: doc.Span{From: 0, To: 1}, Second: doc.Span{From: 0, To: 1}, Confidence: 1},
			{Lead: doc.Span{From: 1, To: 2}, Second: doc.Span{From: 1, To: 1}, Confidence: 1},
			{Lead: doc.Span{From: 2, To: 3}, Second: doc.Span{From: 1, To: 2}, Confidence: 1},
		}
		if !slices.Equal(a.Second.Rows, rows) {
			t.Errorf("%v", a.Second.Rows)
		}
	}
}

func TestAPairIsConvertedAfterItsAlignment(t *testing.T) {
	l, _ := converted(t, Options{Pairing: Pairing{Layout: digest.Columns}, Bodies: Bodies{Convert: "s2t"}})
	a, err := l.Load(context.Background(), l.Volume().Entries()[1])
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.PlainBlocks(a.Blocks); !slices.Equal(got, []string{"清晨六點，霧還沒有散，採茶的人已經上山了。"}) {
		t.Errorf("%q", got)
	}
	if got := a.Second.Rows; len(got) != 1 || got[0].Lead.Len() != 1 || got[0].Second.Len() != 1 {
		t.Errorf("%v", got)
	}
}
