package markdown

import (
	"html"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxRevised is the length of the longest text between two marks of a reviser.
const maxRevised = 1000

// revised reads the mark of a reviser (CriticMarkup) that s begins with: {++what is
// added++}, {--taken away--}, {~~replaced~>by this~~}, {==marked==}, {>>said of it<<}.
func revised(log *report.Log, s, _ string) (n int, text string) {
	mark := s[1:3]
	shut := map[string]string{"++": "++}", "--": "--}", "~~": "~~}", "==": "==}", ">>": "<<}"}[mark]
	end := strings.Index(s[3:min(len(s), maxRevised)], shut)
	if end < 1 || strings.TrimSpace(s[3:3+end]) == "" {
		return 3, s[:3]
	}
	n, text = end+6, s[3:3+end]
	switch mark {
	case "--":
		text = "<del>" + text + "</del>"
	case "==":
		text = "<mark>" + text + "</mark>"
	case ">>":
		log.Drop(rules.PrivateNote, text, "{>>")
		text = ""
	case "~~":
		old, fresh, ok := strings.Cut(text, "~>")
		if !ok {
			return 3, s[:3]
		}
		text = "<del>" + old + "</del>" + fresh
	}
	return n, text
}

// icon is the name of a picture that a theme of MkDocs draws.
var icon = regexp.MustCompile(`^:[a-z]+-[a-z0-9-]+:`)

// themeIcon leaves one out: it says nothing.
func themeIcon(_ *report.Log, s, _ string) (n int, text string) {
	if n = len(icon.FindString(s)); n == 0 {
		return 1, s[:1]
	}
	return n, ""
}

// abbreviation is a line "*[short]: long": what a word means, which is said where it
// stands first.
type abbreviation struct {
	short, long string
	used        bool
}

// maxAbbreviations is how many of them a body has at most.
const maxAbbreviations = 100

// abbreviations returns those of a body.
func abbreviations(s string) []*abbreviation {
	if !strings.HasPrefix(s, "*[") && !strings.Contains(s, "\n*[") {
		return nil
	}
	var all []*abbreviation
	for line := range strings.Lines(s) {
		if short, long, ok := cutAbbreviation(line); ok && len(all) < maxAbbreviations {
			all = append(all, &abbreviation{short: short, long: long})
		}
	}
	return all
}

func cutAbbreviation(line string) (short, long string, ok bool) {
	rest, ok := strings.CutPrefix(line, "*[")
	if !ok {
		return "", "", false
	}
	short, long, ok = strings.Cut(rest, "]:")
	long = strings.TrimSpace(long)
	return short, long, ok && short != "" && long != "" && !strings.ContainsAny(short, "[]\n")
}

// explained returns a line with what one of the abbreviations in it means, where that
// was not yet said; the lines that say it go.
func explained(all []*abbreviation, line string) string {
	if _, _, ok := cutAbbreviation(line); ok && len(all) > 0 {
		return "\n"
	}
	for _, a := range all {
		if a.used {
			continue
		}
		i := strings.Index(line, a.short)
		if i < 0 || i > 0 && letter.Alnum(line[i-1]) || i+len(a.short) < len(line) && letter.Alnum(line[i+len(a.short)]) || strings.ContainsAny(line, "`<") || strings.Contains(line, "](") || strings.Contains(line, "://") {
			continue
		}
		a.used = true
		return line[:i] + `<abbr title="` + html.EscapeString(a.long) + `">` + a.short + "</abbr>" + line[i+len(a.short):]
	}
	return line
}
