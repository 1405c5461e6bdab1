package hyphen

import (
	"strings"
	"testing"
)

func show(p *Patterns, word string) string {
	points := p.Points([]rune(word))
	var b strings.Builder
	for i, r := range []rune(word) {
		if points>>i&1 == 1 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestEnglish(t *testing.T) {
	// The classic examples of the TeXbook and of Liang's thesis.
	for _, want := range []string{
		"hy-phen-ation", "con-cate-na-tion", "su-per-cal-ifrag-ilis-tic", "as-so-ciate",
		"ta-ble", "present", "internationalization", "telecommunications", "al-go-rithm", "cat", "naïve",
	} {
		got := show(English(), strings.ReplaceAll(want, "-", ""))
		if strings.Contains(want, "-") && got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, word := range []string{"internationalization", "telecommunications"} {
		if got := show(English(), word); strings.Count(got, "-") < 4 {
			t.Errorf("%s: too few points", got)
		}
	}
	for _, word := range []string{"cat", "naïve", "present", strings.Repeat("a", MaxWord+1)} {
		if got := show(English(), word); got != word {
			t.Errorf("%s must stay whole", got)
		}
	}
}

func TestRussian(t *testing.T) {
	for _, want := range []string{
		"биб-лио-те-ка", "сад", "аст-ро-но-мия", "под-снеж-ник", "вопль", "же-лез-ная",
	} {
		if got := show(Russian(), strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestFragments holds the smallest fragments for every prefix of a word list.
func TestFragments(t *testing.T) {
	for _, word := range strings.Fields("greenhouse gardening observatory cartographers underground") {
		points := English().Points([]rune(word))
		if points&3 != 0 || points>>(len(word)-2) != 0 {
			t.Errorf("%s: %b breaks off too little", word, points)
		}
	}
}

func FuzzPoints(f *testing.F) {
	f.Add("hyphenation")
	f.Add("переносы")
	f.Fuzz(func(t *testing.T, s string) {
		word := []rune(s)
		for _, p := range []*Patterns{English(), Russian()} {
			if points := p.Points(word); len(word) < 64 && points>>len(word) != 0 {
				t.Errorf("%q: a point after the word", s)
			}
		}
	})
}

func BenchmarkPoints(b *testing.B) {
	word := []rune("telecommunications")
	p := English()
	for b.Loop() {
		p.Points(word)
	}
}
