package rules

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

// IsLineNumbers reports whether n is the column of line numbers beside code.
func IsLineNumbers(n *html.Node) bool {
	return ClassRule(n) == LineNumber && strings.Trim(HeadText(n), " \n\t0123456789.") == ""
}

// BodyNames are class names and ids that publishing systems give to the body
// of an article; it counts threefold.
var BodyNames = words.Set("artibody js_content articlebody article-body article_body article-content article_content articlecontent " +
	"article-text post-content post_content post-body post_text entry-content news_txt newscontent news-content main_content " +
	"content-article rich_media_content text-content story-body articletext article__body article__text article__content " +
	"article-formatted-body tm-article-body story__body story__text story__content post__text post__content post__body " +
	"t_f t_msgfont postmessage zoom trs_editor ucap-content content_views markdown_views richtext ztext available-content " +
	"mw-parser-output newsbody news-body news_body news-text newstext conttxt con_text pages_content view_content " +
	"blog-content blogpost-body topic-body__content topic_content topic-content markdown-body aentry-post__text b-singlepost-body " +
	"field-name-body c-article-body singlepost maincontent-text arttext art_content art-content textbody detail-content detail_content " +
	"post_body articalcontent blogpost-body note-content note__content main-article article-main artcontent article-detail articledetail")

// IsBodyName reports whether n has one of BodyNames.
func IsBodyName(n *html.Node) bool {
	if n == nil {
		return false
	}
	if node.Attr(n, "itemprop") == "articleBody" {
		return true
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, name := range strings.Fields(a.Val) {
			if BodyNames[strings.TrimRight(strings.ToLower(name), "0123456789-_")] {
				return true
			}
		}
	}
	return false
}

// TagRule judges an element by its tag alone.
func TagRule(n *html.Node) string {
	if n == nil {
		return ""
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Link, atom.Meta, atom.Title, atom.Base, atom.Head,
		atom.Noembed, atom.Noframes, atom.Param, atom.Source, atom.Track:
		return Script
	case atom.Button, atom.Select, atom.Textarea, atom.Option, atom.Datalist:
		return Form
	case atom.Input:
		if node.Attr(n, "type") != "checkbox" {
			return Form
		}
	case atom.Noscript:
		return Noscript
	case atom.Nav:
		return Nav
	case atom.Svg, atom.Canvas, atom.Map:
		return Icon
	}
	return ""
}

// HidesItself reports whether n's own attributes hide it.
func HidesItself(n *html.Node) bool {
	if n == nil {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			css := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(css, "display:none") || strings.Contains(css, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// HeadText returns the beginning of n's text, at least 400 bytes of it.
func HeadText(n *html.Node) string {
	var s strings.Builder
	WriteHead(&s, n, nil)
	return strings.TrimSpace(s.String())
}

// WriteHead writes the beginning of n's text without that of except.
func WriteHead(s *strings.Builder, n, except *html.Node) {
	if n == nil {
		return
	}
	for k := n.FirstChild; k != nil && s.Len() < 400; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			s.WriteString(k.Data)
		case k.Type == html.ElementNode && TagRule(k) != Script && k != except:
			WriteHead(s, k, except)
			s.WriteByte(' ')
		}
	}
}
