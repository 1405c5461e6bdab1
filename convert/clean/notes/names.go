package notes

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// callNames and backNames are forms of the names of notes and of the places of
// their calls.
var (
	callNames = regexp.MustCompile(`(?i)^(user-content-)?(_?(fn|ftn|edn|ftnt)[-:_.]?\d|fn[-:_]|cite_note|foot-?_?note|end-?_?note|sd(foot|end)note\d+sym|easy-footnote|rearnote|sidenote|(note|nt)[-:_]?\d|_id(foot|end)note)`)
	backNames = regexp.MustCompile(`(?i)ref|anchor|backlink|anc$|[-_]back|return`)
	// noteNames is a note or a box of notes by its class, id or role.
	noteNames = regexp.MustCompile(`(?i)(foot|end|rear)_?-?notes?|doc-(foot|end)note|sdfootnote|mso-element:\s*(foot|end)note|cite_note|(^|\s)(_?(fn|ftn|edn)[-:_.]?\d+|fn:\S+|references|reflist|notes|fns)(\s|$)|ltx_note`)
)

// signs are the characters around the marks of notes.
const signs = " \t\r\n\u00a0\u3000\ufe0e\ufe0f^↑↩⤴⏎[]［］〔〕【】(){}（）〈〉.．、,，;；:：|-–~"

// markForm is the mark of a note without the signs around it.
var markForm = regexp.MustCompile(`(?i)^(\d{1,4}[a-z]?|[0-9]{1,3}\.[0-9]{1,2}|[a-z]|[ivxlc]{1,7}|[*†‡§¶⁎∗#]{1,4}\d{0,2}|[①-⑳㉑-㊿❶-❿⓫-⓴⑴-⒇]|[¹²³⁰⁴-⁹]{1,3}|[一二三四五六七八九十百]{1,4}|(注|註|脚注|腳註|尾注|注释|註釋|译注|譯註|译者注|原注|校注|note|footnote|n|nb|fn|прим|anm|注記)\.?\s?(\d{0,4}|[a-z]|[一二三四五六七八九十①-⑳]{1,3}))$`)

// core returns a mark without the signs around it.
func core(s string) string { return strings.Trim(s, signs) }

// isMark reports whether s is the mark of a note, with or without brackets.
func isMark(s string) bool { return len(s) < 60 && markForm.MatchString(core(s)) }

// begins reports whether the first words of a note begin with a mark.
func begins(first, mark string) bool {
	c := core(mark)
	rest, ok := strings.CutPrefix(strings.TrimLeft(first, signs), c)
	return c != "" && ok && (rest == "" || strings.ContainsAny(rest[:1], " \t\n.:)],;") || !isASCIIAlnum(rest[0]))
}

func isASCIIAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// kindsOf returns what n's role and epub:type say.
func kindsOf(n *html.Node) string { return node.Attr(n, "role") + " " + node.Attr(n, "epub:type") }

// callsByName reports whether n says by its own name, or that of the mark around
// it, that it calls a note.
func callsByName(n *html.Node) bool {
	for i := 0; i < 2 && n != nil && (i == 0 || n.DataAtom == atom.Sup || n.DataAtom == atom.Span); i++ {
		if strings.Contains(kindsOf(n), "noteref") {
			return true
		}
		class := strings.ToLower(node.Attr(n, "class"))
		for _, w := range []string{"noteref", "footnote", "fnref", "fn-ref", "endnote", "sdfootnoteanc"} {
			if strings.Contains(class, w) {
				return true
			}
		}
		if class == "reference" && n.DataAtom == atom.Sup || strings.Contains(node.Attr(n, "style"), "mso-footnote-id") {
			return true
		}
		n = n.Parent
	}
	return false
}

// isBackLink reports whether n says by its name that it leads from a note back to
// its call.
func isBackLink(n *html.Node) bool {
	class := strings.ToLower(node.Attr(n, "class"))
	return strings.Contains(kindsOf(n), "backlink") || strings.Contains(class, "backref") || strings.Contains(class, "reversefootnote") ||
		strings.Contains(class, "footnoteanchor") || strings.Contains(class, "sdfootnotesym") || strings.Contains(class, "footnote-back") ||
		strings.Contains(class, "to-top") || strings.Contains(class, "footnote-number") || inBackBox(n)
}

func inBackBox(n *html.Node) bool {
	for i := 0; i < 4 && n != nil && !isBox(n); i++ {
		if node.HasClass(n, "mw-cite-backlink") {
			return true
		}
		n = n.Parent
	}
	return false
}

// noteLike reports whether n is a note, or a box of notes, by its name.
func noteLike(n *html.Node) bool {
	if n.DataAtom == atom.A || n.DataAtom == atom.Sup {
		return false
	}
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "id", "class", "role", "epub:type", "style":
			if noteNames.MatchString(n.Attr[i].Val) && !backNames.MatchString(strings.ReplaceAll(n.Attr[i].Val, "references", "")) {
				return true
			}
		}
	}
	return false
}

// manyNotes reports whether n is a box of notes, rather than one, by its name.
func manyNotes(n *html.Node) bool {
	name := strings.ToLower(node.Attr(n, "id") + " " + node.Attr(n, "class") + " " + node.Attr(n, "style") + " " + kindsOf(n))
	return strings.Contains(name, "notes") || strings.Contains(name, "list") || strings.Contains(name, "references")
}

// backWords are what links back to the call of a note say.
var backWords = pattern.Lazy(`(?i)^(返回|返回正文|回到正文|回正文|返回原文|back|return|up|go back|jump up|jump back|back to (text|content)|retour|zurück|назад|戻る|本文へ)$`)

// noteBox reports whether n stands in a box of notes by its name.
func noteBox(n *html.Node) bool {
	for i := 0; i < 4 && n.Parent != nil; i++ {
		n = n.Parent
		if n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			return false
		}
		if noteLike(n) {
			return true
		}
	}
	return false
}
