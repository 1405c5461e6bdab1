package rules

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The rules about a page's controls that package html knows.
const (
	Form       = "form"
	LineNumber = "line-numbers"
	HiddenLine = "hidden-lines"
)

func controls() []Rule {
	numbers := Rule{Name: LineNumber, Doc: "The column of line numbers beside program text."}
	numbers.Guard = func(p *Part) bool { return OnlyNumbers(p.Node) }
	return []Rule{
		{
			Name:  "report-link",
			Doc:   "Links to report, print, collect or expand the article.",
			Lines: Lines{Patterns: []Pattern{{Max: 30, Words: "line"}, {Where: Edge, Test: isCommandRow}, {Where: Ends, Test: isCommand}}},
		},
		{
			Name: Form,
			Doc:  "Buttons, input fields and short forms.",
			Elements: Elements{
				Tags:  []atom.Atom{atom.Button, atom.Select, atom.Textarea, atom.Option, atom.Datalist, atom.Input},
				Stays: func(n *html.Node) bool { return n.DataAtom == atom.Input && node.Attr(n, "type") == "checkbox" },
			},
		},
		numbers,
		{Name: HiddenLine, Doc: "Lines of programs in Rust that begin with \"# \": documentation hides them."},
	}
}

// OnlyNumbers reports whether n holds nothing but numbers.
func OnlyNumbers(n *html.Node) bool {
	return n != nil && strings.Trim(node.Head(n, nil), " \n\t0123456789.") == ""
}

// commands are the words of buttons, letters and digits alone: a line of nothing
// else, parted by brackets, bars or spaces, is a row of them.
var commands = words.Set("report-link.commands")

// The longest row of commands and the longest command, in bytes.
const (
	maxRow     = 240
	maxCommand = 40
)

// isCommandRow reports whether a line is two commands or more and nothing else
// but counts.
func isCommandRow(l *Line) bool {
	line, n := l.Whole, 0
	if len(line) > maxRow {
		return false
	}
	for rest := line; rest != ""; {
		var part string
		part, rest = cutRow(rest)
		if len(part) > maxCommand {
			return false
		}
		switch s := letter.Key(part); {
		case commands()[s], s != "" && !runes.IsNumber(s) && commands()[strings.TrimRight(s, "0123456789")]: // 收藏3
			n++
		case s != "" && !runes.IsNumber(s):
			return false
		}
	}
	return n > 1
}

// isCommand reports whether a line is a single command in brackets.
func isCommand(l *Line) bool {
	return len(l.Whole) <= maxCommand && strings.ContainsAny(l.Whole[:min(len(l.Whole), 3)], "【[〖") && commands()[letter.Key(l.Whole)]
}

// cutRow returns the first part of a row of commands, and what follows the sign
// behind it.
func cutRow(row string) (part, rest string) {
	i := strings.IndexFunc(row, func(r rune) bool {
		return strings.ContainsRune("|｜·•【】[]〖〗/／()（）,，:：", r) || letter.Space(r)
	})
	if i < 0 {
		return row, ""
	}
	_, n := utf8.DecodeRuneInString(row[i:])
	return row[:i], row[i+n:]
}
