package rules

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

const photoCredit = "photo-credit"

// credits are the rules about those who made pictures.
func credits() []Rule {
	return []Rule{{
		Name:   photoCredit,
		Doc:    "On whole pages the names of makers and agencies of pictures behind a label, a sign or in brackets, at the end of a caption or below a picture; what a caption tells stays.",
		Blocks: dropCredits,
	}}
}

// creditForms are the forms of credits: behind a label or a sign at the end of a text, and
// names of agencies alone.
var creditForms = sync.OnceValue(func() []*regexp.Regexp {
	const label = `(?:photo(?:graph)?|picture|image|credit|foto|bild|bildquelle|bildnachweis|quelle|crédits?|crédito|créditos|crédit photo|fotografía|imagen|fuente|fonte)s?(?: credit)?`
	const agency = `(?:getty(?: images)?|reuters|afp|ap photo|associated press|shutterstock|istock(?:photo)?|thinkstock|adobe stock|alamy|dpa|picture alliance|imago(?: images)?|efe|unsplash|pexels|pixabay)`
	const name = `(?:[^:.!?。]|\b\pL\.){2,70}`
	return []*regexp.Regexp{
		regexp.MustCompile(`(?i)(?:^|[\s.|/–—-])\(?` + label + `\s*:\s*` + name + `\)?\s*$`),
		regexp.MustCompile(`(?i)(?:^|[\s.|/–—-]|\()(?:©|\(c\))\s*` + name + `\)?\s*$`),
		regexp.MustCompile(`(?i)\((?:[^().]{0,40}/\s*)?` + agency + `(?:\s*/[^().]{0,40})?\)\s*$`),
		regexp.MustCompile(`(?i)^(?:(?:[^\s.:!?/|,©]+\s?){1,4}[/|,]\s*)?` + agency + `(?:\s*[/|,][^.:!?]{0,40})?\s*$`),
	}
})

// maxCredit is the length in bytes of the longest paragraph that is looked at as a credit.
const maxCredit = 120

// dropCredits drops credits from captions, and paragraphs below pictures that are nothing
// else.
func dropCredits(b *Body, blocks []doc.Block) []doc.Block {
	if b.Format != doc.Page {
		return blocks
	}
	below := false // a picture
	return slices.DeleteFunc(blocks, func(x doc.Block) bool {
		p, ok := x.(*doc.Paragraph)
		if f, is := x.(*doc.Figure); is && !b.Kept[x] {
			b.dropCredit(f)
		}
		credit := ""
		if ok && below && !b.Kept[x] {
			if text := doc.PlainInlines(p.Inlines); len(text) <= maxCredit && creditAt(text) == 0 {
				credit = text
				b.Log.Drop(photoCredit, text, "")
			}
		}
		_, below = x.(*doc.Figure)
		return credit != ""
	})
}

// dropCredit drops the credit at the end of a caption.
func (b *Body) dropCredit(f *doc.Figure) {
	text := doc.PlainInlines(f.Caption)
	at := creditAt(text)
	if at < 0 {
		return
	}
	b.Log.Drop(photoCredit, text[at:], "")
	f.Caption, _ = firstBytes(f.Caption, at)
}

// creditAt returns where the credit at the end of text begins, behind what parts it from
// the rest, or -1.
func creditAt(text string) int {
	at := -1
	for _, form := range creditForms() {
		m := form.FindStringIndex(text)
		if m == nil || at >= 0 && m[0] >= at {
			continue
		}
		at = m[0]
		if r, n := utf8.DecodeRuneInString(text[at:]); r == '.' {
			at += n
		}
		at = len(strings.TrimRight(text[:at], " \t\n|/–—-\u00a0"))
	}
	if at > 0 && strings.Trim(text[:at], " ()") == "" {
		return 0
	}
	return at
}

// firstBytes returns what stands in the first n bytes of the text of in, and what is left
// of n.
func firstBytes(in []doc.Inline, n int) ([]doc.Inline, int) {
	var out []doc.Inline
	for _, x := range in {
		size := len(doc.PlainInlines([]doc.Inline{x}))
		switch r, run := x.(*doc.Run); {
		case n <= 0:
			return out, 0
		case size <= n:
			out = append(out, x)
		case run:
			cut := *r
			cut.Text = r.Text[:n]
			out = append(out, &cut)
		case doc.Inner(x) != nil:
			inner := doc.Inner(x)
			*inner, _ = firstBytes(*inner, n)
			out = append(out, x)
		}
		n -= size
	}
	return out, n
}
