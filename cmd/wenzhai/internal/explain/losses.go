package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
)

// LeftOut prints what a reader of the book misses, after what was or would be
// written; nothing if nothing is missing. before stands before it on the line.
func LeftOut(p *term.Printer, before string, x convert.Losses) {
	if s := missing(x); s != "" {
		p.Fact("not_in_it", x, "%snot in it: %s", before, s)
	}
}

// NotListed prints what was passed over before `wenzhai list` had anything to
// show. All else that a book would lack is in the list.
func NotListed(p *term.Printer, x convert.Losses) {
	x = convert.Losses{Empty: x.Empty, Undated: x.Undated, Passages: x.Passages, Unreadable: x.Unreadable, OtherFiles: x.OtherFiles}
	if s := missing(x); s != "" {
		p.Fact("not_listed", x, "not listed: %s", s)
	}
}

// missing puts losses into words, "" for none.
func missing(x convert.Losses) string {
	var parts []string
	add := func(n int, one, several string) {
		switch n {
		case 0:
		case 1:
			parts = append(parts, "1 "+one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, several))
		}
	}
	add(x.Duplicates, "duplicate", "duplicates")
	add(x.Empty, "empty article", "empty articles")
	add(x.Undated, "undated article", "undated articles")
	add(x.OtherTexts, "text in another language", "texts in other languages")
	add(x.Translations, "translation that was not found", "translations that were not found")
	add(x.Passages, "passage that belongs to no article", "passages that belong to no article")
	add(x.Linked, "picture that is only a link", "pictures that are only links")
	add(x.Missing, "missing picture", "missing pictures")
	add(x.Broken, "broken picture", "broken pictures")
	add(x.Glyphs, "character that no font has", "characters that no font has")
	add(x.Dates, "date of an undated article", "dates of undated articles")
	add(x.Unreadable, "unreadable file", "unreadable files")
	if len(x.OtherFiles) > 0 {
		parts = append(parts, otherFiles(x.OtherFiles))
	}
	return strings.Join(parts, ", ")
}

// mostKinds is how many kinds of files are named.
const mostKinds = 6

// otherFiles says "1 file of another kind (.docx)", "3 files of other kinds (2
// .docx, 1 .rtf)": the most frequent first.
func otherFiles(count map[string]int) string {
	kinds := make([]string, 0, len(count))
	n := 0
	for k, c := range count {
		kinds = append(kinds, k)
		n += c
	}
	if n == 1 {
		return "1 file of another kind (" + kinds[0] + ")"
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	var parts []string
	rest := n
	for _, k := range kinds[:min(len(kinds), mostKinds)] {
		parts = append(parts, fmt.Sprintf("%d %s", count[k], k))
		rest -= count[k]
	}
	if rest > 0 {
		parts = append(parts, fmt.Sprintf("%d more", rest))
	}
	return fmt.Sprintf("%d files of other kinds (%s)", n, strings.Join(parts, ", "))
}
