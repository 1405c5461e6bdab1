package program

import (
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// codeMark is a comment that tells a site how to show a line: "// [!code ++]",
// "# [!code focus:3]", "<!-- [!code --] -->".
var codeMark = pattern.Lazy(`[ \t]*(?://|#|--|;|%|<!--|/\*|\{/\*)[ \t]*\[!code ([+\-a-z]+)(?::([^\]\n]{0,80}))?\][ \t]*(?:-->|\*/\}?)?[ \t]*$`)

// maxMarked is the length in bytes of the longest line that is looked at.
const maxMarked = 2000

// Unmarked returns a program without the comments that tell a site how to show its
// lines. Lines that they say were added or taken away begin with a sign, as in a diff.
func Unmarked(text string) string {
	if !strings.Contains(text, "[!code ") {
		return text
	}
	lines := strings.Split(text, "\n")
	signs := make([]byte, len(lines))
	changes, left := false, lines[:0:0]
	var leftSigns []byte
	for i, line := range lines {
		var at []int
		if len(line) <= maxMarked {
			at = codeMark().FindStringSubmatchIndex(line)
		}
		if at == nil {
			left, leftSigns = append(left, line), append(leftSigns, signs[i])
			continue
		}
		mark, n := line[at[2]:at[3]], 1
		if at[4] >= 0 {
			n, _ = strconv.Atoi(line[at[4]:at[5]])
		}
		alone := strings.TrimSpace(line[:at[0]]) == ""
		if mark == "++" || mark == "--" {
			changes = true
			for k := i; k < min(i+max(n, 1)+boolInt(alone), len(lines)); k++ {
				signs[k] = mark[0]
			}
		}
		if !alone {
			left, leftSigns = append(left, line[:at[0]]), append(leftSigns, signs[i])
		}
	}
	if !changes {
		return strings.Join(left, "\n")
	}
	for i := range left {
		sign := "  "
		if leftSigns[i] != 0 {
			sign = string(leftSigns[i]) + " "
		}
		left[i] = strings.TrimRight(sign+left[i], " ")
	}
	return strings.Join(left, "\n")
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// WithoutHidden returns a program in Rust without the lines that documentation of
// Rust hides, which begin with "# ", and those lines.
func WithoutHidden(text string) (shown string, hidden []string) {
	if !strings.HasPrefix(text, "#") && !strings.Contains(text, "\n#") && !strings.Contains(text, " #") {
		return text, nil
	}
	var left []string
	for line := range strings.SplitSeq(text, "\n") {
		switch bare := strings.TrimLeft(line, " \t"); {
		case bare == "#" || strings.HasPrefix(bare, "# "):
			hidden = append(hidden, strings.TrimPrefix(strings.TrimPrefix(bare, "#"), " "))
		case strings.HasPrefix(bare, "##"):
			left = append(left, line[:len(line)-len(bare)]+bare[1:])
		default:
			left = append(left, line)
		}
	}
	return strings.Join(left, "\n"), hidden
}

// Fence returns what the info string of a fenced code block says: the language and
// the name of the program.
func Fence(info string) (language, title string) {
	info = strings.TrimSpace(info)
	head, rest := info, ""
	if i := strings.IndexAny(info, " \t{["); i > 0 {
		head, rest = info[:i], info[i:]
	} else if i == 0 {
		head, rest = "", info
	}
	language = Info(info)
	if title = named(rest); title != "" {
		return language, title
	}
	if title = named(head); title != "" { // js:title=a.js
		return language, title
	}
	if _, file, ok := strings.Cut(head, ":"); ok && isFile(file) {
		return language, file
	}
	rest = strings.TrimSpace(rest)
	if label, ok := strings.CutPrefix(rest, "["); ok {
		if label, _, ok = strings.Cut(label, "]"); ok {
			return language, strings.TrimSpace(label)
		}
	}
	if strings.ContainsAny(rest, "={}") {
		return language, ""
	}
	if before, _, ok := strings.Cut(rest, "http"); ok && strings.TrimSpace(before) != "" { // Hexo: a title, an address, its words
		return language, strings.TrimSpace(before)
	}
	if word, _, _ := strings.Cut(rest, " "); isFile(word) || strings.ContainsFunc(rest, func(r rune) bool { return r >= 0x2E80 }) {
		return language, rest
	}
	return language, ""
}

// titleAttr is a title among the options of a fence.
var titleAttr = pattern.Lazy(`(?:^|[\s{:,])(?:title|filename|file|caption|name)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{},]+))`)

func named(options string) string {
	if !strings.ContainsAny(options, "=:") {
		return ""
	}
	m := titleAttr().FindStringSubmatch(options)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1] + m[2] + m[3])
}

// isFile reports whether s looks like the name of a file.
func isFile(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return strings.Contains(s, "/") && len(s) > 1 || i > 0 && i < len(s)-1 && len(s)-i <= 8 || i == 0 && len(s) > 2
}
