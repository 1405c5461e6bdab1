package links

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"
)

// The longest address and name of a place that are looked for in text, in bytes.
const (
	longestRef      = 500
	longestFragment = 300
)

// EachRef calls visit for what may be an address with a fragment in the text of a body,
// whatever it is written in: a link of Markdown, an attribute, a name in double
// brackets, a tag of a generator. It stops where visit returns false.
func EachRef(body []byte, visit func(ref string) (more bool)) {
	for at := 0; ; {
		i := bytes.IndexByte(body[at:], '#')
		if i < 0 {
			return
		}
		at += i + 1
		if ref := refAt(body, at-1); ref != "" && !visit(ref) {
			return
		}
	}
}

// HoldsRefs reports whether there may be a link to a place in another article of the
// archive in the text of a body whose own address is own, or "".
func HoldsRefs(body []byte, own string) bool {
	found, site := false, host(own)
	EachRef(body, func(ref string) bool {
		found = ref[0] != '#' && (!strings.Contains(ref, "://") || site != "" && host(ref) == site)
		return !found
	})
	return found
}

// refAt returns the address whose fragment begins at body[i], or "".
func refAt(body []byte, i int) string {
	if i == 0 {
		return ""
	}
	switch body[i-1] {
	case ' ', '\t', '\n', '#', '&', ':', ';', '\\', '>', '`', '*', ',':
		return ""
	}
	if ref := nameAt(body, i); ref != "" {
		return ref
	}
	from := i
	for from > 0 && i-from < longestRef && !endsRef(body[from-1]) && (from < i || body[from-1] != '=') {
		from--
	}
	if from > 0 && body[from-1] == '#' {
		return ""
	}
	to := i + 1
	for to < len(body) && to-i < longestFragment && !endsRef(body[to]) {
		to++
	}
	if to == i+1 || i-from == longestRef || to-i == longestFragment || isComment(body[i+1:to]) || isProse(body, from, i) {
		return ""
	}
	return html.UnescapeString(string(body[from:to]))
}

// isProse reports whether body[from:to] is a word of running text or an address that a
// network for the delivery of sites put in, not an address of an article.
func isProse(body []byte, from, to int) bool {
	address := body[from:to]
	if bytes.HasPrefix(address, []byte("/cdn-cgi/")) {
		return true
	}
	inText := from == 0 || body[from-1] <= ' ' || body[from-1] == '>'
	return inText && !bytes.ContainsAny(address, "./") && bytes.ContainsFunc(address, func(r rune) bool { return r >= utf8.RuneSelf })
}

// endsRef reports whether no address goes on over c.
func endsRef(c byte) bool {
	switch c {
	case '"', '\'', '<', '>', '(', ')', '[', ']', '|', '#':
		return true
	}
	return c <= ' '
}

// nameAt returns the name of a page in double brackets whose fragment begins at
// body[i].
func nameAt(body []byte, i int) string {
	before := body[max(0, i-longestFragment):i]
	from := bytes.LastIndex(before, []byte("[["))
	if from < 0 || bytes.ContainsAny(before[from:], "]\n|") {
		return ""
	}
	rest := body[i:min(len(body), i+longestFragment)]
	to := bytes.IndexAny(rest, "|]\n")
	if to < 2 || rest[to] == '\n' {
		return ""
	}
	name, fragment := strings.TrimSpace(string(before[from+2:])), strings.TrimRight(string(rest[:to]), `\ `)
	if name == "" {
		return fragment
	}
	return Named + name + fragment
}

// isComment reports whether a fragment names the comments of a page or one of them:
// no article has such a place.
func isComment(fragment []byte) bool {
	switch string(fragment) {
	case "comments", "comment-form", "respond", "disqus_thread":
		return true
	}
	n, ok := bytes.CutPrefix(fragment, []byte("comment-"))
	return ok && len(bytes.Trim(n, "0123456789")) == 0
}
