package lines

import (
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/layout/text"
)

// Marks that a line must not begin with, and those that it must not end with; the
// full-width ones among them fill half of their em.
const (
	FullClosers = "！），．：；？］｝、。〉》」』】〕〗’”"
	FullOpeners = "（［｛〈《「『【〔〖‘“"
	Closers     = FullClosers + "·・‧％‰℃…⋯,.;:?!)]}%»～"
	Openers     = FullOpeners + "([{«￥＄$€№/／"
)

// OneOf reports whether r stands in set.
func OneOf(r rune, set string) bool { return slices.Contains([]rune(set), r) }

// Figure reports whether r is a figure of either width.
func Figure(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// Western reports whether r is a letter of words that must not be parted.
func Western(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x400 && r < 0x530
}

// Han reports whether r is Han or kana.
func Han(r rune) bool { return unicode.Is(unicode.Han, r) || r >= 0x3040 && r <= 0x30FF }

// blank reports whether r is white space at which a line may end.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == 0x3000 || r >= 0x2000 && r <= 0x200A || r == 0x205F
}

// Break returns the rule that parting two lines breaks, or "": "start", "dash",
// "number" or "word". spaced tells that white space stands between them in the text,
// tooLong that what they part is wider than the measure.
func Break(before, after []rune, spaced bool, tooLong func() bool) string {
	end, start := before[len(before)-1], after[0]
	switch {
	case OneOf(start, Closers) && !(spaced && elided(after)) && !escaped(after):
		return "start"
	case start == end && OneOf(start, "—…⋯―"):
		return "dash"
	case Figure(end) && !spaced && !escaped(after) && (Figure(start) || OneOf(start, "%％‰℃年月日亿万億萬")),
		Figure(end) && spaced && startsUnit(after):
		if !tooLong() {
			return "number"
		}
	case Western(end) && Western(start) && !spaced:
		if !tooLong() {
			return "word"
		}
	}
	return ""
}

// usedToClose tells that a line ends with an opening quote that the author
// put after a Western word: “so“.
func usedToClose(line []rune) bool {
	n := len(line)
	return n > 1 && OneOf(line[n-1], "“‘\"") && Western(line[n-2])
}

// elided tells that a line begins with the apostrophe of a shortened word or
// figure: ’90s, ’tis.
func elided(line []rune) bool {
	return OneOf(line[0], "’'") && len(line) > 1 && (Figure(line[1]) || Western(line[1]))
}

// escaped tells that a line begins with an escape of a URL: %E8.
func escaped(line []rune) bool {
	return len(line) > 2 && line[0] == '%' && unicode.Is(unicode.ASCII_Hex_Digit, line[1]) && unicode.Is(unicode.ASCII_Hex_Digit, line[2])
}

// startsUnit tells that a line begins with a unit of measurement by itself:
// what a figure and a space before it belong to.
func startsUnit(line []rune) bool {
	n := 0
	for n < len(line) && Western(line[n]) {
		n++
	}
	if n < len(line) && Figure(line[n]) {
		return false
	}
	return slices.Contains(strings.Fields("km cm mm kg mg ml kW MW GW kWh MHz GHz Hz MB GB TB KB km² км см мм кг"), string(line[:n]))
}

// LoneText tells that a line holds one character besides marks and spaces.
func LoneText(line []rune) bool {
	count := 0
	for _, r := range line {
		if r != text.SoftHyphen && r != ' ' && r != text.DashCluster && !OneOf(r, "—―"+Closers+Openers) {
			count++
		}
	}
	return count < 2
}
