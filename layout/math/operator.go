package math

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// form is where an operator stands in its row.
type form uint8

const (
	infix form = iota
	prefix
	postfix
)

// operator is what is known of a mo (MathML Core §3.2.4.2).
type operator struct {
	form           form
	left, right    float64 // white beside it, in em
	stretchy       bool
	large, movable bool
	fence          bool
}

// category is one of the operator dictionary (MathML Core, appendix B.2).
type category struct {
	form            form
	white           float64 // on either side, in eighteenths of an em
	stretchy, large bool
	movable, fence  bool
	members         string // ranges of characters, hexadecimal
}

// categories is the operator dictionary (MathML Core, appendix B.2); what it does not
// hold has 5/18 em on either side.
var categories = []category{
	{form: infix, white: 5, stretchy: true, members: "2190-2195 219A-21AE 21B0-21B5 21B9 21BC-21D5 21DA-21F0 21F3-21FF 2794 2799 279B-27A1 27A5-27A6 27A8-27AF 27B1 27B3 27B5 27B8 27BA-27BE 27F0-27F1 27F4-27FF 2900-2920 2934-2937 2942-2975 297C-297F 2B04-2B07 2B0C-2B11 2B30-2B3E 2B40-2B4C 2B60-2B65 2B6A-2B6D 2B70-2B73 2B7A-2B7D 2B80-2B87 2B95 2BA0-2BAF 2BB8"},
	{form: infix, white: 4, members: "2B 2D 2F B1 F7 2044 2212-2216 2227-222A 2236 2238 228C-228E 2293-2296 2298 229D-229F 22BB-22BD 22CE-22CF 22D2-22D3 2795-2797 29B8 29BC 29C4-29C5 29F5-29FB 2A1F-2A2E 2A38-2A3A 2A3E 2A40-2A4F 2A51-2A63 2ADB 2AF6 2AFB 2AFD"},
	{form: infix, white: 3, members: "25 2A 2E 3F-40 5E B7 D7 2022 2043 2217-2219 2240 2297 2299-229B 22A0-22A1 22BA 22C4-22C7 22C9-22CC 2305-2306 27CB 27CD 29C6-29C8 29D4-29D7 29E2 2A1D-2A1E 2A2F-2A37 2A3B-2A3D 2A3F 2A50 2A64-2A65 2ADC-2ADD 2AFE"},
	{form: infix, members: "5C 5F 2061-2064 2206"},
	{form: prefix, members: "21 2B 2D AC B1 2018 201C 2200-2201 2203-2204 2207 2212-2213 221F-2222 2234-2235 223C 22BE-22BF 2310 2319 2795-2796 27C0 299B-29AF 2AEC-2AED"},
	{form: postfix, members: "21-22 25-27 60 A8 B0 B2-B4 B8-B9 2CA-2CB 2D8-2DA 2DD 311 2019-201B 201D-201F 2032-2037 2057 20DB-20DC 23CD"},
	{form: prefix, stretchy: true, fence: true, members: "28 5B 7B-7C 2016 2308 230A 2329 2772 27E6 27E8 27EA 27EC 27EE 2980 2983 2985 2987 2989 298B 298D 298F 2991 2993 2995 2997 2999 29D8 29DA 29FC"},
	{form: postfix, stretchy: true, fence: true, members: "29 5D 7C-7D 2016 2309 230B 232A 2773 27E7 27E9 27EB 27ED 27EF 2980 2984 2986 2988 298A 298C 298E 2990 2992 2994 2996 2998-2999 29D9 29DB 29FD"},
	{form: prefix, white: 3, large: true, members: "222B-2233 2A0B-2A1C"},
	{form: postfix, stretchy: true, members: "5E-5F 7E AF 2C6-2C7 2C9 2CD 2DC 2F7 302 203E 2322-2323 23B4-23B5 23DC-23E1"},
	{form: prefix, white: 3, large: true, movable: true, members: "220F-2211 22C0-22C3 2A00-2A0A 2A1D-2A1E 2AFC 2AFF"},
}

// known is a range of characters of the dictionary.
type known struct {
	first, last rune
	of          *category
}

// dictionary holds the ranges of every form in order.
var dictionary = sync.OnceValue(func() (out [postfix + 1][]known) {
	for i := range categories {
		c := &categories[i]
		for field := range strings.FieldsSeq(c.members) {
			first, last, ranges := strings.Cut(field, "-")
			if !ranges {
				last = first
			}
			a, _ := strconv.ParseInt(first, 16, 32)
			b, _ := strconv.ParseInt(last, 16, 32)
			out[c.form] = append(out[c.form], known{rune(a), rune(b), c})
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(x, y known) int { return int(x.first - y.first) })
	}
	return out
})

func find(r rune, f form) *category {
	list := dictionary()[f]
	i, _ := slices.BinarySearchFunc(list, r, func(k known, r rune) int { return int(k.last - r) })
	if i < len(list) && list[i].first <= r {
		return list[i].of
	}
	return nil
}

// special returns what the dictionary says of single characters beside its categories
// (MathML Core, appendix B.1).
func special(r rune, f form) (op operator, ok bool) {
	const thick, thin = 5. / 18, 3. / 18
	switch {
	case f == infix && (r == '|' || r == '∼'):
		return operator{form: f, left: thick, right: thick}, true
	case f == infix && (r == ',' || r == ':' || r == ';'):
		return operator{form: f, right: thin}, true
	case f == prefix && (r == 0x2145 || r == 0x2146 || r == '∂' || r >= '√' && r <= '∜'):
		return operator{form: f, left: thin}, true
	}
	return op, false
}

// lookup returns what the dictionary says of an operator in a form, or else in another
// one (MathML Core §3.2.4.2).
func lookup(r rune, at form) operator {
	for _, f := range [...]form{at, infix, postfix, prefix} {
		if op, ok := special(r, f); ok {
			return op
		}
		if c := find(r, f); c != nil {
			return operator{f, c.white / 18, c.white / 18, c.stretchy, c.large, c.movable, c.fence}
		}
	}
	return operator{form: at, left: 5. / 18, right: 5. / 18}
}

// operator returns what is known of a mo that stands at a place of its row.
func (n *Node) operator(at form) operator {
	switch n.get("form") {
	case "infix":
		at = infix
	case "prefix":
		at = prefix
	case "postfix":
		at = postfix
	}
	text := strings.TrimSpace(n.text)
	if text == "" {
		return operator{form: at}
	}
	r, size := utf8.DecodeRuneInString(text)
	if rest, _ := utf8.DecodeRuneInString(text[size:]); size < len(text) && rest != 0x338 && rest != 0x20D2 {
		r = 0 // several characters
	}
	op := lookup(r, at)
	n.flag("stretchy", &op.stretchy)
	n.flag("largeop", &op.large)
	n.flag("movablelimits", &op.movable)
	n.flag("fence", &op.fence)
	if v, ok := length(n.get("lspace"), 1, xHeight, 0); ok {
		op.left = v
	}
	if v, ok := length(n.get("rspace"), 1, xHeight, 0); ok {
		op.right = v
	}
	return op
}

func (n *Node) flag(key string, to *bool) {
	switch n.get(key) {
	case "true":
		*to = true
	case "false":
		*to = false
	}
}

// xHeight is that of most faces, in em.
const xHeight = 0.47

// length reads a length for an em and an ex of some size; a percentage is of whole.
func length(s string, em, ex, whole float64) (float64, bool) {
	s = strings.TrimSpace(s)
	unit := strings.TrimLeft(s, "+-0123456789.")
	v, err := strconv.ParseFloat(s[:len(s)-len(unit)], 64)
	if err != nil || v < -1e4 || v > 1e4 {
		return 0, false
	}
	factor, ok := map[string]float64{
		"em": em, "ex": ex, "pt": 1, "px": 0.75, "pc": 12, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "%": whole / 100, "": whole,
	}[unit]
	return v * factor, ok
}
