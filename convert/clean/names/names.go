// Package names knows what attributes of elements mean by a set of rules, and takes
// out of HTML, before it is parsed, those that mean nothing.
package names

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// builderAttrs are the attributes that the builder of blocks or the parser itself
// asks about, beside those of lazyAttrs and those of rules.
const builderAttrs = "href src alt title style width height type start align colspan rowspan checked itemprop " +
	"data-callout role alttext encoding data data-lang data-code-marker data-box data-box-title srcset data-srcset data-lazy-srcset color face size " +
	"display mode mathvariant mathcolor stretchy fence separator lspace rspace linethickness columnalign rowalign notation open close separators accent accentunder displaystyle scriptlevel movablelimits " +
	"data-tex data-formula data-latex data-eq data-eeimg eeimg data-mathml data-math-style data-c"

// lazyAttrs hold a picture's address while src holds a placeholder; captionWords are
// words of class names that mark a caption.
var (
	lazyAttrs    = words.List("picture.lazy")
	captionWords = words.Set("caption.class")
)

// builderParts are parts of class names as they stand that the builder asks
// about: of captions of pictures, of program text, of formulas.
var builderParts = []string{"img", "image", "photo", "pic", "lang", "highl", "brush", "math", "mjx", "katex", "blob", "linenum"}

// Names knows what attributes mean by a set of rules, and remembers what it found
// about the values of classes: pages repeat them, and so do the pages of a site.
// It serves one goroutine.
type Names struct {
	set   *rules.Set
	attrs map[string]bool // somebody asks about
	known map[string]Meaning
	spare []byte // of the last body, for the next
}

// New returns what attributes mean by set.
func New(set *rules.Set) *Names {
	return &Names{set: set, attrs: words.ToSet(strings.Fields(builderAttrs), lazyAttrs()), known: map[string]Meaning{}}
}

// Rules returns the rules by which attributes are read.
func (m *Names) Rules() *rules.Set { return m.set }

// Meaning is what the value of a class or an id means.
type Meaning struct {
	unused   bool   // nobody asks about it
	rule, id string // at which it hints as a class and as an id
	sure     bool   // rule has names of its own: it counts more than what an id hints at
	Box      string // the kind of box that a class stands for, or ""
	Titled   bool   // if it has a title
}

// maxNames bounds what Names remembers.
const maxNames = 1 << 12

// Of returns the meaning of a value.
func (m *Names) Of(value string) Meaning {
	if m == nil || m.set == nil {
		return Meaning{}
	}
	n, ok := m.known[value]
	if !ok {
		n = m.learn(value)
	}
	return n
}

func (m *Names) learn(value string) Meaning {
	if m.known == nil {
		m.known = map[string]Meaning{}
	}
	if len(m.known) >= maxNames {
		clear(m.known)
	}
	var n Meaning
	n.rule, n.id = m.set.OfNames(value)
	n.Box, n.Titled = boxOfClass(value)
	n.unused = n.rule == "" && n.Box == "" && !IsBoxTitle(value) && !IsVerse(value) && !IsVerseLine(value) && !m.asks(value)
	n.sure = n.rule != "" && len(m.set.Rule(n.rule).Names) > 0
	m.known[value] = n
	return n
}

// Rule returns the rule at which n's classes and id hint, or "".
func (m *Names) Rule(n *html.Node) string {
	found := ""
	if m == nil || n == nil {
		return ""
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Val == "" || a.Key != "class" && a.Key != "id" {
			continue
		}
		meaning := m.Of(a.Val)
		switch {
		case a.Key == "class" && meaning.sure:
			return meaning.rule
		case found != "":
		case a.Key == "class":
			found = meaning.rule
		case !isHeading(n.DataAtom): // whose ID is made of its words
			found = meaning.id
		}
	}
	return found
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isUnused reports whether an attribute with this name and value, as they stand in
// the source between plain quotation marks, can be left out: nobody asks about it,
// or it names a class or an id that means nothing to anybody. The classes of some
// kinds of elements always stay.
func (m *Names) isUnused(kind elementKind, key, value []byte) bool {
	switch string(key) {
	case "class":
		if kind == pictureElement || kind == rawElement {
			return false
		}
		n, ok := m.known[string(value)]
		if !ok {
			n = m.learn(string(value))
		}
		return n.unused
	case "id":
		if n, ok := m.known[string(value)]; ok {
			return n.unused
		}
		return m.isPlainID(string(value))
	}
	return isPlainKey(key) && !m.attrs[string(key)] && !m.set.AsksAttr(string(key))
}

// isPlainID reports whether nobody asks about an id. It is not remembered: the ids of
// a body differ.
func (m *Names) isPlainID(id string) bool {
	_, rule := m.set.OfNames(id)
	return rule == "" && !m.asks(id)
}

// isPlainKey reports whether an attribute's name is written in small letters,
// with hyphens and the like: a parser would not change it.
func isPlainKey(key []byte) bool {
	for _, ch := range key {
		if ch >= 'A' && ch <= 'Z' || ch <= ' ' || ch >= 0x7F || strings.IndexByte(`/<"'`, ch) >= 0 {
			return false
		}
	}
	return true
}

// asks reports whether the value of a class or an id at which no rule hints may
// mean something to the builder or to a rule. Where an entity or a letter beyond
// ASCII stands in it, it may.
func (m *Names) asks(value string) bool {
	if strings.ContainsFunc(value, func(r rune) bool { return r >= 0x7F || r == '&' || r < '\t' }) {
		return true
	}
	if runes.HoldsAny(strings.ToLower(value), builderParts) {
		return true
	}
	for name := range strings.FieldsSeq(value) {
		if m.set.AsksName(name) || node.AnyWord(name, captionWords()) {
			return true
		}
	}
	return false
}
