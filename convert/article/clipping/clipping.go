// Package clipping reads what programs and people that clip pages write of them above
// the text: a quotation ("> 作者：何小满 / 原文：https://…"), or a list, a table or lines of
// such fields.
package clipping

import (
	"bytes"
	"maps"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// labels are the labels of such a quotation, each with the key of front matter
// that it stands for; longer ones before those that they begin with.
var labels = []struct{ key, words string }{
	{"url", "原文链接|原文連結|原文地址|原文网址|文章链接|文章地址|来源链接|链接|連結|网址|网页地址|url|link|original|via"},
	{"source", "来源|來源|出处|出處|公众号|公眾號|媒体|site|website|source|publication|原文"},
	{"author", "作者|撰文|文|author|authors|by"},
	{"date", "发布时间|发布日期|发布于|發佈時間|發布時間|发表时间|发表于|日期|时间|時間|published|publish date|publish time|date|posted|created"},
	{"saved", "收藏时间|保存时间|剪藏时间|剪藏于|抓取时间|clipped|saved|captured"},
	{"tags", "标签|標籤|tags"},
	{"", "译者|譯者|翻译|翻譯|编辑|編輯|责编|责任编辑|校对|校對|审校|排版|摄影|translator|translated by|editor"},
}

// field finds a label of labels with what marks it.
var field = sync.OnceValue(func() *regexp.Regexp {
	var all []string
	for _, l := range labels {
		all = append(all, l.words)
	}
	return regexp.MustCompile(`(?i)(?:^|[\s\x{3000}/|｜·•;；,，、*_]+)(` + strings.Join(all, "|") + `)[*_]*(?:\s*[:：|｜]|[\s\x{3000}]+/[\s\x{3000}])\s*[*_]*`)
})

// Where such a quotation stands: behind at most so many lines of a title, with at
// most so many lines and bytes of a line.
const (
	maxAbove = 2
	maxLines = 12
	maxBytes = 1 << 10
)

// quotation returns the first quotation of a Markdown body with nothing but a title
// above it, as a range of bytes of b.
func quotation(b []byte) (start, end int, ok bool) {
	above, lines := 0, 0
	start = -1
	scan.Lines(b, func(at int, l []byte) bool {
		l = bytes.TrimSpace(l)
		switch {
		case bytes.HasPrefix(l, []byte(">")):
			if start < 0 {
				start = at
			}
			end = at
			lines++
			return lines <= maxLines && len(l) <= maxBytes
		case start >= 0:
			ok = len(l) == 0 || l[0] == '#' || scan.IsUnderline(l)
			end = at
			return false
		case len(l) == 0:
			return true
		}
		above++
		return above <= maxAbove && (l[0] == '#' || scan.IsUnderline(l) || above == 1)
	})
	return start, min(end, len(b)), ok
}

// Quotation is a quotation above a text that names what the text is.
type Quotation struct {
	Start, End int               // in bytes of the body
	Fields     map[string]string // by keys of front matter: author, url, source, date, saved, tags
	Whole      bool              // it says nothing else
}

// Read reads the quotation above the text of a Markdown body b, in which dates
// without a zone are in zone; false where there is none that names a field.
func Read(b []byte, zone *time.Location) (q Quotation, ok bool) {
	b = b[:min(len(b), reach)]
	if q.Start, q.End, ok = quotation(b); !ok {
		return lines(b, zone)
	}
	q.read(b[q.Start:q.End], zone)
	return q, len(q.Fields) > 0
}

// lines reads fields above a text that are no quotation: a list, a table, or lines alone.
// It reports false where these are fewer than two, or say nothing of where the text is from.
func lines(b []byte, zone *time.Location) (q Quotation, ok bool) {
	q.Fields, q.Whole = map[string]string{}, true
	q.Start = -1
	above, n, blank := 0, 0, false
	scan.Lines(b, func(at int, l []byte) bool {
		l = bytes.TrimSpace(l)
		s, list := fieldLine(l)
		below := !blank
		blank = len(l) == 0
		switch {
		case blank:
			return true
		case s != "" && n < maxLines && q.takes(s, zone), q.Start >= 0 && isRight(l):
			if n++; q.Start < 0 {
				q.Start = at
			}
			q.End = min(at+len(scan.Line(b[at:]))+1, len(b))
			return true
		case l[0] == '|' && isDelimiter(l):
			return true
		case q.Start >= 0:
			q.Whole = !list // not of a list or a table that says something else, too
			return false
		}
		above++
		return above <= maxAbove && !list && (l[0] == '#' || scan.IsUnderline(l) && below || above == 1 && !strings.ContainsRune("。！？….!?", letter.LastRune(string(l))))
	})
	return q, q.Whole && n > 1 && q.tells() && !scan.IsBlank(b[q.End:])
}

// tells reports whether fields say where a text is from, and more.
func (q *Quotation) tells() bool {
	return len(q.Fields) > 1 && (q.Fields["author"] != "" || q.Fields["url"] != "" || q.Fields["source"] != "")
}

// takes takes the fields of a line, if it says nothing else.
func (q *Quotation) takes(l string, zone *time.Location) bool {
	with := Quotation{Fields: maps.Clone(q.Fields)}
	if !with.line(l, zone) {
		return false
	}
	q.Fields = with.Fields
	return true
}

// fieldLine returns a line that may hold a field, without what makes it an item of a list
// or a row of a table, and whether it is one of these.
func fieldLine(l []byte) (s string, list bool) {
	if len(l) > maxBytes || len(l) < 2 {
		return "", false
	}
	switch {
	case l[0] == '|':
		return rowField(l), true
	case strings.IndexByte("-*+", l[0]) >= 0 && l[1] == ' ':
		s, list = string(l[2:]), true
	default:
		s = string(l)
	}
	if !strings.ContainsAny(s, ":：") {
		return "", list
	}
	return s, list
}

// rowField returns a row of a table of two columns as a field, "" for others.
func rowField(l []byte) string {
	key, value, ok := strings.Cut(strings.Trim(string(l), "| "), "|")
	if !ok || isDelimiter(l) || strings.Contains(value, "|") {
		return ""
	}
	return strings.TrimRight(key, " :：*_") + "：" + value
}

// isDelimiter reports whether a line parts the head of a table from its rows.
func isDelimiter(l []byte) bool { return len(bytes.Trim(l, "|-: ")) == 0 }

// isRight reports whether a line says who holds the rights, as Zhihu writes it below its fields.
func isRight(l []byte) bool {
	return bytes.HasPrefix(l, []byte("著作权归")) || bytes.HasPrefix(l, []byte("著作權歸"))
}

// read reads the lines of the quotation.
func (q *Quotation) read(text []byte, zone *time.Location) {
	q.Fields, q.Whole = map[string]string{}, true
	for l := range bytes.Lines(text) {
		l = bytes.TrimSpace(bytes.TrimLeft(bytes.TrimSpace(l), "> "))
		q.Whole = (len(l) == 0 || q.line(string(l), zone)) && q.Whole
	}
}

// reach is how much of a body is looked at, in bytes.
const reach = 8 << 10

// line takes the fields of a line, and reports whether it says nothing else.
func (q *Quotation) line(l string, zone *time.Location) bool {
	l = strings.Trim(l, "*-+ \t\u3000")
	if strings.HasPrefix(l, "本文由") {
		if m := recoded().FindStringSubmatch(l); m != nil {
			return q.value("原文地址", m[1], zone)
		}
	}
	found := field().FindAllStringSubmatchIndex(l, -1)
	if len(found) == 0 || strings.Trim(l[:found[0][0]], " *_") != "" {
		return false
	}
	whole := true
	for i, m := range found {
		end := len(l)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		value := strings.Trim(l[m[1]:end], margin)
		if at := strings.LastIndexAny(value, "|｜·"); at > 0 && i+1 == len(found) && q.bareDate(strings.Trim(value[at:], margin), zone) {
			value = strings.Trim(value[:at], margin)
		}
		whole = q.value(strings.ToLower(l[m[2]:m[3]]), value, zone) && whole
	}
	return whole
}

// margin is what parts fields and marks values.
const margin = " \t\u3000/|｜·•;；,，、*_`"

// bareDate takes a date without a label behind the last field of a line.
func (q *Quotation) bareDate(text string, zone *time.Location) bool {
	_, ok := date.Whole(text, zone)
	if ok && q.Fields["date"] == "" {
		q.Fields["date"] = text
	}
	return ok
}

// roles finds what another person did, behind the name of an author.
var roles = pattern.Lazy(`[\s\x{3000}，,、;；/|｜]+(?:责任?编辑?|编辑|編輯|译者|譯者|翻译|翻譯|校对|校對|审校|摄影|排版|来源|editor|translator)\s*[:：/|｜].*$`)

// recoded finds the address in the line that SimpRead writes above a text.
var recoded = pattern.Lazy(`转码[，,]?\s*原文地址[:：]?\s*(?:\[[^\]]*\]\()?<?(https?://[^\s)>]+)[)>]?\s*$`)

// value takes the value of a label, and reports whether it is one.
func (q *Quotation) value(label, value string, zone *time.Location) bool {
	key := ""
	for _, l := range labels {
		if strings.Contains("|"+l.words+"|", "|"+label+"|") {
			key = l.key
		}
	}
	if key == "" { // what another person did
		return value != "" && len(value) <= maxName
	}
	name, address := value, ""
	if m := link().FindStringSubmatch(value); m != nil {
		name, address = m[1], m[2]
	} else if u, ok := scan.Address(value); ok {
		name, address = "", u
	}
	if _, isAddress := scan.Address(name); isAddress {
		name = ""
	}
	set := func(key, v string) {
		if q.Fields[key] == "" {
			q.Fields[key] = v
		}
	}
	switch key {
	case "url", "source":
		if address == "" && (key == "url" || label == "原文" || name == "") {
			return false
		}
		if address != "" {
			set("url", address)
		}
		if key == "source" && label != "原文" {
			set("source", name)
		}
		return true
	case "date", "saved":
		if _, err := date.Parse(value, zone); err != nil {
			return false
		}
		set(key, value)
		return true
	case "author":
		if i := roles().FindStringIndex(name); i != nil {
			name = name[:i[0]]
		}
		name = title.Clean(title.Plain(name))
		if name == "" || len(name) > maxName {
			return false
		}
		set(key, name)
		return true
	}
	set(key, value)
	return value != ""
}

// maxName is the longest name in bytes.
const maxName = 120

var link = pattern.Lazy(`^\[([^\]]*)\]\(<?(https?://[^\s)>]+)>?[^)]*\)$`)
