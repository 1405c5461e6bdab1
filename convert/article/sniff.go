package article

import (
	"bytes"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/input"
)

// pageProbe is how much of a body is searched for the signs of a whole page.
const pageProbe = 16 << 10

// sniff returns the format of a body, by the file's name and by the body
// itself: archives hold HTML in .md and .txt files, and Markdown in .txt files.
func sniff(name string, body []byte, hasFront bool) doc.Format {
	stated := shapeOf(name).Format
	page := isPage(body)
	markup := !page && stated != doc.HTML && isHTML(body)
	switch {
	case stated == doc.Markdown && (page || markup) && holdsMarkdown(body):
		return doc.Markdown
	case page:
		return doc.Page
	case stated == doc.HTML || markup:
		return doc.HTML
	case stated == doc.Markdown || looksMarkdown(body, hasFront):
		return doc.Markdown
	}
	return doc.Text
}

// shapeOf returns the shape of files of a name, or none.
func shapeOf(name string) input.Shape {
	shape, _ := input.Of(name)
	return shape
}

// isPage reports whether a body is a whole HTML page: a doctype, or <html>,
// <head> or <body> before any text. Faulty servers put styles, scripts and their
// own warnings before the doctype.
func isPage(body []byte) bool {
	b := withoutComments(body[:min(len(body), pageProbe)])
	if len(b) == 0 || b[0] != '<' {
		return false
	}
	name, _ := scan.TagName(b)
	if scan.IsName(name, "script") || scan.IsName(name, "style") || scan.IsName(name, "br") {
		return scan.IndexFold(b, "<!doctype html") > 0
	}
	return scan.HasPrefixFold(b, "<!doctype") || scan.IsName(name, "html") || scan.IsName(name, "head") || scan.IsName(name, "body")
}

// withoutComments strips white space, comments and XML declarations from the start
// of b; nothing is left where one does not end.
func withoutComments(b []byte) []byte {
	for {
		b = scan.TrimSpace(b)
		end := []byte(">")
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			end = []byte("-->")
		case !bytes.HasPrefix(b, []byte("<?xml")):
			return b
		}
		_, b, _ = bytes.Cut(b, end)
	}
}

// isHTML reports whether a body is an HTML fragment: it begins with a block
// element, and most of its text stands in paragraphs that begin with a tag. A
// Markdown file may begin with a <div> too.
func isHTML(body []byte) bool {
	b := withoutComments(body)
	if len(b) == 0 || b[0] != '<' || !isBlockTag(b) {
		return false
	}
	tagged, other := 0, 0
	count := &tagged
	scan.Lines(b, func(_ int, l []byte) bool {
		if len(bytes.TrimSpace(l)) == 0 {
			count = nil
			return true
		}
		if count == nil {
			// What follows an indent belongs to the element around it.
			count = &other
			if strings.IndexByte("< \t", l[0]) >= 0 {
				count = &tagged
			}
		}
		*count += len(l) + 1
		return tagged*2 <= len(b) // or the rest cannot outweigh it
	})
	return tagged >= other
}

// holdsMarkdown reports whether lines of Markdown stand among the HTML of a body:
// fences of program text, headings below the first level, tags of generators of
// sites.
func holdsMarkdown(body []byte) bool {
	if !bytes.HasPrefix(body, []byte("#")) && !holdsAny(body, "\n#", "```") &&
		(bytes.IndexByte(body, '{') < 0 || !holdsAny(body, "{{<", "{{%", "{% ")) {
		return false
	}
	fences, found, pre := 0, false, false
	scan.Lines(body, func(_ int, l []byte) bool {
		pre = (pre || bytes.Contains(l, []byte("<pre"))) && !bytes.Contains(l, []byte("</pre"))
		switch {
		case pre:
		case bytes.HasPrefix(l, []byte("```")):
			fences++
		case level(l) > 1, bytes.HasPrefix(l, []byte("{{<")), bytes.HasPrefix(l, []byte("{{%")), bytes.HasPrefix(l, []byte("{% ")):
			found = true
		}
		return !found && fences < 2
	})
	return found || fences > 1
}

func holdsAny(body []byte, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(body, []byte(w)) })
}

// isBlockTag reports whether b begins with the tag of a block element.
func isBlockTag(b []byte) bool {
	name, _ := scan.TagName(b)
	switch strings.ToLower(string(name)) {
	case "div", "p", "section", "article", "header", "main", "figure", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4",
		"h5", "h6", "blockquote", "center", "aside", "nav", "pre", "hr", "style", "script", "link", "meta", "title", "form", "font", "span":
		return true
	}
	return false
}

// markdownProbe is how many lines of a text are searched for Markdown.
const markdownProbe = 200

// looksMarkdown reports whether a text without a telling name is Markdown: it
// begins with a heading, or holds two signs of Markdown; after front matter,
// which is a sign itself, one.
func looksMarkdown(body []byte, hasFront bool) bool {
	signs, n := 0, 0
	if hasFront {
		signs++
	}
	var before []byte
	scan.Lines(body, func(_ int, l []byte) bool {
		l = bytes.TrimRight(l, " \t")
		if len(l) > 0 {
			heading := level(l) > 0 || scan.IsUnderline(l) && l[0] == '=' && len(before) > 0
			if heading && n < 2 {
				signs++
			}
			if heading || isMarkup(l) {
				signs++
			}
			n++
		}
		before = l
		return n < markdownProbe && signs < 2
	})
	return signs >= 2
}

// isMarkup reports whether a line holds what is rare in plain text: a link, a
// picture, bold letters, a quotation or a code fence.
func isMarkup(l []byte) bool {
	has := func(sign string) bool { return bytes.Contains(l, []byte(sign)) }
	return slices.ContainsFunc([]string{"](http", "](/", "![", "**"}, has) || bytes.HasPrefix(l, []byte("```")) || bytes.HasPrefix(l, []byte("> "))
}
