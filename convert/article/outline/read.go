package outline

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// box is an element that holds blocks.
type box struct {
	parent   int // -1 = none
	from, to int // its blocks
}

// reader reads the blocks of a page.
type reader struct {
	o      *Outline
	blocks []block
	boxes  []box
	open   block
	inMain int // depth of <main> and <article>
	inBox  int // the number of the open box
	link   string
	level  int
}

// find returns the first element below n that fits.
func find(n *html.Node, fits func(*html.Node) bool) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if fits(c) {
			return c
		}
		if x := find(c, fits); x != nil {
			return x
		}
	}
	return nil
}

func isBody(n *html.Node) bool { return n.DataAtom == atom.Body }

func isMain(n *html.Node) bool {
	return n.DataAtom == atom.Main || n.DataAtom == atom.Div && attr(n, "role") == "main"
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (r *reader) children(n *html.Node) {
	for c := n.FirstChild; c != nil && len(r.blocks) < maxBlocks; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			r.text(c.Data)
		case html.ElementNode:
			r.element(c)
		}
	}
}

func (r *reader) text(t string) {
	b := &r.open
	n := len(b.text)
	b.text = letters(b.text, t)
	b.box = r.inBox
	if n = len(b.text) - n; n == 0 || r.link == "" {
		return
	}
	b.linked += n
	last := len(b.links) - 1
	if last < 0 || b.links[last].ref != r.link && last < maxLinks {
		b.links = append(b.links, newLink(r.link, ""))
		last++
	}
	l := &b.links[last]
	l.letters += n
	if len(l.name) < maxName {
		l.name += t
	}
}

// newLink returns a link without its text, which may be long.
func newLink(ref, name string) link { return link{ref: ref, name: name[:min(len(name), maxName)]} }

// flush ends a block.
func (r *reader) flush() {
	b := &r.open
	if len(b.text) == 0 && !b.picture && len(b.links) == 0 {
		return
	}
	b.level = r.level
	r.blocks = append(r.blocks, *b)
	*b = block{}
}

func (r *reader) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Select, atom.Button, atom.Nav, atom.Footer, atom.Aside:
		if n.DataAtom == atom.Nav || n.DataAtom == atom.Aside {
			r.firstPage(n)
		}
		return
	case atom.Input:
		r.o.Search = r.o.Search || isSearch(n)
		return
	case atom.Img, atom.Video, atom.Picture:
		r.open.picture = r.open.picture || r.link == ""
		r.open.box = r.inBox
		return
	}
	if r.aside(n) {
		r.firstPage(n)
		return
	}
	defer r.enter(n)()
	r.children(n)
}

// enter enters an element, and returns what leaves it.
func (r *reader) enter(n *html.Node) func() {
	link, level, at := r.link, r.level, r.inBox
	is := scan.IsBlock([]byte(n.Data))
	if is {
		r.flush()
		r.boxes = append(r.boxes, box{parent: at, from: len(r.blocks)})
		r.inBox = len(r.boxes) - 1
	}
	switch n.DataAtom {
	case atom.Main, atom.Article:
		r.inMain++
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.level = int(n.Data[1] - '0')
	case atom.A:
		if ref := strings.TrimSpace(attr(n, "href")); leadsOn(ref) {
			r.link = ref
			r.root(ref)
		}
	}
	links := len(r.open.links) + len(r.blocks)
	return func() {
		if n.DataAtom == atom.A && r.link != link && links == len(r.open.links)+len(r.blocks) && len(r.open.links) < maxLinks {
			r.open.box = at // a link of a picture, or of all that stands beside it
			r.open.links = append(r.open.links, newLink(r.link, cmp.Or(attr(n, "aria-label"), attr(n, "title"))))
		}
		if n.DataAtom == atom.Main || n.DataAtom == atom.Article {
			r.inMain--
		}
		if is {
			r.flush()
			r.boxes[r.inBox].to = len(r.blocks)
		}
		r.link, r.level, r.inBox = link, level, at
	}
}

// leadsOn reports whether an address is that of another page.
func leadsOn(ref string) bool {
	scheme, _, ok := strings.Cut(ref, ":")
	return ref != "" && ref[0] != '#' && !isPicture(ref) && len(ref) <= maxRef &&
		(!ok || strings.ContainsAny(scheme, "/?#.") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "file"))
}

// isPicture reports whether an address is that of a picture.
func isPicture(ref string) bool {
	switch strings.ToLower(path.Ext(ref)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".pdf", ".zip", ".mp3", ".mp4":
		return true
	}
	return false
}

// root keeps the host that a link to the site's first page names.
func (r *reader) root(ref string) {
	if r.o.Host != "" {
		return
	}
	if _, rest, ok := strings.Cut(ref, "://"); ok {
		if host, path, _ := strings.Cut(rest, "/"); path == "" {
			r.o.Host = strings.Clone(strings.ToLower(host))
		}
	}
}

// firstPage looks for a link to the site's first page in what is passed over.
func (r *reader) firstPage(n *html.Node) {
	if r.o.Host == "" {
		find(n, func(c *html.Node) bool {
			if c.DataAtom == atom.A {
				r.root(attr(c, "href"))
			}
			return r.o.Host != ""
		})
	}
}

func isSearch(n *html.Node) bool {
	if strings.EqualFold(attr(n, "type"), "search") {
		return true
	}
	switch attr(n, "name") {
	case "q", "s", "query", "keyword", "keywords", "search", "wd":
		return true
	}
	return strings.Contains(strings.ToLower(attr(n, "id")+attr(n, "class")), "search")
}

// aside reports whether an element is of the frame of a site: menus, sidebars,
// comments, the head of the site.
func (r *reader) aside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Main, atom.Article, atom.A:
		return false
	case atom.Header:
		if r.inMain == 0 && find(n, func(c *html.Node) bool { return c.DataAtom == atom.Article }) == nil {
			return true
		}
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search":
		return true
	}
	if isHidden(n) {
		return true
	}
	for _, v := range []string{attr(n, "class"), attr(n, "id")} {
		for name := range strings.FieldsSeq(v) {
			if ofFrame(strings.ToLower(name)) {
				return true
			}
		}
	}
	return false
}

func isHidden(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none")
	})
}

// ofFrame reports whether the name of a class or an id is of the frame of a site.
func ofFrame(name string) bool {
	switch name {
	case "header", "footer", "nav", "menu", "toc", "share", "social", "masthead", "banner", "logo", "site-title", "colophon", "rightbar", "leftbar", "pager":
		return true
	}
	for _, w := range []string{"sidebar", "side-bar", "navbar", "nav-", "navigation", "pagination", "paginator", "page-nav", "pagenav", "breadcrumb", "comment", "widget", "related", "copyright", "site-header", "site-footer", "site-nav", "main-menu", "post-nav", "post-toc"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// metadata reads what the head and the class of the body call the page.
func (o *Outline) metadata(root *html.Node) {
	m := metadata{o: o}
	find(root, func(n *html.Node) bool { m.read(n); return false })
	switch {
	case m.dated, m.single && !m.several, m.posting && !m.list:
		o.Says = ArticleIs
	case m.list, m.several, m.site:
		o.Says = ListIs
	}
}

// metadata is what a page's metadata say.
type metadata struct {
	o                                           *Outline
	dated, site, posting, list, single, several bool
}

func (m *metadata) read(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		m.meta(strings.ToLower(attr(n, "property")+attr(n, "name")), strings.ToLower(attr(n, "http-equiv")), attr(n, "content"))
	case atom.Script:
		if n.FirstChild != nil && strings.Contains(attr(n, "type"), "ld+json") {
			m.linked(n.FirstChild.Data)
		}
	case atom.Body:
		for name := range strings.FieldsSeq(attr(n, "class")) {
			switch name {
			case "single", "single-post", "post-template":
				m.single = true
			case "home", "blog", "archive", "category", "tag", "search", "paged", "error404", "date", "author", "home-template", "tag-template", "paged-template", "author-template":
				m.several = true
			}
		}
	}
}

func (m *metadata) meta(name, equiv, content string) {
	switch {
	case name == "article:published_time", name == "datepublished":
		m.dated = true
	case name == "og:type":
		m.site = content == "website" || content == "blog"
	case equiv == "refresh":
		if _, to, ok := strings.Cut(strings.ToLower(content), "url="); ok {
			m.o.To = strings.Trim(content[len(content)-len(to):], `'" `)
		}
	}
}

func (m *metadata) linked(text string) {
	for _, w := range []string{`"CollectionPage"`, `"ItemList"`, `"SearchResultsPage"`, `"Blog"`, `"WebSite"`} {
		m.list = m.list || strings.Contains(text, w) && !strings.Contains(text, `"mainEntityOfPage"`)
	}
	for _, w := range []string{`"BlogPosting"`, `"Article"`, `"NewsArticle"`, `"TechArticle"`} {
		m.posting = m.posting || strings.Contains(text, w)
	}
}

// oneLine returns the name of a link.
func oneLine(s string) string {
	s = letter.OneLine(s)
	return strings.ToValidUTF8(s[:min(len(s), maxName)], "")
}
