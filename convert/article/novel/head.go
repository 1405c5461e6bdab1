package novel

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// field is what a line of a book's head states.
type field uint8

const (
	isTitle field = iota
	isAuthor
)

func (b *Book) state(f field, v string) {
	to := &b.Title
	if f == isAuthor {
		to = &b.Author
	}
	if *to == "" {
		*to = v
	}
}

var (
	label    = pattern.Lazy(`^(?i:(书\s*名|書\s*名|小说名|小說名|作品名称|作品名|title)|(作\s*者|著\s*者|原著|文|author|written by))\s*[:：/／]\s*(.+)$`)
	quoted   = pattern.Lazy(`^《([^》]+)》[ \x{3000}]*(?:[（(\[【][^）)\]】]*[）)\]】])?[ \x{3000}]*(?:作者|著者)?[:：_ \x{3000}]*(.*)$`)
	beside   = pattern.Lazy(`^(.+?)[\s\x{3000}]*(?:作者|著者)[:：_]\s*(.+)$`)
	written  = pattern.Lazy(`^(.{2,30}?)[\s\x{3000}/／]*(?:著|撰|◎著)$`)
	byWriter = pattern.Lazy(`^(?i:by)\s+(\p{Lu}.{1,60})$`)
	isList   = pattern.Lazy(`^(?i:目\s*[录錄次]|(?:table of )?contents)[:：.]?$`)
	noMarks  = strings.NewReplacer("《", "", "》", "")
)

// labelled reads 书名：渡口 and Author: Ann Reed.
func labelled(l string) (f field, value string, ok bool) {
	m := label().FindStringSubmatch(l)
	if m == nil {
		return 0, "", false
	}
	if m[2] != "" {
		f = isAuthor
	}
	return f, strings.TrimSpace(noMarks.Replace(m[3])), true
}

// The longest title and the longest name of an author in characters, and the lines
// of a head that are looked at.
const (
	maxBookTitle = 60
	maxAuthor    = 60
	maxHeadLines = 12
)

// head reads the lines at the head of a book that state its title and its author,
// and returns where what follows them begins, which is end at most.
func (b *Book) head(text []byte, from, end int) int {
	rest, n := from, 0
	scan.Lines(text[from:end], func(at int, raw []byte) bool {
		next := min(from+at+len(raw)+1, end)
		if scan.IsBlank(raw) {
			return true
		}
		if n++; n > maxHeadLines || len(raw) > 2*maxLine || !b.headLine(string(trim(raw)), n == 1) {
			return false
		}
		rest = next
		return true
	})
	return rest
}

// headLine takes what a line of the head states, and reports whether it states
// nothing else.
func (b *Book) headLine(l string, first bool) bool {
	if isList().MatchString(l) {
		return true
	}
	if f, v, ok := labelled(l); ok && utf8.RuneCountInString(v) <= maxBookTitle {
		if f == isTitle {
			if m := beside().FindStringSubmatch(v); m != nil {
				v = m[1]
				b.state(isAuthor, m[2])
			}
		}
		b.state(f, v)
		return true
	}
	if b.titleAndAuthor(l) {
		return true
	}
	for _, re := range []*regexp.Regexp{written(), byWriter()} {
		if m := re.FindStringSubmatch(l); m != nil && !strings.ContainsAny(m[1], "，。！？") {
			b.state(isAuthor, strings.TrimSpace(m[1]))
			return true
		}
	}
	if first && b.Title == "" && isTitleLine(l) {
		b.Title = l
		return true
	}
	return l == b.Title || l == b.Author
}

// isTitleLine reports whether the first line of a text may be its title.
func isTitleLine(l string) bool {
	n := utf8.RuneCountInString(l)
	return n <= maxBookTitle && (n <= maxBookTitle/2 || !letter.HasUnspaced(l)) && !strings.ContainsRune("。，；：、,;:.", letter.LastRune(l))
}

// titleAndAuthor takes a line or a name of a file that is 《渡口》作者：何小满, or
// 渡口 作者：何小满.
func (b *Book) titleAndAuthor(l string) bool {
	if m := quoted().FindStringSubmatch(l); m != nil && !strings.ContainsAny(m[2], "，。！？") && utf8.RuneCountInString(m[2]) <= maxAuthor {
		b.state(isTitle, strings.TrimSpace(m[1]))
		if v := strings.TrimSpace(m[2]); v != "" && strings.Contains(l[len(m[1]):], "作者") {
			b.state(isAuthor, v)
		}
		return true
	}
	m := beside().FindStringSubmatch(l)
	if m == nil || strings.ContainsAny(l, "，。！？") || utf8.RuneCountInString(m[1]) > maxBookTitle || utf8.RuneCountInString(m[2]) > maxAuthor {
		return false
	}
	b.state(isTitle, strings.Trim(m[1], " -_\u3000"))
	b.state(isAuthor, m[2])
	return true
}

// OfFile takes title and author from the base name of the book's file, where they
// are not known.
func (b *Book) OfFile(name string) {
	b.titleAndAuthor(strings.TrimSpace(strings.TrimSuffix(name, path.Ext(name))))
}
