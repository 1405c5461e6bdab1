package rules

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

const (
	relatedList = "related"
	linkTail    = "link-tail"
)

func related() []Rule {
	list := Rule{
		Name:   relatedList,
		Doc:    "Lists of related, recommended or earlier articles, with their heading.",
		Blocks: dropRelated,
	}
	list.Large, list.Aside = true, true
	list.Guard = func(p *Part) bool {
		return !unfolds(p) && (p.Rich < 2 || p.Link*2 > p.Text || p.More(p.Text*10/3))
	}
	return []Rule{list, {
		Name:   linkTail,
		Doc:    "A list at the end that is nothing but links to other pages of the same site.",
		Blocks: dropLinkTail,
	}}
}

// unfolds reports whether p is a text of which a page shows the beginning, until its reader
// wants to read more.
func unfolds(p *Part) bool { return p.Rich > 0 && p.Link*4 < p.Text && node.HasWord(p.Node, unfolding) }

var unfolding = words.ToSet([]string{"readmore"})

// relatedHeads are lines that head a list of other articles, letters and digits
// alone; relatedLabels begin a line of links to such. "See also" and sources are
// not among the labels: an author may mean them.
var (
	relatedHeads  = words.Set("related.heads")
	relatedLabels = words.Set("related.labels")
)

// ownHeads are those of relatedHeads under which an author may list what he read.
var ownHeads = words.Set("related.own")

// isOwnList reports whether head may stand over an author's own list of links: he
// wrote the body by hand, or they lead to more than one other site.
func (b *Body) isOwnList(head string, links []doc.Block) bool {
	if !ownHeads()[letter.Key(head)] {
		return false
	}
	if b.Format == doc.Markdown || b.Format == doc.Text {
		return true
	}
	at, away := weburl.Host(b.Meta.URL), map[string]bool{}
	doc.Walk(links, func(x doc.Block) bool {
		if p, ok := x.(*doc.Paragraph); ok {
			token.Walk(p.Inlines, func(_ string, in *doc.Link) {
				if in != nil && weburl.Host(in.URL) != at {
					away[weburl.Host(in.URL)] = true
				}
			})
		}
		return true
	})
	return len(away) > 1
}

// HeadsRelated reports whether a line heads a list of other articles.
func HeadsRelated(line string) bool { return relatedHeads()[letter.Key(line)] }

// dropRelated drops a heading line such as 相关阅读 with the links under it.
func dropRelated(b *Body, blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		end := b.relatedEnd(blocks, i)
		if end == i || b.Kept[blocks[i]] {
			out = append(out, blocks[i])
			continue
		}
		for ; i < end; i++ {
			b.Log.Drop(relatedList, joined(blocks[i:i+1], " "), "")
		}
		i--
	}
	return out
}

// relatedEnd returns the end of the list of other articles that begins at i, or i.
func (b *Body) relatedEnd(blocks []doc.Block, i int) int {
	if p, ok := blocks[i].(*doc.Paragraph); ok && isRelatedLine(p.Inlines) {
		return i + 1
	}
	text, ok := shortText(blocks[i], 60)
	if !ok || !HeadsRelated(text) && !isSkipLink(text) {
		return i
	}
	end := i + 1
	for end < len(blocks) && (isLinks(blocks[end]) || isTeasers(blocks[end])) {
		end++
	}
	if b.isOwnList(text, blocks[i+1:end]) || end == i+1 && end < len(blocks) { // nothing but text follows: it heads a part of the article
		return i
	}
	return end
}

// isSkipLink reports whether line leads a listener past a part of a page.
func isSkipLink(line string) bool {
	return strings.HasPrefix(line, "跳过") && strings.Contains(line, "继续阅读") && len(line) < maxDate*2 ||
		strings.HasPrefix(line, "Skip ") && strings.Contains(line, "continue reading") ||
		strings.HasPrefix(line, "Пропустить ") && strings.Contains(line, "продолжить чтение")
}

// isRelatedLine reports whether a paragraph is one of relatedLabels, a colon, and
// nothing but links.
func isRelatedLine(in []doc.Inline) bool {
	label, rest := in[0], in[1:]
	if s, ok := label.(*doc.Styled); ok && len(rest) == 0 {
		return isRelatedLine(s.Inlines) // all in one mark
	}
	if l, ok := label.(*doc.Link); ok {
		head, _, colon := strings.Cut(doc.PlainInlines(l.Inlines), ":") // all in one link
		return colon && len(rest) == 0 && relatedLabels()[letter.Key(head)]
	}
	if len(rest) == 0 || token.InlineBytes(in[:1]) > maxDate {
		return false
	}
	text := doc.PlainInlines(in[:1])
	// The colon may stand outside the mark around the label.
	if r, ok := rest[0].(*doc.Run); ok && letter.Key(r.Text) == "" && len(rest) > 1 {
		text, rest = text+r.Text, rest[1:]
	}
	if !relatedLabels()[letter.Key(text)] || !strings.ContainsAny(text, ":：|｜>»") {
		return false
	}
	all, linked := 0, 0
	token.Walk(rest, func(text string, link *doc.Link) {
		n := len(letter.Key(text))
		all += n
		if link != nil {
			linked += n
		}
	})
	return linked > 0 && (all-linked)*10 <= linked
}

// isLinks reports whether a block is nothing but links.
func isLinks(x doc.Block) bool {
	switch x.(type) {
	case *doc.Paragraph, *doc.List:
		text, link, _ := linkShare(x, "")
		return text > 0 && link*10 >= text*8
	}
	return false
}

// isTeasers reports whether a block is a list of which each item begins with a
// link and holds little else: the date, the number of readers.
func isTeasers(x doc.Block) bool {
	l, ok := x.(*doc.List)
	if !ok {
		return false
	}
	for _, it := range l.Items {
		if len(it.Blocks) == 0 || !isLinks(paragraphOf(it.Blocks[0])) {
			return false
		}
		for _, y := range it.Blocks[1:] {
			if text, ok := shortText(y, maxDate); !ok || letter.SentenceEnd(letter.LastRune(text)) {
				return false
			}
		}
	}
	return len(l.Items) > 0
}

// paragraphOf returns a heading as a paragraph, anything else as it is.
func paragraphOf(x doc.Block) doc.Block {
	if h, ok := x.(*doc.Heading); ok {
		return &doc.Paragraph{Inlines: h.Inlines}
	}
	return x
}

// linkShare counts the characters of the paragraphs of a block, those inside
// links, and the links that leave the site at.
func linkShare(x doc.Block, at string) (text, link, away int) {
	var last *doc.Link
	doc.Walk([]doc.Block{x}, func(x doc.Block) bool {
		if p, ok := x.(*doc.Paragraph); ok {
			token.Walk(p.Inlines, func(s string, in *doc.Link) {
				n := runes.CountVisible(s)
				text += n
				if in != nil {
					link += n
				}
				if in != last && in != nil && weburl.Host(in.URL) != at {
					away++
				}
				last = in
			})
		}
		return true
	})
	return text, link, away
}

// dropLinkTail drops lists at the end of a web page that lead only to other
// pages of the site. Sources and references lead away, so they stay.
func dropLinkTail(b *Body, blocks []doc.Block) []doc.Block {
	if b.Base == nil && b.Format != doc.Page || b.Format == doc.Markdown || b.Format == doc.Text {
		return blocks
	}
	at := weburl.Host(b.Meta.URL)
	for len(blocks) > 3 {
		last := blocks[len(blocks)-1]
		if l, ok := last.(*doc.List); !ok || len(l.Items) < 3 || b.Kept[last] {
			return blocks
		}
		text, link, away := linkShare(last, at)
		if away > 0 || text == 0 || link*10 < text*9 {
			return blocks
		}
		b.Log.Drop(linkTail, joined([]doc.Block{last}, " "), "")
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}
