package draw

import (
	"cmp"
	"slices"
	"strings"
)

// property is what an element is told by a rule or an attribute.
type property struct{ name, value string }

// rule is a rule of a style sheet (Selectors 4, CSS Cascade 4).
type rule struct {
	parts  []simple // the last one is that of the element itself
	weight int      // its specificity
	sets   []property
	urgent []property // !important
}

// simple is a selector of one element, and how the element of the part before it stands
// to it.
type simple struct {
	name, id string
	classes  []string
	has      []property // attributes; the value "" = any
	child    bool       // of that element; else anywhere in it
	any      bool       // says nothing
}

// maxRules bounds the rules of a drawing and maxParts the elements that a selector names.
const (
	maxRules = 2000
	maxParts = 8
)

// sheets reads the style sheets in n and sorts their rules.
func sheets(n *node) []rule {
	var out []rule
	var walk func(n *node)
	walk = func(n *node) {
		if n.name == "style" {
			var css strings.Builder
			for _, k := range n.kids {
				css.WriteString(k.text)
			}
			out = readSheet(out, css.String())
			return
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(n)
	slices.SortStableFunc(out, func(a, b rule) int { return cmp.Compare(a.weight, b.weight) })
	return out
}

func readSheet(out []rule, css string) []rule {
	css = withoutComments(css)
	for len(out) < maxRules {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			break
		}
		if strings.HasPrefix(strings.TrimSpace(selectors), "@") {
			css = afterBlock(rest)
			continue
		}
		var body string
		body, css, _ = strings.Cut(rest, "}")
		sets, urgent := properties(body)
		for selector := range strings.SplitSeq(selectors, ",") {
			if parts, weight := readSelector(selector); parts != nil && len(out) < maxRules {
				out = append(out, rule{parts, weight, sets, urgent})
			}
		}
	}
	return out
}

func withoutComments(css string) string {
	var out strings.Builder
	for css != "" {
		before, rest, _ := strings.Cut(css, "/*")
		out.WriteString(before)
		_, css, _ = strings.Cut(rest, "*/")
	}
	return out.String()
}

// afterBlock returns what follows the block that css is within.
func afterBlock(css string) string {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}

// properties reads "name: value; …".
func properties(css string) (sets, urgent []property) {
	for p := range strings.SplitSeq(css, ";") {
		name, value, ok := strings.Cut(p, ":")
		if !ok || len(value) > 2000 {
			continue
		}
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		if plain, is := strings.CutSuffix(value, "!important"); is {
			urgent = append(urgent, property{name, strings.TrimSpace(plain)})
			continue
		}
		sets = append(sets, property{name, value})
	}
	return sets, urgent
}

// readSelector reads a selector; nil where it says more than is understood here.
func readSelector(s string) (parts []simple, weight int) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 300 || strings.ContainsAny(s, "+~\\") && !strings.Contains(s, "[") {
		return nil, 0
	}
	child := false
	for f := range strings.FieldsSeq(strings.ReplaceAll(s, ">", " > ")) {
		if f == ">" {
			child = true
			continue
		}
		p, w, ok := readSimple(f)
		if !ok || len(parts) == maxParts {
			return nil, 0
		}
		p.child, child = child, false
		parts, weight = append(parts, p), weight+w
	}
	return parts, weight
}

// readSimple reads a selector of one element: name#id.class[attribute].
func readSimple(s string) (p simple, weight int, ok bool) {
	at := strings.IndexAny(s, "#.[:")
	if at < 0 {
		at = len(s)
	}
	if p.name = s[:at]; p.name == "*" {
		p.name = ""
	}
	if p.name != "" {
		weight++
	}
	for s = s[at:]; s != ""; {
		kind := s[0]
		end := strings.IndexAny(s[1:], "#.[:") + 1
		if kind == '[' {
			end = strings.IndexByte(s, ']') + 1
		}
		if end <= 0 {
			end = len(s)
		}
		word := s[1:end]
		s = s[end:]
		switch kind {
		case '#':
			p.id, weight = word, weight+10_000
		case '.':
			p.classes, weight = append(p.classes, word), weight+100
		case '[':
			name, value, _ := strings.Cut(strings.TrimSuffix(word, "]"), "=")
			p.has, weight = append(p.has, property{name, strings.Trim(value, `"'`)}), weight+100
		default: // states and places
			if word != "root" {
				return p, 0, false
			}
			p.name, weight = "svg", weight+100
		}
	}
	p.any = p.name == "" && p.id == "" && len(p.classes) == 0 && len(p.has) == 0
	return p, weight, true
}

// matches reports whether the selector up to part i is that of n.
func (r *reader) matches(parts []simple, i int, n *node) bool {
	for {
		r.spend(&r.matched, 1)
		if !parts[i].is(n) {
			return false
		}
		if i == 0 {
			return true
		}
		if !parts[i].child {
			break
		}
		if n = n.parent; n == nil {
			return false
		}
		i--
	}
	for up := n.parent; up != nil; up = up.parent {
		if r.matches(parts, i-1, up) {
			return true
		}
	}
	return false
}

func (p *simple) is(n *node) bool {
	if p.any {
		return true
	}
	if p.name != "" && p.name != n.name || p.id != "" && p.id != n.get("id") {
		return false
	}
	if len(p.classes) > 0 {
		own := n.get("class")
		for _, c := range p.classes {
			if !hasWord(own, c) {
				return false
			}
		}
	}
	for _, a := range p.has {
		if v := n.get(a.name); v == "" || a.value != "" && v != a.value {
			return false
		}
	}
	return true
}

func hasWord(words, w string) bool {
	return strings.Contains(words, w) && slices.Contains(strings.Fields(words), w)
}
