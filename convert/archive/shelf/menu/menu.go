// Package menu reads the list of its pages that a generated book or documentation has
// beside each of them: of mdBook, MkDocs, Docusaurus, VitePress, VuePress, Starlight,
// GitBook, Sphinx and others.
package menu

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// marks are classes and ids of menus that list all pages, those that several
// generators have behind those of one. None is that of the posts of a blog.
var marks = []string{
	"md-nav--primary",        // Material for MkDocs
	"wy-menu-vertical",       // Read the Docs: Sphinx and MkDocs
	"theme-doc-sidebar-menu", // Docusaurus
	"VPSidebar", "VPSidebarNav",
	"sidebar-links", "sidebar-items", "vp-sidebar-links", "vp-sidebar", // VuePress and its themes
	"starlight__sidebar",
	"book-summary",                                 // GitBook, HonKit, bookdown
	"sidebar-tree", "bd-docs-nav", "sphinxsidebar", // Sphinx
	"quarto-sidebar",
	"nextra-sidebar-container", "nextra-sidebar", "rspress-sidebar", "rspress-scrollbar", "nd-sidebar",
	"book-menu", "td-sidebar-nav", "R-sidebar", "site-nav", "docs-menu", // themes of Hugo and Jekyll
	"nav-menu",                                  // Antora
	"sidebar-scrollbox", "sidebar-iframe-inner", // mdBook
}

// mdBook is what its pages say that take their menu from a file.
const mdBook = "mdbook-sidebar-scrollbox"

// In reports whether a page may have a menu.
func In(page string) bool {
	return slices.ContainsFunc(marks, func(m string) bool { return strings.Contains(page, m) })
}

// File returns the address of the file from which a page of mdBook takes its menu; "" =
// it takes none.
func File(page string) string {
	if !strings.Contains(page, mdBook) {
		return ""
	}
	if m := tocFile().FindStringSubmatch(page); m != nil {
		return m[1]
	}
	return ""
}

var tocFile = pattern.Lazy(`<script [^>]{0,80}src="([^"\s]{0,200}toc(?:-[0-9a-f]{4,64})?\.js)"`)

// Of returns the lines of the menu of a page, with the addresses that its links have;
// nil = there is none. Of the program of mdBook it is that which the program writes.
func Of(page string) []order.Line {
	written := strings.Contains(page, "<mdbook-sidebar-scrollbox") || !In(page)
	if m := inProgram().FindStringSubmatch(page); m != nil && written {
		page = `<div class="sidebar-scrollbox">` + strings.NewReplacer(`\'`, `'`, `\n`, " ", `\\`, `\`).Replace(m[1])
	}
	root, err := htmltree.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	for _, mark := range marks {
		if n := find(root, mark, 0); n != nil {
			r := reader{}
			r.children(n, 0, nil)
			return r.lines
		}
	}
	return nil
}

// inProgram matches the text that the program of mdBook sets.
var inProgram = pattern.Lazy(`innerHTML\s*=\s*'((?:[^'\\]|\\.)*<ol class="chapter">(?:[^'\\]|\\.)*)'`)

// maxNested is how deep the elements of a menu are looked into, maxLines how many lines
// are read of it.
const (
	maxNested = 100
	maxLines  = 20_000
)

// find returns the first element with a class or id.
func find(n *html.Node, mark string, depth int) *html.Node {
	for c := n.FirstChild; c != nil && depth < maxNested; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if attribute(c, "id") == mark || has(c, mark) {
			return c
		}
		if found := find(c, mark, depth+1); found != nil {
			return found
		}
	}
	return nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

// reader reads the elements of a menu.
type reader struct{ lines []order.Line }

// children reads what an element holds that lies in depth lists, the nearest item of
// which is in; nil = in none.
func (r *reader) children(n *html.Node, depth int, in *html.Node) {
	for c := n.FirstChild; c != nil && len(r.lines) < maxLines; c = c.NextSibling {
		r.node(c, depth, in)
	}
}

func (r *reader) node(n *html.Node, depth int, in *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.title(n.Data, depth, in)
		return
	case n.Type != html.ElementNode, depth > maxNested, passed(n):
		return
	case n.DataAtom == atom.A && attribute(n, "href") != "":
		r.link(n, depth)
		return
	case n.DataAtom == atom.Li:
		in = n
	case n.DataAtom == atom.Ul, n.DataAtom == atom.Ol, has(n, "items"):
		depth++
	case heading(n):
		r.title(text(n), depth, in)
		return
	}
	r.children(n, depth, in)
}

// heading reports whether an element that holds no link is the title of lines.
func heading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Summary, atom.Button, atom.Label, atom.Span, atom.Strong, atom.B:
		return !holds(n, func(x *html.Node) bool { return x.DataAtom == atom.A || x.DataAtom == atom.Ul || x.DataAtom == atom.Ol }, 0)
	}
	return false
}

// passed reports whether an element of a menu is none of its lines: what is not
// shown, a field, the headings of the page itself.
func passed(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Svg, atom.Select, atom.Input, atom.Form, atom.Template, atom.Footer:
		return true
	}
	return attribute(n, "aria-hidden") == "true" || slices.ContainsFunc([]string{"md-nav--secondary", "md-nav__title", "md-nav__button", "sidebar-sub-headers", "gitbook-link", "nav-links"}, func(c string) bool { return has(n, c) })
}

// title adds a line that is no link.
func (r *reader) title(s string, depth int, in *html.Node) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return
	}
	part := in != nil && !holds(in, func(x *html.Node) bool {
		return x.DataAtom == atom.A || x.DataAtom == atom.Ul || x.DataAtom == atom.Ol || has(x, "items")
	}, 0)
	r.lines = append(r.lines, order.Line{Depth: depth, Title: s, Part: part})
}

// link adds a line that is a link. One to nowhere is the title of those under it, one to
// a place within a page is no line.
func (r *reader) link(n *html.Node, depth int) {
	l := order.Line{Depth: depth, Title: numbered().ReplaceAllString(text(n), ""), Target: attribute(n, "href"), Group: has(n, "menu__link--sublist")}
	before, fragment, _ := strings.Cut(l.Target, "#")
	switch {
	case before == "" && fragment == "":
		l.Target = ""
	case fragment != "" && !strings.HasPrefix(fragment, "/"):
		return
	}
	r.lines = append(r.lines, l)
}

// numbered matches the number of a chapter before its title.
var numbered = pattern.Lazy(`^\d{1,3}(\.\d{1,3})*\.? +`)

// text returns the words of an element.
func text(n *html.Node) string {
	var b strings.Builder
	var add func(n *html.Node, depth int)
	add = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil && depth < maxNested; c = c.NextSibling {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
			} else if c.Type == html.ElementNode && !passed(c) {
				add(c, depth+1)
			}
		}
	}
	add(n, 0)
	return strings.Join(strings.Fields(b.String()), " ")
}

// holds reports whether there is an element in n of which is is true.
func holds(n *html.Node, is func(*html.Node) bool, depth int) bool {
	for c := n.FirstChild; c != nil && depth < maxNested; c = c.NextSibling {
		if c.Type == html.ElementNode && (is(c) || holds(c, is, depth+1)) {
			return true
		}
	}
	return false
}
