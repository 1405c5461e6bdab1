// Package cut parts the blocks of articles: a block into two, where it is too large for
// one document, and the two texts of an article into what stands side by side.
package cut

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Block parts a block in two of its kind that hold the same text, or reports
// that it cannot be parted.
func Block(blk doc.Block) (a, b doc.Block, ok bool) {
	switch x := blk.(type) {
	case *doc.Quote:
		if n := len(x.Blocks); n > 1 {
			return &doc.Quote{Lang: x.Lang, Blocks: x.Blocks[:n/2]}, &doc.Quote{Lang: x.Lang, Blocks: x.Blocks[n/2:]}, true
		} else if n == 1 {
			a, b, ok = Block(x.Blocks[0])
			return &doc.Quote{Lang: x.Lang, Blocks: []doc.Block{a}}, &doc.Quote{Lang: x.Lang, Blocks: []doc.Block{b}}, ok
		}
	case *doc.Box:
		return halfBox(x)
	case *doc.Definitions:
		return halfDefinitions(x)
	case *doc.List:
		if n := len(x.Items) / 2; n > 0 {
			first, second := *x, *x
			first.Items, second.Items, second.Start = x.Items[:n], x.Items[n:], x.Start+n
			return &first, &second, true
		}
	case *doc.Table:
		if n := len(x.Rows) / 2; n > 0 {
			return &doc.Table{Caption: x.Caption, Head: x.Head, Rows: x.Rows[:n]}, &doc.Table{Head: x.Head, Rows: x.Rows[n:]}, true
		}
	case *doc.Code:
		if n := lineEnd(x.Text); n > 0 {
			return &doc.Code{Info: x.Info, Title: x.Title, Text: x.Text[:n]}, &doc.Code{Info: x.Info, Text: x.Text[n:]}, true
		}
	case *doc.Paragraph:
		first, second, ok := halfInlines(x.Inlines)
		return &doc.Paragraph{Lang: x.Lang, Verse: x.Verse, Lead: x.Lead, Inlines: first}, &doc.Paragraph{Lang: x.Lang, Verse: x.Verse, Lead: x.Lead, Inlines: second}, ok
	}
	return nil, nil, false
}

func halfBox(x *doc.Box) (a, b doc.Block, ok bool) {
	first, second := *x, *x
	second.Kind, second.Title = doc.BoxPlain, nil // the first half says what it is
	if n := len(x.Blocks); n > 1 {
		first.Blocks, second.Blocks = x.Blocks[:n/2], x.Blocks[n/2:]
		return &first, &second, true
	} else if n == 1 {
		a, b, ok = Block(x.Blocks[0])
		first.Blocks, second.Blocks = []doc.Block{a}, []doc.Block{b}
		return &first, &second, ok
	}
	return nil, nil, false
}

func halfDefinitions(x *doc.Definitions) (a, b doc.Block, ok bool) {
	if n := len(x.Items); n > 1 {
		return &doc.Definitions{Items: x.Items[:n/2]}, &doc.Definitions{Items: x.Items[n/2:]}, true
	} else if n == 0 {
		return nil, nil, false
	}
	means, rest, ok := halfBlocks(x.Items[0].Blocks)
	first := doc.Definition{Terms: x.Items[0].Terms, Blocks: means}
	return &doc.Definitions{Items: []doc.Definition{first}}, &doc.Definitions{Items: []doc.Definition{{Blocks: rest}}}, ok
}

// lineEnd returns the place after the line end that is nearest before the middle
// of s, or after it; 0 if there is none inside.
func lineEnd(s string) int {
	if n := strings.LastIndexByte(s[:len(s)/2], '\n') + 1; n > 0 {
		return n
	}
	if n := strings.IndexByte(s, '\n') + 1; n < len(s) {
		return n
	}
	return 0
}

func halfInlines(in []doc.Inline) (a, b []doc.Inline, ok bool) {
	if n := len(in) / 2; n > 0 {
		return in[:n], in[n:], true
	}
	if len(in) == 0 {
		return nil, nil, false
	}
	r, isRun := in[0].(*doc.Run)
	if !isRun || len(r.Text) < 2*utf8.UTFMax {
		return nil, nil, false
	}
	n := sentenceEnd(r.Text)
	return []doc.Inline{&doc.Run{Text: r.Text[:n]}}, []doc.Inline{&doc.Run{Text: r.Text[n:]}}, true
}

// sentenceEnd returns the place after the last sentence that ends in the first
// half of s; after the last space or character where none does.
func sentenceEnd(s string) int {
	half := len(s) / 2
	for !utf8.RuneStart(s[half]) {
		half--
	}
	for _, ends := range []string{"。！？", " "} {
		if i := strings.LastIndexAny(s[:half], ends); i >= half/2 {
			_, n := utf8.DecodeRuneInString(s[i:])
			return i + n
		}
	}
	return half
}
