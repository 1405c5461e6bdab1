package page

import (
	"strings"
	"testing"
	"time"
)

func TestAccount(t *testing.T) {
	const head = `<html><head><meta property="og:title" content="渡口的灯"></head><body><h1>渡口的灯</h1><em id="publish_time">昨天</em><div id="js_content"><p>渡口的灯亮了。</p></div><script>`
	for _, c := range []struct{ script, want string }{
		{`var nickname = htmlDecode("河边 &amp; 杂志"); var select = "9"; var ct = "1714521660";`, "2024-05-01 00:01 河边 & 杂志"},
		{`var ct = "", createTime = '2024-05-01 08:01', user_name = "x", nickname = '', nick_name: JsDecode('河报')`, "2024-05-01 08:01 河报"},
		{`var publish_time = "2024-05-01" || ""; var hit_nickname = "no";`, "2024-05-01 00:00 "},
		{`window.cgiData = {ori_create_time: '1714521660' * 1, nick_name: '河报'}`, "2024-05-01 00:01 河报"},
		{strings.Repeat("ct ", 1<<18) + `var ct = "1714521660"`, "none "},
	} {
		b := []byte(head + c.script + "</script></body></html>")
		p := Read(b, time.UTC)
		p.Choose(b, nil, time.UTC)
		got := "none"
		if p.Dated {
			got = p.Date.Time.Format("2006-01-02 15:04")
		}
		if got += " " + p.Origin; got != c.want {
			t.Errorf("%.60s: %q, want %q", c.script, got, c.want)
		}
	}
}

// Who wrote the text of an account, by what stands below its title.
func TestAccountWriter(t *testing.T) {
	const line = `<span class="rich_media_meta rich_media_meta_text">`
	for meta, want := range map[string]string{
		line + "何小满</span>": "何小满",
		`<span id="copyright_logo" class="rich_media_meta icon_appmsg_tag">原创</span>` + line + "\n 何小满 &amp; 林园 \n</span>": "何小满 & 林园",
		line + "原创</span>" + line + "何小满</span>":                           "何小满",
		line + "2024-05-01</span>":                                         "",
		`<span class="rich_media_meta rich_media_meta_nickname">河报</span>`: "",
	} {
		b := []byte(`<html><body><h1>渡口的灯</h1><div id="meta_content">` + meta + `</div><div id="js_content"><p>渡口的灯亮了。</p></div></body></html>`)
		if p := Read(b, time.UTC); p.Writer != want {
			t.Errorf("%s: %q, want %q", meta, p.Writer, want)
		}
	}
}
