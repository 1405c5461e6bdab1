package front

import (
	"bytes"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// maxLabelled is the longest line of a labelled head in bytes.
const maxLabelled = 1 << 10

// labelled reads front matter in labels as people write it above a text: 【标题】灯,
// **作者**：何小满, 发布时间：2021-06-28. Two labels at least are of keys that wenzhai
// knows, one of them of a title; it ends at a blank line, a rule, or the label of the text (正文).
func labelled(b []byte, line int) (Matter, bool) {
	f := Matter{line: line}
	known, ended := 0, false
	scan.Lines(b, func(at int, l []byte) bool {
		l = bytes.TrimSpace(l)
		end := min(at+len(scan.Line(b[at:]))+1, len(b))
		if ended = len(l) == 0 || scan.IsUnderline(l); ended {
			f.End = end
			return false
		}
		key, value, ok := label(l)
		if ended = ok && (key == "正文" || key == "内容" || key == "正文内容"); ended {
			f.End = end
			if value != "" {
				f.End = at + bytes.Index(b[at:end], []byte(value))
			}
			return false
		}
		if !ok || len(l) > maxLabelled {
			return false
		}
		if knownKey(key) {
			known++
		}
		f.Add(key, line, value)
		line++
		return known > 0
	})
	_, titled := f.Get(Title...)
	return f, ended && titled && known > 1
}

// label parts a line 【key】value, **key**：value or key：value.
func label(l []byte) (key, value string, ok bool) {
	s := string(l[:min(len(l), maxLabelled)])
	if rest, boxed := strings.CutPrefix(s, "【"); boxed {
		if key, value, ok = strings.Cut(rest, "】"); !ok || len(key) > maxKey || !isKey([]byte(key)) {
			return "", "", false
		}
		return key, strings.TrimLeft(value, ":： "), true
	}
	if rest, bold := strings.CutPrefix(s, "**"); bold {
		if key, value, ok = strings.Cut(rest, "**"); !ok {
			return "", "", false
		}
		s = strings.TrimRight(key, ":： ") + "：" + strings.TrimLeft(value, ":： ")
	}
	if key, value, ok = keyLine([]byte(s)); ok {
		return key, value, true
	}
	return "", "", false
}
