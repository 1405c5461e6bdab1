package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCredit is the longest name of an author or a source in characters.
const maxCredit = 20

// credits takes the author and the source that a short box near the top of a
// page names: "作者：何小满　来源：晨渡日报".
func (s *pageScan) credits(text string) {
	if s.prose > nearProse || len(text) > maxBox || !strings.ContainsAny(text, ":：") {
		return
	}
	if s.Origin == "" {
		s.Origin = credit(text, "来源", "來源", "稿源", "Источник")
	}
	if s.Writer == "" {
		s.Writer = credit(text, "作者", "撰文", "Автор")
	}
}

// credit returns what stands after the first of labels and a colon.
func credit(text string, labels ...string) string {
	for _, l := range labels {
		i := strings.Index(text, l)
		if i < 0 {
			continue
		}
		value := strings.TrimLeft(text[i+len(l):], "　 ")
		r, n := utf8.DecodeRuneInString(value)
		if r != ':' && r != '：' {
			continue
		}
		value = strings.TrimLeft(value[n:], "　 ")
		if end := strings.IndexFunc(value, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("|｜：:（(【[，。；/0123456789", r)
		}); end >= 0 {
			value = value[:end]
		}
		if isCredit(value, labels) {
			return value
		}
	}
	return ""
}

// isCredit reports whether a text is a name, not a label or a word that stands
// where no name is known.
func isCredit(v string, labels []string) bool {
	n := utf8.RuneCountInString(v)
	if n < 2 || n > maxCredit || strings.Contains(v, "://") || slices.Contains(labels, v) {
		return false
	}
	switch strings.ToLower(v) {
	case "原创", "原創", "本站", "本站原创", "本网", "互联网", "网络", "未知", "佚名", "匿名", "admin", "管理员", "转载", "作者", "来源", "時間", "时间", "日期", "发布", "点击", "发布时间", "点击数", "编辑", "责任编辑", "浏览", "阅读":
		return false
	}
	return true
}
