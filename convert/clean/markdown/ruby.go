package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The longest base of a reading and the longest reading, in bytes.
const (
	maxBase    = 60
	maxReading = 120
)

// bracedReading writes "{漢字|かんじ}", or "{漢字|かん|じ}" with a reading for each
// character, as ruby (DenDenMarkdown, markdown-it-ruby).
func bracedReading(_ *report.Log, s, _ string) (int, string) {
	end := strings.IndexByte(s[:min(len(s), maxBase+maxReading)], '}')
	if end < 0 {
		return 1, s[:1]
	}
	base, rest, ok := strings.Cut(s[1:end], "|")
	if !ok || base == "" || len(base) > maxBase || strings.ContainsFunc(base, func(r rune) bool { return !letter.Unspaced(r) }) {
		return 1, s[:1]
	}
	readings := strings.Split(rest, "|")
	for _, x := range readings {
		if strings.TrimSpace(x) == "" || strings.ContainsAny(x, "<>{}[]`*") {
			return 1, s[:1]
		}
	}
	return end + 1, "<ruby>" + base + "<rt>" + strings.Join(readings, "<rt>") + "</ruby>"
}

// withReadings writes the readings of a line in the form of Aozora Bunko, 漢字《かな》 or
// ｜漢字《かな》, as ruby. Other marks of this kind are titles of books.
func withReadings(line string) string {
	if !strings.Contains(line, "《") || strings.ContainsAny(line, "`") {
		return line
	}
	var b strings.Builder
	for {
		at := strings.Index(line, "《")
		if at < 0 {
			break
		}
		from := at + len("《")
		n := strings.Index(line[from:min(len(line), from+maxReading)], "》")
		if n < 0 {
			break
		}
		reading, start := line[from:from+n], baseStart(line[:at])
		if start == at || !isKana(reading) {
			b.WriteString(line[:from+n])
			line = line[from+n:]
			continue
		}
		b.WriteString(line[:start])
		b.WriteString("<ruby>" + strings.TrimPrefix(line[start:at], "｜") + "<rt>" + reading + "</rt></ruby>")
		line = line[from+n+len("》"):]
	}
	return b.String() + line
}

// baseStart returns where in s the base of a reading behind it begins: at a ｜ near
// its end, else with the Han characters that it ends in.
func baseStart(s string) int {
	if i := strings.LastIndex(s, "｜"); i >= 0 && len(s)-i <= maxBase && len(s) > i+len("｜") && !strings.ContainsAny(s[i:], " <>") {
		return i
	}
	start := len(s)
	for start > 0 && len(s)-start < maxBase {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !letter.Han(r) {
			break
		}
		start -= n
	}
	return start
}

// isKana reports whether s is kana alone.
func isKana(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < 0x3041 || r > 0x30FF })
}
