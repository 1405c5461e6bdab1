package program

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

var (
	boxNames   = words.List("program.boxes")
	titleNames = words.List("program.titles")
	labels     = words.Set("program.words")
)

// maxBeside is how many characters may stand beside the program in a box of it: its
// name, its language, buttons.
const maxBeside = 200

// Find returns the element that holds the program of n, where n is a box that a page
// set around one program, a table that numbers its lines, or a list of them; and the
// program's name. It is nil where n is anything else.
func Find(n *html.Node) (program *html.Node, title string) {
	switch {
	case n == nil, len(n.Attr) == 0 && n.DataAtom != atom.Figure && n.DataAtom != atom.Table:
		return nil, ""
	case IsTable(n):
		return n, titleOf(n)
	case n.DataAtom == atom.Ol && (node.HasClass(n, "linenums") || node.HasClass(n, "hljs-ln")) && node.First(n, atom.Pre) == nil:
		return n, titleOf(n)
	case n.DataAtom != atom.Figure && !runes.HoldsAny(strings.ToLower(node.Attr(n, "class")), boxNames()):
		return nil, ""
	}
	f := finder{}
	f.walk(n, false)
	if f.programs != 1 || f.others || f.beside > maxBeside {
		return nil, ""
	}
	if title = titleOf(f.program); title == "" {
		title = titleOf(n)
	}
	if title == "" {
		title = strings.Join(f.title, " ")
	}
	return f.program, title
}

// finder looks through a box for its programs and what else is in it.
type finder struct {
	program  *html.Node
	programs int
	title    []string
	beside   int  // characters outside of the programs
	others   bool // something there is neither a name nor a label
}

func (f *finder) walk(n *html.Node, titled bool) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			f.text(k.Data, titled)
		case k.Type != html.ElementNode || isNumbers(k) || isControl(k) || k.DataAtom == atom.Style || k.DataAtom == atom.Script:
		case k.DataAtom == atom.Img || k.DataAtom == atom.Iframe || k.DataAtom == atom.Video:
			f.others = true
		case k.DataAtom == atom.Pre || IsTable(k):
			f.programs++
			f.program = k
		default:
			f.walk(k, titled || k.DataAtom == atom.Figcaption || runes.HoldsAny(strings.ToLower(node.Attr(k, "class")), titleNames()))
		}
		if f.others || f.programs > 1 || f.beside > maxBeside {
			return
		}
	}
}

func (f *finder) text(s string, titled bool) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return
	}
	f.beside += utf8.RuneCountInString(s)
	low := strings.ToLower(s)
	switch {
	case labels()[low] || known(low) || strings.Trim(low, "0123456789 .:·•×●○") == "":
	case titled:
		f.title = append(f.title, s)
	default:
		f.others = true
	}
}

// titleOf returns the name that an element gives the program in it.
func titleOf(n *html.Node) string {
	for _, x := range []*html.Node{n, node.First(n, atom.Code)} {
		if x != nil {
			if t := node.FirstAttr(x, "data-title", "data-filename", "data-file"); t != "" {
				return strings.Join(strings.Fields(t), " ")
			}
		}
	}
	return ""
}

// Title returns the name that an element, or what is in it, gives a program.
func Title(n *html.Node) string {
	if n == nil {
		return ""
	}
	return titleOf(n)
}

// maxCells is how many cells of a table are looked at.
const maxCells = 100

// vague are the names of numbers that cells of other tables bear, too.
var vague = words.Set("program.vague")

// IsTable reports whether n is a table that sets numbers beside the lines of a
// program.
func IsTable(n *html.Node) bool {
	if n == nil || n.DataAtom != atom.Table {
		return false
	}
	numbers, text, cells := false, false, 0
	for td := range n.Descendants() {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		if cells++; cells > maxCells {
			return false
		}
		switch {
		case isNumbers(td) && !hasName(td, vague()):
			numbers = true
		case td.DataAtom == atom.Th:
			return false
		default:
			text = text || td.FirstChild != nil
		}
		if numbers && text {
			return true
		}
	}
	return false
}
