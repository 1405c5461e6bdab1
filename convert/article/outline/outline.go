// Package outline tells what a whole HTML page consists of: links to other pages
// with a little text beside each, as the lists of a site do, or text of its own.
// Whether the pages that it leads to are there is not known here.
package outline

import (
	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Outline is what a page consists of, as far as it may be a page that is no
// article: a list of others, a form of search, a notice that there is no page, a
// way to another address.
type Outline struct {
	Says    Says    // what its metadata call it
	Host    string  // of the site, as links to its first page name it; "" = they are relative
	To      string  // the address that it leads readers to at once
	Entries []Entry // links with what stands beside them, in order
	More    int     // links beyond the limit
	Letters int     // of all its text, without menus, sidebars and the like
	Rest    int     // letters of running text that belongs to no entry
	Loose   int     // letters of what else is no link and no heading, without digits
	Linked  int     // letters of links
	Search  bool    // there is a field to search in
	Picture bool    // there are pictures that belong to no entry
	Heading string  // the first heading that is no link
}

// Entry is a link of a page, and the text beside it.
type Entry struct {
	Ref     string   // where it leads
	Name    string   // its text
	Main    bool     // it is the main link of its block
	Letters int      // of the text beside it
	Samples []string // of that text: some letters and digits in a row, as letter.Key has them
}

// Says is what the metadata of a page call it.
type Says uint8

// What metadata say.
const (
	Nothing   Says = iota
	ArticleIs      // an article with a date or an author
	ListIs         // a list or the first page of a site
)

// Limits of what is kept of a page.
const (
	maxBlocks  = 4000 // a page of more is read so far
	maxLinks   = 4000 // of a block
	maxEntries = 400
	maxRef     = 400 // bytes
	maxName    = 160
	maxSamples = 3 // of an entry
	sample     = 12
	label      = 16  // letters of a text that may be a date or a mark, and says nothing
	little     = 60  // letters of an introduction
	notice     = 320 // of a page that may only say that there is no page
)

// Of returns the outline of a page, nil where it is no list and none of the other pages
// that are no articles, and the number of letters of its text without menus, sidebars and
// the like.
func Of(root *html.Node) (*Outline, int) {
	if root == nil {
		return nil, 0
	}
	o := &Outline{}
	o.metadata(root)
	r := reader{o: o, boxes: []box{{parent: -1}}}
	if m := find(root, isMain); m != nil {
		r.inMain = 1
		r.children(m)
	} else if b := find(root, isBody); b != nil {
		r.children(b)
	}
	r.flush()
	r.group()
	own := o.Rest > little && o.Rest*4 > o.Letters
	if o.To != "" || len(o.Entries) > 0 && !own || o.Letters <= notice && !o.Picture {
		return o, o.Letters
	}
	return nil, o.Letters
}

// link is a link of a block.
type link struct {
	ref, name string
	letters   int
}

// block is a run of text between two boundaries of blocks.
type block struct {
	text    []rune // letters and digits
	linked  int    // of them in links
	links   []link
	level   int // of a heading
	box     int // the innermost box that it stands in
	picture bool
}

// leads reports whether most of a block is links.
func (b *block) leads() bool {
	return len(b.links) > 0 && (len(b.text)-b.linked <= label || b.linked*10 >= len(b.text)*6)
}

// lead returns the link of a block with the longest text.
func (b *block) lead() int {
	best := 0
	for i := range b.links {
		if b.links[i].letters > b.links[best].letters {
			best = i
		}
	}
	return best
}

// speaks reports whether a block is running text.
func (b *block) speaks() bool { return !b.leads() && b.level == 0 && len(b.text) > label }

// sample returns letters in a row of a text, "" where it is too short.
func (b *block) sample() string {
	at := (len(b.text) - sample) / 3
	if at < 0 {
		return ""
	}
	return string(b.text[at : at+sample])
}

// words returns the number of letters of a block, without digits.
func (b *block) words() (n int) {
	for _, r := range b.text {
		if r < '0' || r > '9' {
			n++
		}
	}
	return n
}

// letters returns the letters and digits of a text.
func letters(to []rune, s string) []rune {
	for _, r := range s {
		if r = letter.KeyRune(r); r >= 0 {
			to = append(to, r)
		}
	}
	return to
}
