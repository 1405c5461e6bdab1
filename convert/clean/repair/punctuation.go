package repair

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// fullMark returns the full-width form of a half-width mark that Chinese sets
// full-width, or 0. Full stops and brackets are left alone: a point may part
// the names of a foreigner, and brackets hold numbers and Latin words.
func fullMark(r rune) rune {
	switch r {
	case ',':
		return '，'
	case ';':
		return '；'
	case ':':
		return '：'
	case '!':
		return '！'
	case '?':
		return '？'
	}
	return 0
}

// houseCommas is how many half-width commas between Chinese characters, with
// hardly a full-width one among them, are a rule of the article's house.
const houseCommas = 5

// FixPunctuation makes half-width marks between Chinese characters full-width,
// where when says so, and reports how many.
func FixPunctuation(log *report.Log, when Punctuation, blocks []doc.Block) {
	if when == PunctuationOff {
		return
	}
	var texts [][]doc.Inline // with marks that may be mended
	eachText(blocks, func(in []doc.Inline) {
		if holdsHalfMark(in) {
			texts = append(texts, in)
		}
	})
	if len(texts) == 0 {
		return
	}
	if half := commas(texts); when == PunctuationAuto && half >= houseCommas {
		full := 0
		eachText(blocks, func(in []doc.Inline) { full += countFull(in) })
		if full*20 < half {
			log.Warn(diag.Punctuation, 0, "%d commas between Chinese characters are half-width, as all over the article; they are left so", half)
			return
		}
	}
	fixed := 0
	for _, in := range texts {
		if when == PunctuationOn || isChineseThroughout(in) {
			fixed += fixMarks(in)
		}
	}
	if fixed > 0 {
		log.Warn(diag.Punctuation, 0, "%d half-width marks between Chinese characters became full-width", fixed)
	}
}

// anyRun reports whether match holds for a run of in.
func anyRun(in []doc.Inline, match func(string) bool) bool {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			if match(x.Text) {
				return true
			}
		case *doc.Styled:
			if anyRun(x.Inlines, match) {
				return true
			}
		case *doc.Link:
			if anyRun(x.Inlines, match) {
				return true
			}
		}
	}
	return false
}

// holdsHalfMark reports whether in may hold a half-width mark of Chinese text.
func holdsHalfMark(in []doc.Inline) bool { return anyRun(in, mayBeHalf) }

// halfMarks holds the bytes for which fullMark has an answer.
var halfMarks = [256]bool{',': true, ';': true, ':': true, '!': true, '?': true}

// mayBeHalf reports whether a half-width mark begins s or follows a byte of a
// character that is not ASCII.
func mayBeHalf(s string) bool {
	for i := 0; i < len(s); i++ {
		if halfMarks[s[i]] && (i == 0 || s[i-1] >= utf8.RuneSelf) {
			return true
		}
	}
	return false
}

// countFull counts the full-width commas of in.
func countFull(in []doc.Inline) int {
	n := 0
	anyRun(in, func(s string) bool {
		n += strings.Count(s, "，")
		return false
	})
	return n
}

// eachText calls f for the running text of every leaf of blocks.
func eachText(blocks []doc.Block, f func([]doc.Inline)) {
	doc.Walk(blocks, func(x doc.Block) bool {
		switch x := x.(type) {
		case *doc.Paragraph:
			f(x.Inlines)
		case *doc.Heading:
			f(x.Inlines)
		case *doc.Figure:
			f(x.Caption)
		case *doc.Table:
			f(x.Caption)
			for _, rows := range [][]doc.Row{x.Head, x.Rows} {
				for _, r := range rows {
					for _, cell := range r {
						f(cell.Inlines)
					}
				}
			}
		}
		return true
	})
}

// eachRun calls f for every run of in with the last rune before the run and the
// first one after it, 0 at the edges of the text and beside program text.
func eachRun(in []doc.Inline, f func(r *doc.Run, before, after rune)) {
	var runs []*doc.Run // nil stands for something that is no text
	var collect func(in []doc.Inline)
	collect = func(in []doc.Inline) {
		for _, x := range in {
			switch x := x.(type) {
			case *doc.Run:
				runs = append(runs, x)
			case *doc.Styled:
				collect(x.Inlines)
			case *doc.Link:
				collect(x.Inlines)
			default:
				runs = append(runs, nil)
			}
		}
	}
	collect(in)
	for i, r := range runs {
		if r == nil {
			continue
		}
		var before, after rune
		if i > 0 && runs[i-1] != nil {
			before = runes.LastOf(runs[i-1].Text)
		}
		if i+1 < len(runs) && runs[i+1] != nil {
			after = runes.FirstRune(runs[i+1].Text)
		}
		f(r, before, after)
	}
}

// commas counts the half-width commas beside Chinese characters in texts.
func commas(texts [][]doc.Inline) (half int) {
	for _, in := range texts {
		eachRun(in, func(r *doc.Run, before, after rune) {
			eachMark(r.Text, before, after, func(_ int, mark rune) {
				if mark == ',' {
					half++
				}
			})
		})
	}
	return half
}

// isChineseThroughout reports whether in is Chinese text with at most a few
// Latin letters.
func isChineseThroughout(in []doc.Inline) bool {
	han, latin := 0, 0
	eachRun(in, func(r *doc.Run, _, _ rune) {
		for _, ch := range r.Text {
			switch {
			case letter.Unspaced(ch):
				han++
			case ch|0x20 >= 'a' && ch|0x20 <= 'z':
				latin++
			}
		}
	})
	return han >= 4 && latin*10 <= han
}

// fixMarks makes the half-width marks of in that belong to its Chinese text
// full-width, takes away a space behind them, and returns their number.
func fixMarks(in []doc.Inline) int {
	fixed := 0
	eachRun(in, func(r *doc.Run, before, after rune) {
		var b strings.Builder
		from := 0
		eachMark(r.Text, before, after, func(at int, mark rune) {
			b.WriteString(r.Text[from:at])
			b.WriteRune(fullMark(mark))
			from = at + 1
			if strings.HasPrefix(r.Text[from:], " ") {
				from++
			}
			fixed++
		})
		if from > 0 {
			r.Text = b.String() + r.Text[from:]
		}
	})
	return fixed
}

// eachMark calls f for every half-width mark of s that belongs to Chinese text,
// with its offset.
func eachMark(s string, before, after rune, f func(at int, mark rune)) {
	prev := before
	for i, r := range s {
		if fullMark(r) != 0 {
			next := after
			if rest := strings.TrimPrefix(s[i+1:], " "); rest != "" {
				next = runes.FirstRune(rest)
			}
			if isChineseMark(prev, r, next) {
				f(i, r)
			}
		}
		prev = r
	}
}

// isChineseMark reports whether mark between prev and next belongs to Chinese
// text: it follows a Han character or what closes a phrase, and a phrase
// follows it, or nothing.
func isChineseMark(prev, mark, next rune) bool {
	if !letter.Unspaced(prev) && !closesPhrase(prev) {
		return false
	}
	switch {
	case letter.Unspaced(next), opensPhrase(next):
		return letter.Unspaced(prev) || letter.Unspaced(next)
	case next == 0:
		return letter.Unspaced(prev)
	case mark == '!' || mark == '?':
		return closesPhrase(next)
	case mark == ',' || mark == ';':
		return letter.LatinOrDigit(next) && letter.Unspaced(prev)
	}
	return false
}

func closesPhrase(r rune) bool { return strings.ContainsRune("”’」』》〉）】", r) && r != 0 }

func opensPhrase(r rune) bool { return strings.ContainsRune("“‘「『《〈（【", r) && r != 0 }

// Punctuation says when half-width marks between Chinese characters become
// full-width ones.
type Punctuation uint8

// Auto mends paragraphs that are Chinese throughout, in bodies that do not set
// all their commas half-width by a rule of their own.
const (
	PunctuationAuto Punctuation = iota
	PunctuationOn               // every mark between Chinese characters
	PunctuationOff              // none
)

// ParsePunctuation reads auto, on or off; "" is auto.
func ParsePunctuation(s string) (Punctuation, error) {
	switch s {
	case "", "auto":
		return PunctuationAuto, nil
	case "on":
		return PunctuationOn, nil
	case "off":
		return PunctuationOff, nil
	}
	return 0, fmt.Errorf("%q is none of auto, on, off", s)
}
