package program

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

// Language returns the name of the language of the program in n, as n, what is in it or
// what is around it says, in small letters; "" where nothing does.
func Language(n *html.Node) string {
	if n == nil {
		return ""
	}
	if v := languageOf(n); v != "" {
		return v
	}
	if inside := node.Find(n, func(x *html.Node) bool { return languageOf(x) != "" }); inside != nil {
		return languageOf(inside)
	}
	for p, i := n.Parent, 0; p != nil && i < maxAround; p, i = p.Parent, i+1 {
		if v := languageOf(p); known(v) && !holdsOthers(p, n) {
			return v
		}
	}
	return ""
}

// maxAround is how many elements around a program may name its language.
const maxAround = 5

// holdsOthers reports whether p holds preformatted text outside of n, and is no table
// that sets the numbers of lines beside it.
func holdsOthers(p, n *html.Node) bool {
	return node.Find(p, func(x *html.Node) bool {
		return x.DataAtom == atom.Pre && !within(x, n) && !within(n, x) && !isNumbers(x) && !isNumbers(x.Parent)
	}) != nil
}

func within(x, n *html.Node) bool {
	for ; x != nil; x = x.Parent {
		if x == n {
			return true
		}
	}
	return false
}

// prefixes stand before the names of languages in classes.
var prefixes = []string{"language-", "language:", "lang-", "lang:", "highlight-source-", "highlight-text-", "highlight-", "brush:", "src-", "code-"}

// sure are the prefixes behind which any name is that of a language.
const sure = 6

// markers are classes beside which another one may be the name of a language.
var markers = words.Set("program.markers")

func languageOf(n *html.Node) string {
	if len(n.Attr) == 0 {
		return ""
	}
	for _, key := range []string{"data-lang", "data-language", "data-enlighter-language", "data-code-lang"} {
		if v := Info(node.Attr(n, key)); v != "" {
			return v
		}
	}
	class := node.Attr(n, "class")
	if class == "" {
		return ""
	}
	fields := strings.Fields(strings.ReplaceAll(class, ";", " "))
	marked := n.DataAtom == atom.Pre || n.DataAtom == atom.Code
	for i, name := range fields {
		marked = marked || markers()[name]
		for k, p := range prefixes {
			rest, ok := strings.CutPrefix(name, p)
			if !ok {
				continue
			}
			if rest == "" && i+1 < len(fields) { // "brush: go"
				rest = fields[i+1]
			}
			if v := Info(rest); v != "" && (k < sure || p == "brush:" || known(v)) {
				return v
			}
		}
	}
	if marked {
		for _, name := range fields {
			if v := Info(name); known(v) && !markers()[name] {
				return v
			}
		}
	}
	return ""
}

// Info returns the name of a language at the beginning of s, which may go on with
// options as those of Markdown's fences do: `go {linenos=table}`, "js{1,3-5}",
// "python:file.py", "rust,ignore", "{.haskell .numberLines}". It is in small letters;
// "" for none, or for text that is no program's.
func Info(s string) string {
	s = strings.TrimLeft(strings.TrimSpace(s), "{. ")
	if i := strings.IndexAny(s, " \t{}[]()\"'<>&,;:=|!?"); i >= 0 {
		s = s[:i]
	}
	s = strings.ToLower(strings.TrimSuffix(s, "-hidden"))
	switch s {
	case "none", "plaintext", "plain", "text", "txt", "nohighlight", "no-highlight", "auto", "default", "undefined", "null", "code", "block", "wrapper", "box":
		return ""
	}
	if utf8.RuneCountInString(s) > 20 || strings.Trim(s, "0123456789-_.#+") == "" {
		return ""
	}
	return s
}

// known reports whether v is the name of a language that many programs know.
func known(v string) bool { return languages()[v] }

var languages = words.Set("program.languages")
