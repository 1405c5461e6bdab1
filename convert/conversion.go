package convert

import (
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/script"
)

// newConversion returns the converter of a name, nil for "".
func newConversion(name string) (*script.Converter, error) {
	if name == "" {
		return nil, nil
	}
	return script.Parse(name)
}

// convertHeads converts what is known of the articles in pick. In a bilingual
// book, a Chinese one among kept that has no translation keeps its script: its
// conversion becomes its second text. Of the two texts of a pair in both
// scripts neither is converted.
func (l *Library) convertHeads(pick, kept []int) {
	if l.script == nil {
		return
	}
	stays := map[int]bool{}
	l.rewritten = map[int]bool{}
	for _, i := range kept {
		j, paired := l.seconds[i]
		switch {
		case paired && l.items[i].Meta.Lang.IsChinese() && l.items[j].Meta.Lang.IsChinese():
			stays[i], stays[j] = true, true
		case !paired && l.o.Layout != digest.Apart && l.script.Changes(l.items[i].Meta.Lang):
			l.addConversion(i)
			stays[i] = true
		}
	}
	for _, i := range pick {
		if !stays[i] {
			l.keepMeta(i)
			l.script.Meta(&l.items[i].Meta)
		}
	}
}

// addConversion makes the conversion of article i its second text, or its
// leading one where that is in the script to lead.
func (l *Library) addConversion(i int) {
	j := len(l.items)
	l.keepMeta(i)
	l.items = append(l.items, l.items[i])
	l.heads = append(l.heads, l.heads[i])
	l.seconds[i] = j
	l.rewritten[i] = true
	converted := j
	if l.script.To() == l.o.Lead {
		converted = i
	}
	// The address is the first's: the second is no page that repeats another.
	l.items[j].Meta.URL = ""
	l.script.Meta(&l.items[converted].Meta)
}

// besideItself sets the conversion of a beside it, block by block. A's own
// language was lang.
func (l *Library) besideItself(a *doc.Article, second *doc.Meta, lang doc.Lang) {
	other := l.script.Blocks(a.Blocks, lang)
	if a.Lang == l.script.To() {
		a.Blocks, other = other, a.Blocks
	}
	s := &doc.Second{Meta: *second, Blocks: make([]doc.Block, 0, len(other))}
	for i, b := range other {
		row := doc.Match{Lead: doc.Span{From: i, To: i + 1}, Confidence: 1}
		row.Second.From = len(s.Blocks)
		if says(b) {
			s.Blocks = append(s.Blocks, b)
		}
		row.Second.To = len(s.Blocks)
		s.Rows = append(s.Rows, row)
	}
	a.Second = s
}

// says reports whether b says anything in Chinese: program text, rules and
// pictures without a caption are the same in both scripts.
func says(b doc.Block) bool {
	_, code := b.(*doc.Code)
	return !code && len(doc.PlainBlocks([]doc.Block{b})) > 0
}

// convertTexts converts the texts of a, whose languages were those.
func (l *Library) convertTexts(a *doc.Article, lead, second doc.Lang) {
	if l.script == nil || lead.IsChinese() && second.IsChinese() {
		return
	}
	a.Blocks = l.script.Blocks(a.Blocks, lead)
	if a.Second != nil {
		a.Second.Blocks = l.script.Blocks(a.Second.Blocks, second)
	}
}
