package page

import (
	"bytes"
	"cmp"
	"html"
	"strings"
	"time"

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
	s.Writer = cmp.Or(s.Writer, accountWriter(b))
	for _, name := range []string{"nickname", "nick_name", "profile_nickname"} {
		if v := title.Clean(html.UnescapeString(scriptValue(b, name))); v != "" {
			s.Origin = v
			return
		}
	}
}

var metaText = pattern.Lazy(`<span class="rich_media_meta rich_media_meta_text"[^>]*>\s*([^<\n]{1,40}?)\s*</span>`)

// accountWriter returns the writer that stands between the title and the account's name.
func accountWriter(b []byte) string {
	i := bytes.Index(b, []byte(`id="meta_content"`))
	if i < 0 {
		return ""
	}
	for _, m := range metaText().FindAllSubmatch(b[i:min(len(b), i+metaReach)], -1) {
		name := html.UnescapeString(string(m[1]))
		if _, dated := date.Whole(name, time.UTC); !dated && name != "原创" && name != "转载" {
			return title.Clean(name)
		}
	}
	return ""
}

// metaReach is how many bytes the lines between title and text may have.
const metaReach = 4 << 10

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
