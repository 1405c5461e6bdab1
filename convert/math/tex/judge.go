package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inDollars reports whether x between dollar signs is a formula, and no prices,
// names of a shell or a program. before and after are the characters beside the
// marks; end tells that nothing comes after.
func inDollars(x string, before, after rune, end bool) bool {
	switch {
	case strings.ContainsRune(x, '`'), prose(x), isPattern(x):
		return false
	case certain(x):
		return !isAlnum(before) || !isPrice(x)
	case isAlnum(before), len(x) > 120, strings.Contains(x, "\n\n"):
		return false
	case !end && (after == '{' || after == '(' || after == '_') && x[0] == byte(after): // ${a}/${b}, $(a)/$(b)
		return false
	case strings.ContainsAny(x, "\"'@#?") && strings.ContainsAny(x, "()[]{}:;/,.") && !strings.ContainsAny(x, "^_=+<>") && !strings.HasSuffix(x, "'"):
		return false
	}
	long, short := wordsOf(x)
	if long > 0 && !end && (isAlnum(after) || after == '{' || after == '_') { // $HOME/bin:$PATH
		return false
	}
	if isPrice(x) && long+short > 0 {
		return false
	}
	return long+short < 2 || long == 0 || strings.ContainsAny(x, "^=") && long < 2
}

// Looks reports whether x, of which something says that it may be a formula, is one
// and no words about it; sure asks for a sign that nothing but TeX has.
func Looks(x string, sure bool) bool {
	if x == "" || prose(x) {
		return false
	}
	long, short := wordsOf(x)
	if certain(x) {
		return long < 2 || strings.Contains(x, `\`) || strings.Contains(x, `\text`)
	}
	return !sure && long+short < 2
}

// isPattern reports whether x is a regular expression: those of programs hold
// backslashes, brackets and dollar signs as well.
func isPattern(x string) bool {
	if strings.HasPrefix(x, `\newcommand{`) || strings.HasPrefix(x, `\def\`) {
		return false
	}
	if strings.Contains(x, "(?") || strings.Contains(x, "[^") {
		return true
	}
	for i := 0; i+1 < len(x); i++ {
		if x[i] == '\\' && strings.IndexByte("dwsDWSb", x[i+1]) >= 0 && (i+2 == len(x) || !IsLetter(x[i+2])) && !strings.HasPrefix(x[i+2:], "{") && !strings.Contains(x, `\mathrm`) {
			return strings.ContainsAny(x, "*+?[]|/") || strings.Count(x, x[i:i+2]) > 1
		}
		if x[i] == '\\' {
			i++
		}
	}
	return false
}

// certain reports whether x holds what nothing but TeX does: a command, a raised or
// lowered group, or one raised or lowered letter.
func certain(x string) bool {
	for i := range len(x) {
		switch x[i] {
		case '\\':
			if i+1 < len(x) && (IsLetter(x[i+1]) || strings.IndexByte(`{}|,;!:\ `, x[i+1]) >= 0) {
				return true
			}
		case '^':
			if i > 0 && i+1 < len(x) {
				return true
			}
		case '_':
			if i > 0 && i+1 < len(x) && (x[i+1] == '{' && x[i-1] != '$' || lowered(x, i)) {
				return true
			}
		}
	}
	return false
}

// lowered reports whether the underscore at i of x lowers a letter or two, as in
// x_1 and x_{ij}, and joins no words.
func lowered(x string, i int) bool {
	left := 0
	for k := i - 1; k >= 0 && isWordByte(x[k]); k-- {
		left++
	}
	right := 0
	for k := i + 1; k < len(x) && isWordByte(x[k]); k++ {
		right++
	}
	return left <= 2 && right <= 2 && left > 0 && right > 0 || left == 0 && strings.IndexByte(")]}'", x[i-1]) >= 0
}

// isPrice reports whether x begins as a price does: with digits and no sign of
// arithmetic right behind.
func isPrice(x string) bool {
	n := 0
	for n < len(x) && (x[n] >= '0' && x[n] <= '9' || x[n] == ',' || x[n] == '.') {
		n++
	}
	if n == 0 {
		return false
	}
	rest := strings.TrimLeft(x[n:], " ")
	return rest != "" && rest != x[n:] && strings.IndexByte(`+-*/=<>^_\&|(){}`, rest[0]) < 0 || strings.HasPrefix(x[n:], "–") || strings.HasPrefix(x[n:], "—")
}

// prose reports whether x is a text in Chinese with marks of its own, outside of
// what sets text in a formula. Marks between the parts of a formula are none.
func prose(x string) bool {
	wide, mark := false, false
	for i, r := range x {
		if r < 0x2E80 || inText(x, i) {
			continue
		}
		if strings.ContainsRune("。！？", r) {
			return true
		}
		mark = mark || strings.ContainsRune(partMarks, r)
		wide = wide || isWide(r)
	}
	if mark {
		return !allParts(x)
	}
	return wide && !strings.ContainsAny(x, `\^_=+{`)
}

// partMarks part what stands side by side in a formula of a Chinese text.
const partMarks = "，；、"

// maxLoose is how many Chinese characters a part of a formula may have outside of
// braces: 且 y<0.
const maxLoose = 2

// allParts reports whether x is parts of formulas with Chinese marks between them: each
// has a letter, a figure or a command, and if it has words also a relation; one of them
// is more than a number.
func allParts(x string) bool {
	parts, depth, from := 0, 0, 0
	for i, r := range x {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth == 0 && strings.ContainsRune(partMarks, r):
			if !isPart(x[from:i]) {
				return false
			}
			parts++
			from = i + utf8.RuneLen(r)
		}
	}
	return isPart(x[from:]) && (parts == 0 || strings.Trim(x, "0123456789., "+partMarks) != "")
}

func isPart(x string) bool {
	loose, depth, some := 0, 0, false
	for _, r := range x {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case isWide(r) && depth <= 0:
			loose++
		}
		some = some || r == '\\' || isAlnum(r) || unicode.Is(unicode.Greek, r)
	}
	return some && (loose == 0 || loose <= maxLoose && strings.ContainsAny(x, `=<>≤≥≠\^_`))
}

func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// inText reports whether the character at i of x stands in braces behind a command.
func inText(x string, i int) bool {
	open := strings.LastIndexByte(x[:i], '{')
	if open < 0 || strings.LastIndexByte(x[:i], '}') > open {
		return false
	}
	name := strings.TrimRightFunc(strings.TrimRight(x[:open], " *"), func(r rune) bool { return r < utf8.RuneSelf && IsLetter(byte(r)) })
	return strings.HasSuffix(name, `\`)
}

// isMath reports whether what stands between brackets with backslashes is a
// formula and no words: Markdown may escape a bracket. strict asks for a sign.
func isMath(x string, strict bool) bool {
	if isPattern(x) {
		return false
	}
	if certain(x) {
		return true
	}
	long, short := wordsOf(x)
	if strings.ContainsAny(x, "=<>+^") || strings.Contains(x, " - ") || strings.Contains(x, " / ") {
		return long+short < 3
	}
	return !strict && long+short == 0 && strings.ContainsFunc(x, unicode.IsLetter)
}

// wordsOf counts the words of Latin letters in x that are no commands and no
// names of functions: those of three letters and more, and those of two.
func wordsOf(x string) (long, short int) {
	for i := 0; i < len(x); {
		if x[i] == '\\' {
			for i++; i < len(x) && IsLetter(x[i]); i++ {
			}
			continue
		}
		n := i
		for n < len(x) && IsLetter(x[n]) {
			n++
		}
		switch word := x[i:n]; {
		case n-i >= 3 && !functions[strings.ToLower(word)]:
			long++
		case n-i == 2 && strings.ToLower(word) == word:
			short++
		}
		i = max(n, i+1)
	}
	return long, short
}

var functions = map[string]bool{
	"sin": true, "cos": true, "tan": true, "cot": true, "log": true, "exp": true, "max": true, "min": true, "lim": true, "sup": true, "inf": true,
	"mod": true, "gcd": true, "det": true, "dim": true, "ker": true, "deg": true, "arg": true, "sgn": true, "var": true, "cov": true, "rank": true,
}

// unescape takes one backslash off each that Markdown asks for.
func unescape(x string) string {
	var b strings.Builder
	for i := 0; i < len(x); i++ {
		if x[i] == '\\' && i+1 < len(x) && strings.IndexByte("\\_*{}[]()#+-.!`|<>~&$%", x[i+1]) >= 0 {
			i++
		}
		b.WriteByte(x[i])
	}
	return b.String()
}

// Unescape returns the TeX that an author of Markdown meant whose generator takes
// backslashes off before it sets formulas (Hexo, Jekyll): rows end with four of
// them, or underscores have one and none stands without. Other TeX stays.
func Unescape(x string) string {
	if strings.Contains(x, `\\\\`) {
		return unescape(x)
	}
	if !strings.Contains(x, `\_`) || strings.Contains(x, `\text`) || strings.Contains(x, `\math`) || strings.Contains(x, `\operatorname`) || strings.Contains(x, `\mbox`) {
		return x
	}
	bare := strings.ReplaceAll(x, `\_`, "")
	if strings.Contains(bare, "_") {
		return x
	}
	return strings.ReplaceAll(x, `\_`, "_")
}

func isWordByte(c byte) bool { return IsLetter(c) || c >= '0' && c <= '9' }

func isAlnum(r rune) bool { return r < utf8.RuneSelf && isWordByte(byte(r)) }
