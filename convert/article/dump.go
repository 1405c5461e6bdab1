package article

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// dateMark is a line of a dump that dates the article whose title stands above it:
// "即时 | 2021-06-28 20:23", or a date alone.
type dateMark struct {
	date    date.Found
	label   string // of what stands beside the date, with its separator; "" = a date alone
	title   []byte // the line of the title
	titleAt int
	end     int // after the mark's line
}

// splitDump parts a plain text that holds many articles, each a title, a mark
// and a body. It reports false for a text of fewer than two.
func (s *scanner) splitDump() bool {
	marks := s.marks()
	if len(marks) < 2 {
		return false
	}
	s.eachPart(len(marks), func(i int) int { return marks[i].titleAt }, func(i, line, end int) {
		s.heads = append(s.heads, s.item(i, marks[i], line, end))
	})
	return true
}

// fewer returns how many of n parts of the text are read, and reports the others.
func (s *scanner) fewer(n int) int {
	most := export.MostItems(len(s.text))
	if n > most {
		s.tooMany(most, n-most)
	}
	return min(n, most)
}

// eachPart walks the n articles of a file of many, given where each begins: its
// line, and where it ends. It reports text before the first one.
func (s *scanner) eachPart(n int, start func(i int) int, take func(i, line, end int)) {
	if intro := s.text[:start(0)]; !scan.IsBlank(intro) {
		t := lang.Count(intro, doc.Text)
		s.report(diag.LeftOut, s.lineOf(scan.SkipBlank(s.text, 0)), "%d characters before the first article belong to none", t.Chars)
	}
	line, at := 1, 0
	for i := range s.fewer(n) {
		end := len(s.text)
		if i+1 < n {
			end = start(i + 1)
		}
		line += bytes.Count(s.text[at:start(i)], []byte("\n"))
		at = start(i)
		take(i, line, end)
	}
}

// item returns the head of one article of a dump.
func (s *scanner) item(index int, m dateMark, line, end int) Head {
	h := Head{Body: Body{Format: doc.Text, Start: min(scan.SkipBlank(s.text, m.end), end), End: end}}
	h.Path, h.Index, h.Line = s.in.Path, index, line
	h.Title = title.Clean(string(m.title))
	h.put(m.date, doc.DateBody)
	h.BodyLine = line + bytes.Count(s.text[m.titleAt:h.Start], []byte("\n"))
	h.finish(s, func(doc.Lang, lang.Tally) doc.Lang { return "" })
	return h
}

// marks returns the marks of a dump. Labelled ones win over bare dates, which
// also end articles; a bare date must stand directly under its title.
func (s *scanner) marks() []dateMark {
	var all []dateMark
	var last, before []byte // the last line that is not blank, and the line before this one
	titleAt := 0
	scan.Lines(s.text, func(at int, l []byte) bool {
		if scan.IsBlank(l) {
			before = nil
			return true
		}
		if m, ok := s.mark(l); ok && last != nil && title.Likely(last, maxDumpTitle) {
			if m.label != "" || before != nil {
				m.title, m.titleAt = last, titleAt
				m.end = min(at+len(l)+1, len(s.text))
				all = append(all, m)
			}
			last, before = nil, nil
			return true
		}
		last, titleAt, before = l, at, l
		return true
	})
	return s.commonest(all)
}

// commonest returns the marks with a label if there are two or more; else the
// bare dates, if an article begins the file.
func (s *scanner) commonest(all []dateMark) []dateMark {
	var labelled, bare []dateMark
	for _, m := range all {
		if m.label != "" {
			labelled = append(labelled, m)
		} else {
			bare = append(bare, m)
		}
	}
	if len(labelled) >= 2 {
		return labelled
	}
	if len(bare) >= 2 && scan.IsBlank(s.text[:bare[0].titleAt]) {
		return bare
	}
	return nil
}

// The longest mark, label and title of a dump in characters.
const (
	maxDumpTitle = 100

	maxMark  = 80
	maxLabel = 16
)

// mark reads a line as a mark, without its title.
func (s *scanner) mark(l []byte) (dateMark, bool) {
	l = bytes.TrimSpace(l)
	if len(l) > 3*maxMark || !bytes.ContainsAny(l, "0123456789") {
		return dateMark{}, false
	}
	text := string(l)
	f, err := date.Parse(text, s.opt.Zone)
	if err != nil {
		return dateMark{}, false
	}
	before, after := strings.TrimSpace(text[:f.Start]), strings.TrimSpace(text[f.End:])
	sepBefore, ok1 := labels(before, false)
	sepAfter, ok2 := labels(after, true)
	if !ok1 || !ok2 {
		return dateMark{}, false
	}
	return dateMark{date: f, label: sepBefore + sepAfter}, true
}

// labels reports whether what stands beside a date is short labels parted from
// it by separators, and returns the separator.
func labels(s string, after bool) (sep string, ok bool) {
	if s == "" {
		return "", true
	}
	if utf8.RuneCountInString(s) > maxLabel+2 {
		return "", false
	}
	for _, x := range []string{"|", "｜", "丨", "·", "│"} {
		if after && strings.HasPrefix(s, x) || !after && strings.HasSuffix(s, x) {
			return "|", !strings.ContainsAny(s, "。，；！？,;!?")
		}
	}
	return "", false
}

// withoutFurniture returns a plain text without what the pages it was copied
// from set around it: marks of page breaks, rows of page numbers, and at the end
// the headings of lists of which the links are gone. Two copies of one article
// differ in these. Package clean drops them, and reports it.
func withoutFurniture(b []byte) []byte {
	cut := false
	scan.Lines(b, func(_ int, l []byte) bool {
		cut = isFurniture(l)
		return !cut
	})
	if !cut {
		return b
	}
	out := make([]byte, 0, len(b))
	scan.Lines(b, func(_ int, l []byte) bool {
		if !isFurniture(l) {
			out = append(append(out, l...), '\n')
		}
		return true
	})
	return out
}

// maxFurniture is the longest line of furniture in bytes.
const maxFurniture = 60

// isFurniture reports whether a line belongs to no article.
func isFurniture(l []byte) bool {
	if len(l) == 0 || len(l) > maxFurniture {
		return false
	}
	l = bytes.TrimSpace(l)
	switch string(l) {
	case "_ueditor_page_break_tag_", "[nextpage]", "{nextpage}", "编辑推荐", "相关阅读", "相关新闻", "推荐阅读", "延伸阅读", "上一页", "下一页":
		return true
	}
	first, _ := utf8.DecodeRune(l)
	return strings.ContainsRune("1[【<«上下尾首", first) && isPageNumbers(string(l))
}

// isPageNumbers reports whether a line counts pages: "1  2", "1 2 3 下一页".
func isPageNumbers(s string) bool {
	n := 0
	for _, w := range strings.Fields(s) {
		w = strings.Trim(w, "[]【】<>«»")
		if w == strconv.Itoa(n+1) {
			n++
		} else if w != "上一页" && w != "下一页" && w != "尾页" && w != "首页" {
			return false
		}
	}
	return n > 1
}
