package rules

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

const nav = "navigation"

func navigation() []Rule {
	menus := Rule{
		Name: nav,
		Doc:  "Menus, breadcrumbs, side bars, page headers and footers, and a page's heading below the text.",
		Lines: Lines{Patterns: []Pattern{
			{Where: Top, Test: isBreadcrumb}, {Max: 9, Words: "line"}, {Where: Edge, Test: isMenu},
		}},
		Blocks: dropLastHeading,
	}
	menus.Tags, menus.Hint, menus.Aside = []atom.Atom{atom.Nav}, true, true
	menus.Is = func(n *html.Node) bool { return n.DataAtom == atom.Ul && node.HasClass(n, "links") }
	menus.Guard, menus.Asks = isLinkBox, []string{"links"}
	contents := Rule{Name: "contents", Doc: "A page's own table of contents made of links to its own headings."}
	contents.Guard = isLinkBox
	tags := Rule{
		Name: "tags", Doc: "Lists of tags and categories.",
		Lines: Lines{Patterns: []Pattern{{Where: Ends, Test: isTagRow}}},
	}
	tags.Asks = words.Of("tags.list")
	list := words.ToSet(tags.Asks)
	tags.Guard = func(p *Part) bool {
		// "tag" also names what a text is about: only a box of links is a list.
		return p.Text == 0 || isLinkBox(p) && node.HasWord(p.Node, list) ||
			!node.HasWord(p.Node, list) && node.IsBox(p.Node) && p.Link*2 >= p.Text && p.Link > 0 && p.Text < 300
	}
	return []Rule{
		{
			Name: "pager",
			Doc:  "Links to the previous and next page, and rows of page numbers.",
			Lines: Lines{Patterns: []Pattern{
				{Where: Inside, Test: isPagerRow}, {Max: 60, Words: "line"}, {Where: Inside, Max: 40, Words: "anywhere", Shape: leads}, {Max: 40, Words: "anywhere"},
			}},
		},
		menus,
		{
			Name:  "page-marker",
			Doc:   "Marks that an editing program left between the pages of an article.",
			Lines: Lines{Patterns: []Pattern{{Where: Inside, Max: 60, Words: "line"}}},
		},
		contents, tags,
	}
}

// isLinkBox is the guard of menus: links and hardly anything else.
func isLinkBox(p *Part) bool { return p.Rich < 1 && (p.Link*2 > p.Text || p.Text < 200) }

// isPagerRow reports whether a line is the row of page numbers under an article:
// "1  2", "1 2 3 下一页".
func isPagerRow(l *Line) bool {
	line := l.Text
	if len(line) > 120 || strings.IndexByte(line, '1') < 0 || strings.IndexByte(line, '2') < 0 {
		return false
	}
	f := strings.FieldsFunc(line, func(r rune) bool { return letter.Space(r) || strings.ContainsRune("[]【】", r) })
	if len(f) < 2 || len(f) > 30 {
		return false
	}
	want, said := 0, false
	for _, w := range f {
		w = strings.Trim(w, "<>«»")
		switch w {
		case "上一页", "下一页", "首页", "末页", "尾页", "余下全文":
			said = true
			continue
		case "...", "…", "":
			continue
		}
		want++
		if n, err := strconv.Atoi(w); err != nil || n != want || len(w) > 3 || w[0] == '+' || want == 1 && w != "1" {
			return false
		}
	}
	return want > 1 && (said || l.linked() || want < 4 && len(f) < 4 || l.Body != nil && l.Body.Format == doc.Page)
}

// leads reports whether a line is a link, or a paragraph of a whole page.
func leads(l *Line) bool {
	return l.Heading == 0 && (l.linked() || l.Body != nil && l.Body.Format == doc.Page)
}

// isBreadcrumb reports whether a line is the path to a page: "首页 > 财经 > 正文".
func isBreadcrumb(l *Line) bool {
	if utf8.RuneCountInString(l.Whole) > 60 {
		return false
	}
	for _, sign := range []string{">", "›", "»", "/", "＞"} {
		first, rest, ok := strings.Cut(l.Whole, sign)
		if !ok || sign == "/" && !strings.HasPrefix(rest, " ") || strings.ContainsAny(l.Whole, "，。！？") {
			continue
		}
		first, last := strings.TrimSpace(first), strings.TrimSpace(l.Whole[strings.LastIndex(l.Whole, sign)+len(sign):])
		if last == "正文" || strings.HasSuffix(first, "首页") || strings.HasSuffix(first, "首頁") || first == "Home" || first == "Главная" {
			return true
		}
	}
	return false
}

// isMenu reports whether a line is a site's menu, the home page and other places,
// parted by bars; or tells those who listen that one ends.
func isMenu(l *Line) bool {
	line := l.Text
	if rest, ok := strings.CutPrefix(line, "End of "); ok && (letter.HasUnspaced(rest) || runes.HoldsAny(strings.ToLower(rest), words.Of("navigation.embedded"))) {
		return true
	}
	if len(line) > maxRow || !strings.ContainsAny(line, "|｜┊│") {
		return false
	}
	parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("|｜┊│", r) })
	return len(parts) > 2 && slices.ContainsFunc(parts, isHome) && !slices.ContainsFunc(parts, func(p string) bool {
		return utf8.RuneCountInString(strings.TrimSpace(p)) > 14 || strings.ContainsAny(p, "，。！？,!?")
	})
}

// isHome reports whether an item of a menu leads to a site's own pages.
func isHome(item string) bool {
	return slices.Contains([]string{"首页", "首頁", "网站首页", "设为首页", "设为主页", "加入收藏", "关于我们", "联系我们", "home", "contact", "contactus", "about", "aboutus", "главная", "контакты"}, letter.Key(item))
}

// isTagRow reports whether a line is nothing but hashtags: "#tea #garden".
func isTagRow(l *Line) bool {
	if !strings.HasPrefix(strings.TrimSpace(l.Whole), "#") {
		return false
	}
	f := strings.Fields(l.Whole)
	if len(f) == 1 && !slices.Contains(l.Body.Meta.Tags, strings.Trim(l.Whole, "# ")) {
		return false
	}
	return !slices.ContainsFunc(f, func(w string) bool {
		return len(w) < 2 || w[0] != '#' || runes.IsNumber(w[1:]) || strings.ContainsAny(w[1:], "#。，") && !strings.HasSuffix(w, "#")
	})
}

// dropLastHeading drops a heading of the first level that nothing follows at the
// end of a web page: it is the page's, not the article's.
func dropLastHeading(b *Body, blocks []doc.Block) []doc.Block {
	last := len(blocks) - 1
	if b.Format != doc.HTML && b.Format != doc.Page || last < 1 || b.Kept[blocks[last]] {
		return blocks
	}
	if h, ok := blocks[last].(*doc.Heading); ok && h.Level == 1 {
		b.Log.Drop(nav, doc.PlainInlines(h.Inlines), "")
		return blocks[:last]
	}
	return blocks
}
