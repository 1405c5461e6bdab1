package pinyin

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func newReader(t testing.TB) *Reader {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var bracket = regexp.MustCompile(`\[(.)\|([^\]]+)\]`)

// TestHardSyllables counts what learners would be taught wrong.
func TestHardSyllables(t *testing.T) {
	r := newReader(t)
	all, wrong := 0, 0
	for _, s := range hard {
		plain := bracket.ReplaceAllString(s, "$1")
		got := r.Text(plain)
		want := map[int]string{}
		rest, at := s, 0
		for {
			m := bracket.FindStringSubmatchIndex(rest)
			if m == nil {
				break
			}
			at += utf8.RuneCountInString(rest[:m[0]])
			want[at] = rest[m[4]:m[5]]
			at++
			rest = rest[m[1]:]
		}
		for i, w := range want {
			all++
			if got[i] != w {
				wrong++
				t.Logf("%s: %s at %d, want %s", plain, got[i], i, w)
			}
		}
	}
	t.Logf("%d of %d right", all-wrong, all)
	if all < 100 || wrong > 3 {
		t.Errorf("%d of %d wrong", wrong, all)
	}
}

func TestTextHasOneReadingForEachCharacter(t *testing.T) {
	r := newReader(t)
	for _, x := range []struct{ in, want string }{
		{"女儿穿绿衣，旅行 2 天。", "nǚ ér chuān lǜ yī – lǚ xíng – – – tiān –"},
		{"長城的頭髮長大了", "cháng chéng de tóu fa zhǎng dà le"},
		{"乾隆把果子曬乾，樹幹很粗", "qián lóng bǎ guǒ zi shài gān – shù gàn hěn cū"},
		{"宁可", "nìng kě"},
		{"一个不是", "yī gè bù shì"},
		{"谁会略", "shéi huì lüè"},
		{"Tea 𠮷\xff", "– – – – – –"},
		{"", ""},
	} {
		var got []string
		for _, s := range r.Text(x.in) {
			if s == "" {
				s = "–"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%q: %s, want %s", x.in, s, x.want)
		}
	}
}

// TestEveryBundledSyllableIsSpelled checks the data with the marks.
func TestEveryBundledSyllableIsSpelled(t *testing.T) {
	r := newReader(t)
	spelled := regexp.MustCompile(`^[a-zü]*[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]*$`)
	for c, all := range r.chars {
		for _, s := range all {
			if !spelled.MatchString(mark(s)) {
				t.Errorf("%c reads %q", c, mark(s))
			}
		}
	}
	for w, s := range r.readings {
		if len(s) != utf8.RuneCountInString(w) {
			t.Errorf("%s has %d syllables", w, len(s))
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("他得走了，地里的草长得很高。")
	f.Add("着了地得\xe4")
	r := newReader(f)
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := len(r.Text(s)), len([]rune(s)); got != want {
			t.Errorf("%d readings of %d characters", got, want)
		}
	})
}

func BenchmarkText(b *testing.B) {
	r := newReader(b)
	s := strings.Repeat("春天的花园里开满了花，园丁在图书馆后面干活，火车从远处发出声音。", 300)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		r.Text(s)
	}
}
