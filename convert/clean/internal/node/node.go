// Package node asks about single nodes of an HTML tree: attributes, class names,
// text.
package node

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Attr returns the value of n's attribute key, or "".
func Attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// Int returns n's attribute key as a number, perhaps of pixels, or otherwise.
func Int(n *html.Node, key string, otherwise int) int {
	if v, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(Attr(n, key)), "px")); err == nil {
		return v
	}
	return otherwise
}

// Share returns the part of its column that n states as its width in hundredths, from 0
// to 1; 0 = it states none.
func Share(n *html.Node) float64 {
	stated := Attr(n, "width")
	for rule := range strings.SplitSeq(Attr(n, "style"), ";") {
		if key, value, _ := strings.Cut(rule, ":"); strings.EqualFold(strings.TrimSpace(key), "width") {
			stated = value
		}
	}
	hundredths, ok := strings.CutSuffix(strings.TrimSpace(stated), "%")
	v, err := strconv.ParseFloat(hundredths, 64)
	if !ok || err != nil || !(v >= 5 && v <= 100) {
		return 0
	}
	return v / 100
}

// HasAttr reports whether n has attribute key.
func HasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// FirstAttr returns the value of the first of keys that n has with a value, or "".
func FirstAttr(n *html.Node, keys ...string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(Attr(n, k)); v != "" {
			return v
		}
	}
	return ""
}

// HasClass reports whether name is one of n's class names.
func HasClass(n *html.Node, name string) bool {
	return slices.Contains(strings.Fields(Attr(n, "class")), name)
}

// Find returns the first descendant of n, in document order, that match
// accepts.
func Find(n *html.Node, match func(*html.Node) bool) *html.Node {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type != html.ElementNode {
			continue
		}
		if match(k) {
			return k
		}
		if f := Find(k, match); f != nil {
			return f
		}
	}
	return nil
}

// First returns the first descendant of n of one of the kinds, or nil.
func First(n *html.Node, kinds ...atom.Atom) *html.Node {
	return Find(n, func(x *html.Node) bool { return slices.Contains(kinds, x.DataAtom) })
}

// Holds reports whether an element of one of the kinds stands below n.
func Holds(n *html.Node, kinds ...atom.Atom) bool { return First(n, kinds...) != nil }

// HasPicture reports whether parent shows a picture before except.
func HasPicture(parent, except *html.Node) bool {
	if parent == nil {
		return false
	}
	for k := parent.FirstChild; k != nil && k != except; k = k.NextSibling {
		if k.DataAtom == atom.Img || k.Type == html.ElementNode && Holds(k, atom.Img) {
			return true
		}
	}
	return false
}

// IsUnread reports whether what elements of this kind hold is not for reading.
func IsUnread(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Link, atom.Meta, atom.Title, atom.Base, atom.Head,
		atom.Noembed, atom.Noframes, atom.Param, atom.Source, atom.Track:
		return true
	}
	return false
}

// IsBox reports whether n begins and ends a piece of text.
func IsBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.Span, atom.Font, atom.U, atom.Small, atom.Sub, atom.Sup,
		atom.Code, atom.Mark, atom.Time, atom.Abbr, atom.Cite, atom.Q, atom.S, atom.Del, atom.Ins, atom.Label, atom.Ruby:
		return false
	}
	return true
}

// IsLineBox reports whether an element of this kind stands on lines of its own as text.
func IsLineBox(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Tr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// Text returns the characters of n, block boundaries as line ends.
func Text(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild.NextSibling == nil && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	var s strings.Builder
	writeText(&s, n)
	return s.String()
}

func writeText(s *strings.Builder, n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			s.WriteString(k.Data)
		case k.DataAtom == atom.Br:
			s.WriteByte('\n')
		case k.DataAtom == atom.Script, k.DataAtom == atom.Style:
		case k.Type == html.ElementNode:
			writeText(s, k)
			if IsLineBox(k.DataAtom) {
				s.WriteByte('\n')
			}
		}
	}
}

// Head returns the beginning of n's text without that of except, at least 400
// bytes of it.
func Head(n, except *html.Node) string {
	var s strings.Builder
	writeHead(&s, n, except)
	return strings.TrimSpace(s.String())
}

func writeHead(s *strings.Builder, n, except *html.Node) {
	for k := n.FirstChild; k != nil && s.Len() < 400; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			s.WriteString(k.Data)
		case k.Type == html.ElementNode && !IsUnread(k.DataAtom) && k != except:
			writeHead(s, k, except)
			s.WriteByte(' ')
		}
	}
}

// maxName is the length of the longest class name or id that is read.
const maxName = 64

// Words yields the words of a class name or id: the runs of letters, in lower
// case, cut where a capital follows a small letter. A run of up to three letters
// between digits is a part of some code, not a word.
func Words(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if len(name) > maxName {
			return
		}
		run, code := 0, false // length of the run before i; whether a digit is before it
		for i := 0; i <= len(name); i++ {
			var ch byte
			if i < len(name) {
				ch = name[i]
			}
			digit := ch >= '0' && ch <= '9'
			cut := run > 0 && !code && runes.IsUpper(ch) && !runes.IsUpper(name[i-1])
			if letter.Alpha(ch) && !cut {
				run++
				continue
			}
			if (run > 3 || run > 0 && !code && !digit) && !yield(strings.ToLower(name[i-run:i])) {
				return
			}
			run, code = 0, digit
			if cut {
				run = 1
			}
		}
	}
}

// Names yields the class names of n and its id.
func Names(n *html.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, a := range n.Attr {
			if a.Key != "class" && a.Key != "id" {
				continue
			}
			for name := range strings.FieldsSeq(a.Val) {
				if !yield(name) {
					return
				}
			}
		}
	}
}

// AnyWord reports whether one of the words of a class name or id is one of words.
func AnyWord(name string, words map[string]bool) bool {
	for w := range Words(name) {
		if words[w] {
			return true
		}
	}
	return false
}

// HasWord reports whether one of n's class names or its id holds one of words.
func HasWord(n *html.Node, words map[string]bool) bool {
	for name := range Names(n) {
		if AnyWord(name, words) {
			return true
		}
	}
	return false
}

// Visible counts the visible characters below n, and stops behind the part with which
// there are over most.
func Visible(n *html.Node, most int) int {
	total := 0
	for k := n.FirstChild; k != nil && total <= most; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			total += runes.CountVisible(k.Data)
		case k.Type == html.ElementNode && !IsUnread(k.DataAtom):
			total += Visible(k, most-total)
		}
	}
	return total
}
