package rules

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

const translatorNote = "translator-note"

func editors() []Rule {
	editor := Rule{
		Name:  "editor",
		Doc:   "Lines naming the editors in charge, at the edges of a body.",
		Lines: Lines{Patterns: []Pattern{{Max: 70, Words: "line", Shape: namesPeople(8)}, {Where: Ends, Max: 70, Words: "weak", Shape: namesPeople(5)}}},
	}
	editor.Guard = isShort
	return []Rule{editor, {
		Name:    translatorNote,
		Doc:     "The closing note of a translation project: source address, translator, reviewer.",
		Closing: dropTranslatorNote,
	}}
}

// noteBlocks is how many blocks from the end the note of a translation project
// may begin.
const noteBlocks = 8

// dropTranslatorNote drops the closing note of a translation project, from
// "via:" on: it is what follows the article in every file of the project.
func dropTranslatorNote(b *Body, blocks []doc.Block) []doc.Block {
	isNote := func(x doc.Block) bool {
		text, ok := leafText(x)
		return ok && isTranslatorNote(text)
	}
	from := max(0, len(blocks)-noteBlocks)
	at := slices.IndexFunc(blocks[from:], isNote)
	if at < 0 {
		return blocks
	}
	return append(blocks[:from+at:from+at], slices.DeleteFunc(slices.Clone(blocks[from+at:]), func(x doc.Block) bool {
		text, ok := leafText(x)
		drop := ok && (isTranslatorNote(text) || runes.StartsAny(text, translatorLines()))
		if drop {
			b.Log.Drop(translatorNote, text, "")
		}
		return drop
	})...)
}

// translatorLines begin the lines of a note that has begun.
var translatorLines = words.List("translator-note.begins")

// isTranslatorNote reports whether text begins the note or is its body.
func isTranslatorNote(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) > 3 && strings.EqualFold(text[:3], "via") {
		rest := strings.TrimLeft(text[3:], " ")
		value := strings.TrimLeft(rest, ":：")
		if len(value) < len(rest) && strings.Contains(value, "://") && len(strings.Fields(value)) <= 2 {
			return true
		}
	}
	if holdsLabel(text, "译者") && holdsLabel(text, "校对") && len(text) < 600 {
		return runes.StartsAny(text, translatorLines())
	}
	return strings.HasPrefix(text, "本文由") && strings.Contains(text, "LCTT") && runes.HoldsAny(text, []string{"编译", "翻译", "荣誉"})
}

// holdsLabel reports whether text holds a label with a colon behind it.
func holdsLabel(text, label string) bool {
	_, rest, ok := strings.Cut(text, label)
	return ok && runes.StartsAny(strings.TrimLeft(rest, " "), []string{"：", ":"})
}

// namesPeople returns the test for a label with nothing behind it but names, of at
// most so many Chinese characters each.
func namesPeople(longest int) func(*Line) bool {
	return func(l *Line) bool {
		if strings.ContainsAny(l.Text, "。！？!?") {
			return false
		}
		names := 0
		for part := range strings.FieldsFuncSeq(l.Text, func(r rune) bool {
			return letter.Space(r) || strings.ContainsRune("：:，,、；;/／|｜丨&（）()【】[]", r)
		}) {
			han := 0
			for _, r := range part {
				if letter.Unspaced(r) {
					han++
				}
			}
			if han > longest {
				return false
			}
			names++
		}
		return names < 16 && (names > 1 || longest > 5)
	}
}
