package repair

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

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
	if s == "" {
		return PunctuationAuto, nil
	}
	i := slices.Index([]string{"auto", "on", "off"}, s)
	if i < 0 {
		return 0, fmt.Errorf("%q is none of auto, on, off", s)
	}
	return Punctuation(i), nil
}

// fullMarks are the full-width forms of half-width marks that Chinese sets
// full-width. Full stops and brackets are left alone: a point may part the names
// of a foreigner, and brackets hold numbers and Latin words.
var fullMarks = [256]rune{',': '，', ';': '；', ':': '：', '!': '！', '?': '？'}

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
	half := 0                // commas among them
	doc.EachText(blocks, func(in *[]doc.Inline) {
		if token.AnyRun(*in, mayHoldHalf) {
			texts = append(texts, *in)
			half += countHalfCommas(*in)
		}
	})
	if when == PunctuationAuto && half >= houseCommas && countFullCommas(blocks)*20 < half {
		log.Warn(diag.Punctuation, 0, "%d commas between Chinese characters are half-width, as all over the article; they are left so", half)
		return
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

// mayHoldHalf reports whether a half-width mark begins a run or follows a byte of
// a character that is not ASCII.
func mayHoldHalf(r *doc.Run) bool {
	for i := range len(r.Text) {
		if fullMarks[r.Text[i]] != 0 && (i == 0 || r.Text[i-1] >= utf8.RuneSelf) {
			return true
		}
	}
	return false
}

// countHalfCommas counts the half-width commas of in that belong to Chinese text.
func countHalfCommas(in []doc.Inline) (n int) {
	eachMarked(in, func(r *doc.Run, marks []int) {
		for _, at := range marks {
			if r.Text[at] == ',' {
				n++
			}
		}
	})
	return n
}

func countFullCommas(blocks []doc.Block) (n int) {
	doc.EachText(blocks, func(in *[]doc.Inline) {
		token.AnyRun(*in, func(r *doc.Run) bool {
			n += strings.Count(r.Text, "，")
			return false
		})
	})
	return n
}

// isChineseThroughout reports whether in is Chinese text with at most a few
// Latin letters.
func isChineseThroughout(in []doc.Inline) bool {
	han, latin := 0, 0
	token.AnyRun(in, func(r *doc.Run) bool {
		for _, ch := range r.Text {
			switch {
			case letter.Unspaced(ch):
				han++
			case ch < utf8.RuneSelf && letter.Alpha(byte(ch)):
				latin++
			}
		}
		return false
	})
	return han >= 4 && latin*10 <= han
}

// fixMarks makes the half-width marks of in that belong to its Chinese text
// full-width, takes away a space behind them, and returns their number.
func fixMarks(in []doc.Inline) (fixed int) {
	eachMarked(in, func(r *doc.Run, marks []int) {
		var b strings.Builder
		rest := 0
		for _, at := range marks {
			b.WriteString(r.Text[rest:at])
			b.WriteRune(fullMarks[r.Text[at]])
			rest = at + 1
			if strings.HasPrefix(r.Text[rest:], " ") {
				rest++
			}
		}
		r.Text = b.String() + r.Text[rest:]
		fixed += len(marks)
	})
	return fixed
}

// eachMarked calls f for every run of in with half-width marks that belong to
// Chinese text, and their offsets.
func eachMarked(in []doc.Inline, f func(r *doc.Run, marks []int)) {
	runs := flatten(nil, in)
	for i, r := range runs {
		if r == nil {
			continue
		}
		var before, after rune // beside the run; 0 at the edges of the text and beside program text
		if i > 0 && runs[i-1] != nil {
			before = runes.LastOf(runs[i-1].Text)
		}
		if i+1 < len(runs) && runs[i+1] != nil {
			after = runes.FirstRune(runs[i+1].Text)
		}
		if marks := marksOf(r.Text, before, after); marks != nil {
			f(r, marks)
		}
	}
}

// flatten appends the runs of in, a copy of what stands below a reading, nil for what
// is no text.
func flatten(out []*doc.Run, in []doc.Inline) []*doc.Run {
	for _, x := range in {
		if inner := doc.Inner(x); inner != nil {
			out = flatten(out, *inner)
			continue
		}
		r, _ := x.(*doc.Run)
		if y, ok := x.(*doc.Ruby); ok {
			r = &doc.Run{Text: y.Base}
		}
		out = append(out, r)
	}
	return out
}

// marksOf returns the offsets of the half-width marks of s that belong to Chinese
// text.
func marksOf(s string, before, after rune) (marks []int) {
	prev := before
	for i, r := range s {
		if r < utf8.RuneSelf && fullMarks[r] != 0 {
			next := after
			if rest := strings.TrimPrefix(s[i+1:], " "); rest != "" {
				next = runes.FirstRune(rest)
			}
			if isChineseMark(prev, r, next) {
				marks = append(marks, i)
			}
		}
		prev = r
	}
	return marks
}

// isChineseMark reports whether mark between prev and next belongs to Chinese
// text: it follows a Han character or what closes a phrase, and a phrase
// follows it, or nothing.
func isChineseMark(prev, mark, next rune) bool {
	const opening, closing = "“‘「『《〈（【", "”’」』》〉）】"
	han := letter.Unspaced(prev)
	if !han && !strings.ContainsRune(closing, prev) {
		return false
	}
	switch {
	case letter.Unspaced(next):
		return true
	case next == 0, strings.ContainsRune(opening, next):
		return han
	case mark == '!' || mark == '?':
		return strings.ContainsRune(closing, next)
	case mark == ',' || mark == ';':
		return han && letter.LatinOrDigit(next)
	}
	return false
}
