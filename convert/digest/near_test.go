package digest

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// story returns n sentences of invented Chinese that depend on seed alone.
func story(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 7))
	words := []string{"茶山", "图书馆", "老火车", "雾", "园丁", "星图", "窑口", "清晨", "河岸", "木牌", "孩子们", "灯塔", "雨水", "石桥", "信件", "钟楼", "采茶", "修路", "看书", "点灯", "走过", "记下", "慢慢", "悄悄", "今年", "昨天"}
	out := make([]string, n)
	for i := range out {
		var s strings.Builder
		for range 9 {
			s.WriteString(words[r.IntN(len(words))])
		}
		out[i] = s.String() + "。"
	}
	return out
}

func itemsOf(texts []string) ([]Item, []Sketch) {
	items, sketches := make([]Item, len(texts)), make([]Sketch, len(texts))
	for i, s := range texts {
		sketches[i] = NewSketch(s)
		items[i].Chars = sketches[i].letters
	}
	return items, sketches
}

func TestNearDuplicates(t *testing.T) {
	a, b := story(1, 30), story(2, 30)
	whole, other := strings.Join(a, ""), strings.Join(b, "")
	weather := func(n string) string {
		return strings.Repeat("明日白天多云转晴，北风三级，夜间有雾，出行请注意安全。", 4) + "最高气温" + n + "度，湿度" + n + "5，风速" + n + "7。"
	}
	english := strings.Repeat("The old railway runs along the river to the tea hills, and nobody remembers who built the bridge. ", 1) +
		"In spring the gardeners count the trees one by one and write the numbers on small wooden plates by the door."
	for _, c := range []struct {
		name  string
		texts []string
		want  []Repeat
	}{
		{"nothing alike", []string{whole, other}, []Repeat{{Of: -1}, {Of: -1}}},
		{"one sentence more", []string{whole, whole + "编者注：图片由读者提供。"}, []Repeat{{Of: 1}, {Of: -1}}},
		{"two sentences changed", []string{whole, strings.Join(a[:10], "") + "新的一句话在这里。" + strings.Join(a[11:], "")}, []Repeat{{Of: -1}, {Of: 0}}},
		{"first half", []string{strings.Join(a[:12], ""), whole}, []Repeat{{Of: 1, Contained: true}, {Of: -1}}},
		{"in two others", []string{strings.Join(a[:8], ""), whole, strings.Join(a[:8], "") + other}, []Repeat{{Of: 2, Contained: true}, {Of: -1}, {Of: -1}}},
		{"half the same", []string{whole, strings.Join(a[:15], "") + strings.Join(b[:15], "")}, []Repeat{{Of: -1}, {Of: -1}}},
		{"other figures", []string{weather("2"), weather("3")}, []Repeat{{Of: -1}, {Of: -1}}},
		{"same figures", []string{weather("2"), weather("2") + "完"}, []Repeat{{Of: 1}, {Of: -1}}},
		{"English, other case", []string{english, strings.ToUpper(english) + " The end."}, []Repeat{{Of: 1}, {Of: -1}}},
		{"a chain", []string{strings.Join(a[:6], ""), strings.Join(a[:14], ""), whole}, []Repeat{{Of: 2, Contained: true}, {Of: 2, Contained: true}, {Of: -1}}},
		{"too short to tell", []string{"今天下雨。", whole + "今天下雨。"}, []Repeat{{Of: -1}, {Of: -1}}},
		{"empty", []string{"", "", whole}, []Repeat{{Of: -1}, {Of: -1}, {Of: -1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := NearDuplicates(itemsOf(c.texts))
			for i := range c.want {
				if got[i] != c.want[i] {
					t.Errorf("text %d: got %+v, want %+v", i, got[i], c.want[i])
				}
			}
		})
	}
}

// TestWhatIsKeptRepeatsNothing mixes texts of common parts at random.
func TestWhatIsKeptRepeatsNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		var texts []string
		for range 12 {
			s := story(r.Uint64N(3), 24)
			from := r.IntN(20)
			texts = append(texts, strings.Join(s[from:from+1+r.IntN(24-from)], ""))
		}
		got := NearDuplicates(itemsOf(texts))
		kept := 0
		for i, x := range got {
			if x.Of < 0 {
				kept++
			} else if x.Of == i || got[x.Of].Of >= 0 {
				t.Fatalf("text %d repeats %d, which repeats %d", i, x.Of, got[x.Of].Of)
			}
		}
		if kept == 0 {
			t.Fatal("nothing is kept")
		}
	}
}

func BenchmarkNearDuplicates(b *testing.B) {
	var texts []string
	for i := range uint64(2000) {
		texts = append(texts, strings.Join(story(i, 30), ""))
	}
	items, sketches := itemsOf(texts)
	for b.Loop() {
		NearDuplicates(items, sketches)
	}
}
