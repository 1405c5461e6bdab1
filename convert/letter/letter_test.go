package letter

import (
	"testing"
	"time"
	"unicode"
)

// The kinds of Chinese characters differ where they are meant to.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		r                              rune
		han, ideograph, unspaced, wide bool
	}{
		{'汉', true, true, true, true},
		{'㐀', true, true, true, true},
		{0x20000, true, true, true, true},
		{'々', true, false, true, true},
		{'〇', true, false, true, true},
		{'⺀', true, false, true, true},
		{'ひ', false, false, true, true},
		{'ㄅ', false, false, true, true},
		{'한', false, false, false, false},
		{'。', false, false, false, true},
		{'，', false, false, false, true},
		{'Ａ', false, false, false, false},
		{'a', false, false, false, false},
		{'я', false, false, false, false},
	} {
		got := [4]bool{Han(c.r), Ideograph(c.r), Unspaced(c.r), Wide(c.r)}
		if want := [4]bool{c.han, c.ideograph, c.unspaced, c.wide}; got != want {
			t.Errorf("%c: Han, Ideograph, Unspaced, Wide are %v, want %v", c.r, got, want)
		}
	}
}

// The quick forms say what package unicode says.
func TestAsUnicode(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if Han(r) != unicode.Is(unicode.Han, r) {
			t.Errorf("Han(%U) is %v", r, Han(r))
		}
		if Space(r) != unicode.IsSpace(r) {
			t.Errorf("Space(%U) is %v", r, Space(r))
		}
		want := rune(-1)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			want = unicode.ToLower(r)
		}
		if KeyRune(r) != want {
			t.Errorf("KeyRune(%U) is %U, want %U", r, KeyRune(r), want)
		}
	}
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"Key", Key("Tea — 茶, 第2章"), "tea茶第2章"},
		{"OneLine", OneLine(" a\n\tb\u3000c "), "a b c"},
		{"LastRune", string(LastRune("茶。 \u3000\n")), "。"},
		{"RussianMonth", RussianMonth(time.May), "мая"},
		{"RussianMonth of none", RussianMonth(13), ""},
		{"ChineseWeekday", ChineseWeekday(time.Sunday), "日"},
		{"Language", Language(" 繁體 "), "zh-Hant"},
		{"Language of none", Language("fr"), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	if !ASCII("tea") || ASCII([]byte("чай")) {
		t.Error("ASCII is wrong")
	}
}

func TestDates(t *testing.T) {
	for w, want := range map[string]time.Month{"sept": time.September, "мая": time.May, "январе": time.January, "tea": 0} {
		if got := Month(w); got != want {
			t.Errorf("Month(%q) is %v, want %v", w, got, want)
		}
	}
	if d, ok := Weekday("среду"); !ok || d != time.Wednesday {
		t.Errorf("среду is %v, %v", d, ok)
	}
	for r, want := range map[rune]int{'7': 7, '７': 7, 'x': -1} {
		if got := Digit(r); got != want {
			t.Errorf("Digit(%c) is %d, want %d", r, got, want)
		}
	}
	for r, want := range map[rune]int{'〇': 0, '九': 9, '十': -1} {
		if got := HanDigit(r); got != want {
			t.Errorf("HanDigit(%c) is %d, want %d", r, got, want)
		}
	}
}
