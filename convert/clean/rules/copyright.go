package rules

func copyrights() []Rule {
	notice := Rule{
		Name:  "copyright",
		Doc:   "Notices of copyright, disclaimers and terms of reprinting at the edges of a body.",
		Lines: Lines{Quotable: true, Patterns: []Pattern{{Max: 160, Words: "line"}}},
	}
	notice.Guard = isShort
	return []Rule{notice, {
		Name:  "feed-note",
		Doc:   "Sentences that a feed adds at the end of an article: where it appeared first, where to read on.",
		Lines: Lines{Patterns: []Pattern{{Max: 200, Words: "line"}}},
	}}
}
