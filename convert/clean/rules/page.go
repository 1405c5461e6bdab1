package rules

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The rules that other packages follow by themselves.
const (
	Frame       = "frame"
	Hidden      = "hidden"
	PrivateNote = "private-note"
	Script      = "script"
	Selector    = "selector"
	separator   = "separator"
)

func pages() []Rule {
	hidden := Rule{Name: Hidden, Doc: "Elements that the page itself hides."}
	hidden.Attrs = map[string]func(string) bool{"hidden": nil, "style": hides}
	hidden.Guard = func(p *Part) bool { return p.Rich < 3 && (p.Text > 0 || !node.HasPicture(p.Node, nil)) }
	return []Rule{
		{
			Name:  "loading",
			Doc:   "Lines shown while a page loads.",
			Lines: Lines{Patterns: []Pattern{{Where: Inside, Max: 30, Words: "line"}}},
		},
		{
			Name:  separator,
			Doc:   "Rows of dashes or other marks at the edges of a body; inside it they become a thematic break.",
			Lines: Lines{Patterns: []Pattern{{Where: Edge, Test: isEndMark}}},
		},
		hidden,
		{
			Name: Script, Always: true,
			Doc: "Scripts, style sheets and other text that is not for reading.",
			Elements: Elements{Tags: []atom.Atom{
				atom.Script, atom.Style, atom.Template, atom.Link, atom.Meta, atom.Title, atom.Base, atom.Head,
				atom.Noembed, atom.Noframes, atom.Param, atom.Source, atom.Track,
			}},
		},
		{
			Name:     "noscript",
			Doc:      "The double of a lazily loaded picture, and requests to switch on scripts.",
			Elements: Elements{Tags: []atom.Atom{atom.Noscript}, Stays: func(n *html.Node) bool { return node.Holds(n, atom.Img) && !doubles(n) }},
		},
		{Name: Frame, Always: true, Doc: "What stands on a whole saved page around the article."},
		{Name: Selector, Doc: "Parts that a selector of the user's own names."},
		{Name: PrivateNote, Doc: "Notes of an author to himself, between %% in Markdown."},
	}
}

// doubles reports whether the element before n, or before boxes that n begins, is
// or holds a picture: what n shows without scripts is the same one.
func doubles(n *html.Node) bool {
	for up, level := n, 0; up != nil && level < 4; up, level = up.Parent, level+1 {
		for k := up.PrevSibling; k != nil; k = k.PrevSibling {
			if k.Type == html.TextNode && strings.TrimSpace(k.Data) != "" {
				return false
			}
			if k.Type == html.ElementNode {
				return k.DataAtom == atom.Img || node.Holds(k, atom.Img) && !runes.HasInk(node.Text(k))
			}
		}
	}
	return false
}

// hides reports whether an inline style sheet hides an element.
func hides(css string) bool {
	css = strings.ReplaceAll(strings.ToLower(css), " ", "")
	return strings.Contains(css, "display:none") || strings.Contains(css, "visibility:hidden")
}

// isSeparator reports whether line is a row of marks that parts sections.
func isSeparator(line string) bool {
	n := 0
	for _, r := range line {
		switch {
		case letter.Space(r):
		case strings.ContainsRune("-—–_=*~～·•…＊─━═■□◆◇●○★☆※＝－#+.", r):
			n++
		default:
			return false
		}
	}
	return n >= 3 && !strings.HasPrefix(line, "…") && !strings.HasPrefix(line, "...")
}

// isEndMark reports whether a line only says that the text ends here, in dashes
// or stars: "- END -", "——完——". An author's own "（完）" stays.
func isEndMark(l *Line) bool {
	if len(l.Whole) > maxDate {
		return false
	}
	core := strings.Trim(l.Whole, "-—–_=*~～·•◆◇■□●○★☆※/\\ \u3000\u00a0")
	if len(core) == len(strings.TrimSpace(l.Whole)) && core != "END" && core != "The End" && core != "THE END" && core != "FIN" {
		return false
	}
	switch strings.ToLower(core) {
	case "end", "the end", "fin", "完", "全文完", "正文完", "конец":
		return true
	}
	return false
}
