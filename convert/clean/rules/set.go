package rules

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

// families lists the rules in the order in which they are asked about a line, a
// picture or the blocks.
func families() [][]Rule {
	return [][]Rule{
		titles(), editors(), controls(), dates(), invitations(), copyrights(), sharing(), related(), pictures(), credits(),
		navigation(), comments(), mails(), pages(), advertising(), subscriptions(), bylines(), repetitions(),
	}
}

// All returns every rule in the order of families.
func All() []Rule { return slices.Concat(families()...) }

// Default returns the set of all rules.
var Default = sync.OnceValue(func() *Set { return NewSet(All()) })

// Rules returns every rule, sorted by name.
func Rules() []Rule {
	return slices.SortedFunc(slices.Values(Default().rules), func(a, b Rule) int { return strings.Compare(a.Name, b.Name) })
}

// Set is rules made ready to be asked. It does not change and serves any number
// of bodies at once.
type Set struct {
	rules    []Rule
	byName   map[string]*Rule
	tags     map[atom.Atom]*Rule
	words    map[string]string // of class names, to the rule
	pairs    map[string]string // likewise; to "" where they mean no harm
	names    map[string]string
	neutral  []string // beginnings of class names that are no hints
	attrs    []attrTest
	kinds    []*Rule         // with Is
	asked    map[string]bool // words of class names that guards ask about
	lines    wordTables
	pictures []*Rule
}

// attrTest is one of Rule.Attrs.
type attrTest struct {
	key, rule string
	is        func(string) bool
}

// NewSet returns a set of rules; where several fit a part, the first wins.
func NewSet(rules []Rule) *Set {
	s := &Set{
		rules: slices.Clone(rules), byName: map[string]*Rule{}, tags: map[atom.Atom]*Rule{}, words: map[string]string{}, pairs: map[string]string{},
		names: map[string]string{}, neutral: words.Of("harmless.prefixes"), asked: map[string]bool{}, lines: newWordTables(),
	}
	setAll(s.pairs, words.Of("harmless.pairs"), "")
	for i := range s.rules {
		s.add(&s.rules[i])
	}
	return s
}

func (s *Set) add(r *Rule) {
	s.byName[r.Name] = r
	r.Class = slices.Concat(r.Class, words.Of(r.Name+".class"))
	r.Pairs = slices.Concat(r.Pairs, words.Of(r.Name+".pairs"))
	r.Names = slices.Concat(r.Names, words.Of(r.Name+".names"))
	for _, p := range r.Patterns {
		s.lines.add(p, r.Name)
	}
	setAll(s.tags, r.Tags, r)
	setAll(s.words, r.Class, r.Name)
	setAll(s.pairs, r.Pairs, r.Name)
	setAll(s.names, r.Names, r.Name)
	setAll(s.asked, r.Asks, true)
	for _, key := range slices.Sorted(maps.Keys(r.Attrs)) {
		s.attrs = append(s.attrs, attrTest{key, r.Name, r.Attrs[key]})
	}
	if r.Is != nil {
		s.kinds = append(s.kinds, r)
	}
	if r.Picture != nil {
		s.pictures = append(s.pictures, r)
	}
}

func setAll[K comparable, V any](m map[K]V, keys []K, v V) {
	for _, k := range keys {
		m[k] = v
	}
}

// Rule returns the rule of that name, or nil.
func (s *Set) Rule(name string) *Rule { return s.byName[name] }

// OfTag returns the rule under which elements of a kind are dropped, or nil.
func (s *Set) OfTag(kind atom.Atom) *Rule { return s.tags[kind] }

// OfAttrs returns the rule that n's own attributes name for sure, or "".
func (s *Set) OfAttrs(n *html.Node) string {
	if n == nil {
		return ""
	}
	for i := range n.Attr {
		for _, t := range s.attrs {
			if a := &n.Attr[i]; a.Key == t.key && (t.is == nil || t.is(a.Val)) && !IsBodyName(n) {
				return t.rule
			}
		}
	}
	return ""
}

// OfKind returns the rule whose Is holds for n, or "".
func (s *Set) OfKind(n *html.Node) string {
	for _, r := range s.kinds {
		if r.Is(n) {
			return r.Name
		}
	}
	return ""
}

// OfFrame returns the rule under which a frame with this address is dropped, or "".
func (s *Set) OfFrame(u string) string {
	for _, r := range s.rules {
		if slices.ContainsFunc(r.Frames, func(w string) bool { return strings.Contains(u, w) }) {
			return r.Name
		}
	}
	return ""
}

// OfPicture returns the rule under which a picture is dropped, or "".
func (s *Set) OfPicture(p *Picture) string {
	for _, r := range s.pictures {
		if r.Picture(p) {
			return r.Name
		}
	}
	return ""
}

// OfName returns the rule at which a class name or an id hints, or "".
func (s *Set) OfName(name string) string {
	for _, p := range s.neutral {
		if strings.HasPrefix(name, p) {
			return ""
		}
	}
	found, before := "", ""
	for w := range node.Words(name) {
		if rule, ok := s.pairs[before+" "+w]; ok {
			return rule
		}
		if found == "" {
			found = s.words[w]
		}
		before = w
	}
	return found
}

// OfNames returns the rule at which the class names in value hint, and that at
// which they would as ids, or "". A whole class name of a rule counts more than
// words.
func (s *Set) OfNames(value string) (class, id string) {
	for name := range strings.FieldsSeq(value) {
		if rule := s.names[name]; rule != "" && class == "" {
			class = rule
		}
		if id == "" {
			id = s.OfName(name)
		}
	}
	return cmp.Or(class, id), id
}

// AsksAttr reports whether a rule asks about attribute key, beside class and id.
func (s *Set) AsksAttr(key string) bool {
	return slices.ContainsFunc(s.attrs, func(t attrTest) bool { return t.key == key })
}

// AsksName reports whether a rule asks about a class name or an id beside what
// OfNames says of it.
func (s *Set) AsksName(name string) bool {
	return isBodyName(name) || node.AnyWord(name, s.asked)
}

// bodyNames are class names and ids that publishing systems give to the body of
// an article, in small letters and without a number at the end.
var bodyNames = words.Set("body.names")

func isBodyName(name string) bool {
	return bodyNames()[strings.TrimRight(strings.ToLower(name), "0123456789-_")]
}

// IsBodyName reports whether n is the body of an article by its names.
func IsBodyName(n *html.Node) bool {
	if n == nil {
		return false
	}
	for name := range node.Names(n) {
		if isBodyName(name) {
			return true
		}
	}
	return node.Attr(n, "itemprop") == "articleBody"
}
