package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestTake(t *testing.T) {
	for _, c := range []struct{ text, words, han string }{
		{"The growers waited for 1,234 buses in May.", "grower wait #1234 bus #m5", ""},
		{"It may rain; O’Riordan’s boat left.", "rain boat leav", ""},
		{"去年的产量是1.2万斤，7月12日。", "#12000 #m7 #12", "去年的产量是|万斤|月|日"},
		{"全长１２公里，用 Go 写的", "#12 go", "全长|公里|用|写的"},
		{"В мае туманы, 3,5 метра", "#m5 туман #3.5 метр", ""},
		{"Thirty-two of two hundred and ten, two, three; five million", "#32 #210 #2 #3 #5000000", ""},
		{"В тридцать втором году сорок пять и двести три", "#30 втор год #45 #203", ""},
		{"1.2 million, 4,6 тыс.", "#1200000 #1000000 #4600 #1000", ""},
		{"三百二十亩，两万斤，一九五三年五月二日，十二座，三五个，十分，一个", "#320 #20000 #1953 #m5 #2 #12", "三百二十亩|两万斤|一九五三年五月二日|十二座|三五个|十分|一个"},
		{"", "", ""},
	} {
		got := Take(c.text, nil)
		if w := strings.Join(got.Words, " "); w != c.words {
			t.Errorf("%q: words %q, want %q", c.text, w, c.words)
		}
		if h := strings.Join(got.Han, "|"); h != c.han {
			t.Errorf("%q: Han %q, want %q", c.text, h, c.han)
		}
	}
}

func TestStem(t *testing.T) {
	for _, forms := range []string{"pick picks picked picking", "stop stopped stopping", "library libraries", "bus buses", "go went gone", "туман тумана туманом", "ёлка елка"} {
		f := strings.Fields(forms)
		for _, w := range f[1:] {
			if Stem(w) != Stem(f[0]) {
				t.Errorf("%q → %q, %q → %q", w, Stem(w), f[0], Stem(f[0]))
			}
		}
	}
	if Stem("glass") == Stem("glad") {
		t.Error("glass and glad are one")
	}
}

// linked returns the links of an index as text: "i/j" of the segments.
func linked(x Index) []string {
	var out []string
	for i, terms := range x.A.Terms {
		for _, t := range terms {
			for _, l := range x.Links[t] {
				for _, p := range x.Places[l.To] {
					if x.B.Terms[p.Segment][p.Slot] != l.To {
						panic("a place does not hold its term")
					}
					out = append(out, string(rune('0'+i))+"/"+string(rune('0'+p.Segment)))
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func takeAll(simple func(rune) rune, texts ...string) []Terms {
	var out []Terms
	for _, s := range texts {
		out = append(out, Take(s, simple))
	}
	return out
}

func TestIndex(t *testing.T) {
	bundled, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	own, err := ReadTSV(strings.NewReader("# own words\n云脊\tYunji\nтуман\tfog; mist\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		a, b []Terms
		s    Sources
		want string
	}{
		{"numbers and names", takeAll(nil, "一共320亩", "用 Ubuntu 的人"), takeAll(nil, "Ubuntu users", "320 mu in all"), Sources{}, "0/1 1/0"},
		{"dictionary", takeAll(nil, "图书馆在河边", "茶农上山"), takeAll(nil, "Tea growers climb", "The library"), Sources{Dictionary: bundled}, "0/1 1/0"},
		{"Traditional", takeAll(bundled.Simple, "圖書館", "雨"), takeAll(nil, "Rain", "Libraries"), Sources{Dictionary: bundled}, "0/1 1/0"},
		{"Pinyin of a name", takeAll(nil, "林晚"), takeAll(nil, "Miss Lin"), Sources{Dictionary: bundled}, "0/0"},
		{"one's own", takeAll(nil, "云脊茶山"), takeAll(nil, "Yunji hill"), Sources{User: own}, "0/0"},
		{"Russian, one's own", takeAll(nil, "туманом"), takeAll(nil, "fog"), Sources{User: own}, "0/0"},
		{"cognates", takeAll(nil, "телескоп Соколова"), takeAll(nil, "bread", "Sokolov's telescope"), Sources{}, "0/1"},
		{"two scripts", takeAll(bundled.Simple, "石橋", "茶山"), takeAll(nil, "茶山", "石桥"), Sources{}, "0/1 1/0"},
		{"nothing", takeAll(nil, ""), takeAll(nil, ""), Sources{Dictionary: bundled}, ""},
	} {
		x := NewIndex(c.a, c.b, c.s)
		if got := strings.Join(linked(*x), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestLearnFindsWhatStandsTogether(t *testing.T) {
	var lessons []Match
	for _, p := range [][2]string{
		{"雾来了", "fog came"},
		{"雾走了", "fog left"},
		{"雾很大", "thick fog"},
		{"茶很香", "tea smells"},
		{"喝茶去", "drink tea"},
		{"买茶去", "buy tea"},
		{"桥断了", "broken bridge"},
		{"灯亮着", "lamps burn"},
		{"鸟飞起", "birds rise"},
		{"门关上", "closed door"},
		{"孩子笑", "children laugh"},
		{"火车开", "trains depart"},
	} {
		lessons = append(lessons, Match{takeAll(nil, p[0]), takeAll(nil, p[1])})
	}
	l := Learn(lessons)
	for han, word := range map[string]string{"雾": "fog", "茶": "tea"} {
		if e := l.entries[han]; len(e) == 0 || e[0].term != word {
			t.Errorf("%s: learnt %v", han, e)
		}
	}
	if e := l.entries["很"]; len(e) > 0 {
		t.Errorf("很: learnt %v", e)
	}
	if Learn(nil).Len() != 0 {
		t.Error("something was learnt of nothing")
	}
}

func TestReadTSVNamesTheLineWithoutATab(t *testing.T) {
	if _, err := ReadTSV(strings.NewReader("雾\tfog\n茶 tea\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v", err)
	}
}

func TestBundledIsWhole(t *testing.T) {
	d, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	if d.Len() < 100_000 || d.Simple('書') != '书' || d.Simple('山') != '山' || !strings.Contains(d.entries["彗星"], "comet") {
		t.Errorf("%d entries; 書 → %c; 彗星: %q", d.Len(), d.Simple('書'), d.entries["彗星"])
	}
}

func FuzzTake(f *testing.F) {
	f.Add("1.2万 don’t 3,5 мая \xff#")
	f.Fuzz(func(t *testing.T, s string) {
		x := NewIndex([]Terms{Take(s, nil)}, []Terms{Take(s, nil)}, Sources{})
		linked(*x)
	})
}

func FuzzReadTSV(f *testing.F) {
	f.Add("雾\tfog/mist\n\t\nfog\t雾")
	f.Fuzz(func(_ *testing.T, s string) {
		if d, err := ReadTSV(strings.NewReader(s)); err == nil {
			NewIndex(takeAll(nil, s), takeAll(nil, s), Sources{User: d})
		}
	})
}
