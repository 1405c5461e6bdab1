package pinyin

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Level says which characters get a reading.
type Level uint8

// The levels.
const (
	None Level = iota
	Rare       // those beyond the 3,755 of GB 2312's first level, the commonest
	All
)

// The first level of GB 2312-80 (§4.2: 3,755 characters in common use) are the
// rows 16 to 55, in GBK the lead bytes from 0xB0 to 0xD7, trail bytes from 0xA1.
const firstRow, lastRow, firstCell = 0xB0, 0xD7, 0xA1

// common reports whether a Simplified character is in common use.
func common(c rune) bool {
	var buf [4]byte
	n, _, err := simplifiedchinese.GBK.NewEncoder().Transform(buf[:], []byte(string(c)), true)
	return err == nil && n == 2 && buf[0] >= firstRow && buf[0] <= lastRow && buf[1] >= firstCell || c == '〇'
}

// Blocks returns blocks, a text in lang, with readings above the Chinese
// characters of its paragraphs, those of lists and quotes too. It does not
// change the blocks it is given. Headings, tables, captions, program text and
// passages in other languages have none.
func (r *Reader) Blocks(blocks []doc.Block, lang doc.Lang, level Level) []doc.Block {
	return doc.Rewrite(blocks, lang, func(b doc.Block, lang doc.Lang) {
		if p, ok := b.(*doc.Paragraph); ok {
			p.Inlines = r.inlines(p.Inlines, lang, level)
		}
	})
}

// inlines reads a paragraph as a whole, so that words are seen across markup,
// and gives its runs the readings.
func (r *Reader) inlines(in []doc.Inline, lang doc.Lang, level Level) []doc.Inline {
	text := doc.PlainInlines(in)
	if level == None || !strings.ContainsFunc(text, isHanzi) {
		return in
	}
	a := annotator{r: r, level: level, readings: r.Text(text)}
	return a.copy(in, lang)
}

// annotator walks a paragraph with the readings of its characters.
type annotator struct {
	r        *Reader
	level    Level
	readings []string // of the characters from here on
}

func (a *annotator) copy(in []doc.Inline, lang doc.Lang) []doc.Inline {
	out := make([]doc.Inline, 0, len(in))
	for _, i := range in {
		switch n := i.(type) {
		case *doc.Run:
			out = a.run(out, n.Text, lang.IsChinese())
		case *doc.Styled:
			out = append(out, &doc.Styled{Style: n.Style, Lang: n.Lang, Title: n.Title, Inlines: a.copy(n.Inlines, cmp.Or(n.Lang, lang))})
		case *doc.Link:
			out = append(out, &doc.Link{URL: n.URL, Ref: n.Ref, To: n.To, Inlines: a.copy(n.Inlines, lang)})
		default:
			a.skip(doc.PlainInlines([]doc.Inline{i}))
			out = append(out, i)
		}
	}
	return out
}

func (a *annotator) skip(s string) { a.readings = a.readings[utf8.RuneCountInString(s):] }

// run appends the characters of a run: those with a reading apart.
func (a *annotator) run(out []doc.Inline, s string, chinese bool) []doc.Inline {
	from := 0
	for at, c := range s {
		reading := a.readings[0]
		a.readings = a.readings[1:]
		if reading == "" || !chinese || a.level == Rare && common(a.r.simple(c)) {
			continue
		}
		if from < at {
			out = append(out, &doc.Run{Text: s[from:at]})
		}
		from = at + utf8.RuneLen(c)
		out = append(out, &doc.Ruby{Base: s[at:from], Text: reading, Added: true})
	}
	if from < len(s) {
		out = append(out, &doc.Run{Text: s[from:]})
	}
	return out
}
