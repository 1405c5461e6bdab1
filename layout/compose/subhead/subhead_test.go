package subhead

import (
	"fmt"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func heading(level int, words string) doc.Block {
	h := &doc.Heading{Level: level}
	if words != "" {
		h.Inlines = []doc.Inline{&doc.Run{Text: words}}
	}
	return h
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		blocks []doc.Block
		want   string
	}{
		{nil, "[]"},
		{[]doc.Block{heading(2, "春"), heading(3, "谷雨"), heading(2, "夏")}, "[{春 zh-Hans} {夏 zh-Hans}]"},
		{[]doc.Block{heading(4, "春"), heading(6, "谷雨"), heading(3, "夏"), heading(4, "大暑")}, "[{春 zh-Hans} {夏 zh-Hans}]"},
		{[]doc.Block{heading(2, ""), heading(2, "夏")}, "[{ zh-Hans} {夏 zh-Hans}]"},
		{[]doc.Block{&doc.Quote{Blocks: []doc.Block{heading(3, "引")}}, heading(3, "夏")}, "[{引 zh-Hans} {夏 zh-Hans}]"},
	} {
		a := &doc.Article{Blocks: c.blocks}
		a.Lang = "zh-Hans"
		if got := fmt.Sprint(Of(a)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestLevelsDoNotSkip(t *testing.T) {
	l := Levels{Base: 2}
	got := ""
	for _, level := range []int{4, 6, 3, 2, 3, 6, 6, 2} {
		role, depth := l.Within(level)
		got += fmt.Sprint(role, depth, " ")
	}
	if want := "H31 H42 H31 H31 H42 H53 H53 H31 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
