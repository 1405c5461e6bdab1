package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// keepOut is what unwanted returns for markup without text or picture that
// needs no report.
const keepOut = "-"

// unwanted returns the rule under which n is left out, "" to keep it.
func (b *builder) unwanted(n *html.Node) string {
	if b.wishes != nil {
		switch b.wishes[n] {
		case wishDrop:
			return ruleSelector
		case wishKeep, wishHolds:
			return ""
		}
	}
	r := tagRule(n)
	switch {
	case r != "" && b.c.isOff(r):
		return ""
	case r != "":
		return b.guardTag(n, r)
	}
	return b.guessed(n)
}

// guessed returns the rule under which n is left out by its names, or "".
func (b *builder) guessed(n *html.Node) string {
	if b.invites[n] && !b.c.isOff(ruleSubscribe) {
		return ruleSubscribe
	}
	if n.DataAtom == atom.Form && b.isShortForm(n) && !b.c.isOff(ruleForm) {
		return ruleForm
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main || len(n.Attr) == 0 {
		return ""
	}
	r := b.c.classRule(n)
	if hidesItself(n) && !isBodyName(n) {
		r = ruleHidden
	}
	if r == ruleAds && (hasWord(n, bannerWords) && !holdsLink(n) || isBodyName(n)) {
		r = "" // the picture over an article is called so, too
	}
	if r == "" && n.DataAtom == atom.Ul && hasClass(n, "links") {
		r = ruleNav
	}
	if r == "" || b.c.isOff(r) || !b.mayDrop(n, r) {
		return ""
	}
	return r
}

// bannerWords are words of class names of advertising, or of a picture.
var bannerWords = nameSet("banner banners")

func holdsLink(n *html.Node) bool {
	return findNode(n, func(x *html.Node) bool {
		return x.DataAtom == atom.A || x.DataAtom == atom.Iframe || x.DataAtom == atom.Ins || x.DataAtom == atom.Script
	}) != nil
}

// isShortForm reports whether n asks for a few words, and is not a frame around
// the page.
func (b *builder) isShortForm(n *html.Node) bool {
	part, all := b.sizes.of(n), b.sizes.of(b.sizes.root)
	return part.text < 400 && part.rich < 1 && part.text*4 < all.text+400 && !hasPicture(n, nil)
}

// classRule is the function of that name; it keeps what it found for classes,
// which pages repeat.
func (c *cleaner) classRule(n *html.Node) string {
	found := ""
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Val == "" || a.Key != "class" && a.Key != "id" {
			continue
		}
		var rule string
		if a.Key == "class" {
			rule = c.names.of(a.Val).rule
		} else {
			rule = attrRule(a)
		}
		if rule == ruleHidden && a.Key == "class" {
			return rule
		}
		if found == "" {
			found = rule
		}
	}
	return found
}

// tagRule judges an element by its tag alone.
func tagRule(n *html.Node) string {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Link, atom.Meta, atom.Title, atom.Base, atom.Head,
		atom.Noembed, atom.Noframes, atom.Param, atom.Source, atom.Track:
		return ruleScript
	case atom.Button, atom.Select, atom.Textarea, atom.Option, atom.Datalist:
		return ruleForm
	case atom.Input:
		if attr(n, "type") != "checkbox" {
			return ruleForm
		}
	case atom.Noscript:
		return ruleNoscript
	case atom.Nav:
		return ruleNav
	case atom.Svg, atom.Canvas, atom.Map:
		return ruleIcon
	}
	return ""
}

// guardTag decides the cases in which a tag alone does not tell.
func (b *builder) guardTag(n *html.Node, rule string) string {
	switch rule {
	case ruleNoscript:
		img := findNode(n, func(x *html.Node) bool { return x.DataAtom == atom.Img })
		if img != nil && !hasPicture(n.Parent, n) {
			return ""
		}
	case ruleNav:
		if !b.mayDrop(n, rule) {
			return ""
		}
	case ruleScript, ruleForm, ruleIcon:
		if !hasInk(plainText(n)) && n.FirstChild == nil {
			return keepOut
		}
	}
	return rule
}

// hasPicture reports whether parent shows a picture outside of except.
func hasPicture(parent, except *html.Node) bool {
	if parent == nil {
		return false
	}
	for k := parent.FirstChild; k != nil && k != except; k = k.NextSibling {
		if k.DataAtom == atom.Img || k.Type == html.ElementNode &&
			findNode(k, func(x *html.Node) bool { return x.DataAtom == atom.Img }) != nil {
			return true
		}
	}
	return false
}

// hidesItself reports whether n's own attributes hide it.
func hidesItself(n *html.Node) bool {
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

func hasClass(n *html.Node, name string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == name {
			return true
		}
	}
	return false
}

// mayDrop holds the guards: a guess by class never takes most of an article,
// nor running text of several paragraphs. Comments are judged by what they are.
func (b *builder) mayDrop(n *html.Node, rule string) bool {
	part, all := b.sizes.of(n), b.sizes.of(b.sizes.root)
	if !b.guess(n, rule, part, all) {
		return false
	}
	if rule != ruleComments {
		b.sizes.guessed += part.text
	}
	return true
}

// guess judges one element by its size in the whole.
func (b *builder) guess(n *html.Node, rule string, part, all size) bool {
	if rule == ruleComments {
		if b.contrib || part.rich >= 2 && !hasReaderMarks(n) {
			b.contrib = true
			return false
		}
		return part.text < all.text || part.text == 0
	}
	if part.text == 0 {
		return rule != ruleHidden || !hasPicture(n, nil)
	}
	rest := all.text - part.text
	switch {
	case (b.sizes.guessed+part.text)*10 > all.text*7:
		return false
	case part.text > 40 && rest < 250 && part.text*4 > all.text, part.text*10 > all.text*4 && rule != ruleRelated:
		return false
	case rule == ruleLineNumber:
		return isLineNumbers(n)
	case rule == ruleRelated:
		return part.rich < 2 || part.link*2 > part.text || part.text*10 < all.text*3
	case rule == ruleSubscribe && holdsField(n):
		return part.rich < 4
	case rule == ruleHidden:
		return part.rich < 3
	case rule == ruleTags && !hasWord(n, listWords):
		// "tag" also names what a text is about: only a box of links is a list.
		return isBox(n) && part.link*2 >= part.text && part.link > 0 && part.text < 300
	case rule == ruleNav || rule == ruleContents || rule == ruleTags:
		return part.rich < 1 && (part.link*2 > part.text || part.text < 200)
	case rule == ruleCopyright || rule == ruleEditor || rule == ruleByline:
		return part.text < 400
	}
	return part.rich < 2
}

// listWords are words of class names that mark a list of tags for sure.
var listWords = nameSet("tags taglist tagcloud catlinks tagged keywords categories footer links cat")

// readerWords are words of class names that mark the comments of readers.
var readerWords = nameSet("reply replies permalink anonymous commenter gravatar avatar username respond vcard cancel")

// hasReaderMarks reports whether n holds the machinery of readers' comments.
func hasReaderMarks(n *html.Node) bool {
	return findNode(n, func(x *html.Node) bool {
		return x.DataAtom == atom.Textarea || len(x.Attr) > 0 && hasWord(x, readerWords)
	}) != nil
}

// dropNode reports a node that rule leaves out.
func (b *builder) dropNode(rule string, n *html.Node) {
	text, hint := headText(n), nodeHint(n)
	if text == "" && hint == "" {
		return
	}
	chars := b.sizes.of(n).text
	if rule == ruleScript {
		chars = 0 // no text of the article
	}
	b.c.dropHead(rule, text, hint, chars)
}

// headText returns the beginning of n's text, at least 400 bytes of it.
func headText(n *html.Node) string {
	var s strings.Builder
	writeHead(&s, n, nil)
	return strings.TrimSpace(s.String())
}

// writeHead writes the beginning of n's text without that of except.
func writeHead(s *strings.Builder, n, except *html.Node) {
	for k := n.FirstChild; k != nil && s.Len() < 400; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			s.WriteString(k.Data)
		case k.Type == html.ElementNode && tagRule(k) != ruleScript && k != except:
			writeHead(s, k, except)
			s.WriteByte(' ')
		}
	}
}

// nodeHint returns an attribute by which a node without text can be found in
// the source, or "" if it shows nothing.
func nodeHint(n *html.Node) string {
	if n.DataAtom == atom.Img || n.DataAtom == atom.Iframe {
		return firstAttr(n, "src", "data-src", "class")
	}
	if img := findNode(n, func(x *html.Node) bool { return x.DataAtom == atom.Img || x.DataAtom == atom.Iframe }); img != nil {
		return firstAttr(img, "src", "data-src", "class")
	}
	return ""
}

func firstAttr(n *html.Node, keys ...string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(attr(n, k)); v != "" {
			return v
		}
	}
	return ""
}

// size is what a part of a page holds.
type size struct {
	text int // visible characters
	link int // those inside links
	rich int // paragraphs of over 60 characters that are mostly not links
}

// sizes measures nodes, each once.
type sizes struct {
	root    *html.Node
	c       *cleaner
	memo    map[*html.Node]size
	fields  []*html.Node // buttons, fields and forms seen so far
	guessed int          // visible characters dropped so far by guesses at class names
}

// sizesOf returns the sizes of root and what is below it.
func (c *cleaner) sizesOf(root *html.Node) *sizes {
	return &sizes{root: root, c: c, memo: map[*html.Node]size{}}
}

// mayAsk reports whether the size of n is asked for again.
func (m *sizes) mayAsk(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Form:
		return true
	}
	return n == m.root || len(n.Attr) > 0 && (m.c.classRule(n) != "" || hidesItself(n))
}

// note collects the fields of a form.
func (m *sizes) note(n *html.Node) {
	switch n.DataAtom {
	case atom.Button, atom.Input, atom.Form:
		m.fields = append(m.fields, n)
	}
}

// of returns the size of n.
func (m *sizes) of(n *html.Node) size {
	keep := m.mayAsk(n)
	if keep {
		if s, ok := m.memo[n]; ok {
			return s
		}
	}
	var s size
	leaf := true
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.Type {
		case html.TextNode:
			s.text += countVisible(k.Data)
		case html.ElementNode:
			if tagRule(k) == ruleScript {
				continue
			}
			leaf = false
			m.note(k)
			x := m.of(k)
			s.text, s.link, s.rich = s.text+x.text, s.link+x.link, s.rich+x.rich
		}
	}
	switch n.DataAtom {
	case atom.A:
		s.link = s.text
	case atom.P, atom.Blockquote:
		if s.rich == 0 && s.text > 60 && s.link*2 < s.text {
			s.rich = 1
		}
	}
	if keep && !leaf {
		m.memo[n] = s
	}
	return s
}
