package names

import (
	"cmp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// boxNames are class names of elements that generators of sites and of books make of
// hints and warnings: of Sphinx and MkDocs, Asciidoctor, Bootstrap, Obsidian and
// Quarto, VitePress, VuePress, Hugo, GitBook, GitHub, Docusaurus, Confluence.
var boxNames = []string{
	"admonition", "admonitionblock", "alert", "callout", "custom-block", "hint-container", "book-hint", "hint",
	"markdown-alert", "theme-admonition", "confluence-information-macro",
}

// KindOfBox returns the kind of box that a word in a class name stands for, or "".
func KindOfBox(w string) string {
	switch w {
	case "note", "info", "information", "primary", "default", "secondary", "seealso", "abstract", "summary", "example", "quote", "todo", "question", "faq":
		return doc.BoxNote
	case "tip", "success", "hint", "check", "done":
		return doc.BoxTip
	case "important", "attention":
		return doc.BoxImportant
	case "warning", "caution", "warn":
		return doc.BoxWarning
	case "danger", "error", "failure", "bug", "fail":
		return doc.BoxDanger
	case "details":
		return doc.BoxDetails
	}
	return ""
}

// boxOfClass returns the kind of box that the value of a class stands for, or "".
// Where one word alone says so, the element must have a title.
func boxOfClass(value string) (kind string, titled bool) {
	container, own, words := false, "", 0
	for w := range strings.FieldsSeq(strings.ToLower(value)) {
		if k := KindOfBox(w); k != "" {
			words++
			own = cmp.Or(own, k)
		}
		for _, name := range boxNames {
			rest, ok := strings.CutPrefix(w, name)
			if container = container || ok && rest == ""; !ok {
				continue
			}
			if k := KindOfBox(strings.TrimLeft(rest, "-")); k != "" && rest[0] == '-' {
				container, kind = true, cmp.Or(kind, k)
			}
		}
	}
	kind = cmp.Or(kind, own)
	switch {
	case container && kind != "":
		return kind, false
	case container:
		return doc.BoxPlain, true
	case words > 0 && kind != doc.BoxDetails:
		return kind, words < 2
	}
	return "", false
}

// IsBoxTitle reports whether the value of a class names the title of such a box.
func IsBoxTitle(value string) bool {
	value = strings.ToLower(value)
	return runes.HoldsAny(value, []string{"title", "admonitionheading", "admonition-heading", "callout-header", "alert-heading"})
}

// IsVerse reports whether the value of a class names verse; a word in the name of a
// category does not.
func IsVerse(value string) bool {
	for name := range strings.FieldsSeq(strings.ToLower(value)) {
		switch name {
		case "verse", "poem", "poetry", "stanza", "lyrics", "lyric", "line-block", "wp-block-verse", "verseblock", "poem-body", "poem-content", "linegroup", "lg", "poetry-text":
			return true
		}
	}
	return false
}

// IsVerseLine reports whether the value of a class names a line of verse.
func IsVerseLine(value string) bool {
	switch strings.ToLower(value) {
	case "line", "l", "v", "verse-line", "poem-line", "vers", "verse":
		return true
	}
	return false
}
