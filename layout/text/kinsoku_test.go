package text

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/fonts"
)

// The characters of typography point 1 (CLREQ §3.1.7, GB/T 15834 §5.1). Each
// is tried at every measure at which it could fall on a line's edge.
const (
	startForbidden = "、，；：。！？…⋯’”）〕］｝〉》」』】〗～－·・％‰℃々ー／%)]},.;:!?"
	endForbidden   = "‘“（〔［｛〈《「『【〖￥＄$([{／"
)

// around puts s into a paragraph that has legal breaks on either side of it.
func around(s string) string {
	return "清晨的植物园里薄雾未散温室的玻璃上挂满水珠" + s + "园丁推着小车慢慢走过两旁的山茶正在开花"
}

// sweep sets a text at many measures.
func sweep(e *Engine, text, lang string, visit func(measure float64, lines []Line)) {
	for measure := 84.0; measure < 300; measure += 3.5 {
		visit(measure, e.Lines(para(text, lang, measure)))
	}
}

func firstLast(l *Line) (first, last rune) {
	s := lineText(l)
	first, _ = utf8.DecodeRuneInString(s)
	last, _ = utf8.DecodeLastRuneInString(s)
	return first, last
}

func TestLineStart(t *testing.T) {
	e := bundled(t)
	for _, lang := range []string{"zh-Hans", "zh-Hant"} {
		for _, r := range startForbidden {
			sweep(e, around(string(r)), lang, func(m float64, lines []Line) {
				for i := range lines[1:] {
					if first, _ := firstLast(&lines[i+1]); first == r {
						t.Errorf("%c begins a line at %.1f pt", r, m)
					}
				}
			})
		}
	}
}

func TestLineEnd(t *testing.T) {
	e := bundled(t)
	for _, r := range endForbidden {
		sweep(e, around(string(r)), "zh-Hans", func(m float64, lines []Line) {
			for i := range lines[:len(lines)-1] {
				if _, last := firstLast(&lines[i]); last == r {
					t.Errorf("%c ends a line at %.1f pt", r, m)
				}
			}
		})
	}
}

// TestStrict: —— and …… do not begin a line where another break serves.
func TestStrict(t *testing.T) {
	e := bundled(t)
	for _, s := range []string{"——", "……"} {
		sweep(e, around(s), "zh-Hans", func(m float64, lines []Line) {
			for i := range lines[1:] {
				if strings.HasPrefix(lineText(&lines[i+1]), s) {
					t.Errorf("%s begins a line at %.1f pt", s, m)
				}
			}
		})
	}
}

// unbroken are units that stay on one line where they fit (typography points
// 5 and 12).
var unbroken = []string{
	"——", "……", "……！”", "1,234.56", "1,234.56亿", "3℃", "12.5%", "12.5％", "2026年", "7月", "15日", "20万", "350元",
	"$1,200", "￥99", "€5.50", "100 km", "16 GB", "№ 7", "12 000", "100 кг", "3.5 млн", "10:30", "2020–2026", "HTTP/3", "TCP/IP",
	"5G", "Wi-Fi", "e-mail", "COVID-19", "iPhone", "NASA", "x86-64", "’90s", "e\u0301te\u0301", "👩‍🚀", "🇨🇳", "葛\U000E0100", "❤️", "２０２６年", "100\u00a0km", "F-16", "don’t", "-5°C",
}

func TestUnbroken(t *testing.T) {
	e := bundled(t)
	for _, unit := range unbroken {
		want := strings.ReplaceAll(unit, " ", "")
		sweep(e, around(unit), "zh-Hans", func(m float64, lines []Line) {
			for i := range lines {
				if strings.Contains(strings.ReplaceAll(lineText(&lines[i]), " ", ""), want) {
					return
				}
			}
			t.Errorf("%s is broken at %.1f pt:\n%s", unit, m, dump(lines))
		})
		if t.Failed() {
			return
		}
	}
}

// TestLoneEnd: the last line never holds one character alone (point 10).
func TestLoneEnd(t *testing.T) {
	e := bundled(t)
	for _, end := range []string{"了", "了。", "了……", "了。”", "了）。", "了！……", "好的", "book。"} {
		sweep(e, around("")+end, "zh-Hans", func(m float64, lines []Line) {
			a := newAudit()
			a.Add(para(around("")+end, "zh-Hans", m), lines)
			if a.Count("lone end") != 0 {
				t.Errorf("%s at %.1f pt:\n%s", end, m, dump(lines))
			}
		})
	}
}

// TestPathBreaks: a URL breaks at its punctuation and nowhere else while its
// parts fit.
func TestPathBreaks(t *testing.T) {
	e := bundled(t)
	url := "https://www.example.org/gardens/spring-flowers_2026/list.html?lang=zh&page=12#top"
	allowed := map[string]bool{}
	for i := 1; i < len(url); i++ {
		if strings.ContainsRune("/#&", rune(url[i])) && url[i-1] != '/' && url[i-1] != ':' || strings.ContainsRune(".-_?=", rune(url[i-1])) {
			allowed[url[:i]] = true
		}
	}
	for measure := 150.0; measure < 420; measure += 7 {
		text := ""
		for _, l := range e.Lines(para("链接："+url, "zh-Hans", measure)) {
			text += lineText(&l)
			if got := strings.TrimPrefix(text, "链接："); got != url && got != "" && !allowed[got] {
				t.Errorf("%s is broken after %s at %.0f pt", url, got, measure)
			}
		}
	}
}

// TestWordBreaks: Western words divide at hyphenation points only, in their
// language, inside Chinese text as well (point 12).
func TestWordBreaks(t *testing.T) {
	e := bundled(t)
	points := map[string]string{"telecommunications": "telecom-mu-ni-ca-tions", "astronomical": "as-tro-nom-i-cal", "библиотекарь": "биб-лио-те-карь"}
	for word, cut := range points {
		for measure := 84.0; measure < 300; measure += 3.5 {
			for _, l := range e.Lines(para(around(word), "zh-Hans", measure)) {
				s, divided := strings.CutSuffix(lineText(&l), "‐")
				if !divided {
					continue
				}
				part := s[strings.LastIndexFunc(s, func(r rune) bool { return r >= 0x2E80 || r == ' ' })+1:]
				part = strings.TrimLeftFunc(part, func(r rune) bool { return r >= 0x2E80 })
				if !startsWord(cut, part) {
					t.Errorf("%s is divided after %q", word, part)
				}
			}
		}
	}
}

// startsWord tells that part is the beginning of a word up to one of its
// hyphenation points.
func startsWord(cut, part string) bool {
	for i, r := range cut {
		if r == '-' && strings.ReplaceAll(cut[:i], "-", "") == part {
			return true
		}
	}
	return false
}

// TestWholeWords: what is no plain word is not hyphenated.
func TestWholeWords(t *testing.T) {
	e := bundled(t)
	for _, word := range []string{"UNESCOUNESCO", "PostScriptFiles", "covid2019vaccine", "naïvetés"} {
		for measure := 110.0; measure < 300; measure += 3.5 {
			for _, l := range e.Lines(para(around(word), "zh-Hans", measure)) {
				if strings.HasSuffix(lineText(&l), "‐") {
					t.Errorf("%s is divided: %s", word, lineText(&l))
				}
			}
		}
	}
}

// TestNumbersOfCalls: no line of a long row of calls of notes begins or ends inside a
// number, or begins with a comma.
func TestNumbersOfCalls(t *testing.T) {
	e := bundled(t)
	number, comma := &Style{Role: fonts.Body, Size: 10.5, Rise: 0.63}, &Style{Role: fonts.Body, Size: 6, Rise: 3}
	for _, before := range []string{"字", "茶树在河边种了三年，第一年没有收成", "antidisestablishmentarianism"} {
		for _, after := range []string{"", "。", "，后来有人又数了一遍。"} {
			p := Paragraph{Lang: "zh-Hans", Spans: []Span{{Text: before, Style: &Style{Role: fonts.Body, Size: 10.5}}}}
			var want []string
			for n := 1; n < 400; n += 3 {
				if n > 1 {
					p.Spans = append(p.Spans, Span{Text: ",", Style: comma})
				}
				figures := strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, strconv.Itoa(n))
				p.Spans = append(p.Spans, Span{Text: figures, Style: number, Link: strconv.Itoa(n)})
				want = append(want, figures)
			}
			p.Spans = append(p.Spans, Span{Text: after, Style: p.Spans[0].Style})
			for p.Measure = 40; p.Measure < 500; p.Measure += 7 {
				var got []string
				for _, l := range e.Lines(&p) {
					s := lineText(&l)
					if strings.HasPrefix(s, ",") {
						t.Fatalf("%g: a line begins %q", p.Measure, s)
					}
					got = append(got, strings.FieldsFunc(s, func(r rune) bool { return !strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) })...)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("%g: numbers are parted: %q", p.Measure, got)
				}
			}
		}
	}
}
