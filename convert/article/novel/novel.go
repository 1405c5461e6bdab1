// Package novel finds the chapters of a book that is one plain text: lines such as
// 第三章 过河 and Chapter 3, the volumes above them, and the title and the author
// that the head of the text states.
package novel

import (
	"bytes"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// Book is a text of several chapters.
type Book struct {
	Title, Author string // as the head of the text states them; "" = it does not
	Parts         []Part // in the order of the text, each with a text
	Contents      int    // lines of a list of contents before the chapters, which belong to no part
	Notice        int    // bytes of a distributor's notice around the book, which belong to no part
}

// Part is a chapter, or what stands before the first one.
type Part struct {
	Title   string // the line of the chapter without marks around it; "" = of the text before the first chapter
	Section string // the volumes around it, the outermost first; "" = none
	Start   int    // where its line begins in the text
	Body    int    // where its text begins
	End     int
}

// maxParts bounds the chapters of a text.
const maxParts = 20_000

// Read finds the chapters of a text with line feeds as line ends. It reports false
// for a text that has fewer than two, and for a law, whose chapters are short.
func Read(text []byte) (Book, bool) {
	var b Book
	from, to := b.bounds(text)
	all, ok := headings(text[:to], from)
	if !ok {
		return Book{}, false
	}
	all = uniform(all)
	setPaths(all)
	all, contents := withoutContents(text, all)
	all = withoutRepeats(text, all)
	rank, ok := rankOf(all)
	if !ok {
		return Book{}, false
	}
	b.Contents = len(contents)
	rest := b.head(text, from, headEnd(all, contents))
	b.before(text, rest, headEnd(all, contents), all[0].at, contents)
	b.parts(text, all, rank, to)
	return b, true
}

// headEnd returns where the head of a text ends: at its list of contents or its
// first chapter.
func headEnd(all, contents []heading) int {
	if len(contents) > 0 {
		return min(contents[0].at, all[0].at)
	}
	return all[0].at
}

// before adds the text before the first chapter: that from rest to end, and that
// behind a list of contents.
func (b *Book) before(text []byte, rest, end, first int, contents []heading) {
	add := func(from, to int) {
		from = min(scan.SkipBlank(text[:to], from), to)
		if !scan.IsBlank(text[from:to]) {
			b.Parts = append(b.Parts, Part{Start: from, Body: from, End: to})
		}
	}
	add(rest, withoutListTitle(text[:end], rest))
	if n := len(contents); n > 0 && contents[n-1].end < first {
		add(contents[n-1].end, first)
	}
}

// withoutListTitle returns the end of a text without the line 目录 at it.
func withoutListTitle(text []byte, from int) int {
	b := bytes.TrimRight(text[from:], " \t\n\u3000")
	at := bytes.LastIndexByte(b, '\n') + 1
	if isList().Match(trim(b[at:])) {
		return from + at
	}
	return len(text)
}

// parts adds the chapters, which are the headings of a rank. Those above it name
// the volumes, those below it are lines of the text.
func (b *Book) parts(text []byte, all []heading, rank, to int) {
	var volumes [ranks]string
	kept := slices.DeleteFunc(all, func(h heading) bool { return h.rank > rank })
	for i := range kept {
		h := &kept[i]
		end := to
		if i+1 < len(kept) {
			end = kept[i+1].at
		}
		if h.volume != "" {
			volumes[volumeRank] = h.volume
		}
		if h.rank < rank {
			volumes[h.rank] = h.text()
			clear(volumes[h.rank+1:])
			if scan.IsBlank(text[h.end:end]) {
				continue
			}
		}
		b.Parts = append(b.Parts, Part{Title: h.text(), Section: section(volumes), Start: h.at, Body: h.end, End: end})
	}
}

func section(volumes [ranks]string) string {
	var names []string
	for _, v := range volumes {
		if v != "" {
			names = append(names, v)
		}
	}
	return strings.Join(names, " · ")
}

// rankOf returns the rank of the headings that begin chapters: that of 章 where
// there are two, else that of 节, else that of 卷 or 部.
func rankOf(all []heading) (rank int, ok bool) {
	n := numbers(all)
	for _, rank := range []int{chapterRank, sectionRank, volumeRank, partRank} {
		if n[rank] > 1 {
			return rank, true
		}
	}
	return 0, false
}

// numbers counts the headings with a number by their rank.
func numbers(all []heading) (n [ranks]int) {
	for _, h := range all {
		if !h.named {
			n[h.rank]++
		}
	}
	return n
}

// uniform returns headings without lines that part their number from what follows
// otherwise than nearly all others do: of 第二章 过河 and 第三章里写过河 in one text
// the second is a sentence.
func uniform(all []heading) []heading {
	joined, parted := styles(all)
	return slices.DeleteFunc(all, func(h heading) bool { return h.joined && joined[h.rank] <= parted[h.rank] })
}

// styles counts by rank the headings that nothing parts, and those that something does.
func styles(all []heading) (joined, parted [ranks]int) {
	for _, h := range all {
		if h.joined {
			joined[h.rank]++
		} else if h.title != "" && !h.named {
			parted[h.rank]++
		}
	}
	return joined, parted
}

// setPaths tells chapters of one number in several volumes apart.
func setPaths(all []heading) {
	var above [ranks]string
	for i := range all {
		h := &all[i]
		if h.volume != "" {
			above[volumeRank] = h.volume
		}
		above[h.rank] = h.key
		clear(above[h.rank+1:])
		h.path = strings.Join(above[:], "/")
	}
}

// minContents is the least number of lines of a list of contents.
const minContents = 3

// withoutContents takes a list of contents from the beginning: headings without a
// text between them that stand once more behind them. Text behind the list is not
// the last one's.
func withoutContents(text []byte, all []heading) (kept, contents []heading) {
	n, least := 1, minContents
	if withoutListTitle(text[:all[0].at], 0) < all[0].at {
		least = 2
	}
	for n < len(all) && scan.IsBlank(text[all[n-1].end:all[n].at]) {
		n++
	}
	again := func(end int) bool {
		behind := map[string]bool{}
		for _, h := range all[end:] {
			behind[h.path] = true
		}
		found := 0
		for _, h := range all[:end] {
			if behind[h.path] {
				found++
			}
		}
		return end >= least && 2*found >= end
	}
	if slices.ContainsFunc(all[n:], func(h heading) bool { return h.path == all[n-1].path }) && again(n) {
		return all[n:], all[:n]
	}
	first := n - 1 // the heading that has a text, or the volumes above it
	for first > 0 && all[first-1].rank < all[first].rank {
		first--
	}
	if again(first) {
		return all[first:], all[:first]
	}
	return all, nil
}

// withoutRepeats drops a heading that the next line says once more.
func withoutRepeats(text []byte, all []heading) []heading {
	var out []heading
	for i, h := range all {
		if i+1 < len(all) && all[i+1].repeats(text, h) {
			continue
		}
		out = append(out, h)
	}
	return out
}

// repeats reports whether h says once more what the heading before it says, and takes
// its place.
func (h *heading) repeats(text []byte, before heading) bool {
	if h.key != before.key || !scan.IsBlank(text[before.end:h.at]) {
		return false
	}
	if h.title == "" || strings.HasPrefix(before.title, h.title) {
		h.title = before.title
	}
	h.at = before.at
	return true
}

// bounds returns where the book itself begins and ends, without what Project
// Gutenberg writes around it, and takes title and author from there.
func (b *Book) bounds(text []byte) (from, to int) {
	from, to = 0, len(text)
	head := text[:min(len(text), noticeReach)]
	i := bytes.Index(head, []byte("*** START OF TH"))
	if i < 0 {
		return from, to
	}
	from = i + len(scan.Line(text[i:]))
	if j := bytes.LastIndex(text, []byte("*** END OF TH")); j > from {
		to = j
	}
	scan.Lines(text[:i], func(_ int, l []byte) bool {
		if f, v, ok := labelled(strings.TrimSpace(string(l[:min(len(l), maxLine)]))); ok {
			b.state(f, v)
		}
		return true
	})
	b.Notice = from + len(text) - to
	return from, to
}

// noticeReach is how far a distributor's notice may reach from the beginning.
const noticeReach = 16 << 10
