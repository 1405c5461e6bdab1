package article

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Programs and people that clip pages into Markdown write what they know of them
// as a quotation above the text: "> 作者：何小满 / 原文：https://…".

// quoteLabels are the labels of such a quotation, each with the key of front matter
// that it stands for; longer ones before those that they begin with.
var quoteLabels = []struct{ key, labels string }{
	{"url", "原文链接|原文連結|原文地址|原文网址|文章链接|文章地址|来源链接|链接|連結|网址|网页地址|url|link|original|via"},
	{"source", "来源|來源|出处|出處|公众号|公眾號|媒体|site|website|source|publication|原文"},
	{"author", "作者|撰文|文|author|authors|by"},
	{"date", "发布时间|发布日期|发布于|發佈時間|發布時間|发表时间|发表于|日期|时间|時間|published|publish date|publish time|date|posted|created"},
	{"saved", "收藏时间|保存时间|剪藏时间|剪藏于|抓取时间|clipped|saved|captured"},
	{"tags", "标签|標籤|tags"},
}

// quoteField finds a label of quoteLabels with what marks it.
var quoteField = sync.OnceValue(func() *regexp.Regexp {
	var all []string
	for _, l := range quoteLabels {
		all = append(all, l.labels)
	}
	return regexp.MustCompile(`(?i)(?:^|[\s\x{3000}/|｜·•;；,，、*_]+)(` + strings.Join(all, "|") + `)[*_]*\s*[:：|｜]\s*[*_]*`)
})

// Where such a quotation stands: behind at most so many lines of a title, with at
// most so many lines and bytes of a line.
const (
	quoteAfter = 2
	quoteLines = 12
	quoteBytes = 1 << 10
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
			return lines <= quoteLines && len(l) <= quoteBytes
		case start >= 0:
			ok = len(l) == 0 || l[0] == '#' || isUnderline(l)
			end = at
			return false
		case len(l) == 0:
			return true
		}
		above++
		return above <= quoteAfter && (l[0] == '#' || isUnderline(l) || above == 1)
	})
	return start, min(end, len(b)), ok
}

// quoteHead takes what a quotation above the text says of the article. The quotation
// leaves the body where it says nothing else.
func (a *single) quoteHead() (end int) {
	if a.Format != doc.Markdown {
		return 0
	}
	b := a.body()
	start, stop, ok := quotation(b[:min(len(b), dateBytes)])
	if !ok {
		return 0
	}
	said := map[string]string{}
	whole := true
	for l := range bytes.Lines(b[start:stop]) {
		l = bytes.TrimSpace(bytes.TrimLeft(bytes.TrimSpace(l), "> "))
		whole = (len(l) == 0 || a.quoteLine(string(l), said)) && whole
	}
	if len(said) == 0 {
		return 0
	}
	line := a.s.lineOf(a.Start + start)
	for _, k := range []struct {
		name string
		keys front.Keys
	}{{"author", front.Author}, {"url", front.URL}, {"source", front.Source}, {"date", front.Date}, {"saved", front.Saved}, {"tags", front.Tag}} {
		if _, stated := a.front.Get(k.keys...); !stated && said[k.name] != "" {
			a.front.Add(k.name, line, said[k.name])
		}
	}
	if !whole {
		return 0
	}
	if scan.IsBlank(b[:start]) {
		a.Start += stop
		return 0
	}
	return a.Start + stop
}

// quoteLine takes the fields of a line, and reports whether it says nothing else.
func (a *single) quoteLine(l string, said map[string]string) bool {
	l = strings.Trim(l, "*-+ \t\u3000")
	found := quoteField().FindAllStringSubmatchIndex(l, -1)
	if len(found) == 0 || strings.Trim(l[:found[0][0]], " *_") != "" {
		return false
	}
	whole := true
	for i, m := range found {
		end := len(l)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		value := strings.Trim(l[m[1]:end], " \t\u3000/|｜·•;；,，、*_`")
		whole = a.quoteValue(strings.ToLower(l[m[2]:m[3]]), value, said) && whole
	}
	return whole
}

// quoteValue takes the value of a label, and reports whether it is one.
func (a *single) quoteValue(label, value string, said map[string]string) bool {
	key := ""
	for _, l := range quoteLabels {
		if strings.Contains("|"+l.labels+"|", "|"+label+"|") {
			key = l.key
		}
	}
	name, address := value, ""
	if m := quoteLink().FindStringSubmatch(value); m != nil {
		name, address = m[1], m[2]
	} else if u, ok := scan.Address(value); ok {
		name, address = "", u
	}
	if _, isAddress := scan.Address(name); isAddress {
		name = ""
	}
	set := func(key, v string) {
		if said[key] == "" {
			said[key] = v
		}
	}
	switch key {
	case "url", "source":
		if address == "" && (key == "url" || label == "原文" || name == "") {
			return false
		}
		set("url", address)
		if key == "source" && label != "原文" {
			set("source", name)
		}
		return true
	case "date", "saved":
		if _, err := date.Parse(value, a.s.opt.Zone); err != nil {
			return false
		}
		set(key, value)
		return true
	case "author":
		name = title.Clean(title.Plain(name))
		if name == "" || len(name) > maxQuoteName {
			return false
		}
		set(key, name)
		return true
	}
	set(key, value)
	return value != ""
}

// maxQuoteName is the longest name in bytes.
const maxQuoteName = 120

var quoteLink = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\[([^\]]*)\]\(<?(https?://[^\s)>]+)>?[^)]*\)$`)
})
