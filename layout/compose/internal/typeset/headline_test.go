package typeset

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
)

func TestHeadlinesBreakAtPhraseBorders(t *testing.T) {
	p, err := NewPress(&digest.Volume{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		title string
		lang  doc.Lang
		want  string
	}{
		{"茶园开放", doc.Hans, "茶园开放"},
		{"图书馆前的茶园本周六首次对外开放参观 三十六株茶树请市民认养", doc.Hans, "图书馆前的茶园本周六首次对外开放参观|三十六株茶树请市民认养"},
		{"园丁们今天上午在图书馆门前宣布《茶树认养办法（试行）》从明年春天起实施", doc.Hans, "园丁们今天上午在图书馆门前宣布|《茶树认养办法（试行）》从明年春天起实施"},
		{"综述：从三十六株茶树说起看一座城市怎样学会和植物一起慢慢生活", doc.Hans, ""},
		{"A tea garden opens in front of the library and everyone is invited", doc.English, "A tea garden opens in front of the|library and everyone is invited"},
		{"Extraordinary: how thirty-six tea shrubs changed the way a town spends its Saturdays", doc.English, ""},
	} {
		s := p.newCompositor(&doc.Meta{Lang: c.lang})
		lines := s.balanced(s.Span(c.title, Look{Role: fonts.Heading, Size: p.Head}), c.lang, p.Geometry.Measure)
		var got []string
		for i := range lines {
			var b strings.Builder
			for j := range lines[i].Runs {
				b.WriteString(page.RunText(&lines[i].Runs[j]))
			}
			if w := page.Width(&lines[i]); w > p.Geometry.Measure+0.5 {
				t.Errorf("%s: line %d is %.1f wide", c.title, i+1, w)
			}
			got = append(got, b.String())
		}
		joined := strings.Join(got, "|")
		if c.want != "" && joined != c.want {
			t.Errorf("got %s, want %s", joined, c.want)
		}
		if without := strings.NewReplacer(" ", ""); without.Replace(strings.Join(got, "")) != without.Replace(c.title) {
			t.Errorf("%s lost text: %s", c.title, joined)
		}
		t.Log(joined)
	}
}

// A title that is a text steps down in size, and is all there.
func TestLongTitlesStepDown(t *testing.T) {
	p, err := NewPress(&digest.Volume{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		n    int
		size float64
	}{{10, p.Head}, {90, p.Head}, {110, 0.85 * p.Head}, {400, p.Sub}} {
		s := p.NewSetter(&doc.Meta{})
		title := s.Span(strings.Repeat("园", c.n), Look{Role: fonts.Heading, Size: p.Head})
		got, lines := fitted(s, title, "zh-Hans", p.Geometry.Measure)
		n := 0
		for _, l := range lines {
			for _, r := range l.Runs {
				n += len(r.Glyphs)
			}
		}
		if got.Style.Size != c.size || n != c.n {
			t.Errorf("%d characters: %g points, %d set; want %g points", c.n, got.Style.Size, n, c.size)
		}
	}
}
