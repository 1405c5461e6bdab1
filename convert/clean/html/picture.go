package html

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// maxCandidates bounds the addresses that are kept of one picture.
const maxCandidates = 12

// lazyAttrs hold a picture's address while src holds a placeholder, in the order
// of trust.
var lazyAttrs = words.List("picture.lazy")

// isLazy reports whether a may be one of lazyAttrs.
func isLazy(a html.Attribute) bool { return isLazyAttr()[a.Key] }

var isLazyAttr = words.Set("picture.lazy")

// addresses gathers where a picture may lie, each address once.
type addresses struct {
	sure   []string
	unsure []string // names as those of placeholders: what stands behind them may be the picture all the same
}

// add adds an address as it stands in the source, with those that stand in it.
func (a *addresses) add(src string) {
	if src = strings.TrimSpace(src); src == "" || len(a.sure) == maxCandidates {
		return
	}
	if inner := weburl.Inner(src); inner != "" {
		a.add(inner)
	}
	isData := strings.HasPrefix(src, "data:")
	if !looksLikeAddress(src) && !isData {
		return
	}
	list := &a.sure
	if rules.IsPlaceholder(src) {
		list = &a.unsure
	}
	if len(a.sure) == 0 { // others are repaired where they are tried
		src = weburl.Picture(src)
	}
	if src != "" && !slices.Contains(*list, src) && len(*list) < maxCandidates {
		*list = append(*list, src)
	}
}

func (a *addresses) addSet(set string) {
	for _, src := range bySize(set) {
		a.add(src)
	}
}

// candidates returns the addresses of n's picture, the likeliest to be the picture
// itself first: what a script loads, the widest of several sizes, what the page
// shows without scripts, what a link around it leads to. There is at least one;
// it is "" where n has none.
func candidates(n *html.Node) []string {
	var a addresses
	if slices.ContainsFunc(n.Attr, isLazy) {
		for _, k := range lazyAttrs() {
			a.add(node.Attr(n, k))
		}
	}
	src := strings.TrimSpace(node.Attr(n, "src"))
	large := linkedPicture(n)
	if !isRemote(src) {
		if !isRemote(large) {
			a.add(large)
		}
		addSets(&a, n)
		a.add(src)
	} else {
		a.add(src)
		addSets(&a, n)
	}
	if p := n.Parent; p != nil && p.DataAtom == atom.Picture {
		for k := range p.ChildNodes() {
			if k.DataAtom == atom.Source {
				a.addSet(node.FirstAttr(k, "data-srcset", "srcset", "data-src", "src"))
			}
		}
	}
	if img := doubleOf(n); img != nil {
		a.add(node.Attr(img, "src"))
		addSets(&a, img)
	}
	a.add(large)
	all := slices.Concat(a.sure, a.unsure)
	if len(all) == 0 {
		all = []string{weburl.Picture(src)}
	}
	return all[:min(len(all), maxCandidates)]
}

func addSets(a *addresses, n *html.Node) {
	for _, k := range []string{"data-srcset", "data-lazy-srcset", "srcset"} {
		a.addSet(node.Attr(n, k))
	}
}

func isRemote(src string) bool {
	scheme, _ := weburl.SplitScheme(src)
	return scheme != "" || strings.HasPrefix(src, "//")
}

// linkedPicture returns the picture that a link around n leads to, or "".
func linkedPicture(n *html.Node) string {
	for up, level := n.Parent, 0; up != nil && level < 3; up, level = up.Parent, level+1 {
		if href := node.Attr(up, "href"); up.DataAtom == atom.A && weburl.IsPictureFile(href) {
			return href
		}
	}
	return ""
}

// doubleOf returns the picture that a page shows in place of n where scripts do not
// run, or nil: that of the <noscript> behind n, or behind boxes that hold n alone.
func doubleOf(n *html.Node) *html.Node {
	for level := 0; level < 4 && n != nil; level++ {
		next := nextElement(n)
		if next != nil && next.DataAtom == atom.Noscript {
			return node.First(next, atom.Img)
		}
		if next != nil || n.Parent == nil {
			return nil
		}
		n = n.Parent
	}
	return nil
}

// nextElement returns the element behind n, or nil where there is text before it
// or none.
func nextElement(n *html.Node) *html.Node {
	for k := n.NextSibling; k != nil; k = k.NextSibling {
		if k.Type == html.ElementNode {
			return k
		}
		if k.Type == html.TextNode && strings.TrimSpace(k.Data) != "" {
			return nil
		}
	}
	return nil
}

func looksLikeAddress(s string) bool {
	return s != "" && s != "null" && s != "undefined" && !strings.HasPrefix(s, "data:") && !strings.HasPrefix(s, "{") &&
		strings.ContainsAny(s, "./")
}

// bySize returns the addresses of a srcset, the largest first (HTML §4.8.4.2.1).
func bySize(set string) []string {
	if set == "" {
		return nil
	}
	type candidate struct {
		src  string
		size float64
	}
	var all []candidate
	for rest := set; len(all) < 4*maxCandidates; {
		rest = strings.TrimLeft(rest, " \t\r\n\f,")
		if rest == "" {
			break
		}
		end := strings.IndexAny(rest, " \t\r\n\f")
		if end < 0 {
			end = len(rest)
		}
		c := candidate{src: rest[:end]}
		rest = rest[end:]
		if bare := strings.TrimRight(c.src, ","); bare != c.src {
			c.src = bare
		} else {
			var size string
			size, rest, _ = strings.Cut(rest, ",")
			c.size, _ = strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(size), "wx"), 64)
		}
		all = append(all, c)
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		switch {
		case a.size > b.size:
			return -1
		case a.size < b.size:
			return 1
		}
		return 0
	})
	out := make([]string, 0, len(all))
	for _, c := range all {
		if !strings.HasPrefix(c.src, "data:") {
			out = append(out, c.src)
		}
	}
	return out
}
