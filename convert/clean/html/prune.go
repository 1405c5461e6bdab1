package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// keepOut is what unwanted returns for markup without text or picture that
// needs no report.
const keepOut = "-"

// judge says what is left out of a tree. Copies of it share what was measured.
type judge struct {
	c       *Source
	sizes   *sizes
	wishes  map[*html.Node]wish // of the user; nil = none
	invites map[*html.Node]bool // boxes that ask for a subscription; nil = none
	contrib bool                // inside a discussion whose contributions are the article
}

// unwanted returns the rule under which n is left out, "" to keep it.
func (j *judge) unwanted(n *html.Node) string {
	if j.wishes != nil {
		switch j.wishes[n] {
		case wishDrop:
			return rules.Selector
		case wishKeep, wishHolds:
			return ""
		}
	}
	r := rules.TagRule(n)
	switch {
	case r != "" && j.c.Off[r]:
		return ""
	case r != "":
		return j.guardTag(n, r)
	}
	return j.guessed(n)
}

// guessed returns the rule under which n is left out by its names, or "".
func (j *judge) guessed(n *html.Node) string {
	if j.invites[n] && !j.c.Off[rules.Subscribe] {
		return rules.Subscribe
	}
	if n.DataAtom == atom.Form && j.isShortForm(n) && !j.c.Off[rules.Form] {
		return rules.Form
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main || len(n.Attr) == 0 {
		return ""
	}
	r := j.c.classRule(n)
	if rules.HidesItself(n) && !rules.IsBodyName(n) {
		r = rules.Hidden
	}
	if r == rules.Ads && (node.HasWord(n, bannerWords) && !node.HoldsLink(n) || rules.IsBodyName(n)) {
		r = "" // the picture over an article is called so, too
	}
	if r == "" && n.DataAtom == atom.Ul && node.HasClass(n, "links") {
		r = rules.Nav
	}
	if r == "" || j.c.Off[r] || !j.mayDrop(n, r) {
		return ""
	}
	return r
}

// bannerWords are words of class names of advertising, or of a picture.
var bannerWords = words.Set("banner banners")

// isShortForm reports whether n asks for a few words, and is not a frame around
// the page.
func (j *judge) isShortForm(n *html.Node) bool {
	part, all := j.sizes.of(n), j.sizes.of(j.sizes.root)
	return part.text < 400 && part.rich < 1 && part.text*4 < all.text+400 && !node.HasPicture(n, nil)
}

// rules.ClassRule is the function of that name; it keeps what it found for classes,
// which pages repeat.
func (c *Source) classRule(n *html.Node) string {
	found := ""
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Val == "" || a.Key != "class" && a.Key != "id" {
			continue
		}
		var rule string
		if a.Key == "class" {
			rule = c.Names.of(a.Val).rule
		} else {
			rule = rules.AttrRule(a)
		}
		if rule == rules.Hidden && a.Key == "class" {
			return rule
		}
		if found == "" {
			found = rule
		}
	}
	return found
}

// guardTag decides the cases in which a tag alone does not tell.
func (j *judge) guardTag(n *html.Node, rule string) string {
	switch rule {
	case rules.Noscript:
		img := node.Find(n, func(x *html.Node) bool { return x.DataAtom == atom.Img })
		if img != nil && !node.HasPicture(n.Parent, n) {
			return ""
		}
	case rules.Nav:
		if !j.mayDrop(n, rule) {
			return ""
		}
	case rules.Script, rules.Form, rules.Icon:
		if !runes.HasInk(node.Text(n)) && n.FirstChild == nil {
			return keepOut
		}
	}
	return rule
}

// mayDrop holds the guards: a guess by class never takes most of an article,
// nor running text of several paragraphs. Comments are judged by what they are.
func (j *judge) mayDrop(n *html.Node, rule string) bool {
	part, all := j.sizes.of(n), j.sizes.of(j.sizes.root)
	if !j.guess(n, rule, part, all) {
		return false
	}
	if rule != rules.Comments {
		j.sizes.guessed += part.text
	}
	return true
}

// guess judges one element by its size in the whole.
func (j *judge) guess(n *html.Node, rule string, part, all size) bool {
	if rule == rules.Comments {
		if j.contrib || part.rich >= 2 && !hasReaderMarks(n) {
			j.contrib = true
			return false
		}
		return part.text < all.text || part.text == 0
	}
	if part.text == 0 {
		return rule != rules.Hidden || !node.HasPicture(n, nil)
	}
	rest := all.text - part.text
	switch {
	case (j.sizes.guessed+part.text)*10 > all.text*7:
		return false
	case part.text > 40 && rest < 250 && part.text*4 > all.text, part.text*10 > all.text*4 && rule != rules.Related:
		return false
	case rule == rules.LineNumber:
		return rules.IsLineNumbers(n)
	case rule == rules.Related:
		return part.rich < 2 || part.link*2 > part.text || part.text*10 < all.text*3
	case rule == rules.Subscribe && node.HoldsField(n):
		return part.rich < 4
	case rule == rules.Hidden:
		return part.rich < 3
	case rule == rules.Tags && !node.HasWord(n, listWords):
		// "tag" also names what a text is about: only a box of links is a list.
		return node.IsBox(n) && part.link*2 >= part.text && part.link > 0 && part.text < 300
	case rule == rules.Nav || rule == rules.Contents || rule == rules.Tags:
		return part.rich < 1 && (part.link*2 > part.text || part.text < 200)
	case rule == rules.Copyright || rule == rules.Editor || rule == rules.Byline:
		return part.text < 400
	}
	return part.rich < 2
}

// listWords are words of class names that mark a list of tags for sure.
var listWords = words.Set("tags taglist tagcloud catlinks tagged keywords categories footer links cat")

// readerWords are words of class names that mark the comments of readers.
var readerWords = words.Set("reply replies permalink anonymous commenter gravatar avatar username respond vcard cancel")

// hasReaderMarks reports whether n holds the machinery of readers' comments.
func hasReaderMarks(n *html.Node) bool {
	return node.Find(n, func(x *html.Node) bool {
		return x.DataAtom == atom.Textarea || len(x.Attr) > 0 && node.HasWord(x, readerWords)
	}) != nil
}

// dropNode reports a node that rule leaves out.
func (b *builder) dropNode(rule string, n *html.Node) {
	text, hint := rules.HeadText(n), nodeHint(n)
	if text == "" && hint == "" {
		return
	}
	chars := b.sizes.of(n).text
	if rule == rules.Script {
		chars = 0 // no text of the article
	}
	b.c.Log.DropHead(rule, text, hint, chars)
}

// nodeHint returns an attribute by which a node without text can be found in
// the source, or "" if it shows nothing.
func nodeHint(n *html.Node) string {
	if n.DataAtom == atom.Img || n.DataAtom == atom.Iframe {
		return node.FirstAttr(n, "src", "data-src", "class")
	}
	if img := node.Find(n, func(x *html.Node) bool { return x.DataAtom == atom.Img || x.DataAtom == atom.Iframe }); img != nil {
		return node.FirstAttr(img, "src", "data-src", "class")
	}
	return ""
}
