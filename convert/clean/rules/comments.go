package rules

import (
	"slices"
	"sort"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Comments is the rule of readers' comments.
const Comments = "comments"

func comments() []Rule {
	r := Rule{
		Name: Comments,
		Doc:  "Readers' comments and their forms; contributions of several long paragraphs stay.",
		Lines: Lines{Patterns: []Pattern{
			{Max: 40, Words: "line"},
			{Where: First, Test: func(l *Line) bool { return l.Body.Format == doc.Page && runes.IsNumber(l.Whole) && len(l.Whole) < 6 }},
		}},
		Closing: dropComments,
	}
	r.Aside, r.Asks = true, words.Of("comments.reader")
	readers, live := words.ToSet(r.Asks), words.ToSet([]string{"live", "liveblog", "ticker"})
	r.Guard = func(p *Part) bool { // several long paragraphs without the machinery of readers' comments are contributions
		if node.HasWord(p.Node, live) && !p.More(p.Text*5-1) { // what a reporter says of a match
			return false
		}
		return p.Rich < 2 || node.Find(p.Node, func(x *html.Node) bool { return x.DataAtom == atom.Textarea || node.HasWord(x, readers) }) != nil
	}
	return []Rule{r}
}

// dropComments drops what follows the heading of the readers' comments on a
// whole page, "评论（12）", when it is the smaller part of the text.
func dropComments(b *Body, blocks []doc.Block) []doc.Block {
	if b.Format != doc.Page {
		return blocks
	}
	var heads []int
	for i, x := range blocks {
		if text, ok := shortText(x, maxDate); ok && isCommentHead(text) {
			heads = append(heads, i)
		}
	}
	// What follows a heading is smaller for each later one, and what is before it larger.
	first := sort.Search(len(heads), func(i int) bool {
		return len(joined(blocks[heads[i]:], " "))*2 < len(joined(blocks[:heads[i]], ""))
	})
	if first == len(heads) {
		return blocks
	}
	b.Log.Drop(Comments, joined(blocks[heads[first]:], " "), "")
	return blocks[:heads[first]]
}

// isCommentHead reports whether text says comments and counts them.
func isCommentHead(text string) bool {
	s := letter.Key(text)
	for _, w := range []string{"全部", "网友", "热门", "最新", "用户"} {
		s = strings.TrimPrefix(s, w)
	}
	return slices.ContainsFunc([]string{"评论", "評論", "跟帖", "跟贴", "留言", "comments", "комментарии"}, func(w string) bool {
		rest, ok := strings.CutPrefix(s, w)
		return ok && runes.IsNumber(strings.TrimSuffix(rest, "条"))
	})
}
