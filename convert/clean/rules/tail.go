package rules

import (
	"sort"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// noteBlocks is how many blocks from the end the note of a translation project
// may begin.
const noteBlocks = 8

// DropTranslatorNote drops the closing note of a translation project, from
// "via:" on: it is what follows the article in every file of the project.
func (c *Body) DropTranslatorNote(blocks []doc.Block) []doc.Block {
	if c.Off[Translator] {
		return blocks
	}
	for i := max(0, len(blocks)-noteBlocks); i < len(blocks); i++ {
		text, ok := leafText(blocks[i])
		if !ok || !isTranslatorNote(text) {
			continue
		}
		out := blocks[:i:i]
		for _, x := range blocks[i:] {
			if text, ok := leafText(x); ok && (isTranslatorNote(text) || isNoteLine(text)) {
				c.Log.Drop(Translator, text, "")
				continue
			}
			out = append(out, x)
		}
		return out
	}
	return blocks
}

// isTranslatorNote reports whether text begins the note or is its body.
func isTranslatorNote(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) > 3 && strings.EqualFold(text[:3], "via") {
		rest := strings.TrimLeft(text[3:], " ")
		value := strings.TrimLeft(rest, ":：")
		if len(value) < len(rest) && strings.Contains(value, "://") && len(strings.Fields(value)) <= 2 {
			return true
		}
	}
	if strings.Contains(text, "译者") && strings.Contains(text, "校对") && len(text) < 600 {
		return strings.HasPrefix(text, "作者") || strings.HasPrefix(text, "译者") || strings.HasPrefix(text, "选题")
	}
	return strings.HasPrefix(text, "本文由") && strings.Contains(text, "LCTT")
}

// isNoteLine reports whether text is one of the lines of a note that has begun.
func isNoteLine(text string) bool {
	for _, p := range []string{"作者：", "作者:", "译者：", "译者:", "校对：", "校对:", "选题：", "选题:", "本文由"} {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	return false
}

// DropCommentTail drops what follows the heading of the readers' comments on a
// whole page, "评论（12）", when it is the smaller part of the text.
func (c *Body) DropCommentTail(blocks []doc.Block) []doc.Block {
	if c.Format != doc.Page || c.Off[Comments] {
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
	c.Log.Drop(Comments, joined(blocks[heads[first]:], " "), "")
	return blocks[:heads[first]]
}

func joined(blocks []doc.Block, by string) string { return strings.Join(doc.PlainBlocks(blocks), by) }

// isCommentHead reports whether text says comments and counts them.
func isCommentHead(text string) bool {
	s := letter.Key(text)
	for _, w := range []string{"全部", "网友", "热门", "最新", "用户"} {
		s = strings.TrimPrefix(s, w)
	}
	for _, w := range []string{"评论", "評論", "跟帖", "跟贴", "留言", "comments", "комментарии"} {
		if rest, ok := strings.CutPrefix(s, w); ok && runes.IsNumber(strings.TrimSuffix(rest, "条")) {
			return true
		}
	}
	return false
}

// RelatedHeads are lines that head a list of other articles.
var RelatedHeads = words.Set("相关阅读 相关新闻 相关报道 相关文章 相关链接 相关推荐 相關閱讀 相關新聞 延伸阅读 延伸閱讀 推荐阅读 推薦閱讀 " +
	"猜你喜欢 您可能感兴趣的文章 你可能也喜欢 更多精彩 热门推荐 编辑推荐 小编推荐 往期回顾 往期精选 精彩推荐 为你推荐 最新文章 热门文章 " +
	"relatedarticles relatedstories relatedposts related readmore seealso morefromus recommendedreading читайтетакже потеме " +
	"热读 更多相关内容 头条新闻 热门内容 热门排行 热点推荐 热门故事 热门跟贴 精彩评论 最新评论 相关博文 精彩导读 特别推荐 今日热点 热点新闻 点击排行 最新新闻 阅读排行 图片新闻 " +
	"moreinthissection topstories features elsewhereonthesite populararticles trending latest latestposts recentposts recommendedreading morestories новостипотеме другиестатьи последниепубликации лучшиезасутки публикации читатьдалее " +
	"往期精彩回顾 往期推荐 往期文章 往期精彩 往期阅读 往期内容 往期热文 历史文章 更多阅读 更多文章 你可能感兴趣 你可能喜欢 您可能也喜欢 大家都在看 热文推荐 热门阅读 近期热文 相关内容 推薦文章 你可能還想看 " +
	"youmayalsolike youmightalsolike youmayalsobeinterestedin recommendedforyou moreonthisstory morefromthisauthor relatedcontent relatedreading relatedcoverage relatednews mostread mostviewed " +
	"материалыпотеме читайтеещё читайтееще читайтетакженанашемсайте похожиезаписи похожиестатьи похожиепубликации похожее рекомендуем популярное вамможетбытьинтересно")

// DropRelated drops a heading line such as 相关阅读 with the links under it.
func (c *Body) DropRelated(blocks []doc.Block) []doc.Block {
	if c.Off[Related] {
		return blocks
	}
	out := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		if p, ok := blocks[i].(*doc.Paragraph); ok && isRelatedLine(p) && !c.Kept[p] {
			c.Log.Drop(Related, doc.PlainInlines(p.Inlines), "")
			continue
		}
		text, ok := shortText(blocks[i], 60)
		if !ok || !RelatedHeads[letter.Key(text)] && !isSkipLink(text) || c.Kept[blocks[i]] {
			out = append(out, blocks[i])
			continue
		}
		end := i + 1
		for end < len(blocks) && (isLinks(blocks[end]) || isTeasers(blocks[end])) {
			end++
		}
		if end == i+1 && end < len(blocks) { // nothing but text follows: it heads a part of the article
			out = append(out, blocks[i])
			continue
		}
		for _, x := range blocks[i:end] {
			c.Log.Drop(Related, strings.Join(doc.PlainBlocks([]doc.Block{x}), " "), "")
		}
		i = end - 1
	}
	return out
}

// relatedLabels begin a line of links to other articles. "See also" and sources
// are not among them: an author may mean them.
var relatedLabels = words.Set("相关阅读 相关新闻 相关报道 相关文章 相关推荐 相關閱讀 相關新聞 延伸阅读 延伸閱讀 推荐阅读 推薦閱讀 " +
	"relatedarticles relatedstories relatedposts related readmore alsoread readalso читайтетакже потеме материалыпотеме читайтеещё читайтееще смотритетакже")

// isRelatedLine reports whether p is such a label, a colon, and nothing but
// links.
func isRelatedLine(p *doc.Paragraph) bool {
	label, rest := p.Inlines[0], p.Inlines[1:]
	if s, ok := label.(*doc.Styled); ok && len(rest) == 0 {
		return isRelatedLine(&doc.Paragraph{Inlines: s.Inlines}) // all in one mark
	}
	if _, isLink := label.(*doc.Link); isLink || len(rest) == 0 || token.InlineBytes(p.Inlines[:1]) > maxDate {
		return false
	}
	text := doc.PlainInlines(p.Inlines[:1])
	// The colon may stand outside the mark around the label.
	if r, ok := rest[0].(*doc.Run); ok && letter.Key(r.Text) == "" && len(rest) > 1 {
		text, rest = text+r.Text, rest[1:]
	}
	if !relatedLabels[letter.Key(text)] || !strings.ContainsAny(text, ":：|｜>»") {
		return false
	}
	bare, linked := letterShare(rest)
	return linked > 0 && bare*10 <= linked
}

// letterShare counts the bytes of letters and digits outside of links and
// inside.
func letterShare(in []doc.Inline) (bare, linked int) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Link:
			linked += len(letter.Key(doc.PlainInlines(x.Inlines)))
		case *doc.Styled:
			b, l := letterShare(x.Inlines)
			bare, linked = bare+b, linked+l
		default:
			bare += len(letter.Key(doc.PlainInlines([]doc.Inline{x})))
		}
	}
	return bare, linked
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

// linkShare counts the characters of a block, those inside links, and the
// links that leave the site at.
func linkShare(x doc.Block, at string) (text, link, away int) {
	doc.Walk([]doc.Block{x}, func(x doc.Block) bool {
		if p, ok := x.(*doc.Paragraph); ok {
			t, l, a := inlineShare(p.Inlines, at)
			text, link, away = text+t, link+l, away+a
		}
		return true
	})
	return text, link, away
}

func inlineShare(in []doc.Inline, at string) (text, link, away int) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			text += runes.CountVisible(x.Text)
		case *doc.CodeSpan:
			text += runes.CountVisible(x.Text)
		case *doc.Styled:
			t, l, a := inlineShare(x.Inlines, at)
			text, link, away = text+t, link+l, away+a
		case *doc.Link:
			t, _, _ := inlineShare(x.Inlines, at)
			text, link = text+t, link+t
			if weburl.Host(x.URL) != at {
				away++
			}
		}
	}
	return text, link, away
}

// DropLinkTail drops lists at the end of a web page that lead only to other
// pages of the site. Sources and references lead away, so they stay.
func (c *Body) DropLinkTail(blocks []doc.Block) []doc.Block {
	if c.Base == nil && c.Format != doc.Page || c.Off[LinkTail] || c.Format == doc.Markdown || c.Format == doc.Text {
		return blocks
	}
	at := weburl.Host(c.Meta.URL)
	for len(blocks) > 3 {
		last := blocks[len(blocks)-1]
		l, ok := last.(*doc.List)
		if !ok || len(l.Items) < 3 || c.Kept[last] {
			return blocks
		}
		text, link, away := linkShare(last, at)
		if away > 0 || text == 0 || link*10 < text*9 {
			return blocks
		}
		c.Log.Drop(LinkTail, strings.Join(doc.PlainBlocks([]doc.Block{last}), " "), "")
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}
