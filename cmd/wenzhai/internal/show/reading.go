package show

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// plain returns the text of every leaf block, see doc.PlainBlocks. The readings that
// an author gave stand in brackets: they are a part of what was written.
func plain(blocks []doc.Block) []string {
	found := false
	doc.EachText(blocks, func(in *[]doc.Inline) {
		doc.EachInline(*in, func(x doc.Inline) { found = found || isGiven(x) })
	})
	if found {
		blocks = doc.Rewrite(blocks, "", func(b doc.Block, _ doc.Lang) {
			for in := range doc.Texts(b) {
				*in = bracketed(*in)
			}
		})
	}
	return doc.PlainBlocks(blocks)
}

// isGiven reports whether x is a reading that an author gave.
func isGiven(x doc.Inline) bool {
	r, ok := x.(*doc.Ruby)
	return ok && !r.Added
}

// bracketed sets readings in brackets behind their characters, those of neighbours
// together: 漢字（かんじ）.
func bracketed(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for i := 0; i < len(in); i++ {
		switch x := in[i].(type) {
		case *doc.Styled:
			c := *x
			c.Inlines = bracketed(x.Inlines)
			out = append(out, &c)
			continue
		case *doc.Link:
			c := *x
			c.Inlines = bracketed(x.Inlines)
			out = append(out, &c)
			continue
		}
		if !isGiven(in[i]) {
			out = append(out, in[i])
			continue
		}
		base, reading := "", ""
		for ; i < len(in) && isGiven(in[i]); i++ {
			r := in[i].(*doc.Ruby)
			if last := letter.LastRune(reading); last != 0 && (last < 0x3040 || last > 0x30FF) { // no kana: words
				reading += " "
			}
			base, reading = base+r.Base, reading+r.Text
		}
		i--
		left, right := "（", "）"
		if !letter.Wide(letter.LastRune(base)) {
			left, right = " (", ")"
		}
		out = append(out, &doc.Run{Text: base + left + strings.TrimSpace(reading) + right})
	}
	return out
}
