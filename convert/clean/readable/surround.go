package readable

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// surroundNames are the names of the features that tell of the page around a block.
var surroundNames = []string{
	"described", "short-words", "word-length", "caption", "prop-body", "role-frame",
	"since-heading", "heading-level", "heading-also", "since-title",
	"shape-share", "shape-own", "shape-lib", "shape-rich", "rich-around",
	"page-chars", "page-linked", "own-chars", "lib-chars", "both-share",
}

// shape sums the blocks whose boxes, and the boxes around these, are of one shape.
type shape struct{ chars, own, lib, rich int }

// surroundings is what is known of a page as a whole.
type surroundings struct {
	described string // key of what the page says of itself in a line or two
	chars     int
	linked    int
	own, lib  int // characters of the candidates
	both      int
	title     int // number of the block with the title, or -1
	heading   int // number of the last heading so far, or -1
	also      bool
}

// path returns the shapes of b and the box around it.
func (b *box) path() string {
	switch {
	case b == nil:
		return ""
	case b.up == nil:
		return b.shape
	}
	return b.up.shape + ">" + b.shape
}

// survey reads the page as a whole.
func (r *reader) survey(top *html.Node) {
	s := &r.surroundings
	s.described, s.title, s.heading = described(top), -1, -1
	shapes := map[string]*shape{}
	for i, x := range r.blocks {
		p := x.box.path()
		h := shapes[p]
		if h == nil {
			h = &shape{}
			shapes[p] = h
		}
		x.alike = h
		h.chars, h.rich = h.chars+x.chars, h.rich+x.rich
		s.chars, s.linked = s.chars+x.chars, s.linked+x.links
		if x.own {
			h.own, s.own = h.own+x.chars, s.own+x.chars
		}
		if x.lib {
			h.lib, s.lib = h.lib+x.chars, s.lib+x.chars
		}
		if x.own && x.lib {
			s.both += x.chars
		}
		if l := levelOf(x.box.n); (l == 1 || l == 2 && r.isTitle(x)) && (s.title < 0 || r.isTitle(x) && !r.isTitle(r.blocks[s.title])) {
			s.title = i
		}
	}
}

func (r *reader) isTitle(x *Block) bool {
	return len(x.key) > 8 && (strings.Contains(r.title, x.key) || r.title != "" && strings.Contains(x.key, r.title))
}

// described returns the key of what the page says of itself to search engines.
func described(top *html.Node) string {
	longest := ""
	for n := range top.Descendants() {
		if n.DataAtom == atom.Body {
			break
		}
		if n.DataAtom != atom.Meta {
			continue
		}
		switch strings.ToLower(node.FirstAttr(n, "property", "name")) {
		case "description", "og:description", "twitter:description":
			if c := node.Attr(n, "content"); len(c) > len(longest) {
				longest = c
			}
		}
	}
	return letter.Key(html.UnescapeString(longest))
}

// Parts of a description that are looked for in a block, in bytes of keys.
const (
	minDescribed = 20
	midDescribed = 32
)

// describes says how much of the description stands in x: 0 none, 1 a part, 2 its beginning.
func (s *surroundings) describes(x *Block) float32 {
	d := s.described
	switch {
	case len(d) < minDescribed:
		return -1
	case strings.Contains(x.key, prefix(d, midDescribed)) || len(x.key) >= minDescribed && strings.HasPrefix(d, x.key):
		return 2
	case len(x.key) >= minDescribed && strings.Contains(d, prefix(x.key, midDescribed)):
		return 1
	}
	return 0
}

// prefix returns the first n bytes of s, of whole characters.
func prefix(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// surroundFeatures appends the features of block i by what is around it.
func (r *reader) surroundFeatures(f []float32, i int) []float32 {
	s, x := &r.surroundings, r.blocks[i]
	short, length := wordsOf(x.Text)
	f = append(f, s.describes(x), short, length, flag(x.Caption))
	f = x.roleFeatures(f)
	f = r.headingFeatures(f, i)
	h := x.alike
	f = append(f, ratio(h.chars, s.chars), ratio(h.own, h.chars), ratio(h.lib, h.chars), ratio(h.rich, h.chars))
	around, all := 0, 0
	for k := max(i-3, 0); k < min(i+4, len(r.blocks)); k++ {
		around, all = around+r.blocks[k].rich, all+r.blocks[k].chars
	}
	return append(f, ratio(around, all), logOf(s.chars), ratio(s.linked, s.chars), logOf(s.own), logOf(s.lib), ratio(s.both*2, s.own+s.lib))
}

// headingFeatures says what the last heading before block i is, and how far the title.
func (r *reader) headingFeatures(f []float32, i int) []float32 {
	s, x := &r.surroundings, r.blocks[i]
	if s.heading < 0 {
		f = append(f, 30, 0, 0)
	} else {
		f = append(f, float32(min(i-s.heading, 30)), float32(levelOf(r.blocks[s.heading].box.n)), flag(s.also))
	}
	if level := levelOf(x.box.n); level > 0 || x.chars <= maxLead {
		also := runes.StartsAny(strings.ToLower(strings.TrimLeftFunc(x.Text, notLetter)), alsoWords())
		if level > 0 || also {
			s.heading, s.also = i, also
		}
	}
	if s.title < 0 {
		return append(f, -40)
	}
	return append(f, float32(max(min(i-s.title, 60), -20)))
}

func notLetter(c rune) bool { return !unicode.IsLetter(c) }

// wordsOf returns the share of words of up to three letters, and the mean length of
// words.
func wordsOf(s string) (short, length float32) {
	n, few, letters, at := 0, 0, 0, 0
	end := func() {
		if at > 0 {
			n++
			letters += at
			if at <= 3 {
				few++
			}
		}
		at = 0
	}
	for _, c := range s {
		if unicode.IsLetter(c) {
			at++
		} else {
			end()
		}
	}
	end()
	return ratio(few, n), min(ratio(letters, n), 20)
}

// frameRoles are the roles of what stands around an article.
var frameRoles = []string{"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "alert", "menu", "menubar", "tablist", "toolbar"}

// hiddenNames are class names of what a page hides, or shows on paper alone.
var hiddenNames = words.Set("hidden.names")

// read notes what the attributes of a box say.
func (b *box) read() {
	if len(b.n.Attr) == 0 {
		return
	}
	b.embed, b.consent = isEmbed(b.n), isConsent(b.n)
	for _, a := range b.n.Attr {
		switch a.Key {
		case "hidden":
			b.hidden = true
		case "aria-hidden":
			b.hidden = b.hidden || a.Val == "true"
		case "style":
			b.hidden = b.hidden || strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none")
		case "class":
			for name := range strings.FieldsSeq(a.Val) {
				b.hidden = b.hidden || hiddenNames()[name]
			}
		case "itemprop":
			b.text = strings.EqualFold(a.Val, "articleBody") || a.Val == "text" || a.Val == "recipeInstructions"
		case "role":
			b.frame = slices.Contains(frameRoles, a.Val)
		}
	}
}

// roleFeatures says how near a box around the block is that is the text of an article, and
// whether one is of a page's frame.
func (x *Block) roleFeatures(f []float32) []float32 {
	const far = 8
	text, frame := float32(far), false
	for b, i := x.box, 0; b != nil; b, i = b.up, i+1 {
		if i < far && text == far && b.text {
			text = float32(i)
		}
		frame = frame || b.frame
	}
	return append(f, text, flag(frame))
}
