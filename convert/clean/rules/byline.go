package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

func bylines() []Rule {
	r := Rule{
		Name: "byline",
		Doc:  "Boxes that repeat author, date and word count, and lines that only name the author already known or the time for reading.",
		Lines: Lines{Patterns: []Pattern{
			{Where: Top, Test: namesAuthor},
			{Max: 40, Words: "line", Shape: isOrigin},
			{Max: 40, Words: "count", Shape: counts},
			{Where: Inside, Max: 60, Words: "changed", Shape: saysChange},
			{Where: Edge, Test: isReadingTime},
			{Where: Top, Test: isMinutes},
			{Where: Edge, Test: isPaperPlace},
			{Where: Edge, Test: isInfoItem},
		}},
	}
	r.Guard = isShort
	return []Rule{r}
}

// isShort is the guard of rules about notices.
func isShort(p *Part) bool { return p.Text < 400 }

// by stands before the name of an author.
var by = words.List("byline.by")

// namesAuthor reports whether a line says only who wrote the article, as is known,
// or ends as those do that go on with the date.
func namesAuthor(l *Line) bool {
	text := l.Whole
	if strings.HasSuffix(text, "·") && len(text) <= maxDate {
		return true
	}
	author := letter.Key(l.Body.Meta.Author)
	if author == "" || len(text) > 90 {
		return false
	}
	return letter.Key(text) == author || isCreditRow(text, author) || slices.ContainsFunc(by(), func(w string) bool {
		rest, ok := strings.CutPrefix(text, w)
		return ok && letter.Key(rest) == author
	})
}

// roles are what people did for an article, as its first line says it.
var roles = words.Set("byline.roles")

// isCreditRow reports whether line is nothing but roles with names, two or more,
// of which the author is known: "文 | 林园　编辑 | 何小满".
func isCreditRow(line, author string) bool {
	parts := strings.FieldsFunc(line, func(r rune) bool { return letter.Space(r) || strings.ContainsRune("|｜丨:：/／", r) })
	did, names, known := 0, 0, false
	for _, p := range parts {
		p = letter.Key(p)
		switch {
		case roles()[p]:
			did++
		case p != "" && utf8.RuneCountInString(p) <= 16:
			names++
			known = known || p == author
		}
	}
	return did > 1 && names > 0 && names <= 2*did && known && roles()[letter.Key(parts[0])]
}

// isOrigin reports whether a line that says where something is from speaks of the
// article: that under a table or a quotation says where this is from.
func isOrigin(l *Line) bool {
	switch l.before.(type) {
	case *doc.Table, *doc.Quote, *doc.Code, *doc.Formula:
		return false
	}
	return !strings.ContainsAny(l.Text, "。！？；")
}

// counts reports whether a label of a line has a number behind it.
func counts(l *Line) bool {
	_, value, ok := runes.CutAny(l.Text, ":：|｜")
	value = strings.TrimSpace(value)
	return ok && value != "" && strings.Trim(value, "0123456789,.+ 万千百次字人kKwW") == ""
}

// saysChange reports whether a line says who changed a post last, and when.
func saysChange(l *Line) bool {
	return strings.ContainsAny(l.Text, "0123456789") && runes.HoldsAny(l.Text, []string{"编辑", "修改", "更新", "編輯"})
}

// isReadingTime reports whether a line says how long an article takes to read:
// "5 min read", "阅读约 3 分钟".
func isReadingTime(l *Line) bool {
	if l.Runes > 40 || !strings.ContainsAny(l.Text, "0123456789") {
		return false
	}
	all := letter.Key(l.Text)
	s := strings.TrimLeft(all, "0123456789")
	counted := len(s) < len(all)
	for _, w := range []string{"minread", "minuteread", "minutesread", "минчтения", "минутчтения"} {
		if rest, ok := strings.CutPrefix(s, w); ok { // perhaps a date behind it
			return utf8.RuneCountInString(rest) <= 12 && counted
		}
	}
	s = strings.TrimRight(s, "0123456789")
	return l.Runes <= 16 && strings.HasPrefix(s, "阅读") && strings.HasSuffix(s, "分钟")
}

// isMinutes reports whether a line is minutes and their number.
func isMinutes(l *Line) bool {
	s := letter.Key(l.Text)
	unit := strings.Trim(s, "0123456789")
	return l.Heading == 0 && len(unit) < len(s) && (unit == "mins" || unit == "minutes" || unit == "мин")
}

// isPaperPlace reports whether a line says where an article stood in print:
// "《晚报》（2021年6月28日 第05版）".
func isPaperPlace(l *Line) bool {
	if len(l.Text) > 3*45 || !strings.Contains(l.Text, "版") || l.Runes > 45 || strings.ContainsAny(l.Text, "。！？") {
		return false
	}
	if !strings.Contains(l.Text, "日") && strings.Count(l.Text, "-") < 2 && strings.Count(l.Text, "/") < 2 {
		return false // an edition of a book
	}
	_, rest, ok := strings.Cut(l.Text, "第")
	rest = strings.TrimSpace(rest)
	place := strings.TrimLeft(rest, "0123456789")
	return ok && len(place) < len(rest) && strings.HasPrefix(strings.TrimSpace(place), "版") && strings.ContainsAny(l.Text, "年-/")
}

// infoItems begin items of a list that names those who wrote an article, read
// aloud before it: "作者, 林晚".
var infoItems = words.List("byline.item")

// isInfoItem reports whether a line is one of infoItems or counts readers.
func isInfoItem(l *Line) bool {
	line := l.Whole
	if runes.StartsAny(line, infoItems()) && len(line) < maxDate && !strings.ContainsAny(line, ".。！？") {
		return true
	}
	if rest, ok := strings.CutPrefix(line, "阅读"); ok && runes.IsNumber(letter.Key(rest)) {
		return true
	}
	return line == "Article information" || strings.HasPrefix(line, "Published in ") && strings.Contains(line, " min read")
}
