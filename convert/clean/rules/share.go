package rules

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

const share = "share"

func sharing() []Rule {
	return []Rule{{
		Name:  share,
		Doc:   "Buttons to share or like the article.",
		Lines: Lines{Quotable: true, Codes: true, Patterns: []Pattern{{Max: 40, Words: "line"}}},
	}}
}

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
