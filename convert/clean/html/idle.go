package html

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// askedAttrs are the names of attributes that a rule, the builder of blocks or
// the parser itself asks about, beside classes, ids and those of pictures.
var askedAttrs = words.Set("href src alt title style width height type start align colspan rowspan hidden checked itemprop " +
	"alttext encoding data data-lang srcset data-srcset data-lazy-srcset color face size " + strings.Join(lazyAttrs, " "))

// askedNames are the words of class names and ids that are asked about beside
// those that hint at a rule.
var askedNames = func() map[string]bool {
	out := map[string]bool{}
	for _, set := range []map[string]bool{bannerWords, listWords, readerWords, captionWords} {
		for w := range set {
			out[w] = true
		}
	}
	return out
}()

// askedShapes holds, by the first letter, a bit for each length of a word that
// askedNames or the tables of rules.NameRule know.
var askedShapes = shapesOf(askedNames, rules.WordLengths)

// wholeShapes is the same for the names that are asked about as a whole.
var wholeShapes = shapesOf(rules.HiddenNames, shapesOf(rules.BodyNames, [26]uint32{}))

func shapesOf(words map[string]bool, shapes [26]uint32) [26]uint32 {
	for w := range words {
		shapes[w[0]-'a'] |= 1 << len(w)
	}
	return shapes
}

// isIdle reports whether an attribute with this name and value, as they stand in
// the source between plain quotation marks, can be left out: nothing asks about
// it, or it names a class or an id that says nothing to any rule.
func (s *shrinker) isIdle(name, value []byte) bool {
	switch string(name) {
	case "class":
		return s.kind != shrinkPicture && s.kind != shrinkRaw && s.isIdleName(value)
	case "id":
		return !asksName(string(value))
	}
	return isPlainName(name) && !askedAttrs[string(name)]
}

// isPlainName reports whether an attribute's name is written in small letters,
// with hyphens and the like: a parser would not change it.
func isPlainName(name []byte) bool {
	for _, ch := range name {
		if runes.IsUpper(ch) || ch <= ' ' || ch >= 0x7F || ch == '/' || ch == '<' || ch == '"' || ch == '\'' {
			return false
		}
	}
	return true
}

// Names remembers what was found about class attributes, by their values: pages
// repeat them, and so do the pages of a site.
type Names map[string]naming

// naming is what the value of a class attribute means.
type naming struct {
	idle bool   // nothing to anyone
	rule string // see rules.AttrRule
}

// maxNames bounds what names remembers.
const maxNames = 1 << 12

// of returns the meaning of a class attribute's value.
func (m Names) of(value string) naming {
	n, ok := m[value]
	if !ok {
		n = m.learn(value)
	}
	return n
}

func (m Names) learn(value string) naming {
	if len(m) >= maxNames {
		clear(m)
	}
	n := naming{idle: !asksName(value)}
	if !n.idle { // else no rule has a word of it either
		n.rule = rules.AttrRule(&html.Attribute{Key: "class", Val: value})
	}
	m[value] = n
	return n
}

// isIdleName judges the value of a class.
func (s *shrinker) isIdleName(value []byte) bool {
	n, ok := s.names[string(value)]
	if !ok {
		n = s.names.learn(string(value))
	}
	return n.idle
}

// asksName reports whether a class attribute's value may mean something to a
// rule. Where an entity or a letter beyond ASCII stands in it, it may.
func asksName(value string) bool {
	if hasAskedPart(value) {
		return true
	}
	for rest := value; rest != ""; {
		var name string
		if name, rest = node.NextField(rest); name != "" && (asksWhole(name) || asksWord(name)) {
			return true
		}
	}
	return false
}

// hasAskedPart reports whether value holds what is asked for in class names as
// they stand (of pictures' captions, of program text), or is not plain.
func hasAskedPart(value string) bool {
	for i := range len(value) {
		ch := value[i]
		if ch >= 0x7F || ch == '&' || ch < '\t' {
			return true
		}
		part := ""
		switch ch | 0x20 {
		case 'i':
			part = "im" // img, image
		case 'p':
			if part = "pic"; i+1 < len(value) && value[i+1]|0x20 == 'h' {
				part = "pho" // photo
			}
		case 'l':
			part = "lang"
		case 'h':
			part = "highl" // highlight-source
		case 'b':
			part = "brush"
		}
		if part != "" && len(value)-i >= len(part) && strings.EqualFold(value[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// asksWhole reports whether a name is one of rules.HiddenNames or rules.BodyNames.
func asksWhole(name string) bool {
	if rules.Fits(&wholeShapes, name[0], len(name)) && rules.HiddenNames[name] {
		return true
	}
	stem := strings.TrimRight(name, "0123456789-_")
	return stem != "" && rules.Fits(&wholeShapes, stem[0]|0x20, len(stem)) && rules.BodyNames[strings.ToLower(stem)]
}

// asksWord reports whether the words of a class name hint at a rule, or one of
// them is asked for.
func asksWord(name string) bool {
	if len(name) > node.MaxName {
		return true
	}
	var buf [node.MaxName + 1]byte
	known := false
	for rest := name; ; {
		var word string
		if word, rest = node.NextWord(rest, &buf); word == "" {
			return known && rules.NameRule(name) != ""
		}
		if rules.Fits(&askedShapes, word[0], len(word)) {
			if askedNames[word] {
				return true
			}
			known = true
		}
	}
}
