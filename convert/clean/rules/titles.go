package rules

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// repeatedTitle is the rule for what says the title.
const repeatedTitle = "repeated-title"

func titles() []Rule {
	return []Rule{
		{
			Name:  "original-title",
			Doc:   "Lines that give the original title of a reprinted article.",
			Lines: Lines{Patterns: []Pattern{{Max: 120, Words: "line"}}},
		},
		{
			Name:  repeatedTitle,
			Doc:   "The article's title where the body repeats it.",
			Lines: Lines{Patterns: []Pattern{{Where: Top, Test: saysTitle}, {Where: Heading, Test: saysTitle}}},
		},
	}
}

// saysTitle reports whether a line says the title: the same letters, or for a
// heading a title of which one holds the other almost whole.
func saysTitle(l *Line) bool {
	title := l.Body.title()
	if title == "" {
		return false
	}
	long, short := letter.Key(l.Whole), title
	if long == title {
		return true
	}
	if l.Heading == 0 || len(long) < 18 {
		return false
	}
	if len(long) < len(short) {
		long, short = short, long
	}
	return strings.Contains(long, short) && len(short)*10 >= len(long)*7
}
