package bilingual

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/bilingual/sentence"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// side says which of two texts a part of an article belongs to.
type side int8

const (
	neither side = iota - 1 // a picture, a rule, figures
	first
	second
)

// tongues tells the texts of an article apart by their scripts.
type tongues [2]script

// of returns the side of a text by its letters; pure tells whether nearly all
// of them are of that side.
func (s tongues) of(text string) (of side, pure bool) {
	w := weigh(text)
	a, b := w[s[0]], w[s[1]]
	switch {
	case a+b == 0:
		return neither, true
	case a >= b:
		return first, b <= impure*(a+b)
	}
	return second, a <= impure*(a+b)
}

// impure is the share of a sentence that names and terms in the other
// language may take.
const impure = 0.25

// part is a run of a paragraph's text in one language.
type part struct {
	side     side
	from, to int // bytes of the paragraph's plain text
}

// parts takes the text of a paragraph that says the same in both languages
// apart: "雾散了。The fog lifted.", or line under line. nil: it is in one
// language, or mixes them.
func (s tongues) parts(text string) []part {
	var out []part
	for _, x := range sentence.Split(text) {
		for _, p := range s.halves(text, x) {
			n := len(out) - 1
			switch {
			case n >= 0 && (p.side == out[n].side || p.side == neither):
				out[n].to = p.to
			case n >= 0 && out[n].side == neither:
				out[n].side, out[n].to = p.side, p.to
			default:
				out = append(out, p)
			}
		}
	}
	if len(out) < 2 || len(out)%2 == 1 {
		return nil
	}
	for i := 0; i < len(out); i += 2 {
		if !alike(length(text[out[i].from:out[i].to]), length(text[out[i+1].from:out[i+1].to])) {
			return nil
		}
	}
	return out
}

// halves returns a sentence as one part, or as two where a heading or an item
// sets its translation beside it: "雾 / Fog".
func (s tongues) halves(text string, x sentence.Span) []part {
	whole, pure := s.of(text[x.From:x.To])
	if !pure {
		if at := s.change(text[x.From:x.To]); at > 0 {
			a, _ := s.of(text[x.From : x.From+at])
			b, _ := s.of(text[x.From+at : x.To])
			return []part{{a, x.From, x.From + at}, {b, x.From + at, x.To}}
		}
	}
	return []part{{whole, x.From, x.To}}
}

// change returns where the script of a sentence changes for good, 0 where it
// does not or where the one is a gloss in brackets on the other.
func (s tongues) change(text string) int {
	at, last, from := 0, neither, 0
	for i, r := range text {
		of, _ := s.of(string(r))
		if of == neither {
			continue
		}
		if last != neither && of != last {
			if at > 0 {
				return 0
			}
			at = from + gap(text[from:i])
		}
		last, from = of, i+len(string(r))
	}
	if at > 0 && strings.ContainsAny(text[:at], "(（[【") && strings.ContainsAny(text[at:], ")）]】") {
		return 0
	}
	return at
}

// gap returns where to cut between two scripts: before the mark that opens the
// second text.
func gap(between string) int {
	if i := strings.IndexAny(between, "/／|｜"); i >= 0 {
		return i
	}
	if i := strings.LastIndexAny(between, " \n"); i >= 0 {
		return i
	}
	if i := strings.IndexAny(between, "“\"‘«「『"); i >= 0 {
		return i
	}
	return len(between)
}

// alike reports whether texts of so many letters may translate each other.
// Short ones differ more.
func alike(a, b float64) bool {
	return max(a, b)-min(a, b) <= 0.55*max(a, b)+12
}

// trimmed returns the range without the spaces and the strokes around it.
func (p part) trimmed(text string) part {
	t := text[p.from:p.to]
	left := strings.TrimLeft(t, " \u00a0\n/／|｜")
	p.from += len(t) - len(left)
	p.to = p.from + len(strings.TrimRight(left, " \u00a0\n/／|｜"))
	return p
}

// taken apart, the inlines of either side: those of several parts of a side
// follow each other.
func take(in []doc.Inline, text string, parts []part) [2][]doc.Inline {
	var out [2][]doc.Inline
	for _, p := range parts {
		p = p.trimmed(text)
		got := cutInlines(in, p.from, p.to)
		if len(out[p.side]) > 0 && weigh(text[p.from:p.to])[han] == 0 {
			out[p.side] = append(out[p.side], &doc.Run{Text: " "})
		}
		out[p.side] = append(out[p.side], got...)
	}
	return out
}

// cutInlines returns what stands between two bytes of the plain text of in.
func cutInlines(in []doc.Inline, from, to int) []doc.Inline {
	var out []doc.Inline
	at := 0
	for _, i := range in {
		size := len(doc.PlainInlines([]doc.Inline{i}))
		lo, hi := max(from-at, 0), min(to-at, size)
		if lo < hi || size == 0 && from < at && at <= to { // a call belongs to the text before it
			out = append(out, cutInline(i, lo, hi, size))
		}
		at += size
	}
	return out
}

func cutInline(i doc.Inline, from, to, size int) doc.Inline {
	if from == 0 && to == size {
		return i
	}
	switch i := i.(type) {
	case *doc.Run:
		return &doc.Run{Text: i.Text[from:to]}
	case *doc.CodeSpan:
		return &doc.CodeSpan{Text: i.Text[from:to]}
	case *doc.Styled:
		return &doc.Styled{Style: i.Style, Lang: i.Lang, Title: i.Title, Inlines: cutInlines(i.Inlines, from, to)}
	case *doc.Link:
		return &doc.Link{URL: i.URL, Ref: i.Ref, To: i.To, Inlines: cutInlines(i.Inlines, from, to)}
	}
	return i
}
