package page

import (
	"bytes"
	"html"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// accountMark stands on every page of an account of WeChat, around its article.
const accountMark = `id="js_content"`

const (
	accountProbe = 400 // how far a value stands behind its name at most, in bytes
	maxSettings  = 200 // how many places of a name are looked at
)

// account takes the time and the account that the scripts of a page of WeChat set:
// the page itself shows neither before they run, or says 昨天.
func (s *pageScan) account(b []byte) {
	if !bytes.Contains(b, []byte(accountMark)) {
		return
	}
	for i, name := range []string{"ct", "ori_create_time", "createTime", "create_time", "publish_time"} {
		v := scriptValue(b, name)
		if at, ok := date.Epoch(v); ok {
			v = at.In(s.zone).Format("2006-01-02 15:04:05 -07:00")
		}
		if v != "" && s.stamp(v, Stamp{kind: stampLinked, label: published, rank: 10 - i}) {
			break
		}
	}
	for _, name := range []string{"nickname", "nick_name", "profile_nickname"} {
		if v := title.Clean(html.UnescapeString(scriptValue(b, name))); v != "" {
			s.Origin = v
			return
		}
	}
}

var scriptText = pattern.Lazy(`^\s*[=:]\s*(?:[\w.]+\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([0-9]{10}))`)

// scriptValue returns the text or the number that a script first sets a name to;
// empty ones are passed over.
func scriptValue(b []byte, name string) string {
	for n := 0; n < maxSettings; n++ {
		i := bytes.Index(b, []byte(name))
		if i < 0 {
			return ""
		}
		inside := i > 0 && (b[i-1] == '_' || b[i-1] >= 'A' && b[i-1] <= 'Z' || b[i-1] >= 'a' && b[i-1] <= 'z')
		b = b[i+len(name):]
		if inside {
			n-- // the end of another name
			continue
		}
		m := scriptText().FindSubmatch(b[:min(len(b), accountProbe)])
		if m == nil {
			continue
		}
		if v := strings.TrimSpace(string(bytes.Join(m[1:], nil))); v != "" {
			return v
		}
	}
	return ""
}
