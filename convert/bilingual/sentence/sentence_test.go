package sentence

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct{ name, marked string }{
		{"chinese", "雾散了。|茶农上山了！|今天采什么？|看天吧……再说"},
		{"quote", "“走吧！”他说。|“去哪儿？”|灯灭了。"},
		{"quote then speech", "“雾太大了。”老船长笑着说，“再等等。”|大家都坐下了。"},
		{"particle", "她喊了一声“等等！”的那天，下着雨。|后来雨停了。"},
		{"full-width bracket", "他走了（没有回头。）|门关上了。"},
		{"english", "The fog lifted. |Dr. Lin went up the hill at 6.30 a.m. with J. Wren. |What a day! |“Shall we go?” she asked. |Yes."},
		{"addresses", "See wenzhai.example for v2.0 of it. |It costs 3.50 dollars."},
		{"etc", "Tea, cups, etc. were packed. |We left at 5 p.m. |Then rain."},
		{"ellipsis", "Well... perhaps not. |He left… |Nobody saw it."},
		{"list number", "1. Boil water. |2. Wait."},
		{"russian", "Туман рассеялся. |В 1912 г. мост построили им. А. С. Петрова. |— Пойдём! — сказал он. |Все встали."},
		{"mixed", "他用的是 Go 1.26。|It works! |很好。"},
		{"note", "The bridge is old.[2] |It was built in 1612."},
		{"narrow stop between Han", "天晴了.|我们上山."},
		{"line ends", "one line\n|another line"},
		{"nothing", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			for _, s := range strings.Split(c.marked, "|") {
				if s = strings.TrimSpace(s); s != "" {
					want = append(want, s)
				}
			}
			if got := Texts(strings.ReplaceAll(c.marked, "|", "")); !slices.Equal(got, want) {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzSplit(f *testing.F) {
	f.Add("“走吧！”他说。Then… 3.5% of it. А. С. П.")
	f.Add("...\n\n。。」』")
	f.Add("\xff.\xfe A[1")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, x := range Split(s) {
			if x.From < at || x.To <= x.From {
				t.Fatalf("span %v after %d", x, at)
			}
			if squash(s[at:x.From]) != "" {
				t.Fatalf("%q is in no sentence", s[at:x.From])
			}
			at = x.To
		}
		if squash(s[at:]) != "" {
			t.Fatalf("%q is in no sentence", s[at:])
		}
	})
}
