package rules

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

const share = "share"

func sharing() []Rule {
	return []Rule{{
		Name:  share,
		Doc:   "Buttons to share or like the article.",
		Lines: Lines{Quotable: true, Codes: true, Patterns: []Pattern{{Max: 40, Words: "line"}, {Max: 40, Words: "button", Shape: tellsNothing}, {Max: 16, Words: "count", Shape: startsNumber}}},
	}}
}

// tellsNothing reports whether a line has none of the commonest words of sentences.
func tellsNothing(l *Line) bool { return !strings.ContainsAny(l.Text, "的了。") }

// startsNumber reports whether a line begins with a number: "12人喜欢这篇文章".
func startsNumber(l *Line) bool { return l.Text[0] >= '0' && l.Text[0] <= '9' }

// services are what share buttons name, letters and digits alone.
var services = words.Set("share.services")

// isShareList reports whether l is a row of share buttons.
func isShareList(l *doc.List) bool {
	return len(l.Items) > 1 && !slices.ContainsFunc(l.Items, func(it doc.Item) bool {
		return slices.ContainsFunc(it.Blocks, func(x doc.Block) bool {
			text, ok := leafText(x)
			return !ok || !services()[letter.Key(text)]
		})
	})
}
