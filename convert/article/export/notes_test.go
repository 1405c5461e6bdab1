package export

import (
	"bytes"
	"crypto/md5" //nolint:gosec // as Evernote names what a note holds
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

const (
	telegramSample = `{"name":"河湾","type":"public_channel","messages":[
{"type":"service","date":"2024-05-01T08:00:00","action":"create_channel","text":""},
{"type":"message","date":"2024-05-01T08:01:00","date_unixtime":"1714521660","from":"河湾","text":["雨 & ",{"type":"bold","text":"雾\n桥"},{"type":"text_link","text":"图","href":"https://a.example/?a&b"},{"type":"hashtag","text":"#水"}]}]}`
	telegramPageSample = `<html><head></head><body><div class="page_wrap"><div class="page_header"><div class="text bold">河湾</div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">1 May 2024</div></div>
<div class="message default clearfix" id="message2"><div class="body"><div class="pull_right date details" title="01.05.2024 08:01:00 UTC+08:00"></div><div class="from_name">阿渡</div><div class="text">雨<br>雾</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body"><div class="pull_right date details" title="yesterday"></div><div class="text">桥</div></div></div>
</div></div></div></body></html>`
	enexSample = `<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x"><en-export><note><title>灯 &amp; 芯</title><created>20240511T023000Z</created><tag>灯</tag><content><![CDATA[<?xml version="1.0"?><en-note><div>灯<en-media type="image/gif" hash="6BB61E3B7BCE0931DA574D19D1D82C88"/></div></en-note>]]></content><resource><data encoding="base64">
LS0
x</data><mime>image/gif</mime><recognition><![CDATA[<x/>]]></recognition></resource><resource><data>LTE=</data><mime>image/gif</mime></resource></note></en-export>`
	joplinSample = "渡 < 口\n\n- 灯 ![图](:/00112233445566778899aabbccddeeff)\n- [另一篇](:/00112233445566778899aabbccddee00#二)\n\nid: a1b2c3d4e5f60718293a4b5c6d7e8f90\ncreated_time: 2024-05-01T01:00:00.000Z\nsource_url: https://a.example/1\nis_conflict: 0\ntype_: 1\n"
)

func TestReadNotes(t *testing.T) {
	const chats = `{"about":"x","contacts":{"list":[{"name":1}]},"chats":{"about":"y","list":[{"name":null,"type":"personal_chat","id":1,"messages":[{"type":"message","date":"2024-05-01","from":"甲","text":"一"}]},` +
		`{"name":"乙群","type":"private_group","messages":[{"type":"message","date":"2024-05-02","from":"乙","text":"二","photo":"(File not included.)","poll":{"question":"几点？","answers":[{"text":"一点"}]}}]}]}}`
	for _, c := range []struct{ about, in, want string }{
		{"a channel of Telegram", telegramSample, `Telegram
3,3 雨 &amp; 雾 | 2024-05-01T08:01:00+08:00 | saved  | by  |  | 河湾 |  | 水 | html true | <p>雨 &amp; <strong>雾</strong></p>⏎<p><strong>桥</strong><a href="https://a.example/?a&amp;b">图</a>#水</p>
issue 2 skipped true: 1 messages hold no text and no picture (service: 1)
`},
		{"all chats", chats, `Telegram
1,1 一 | 2024-05-01 | saved  | by 甲 |  |  |  |  | html true | <p>一</p>
1,1 二 | 2024-05-02 | saved  | by 乙 |  | 乙群 |  |  | html true | <p>二</p>⏎<p>几点？</p>⏎<ul><li>一点</li></ul>
`},
		{"pictures that were sent together", `{"name":"a","type":"c","messages":[{"type":"message","date":"2024-05-01T08:01:00","photo":"1.jpg","text":""},{"type":"message","date":"2024-05-01T08:01:00","photo":"2.jpg","text":"两张"},` +
			`{"type":"message","date":"2024-05-01T08:02:00","mime_type":"image/png","file":"3.png","text":""}]}`, `Telegram
1,1  | 2024-05-01T08:01:00 | saved  | by  |  | a |  |  | html true | <figure><img src="1.jpg"></figure>⏎<figure><img src="2.jpg"></figure>⏎<p>两张</p>
1,1  | 2024-05-01T08:02:00 | saved  | by  |  | a |  |  | html true | <figure><img src="3.png"></figure>
`},
		{"cut off", telegramSample[:len(telegramSample)-60], `Telegram
issue 2 skipped false: is not valid JSON: unexpected EOF
issue 2 skipped true: 1 messages hold no text and no picture (service: 1)
`},
		{"a page of Telegram", telegramPageSample, `Telegram
3,3 雨 | 2024-05-01T08:01:00+08:00 | saved  | by 阿渡 |  | 河湾 |  |  | html true | <p>雨</p>⏎<p>雾</p>
4,4 桥 | yesterday | saved  | by 阿渡 |  | 河湾 |  |  | html true | <p>桥</p>
`},
		{"a page that lists chats", `<div class="page_wrap"><div class="page_body list_page"></div></div>`, "Telegram\n"},
		{"a note with its picture", enexSample, `ENEX
1,1 灯 &amp; 芯 | 2024-05-11T02:30:00Z | saved  | by  |  |  |  | 灯 | html true | <div>灯<img src="data:image/gif;base64,LTE="/></div>
`},
		{"a note of Joplin", joplinSample, `Joplin
1,3 渡 &lt; 口 | 2024-05-01T01:00:00.000Z | saved  | by  | https://a.example/1 |  |  |  | html false | - 灯 ![图](:/00112233445566778899aabbccddeeff)⏎- [另一篇](00112233445566778899aabbccddee00.md#二)
`},
		{"a tag of Joplin", "灯\n\nid: a1b2c3d4e5f60718293a4b5c6d7e8f90\ntype_: 5", "Joplin\n"},
		{"a tag at a note of Joplin", "id: a1b2c3d4e5f60718293a4b5c6d7e8f90\nnote_id: a\ntype_: 6", "Joplin\n"},
		{"a note of Joplin that was thrown away", "灯\n\n灯。\n\nid: a1b2c3d4e5f60718293a4b5c6d7e8f90\ndeleted_time: 1714521660000\ntype_: 1", "Joplin\nissue 1 skipped true: 1 note is no article (in the trash: 1)\n"},
		{"notes, one damaged", "<en-export><note><title>a</title><content><![CDATA[<en-note><en-crypt hint=\"x\">abc</en-crypt><en-todo/>A</en-note>]]></content></note>\n<note><title>b</title><content><3</content></note>\n<note><title>c</title><content>C</content></note>", `ENEX
1,1 a |  | saved  | by  |  |  |  |  | html true | ☐ A
3,3 c |  | saved  | by  |  |  |  |  | html true | C
issue 2 skipped false: is not valid XML: invalid XML name: 3
`},
	} {
		t.Run(c.about, func(t *testing.T) {
			f, ok := Read([]byte(c.in))
			if got := show(f); !ok || got != c.want {
				t.Errorf("%t, got\n%s\nwant\n%s", ok, got, c.want)
			}
		})
	}
}

// Lists in lists, one element in another and one picture in many places take no
// more time and memory than their bytes.
func TestNotesAreBounded(t *testing.T) {
	sum := md5.Sum(bytes.Repeat([]byte("--1"), 1<<18)) //nolint:gosec // as Evernote names it
	for _, in := range []string{
		`{"type":"x","messages":[` + strings.Repeat(`{"messages":[`, 100_000),
		`{"type":"x","messages":1,"chats":` + strings.Repeat(`{"chats":`, 100_000),
		`<en-export><note><content>` + strings.Repeat("<a>", 100_000),
		strings.Repeat("<en-export><note><resource>", 10_000),
		`<en-export><note><content><![CDATA[` + strings.Repeat(`<en-media hash="`+hex.EncodeToString(sum[:])+`"/>`, 1000) + `]]></content><resource><mime>image/png</mime><data>` + strings.Repeat("LS0x", 1<<18) + `</data></resource></note></en-export>`,
	} {
		f, _ := Read([]byte(in))
		for _, it := range f.Items {
			if len(it.Body) > 2*len(in) || strings.Contains(in, "en-media") != bytes.Contains(it.Body, []byte("LS0x")) {
				t.Errorf("%.40q: a body of %d bytes", in, len(it.Body))
			}
		}
	}
}

// Lists of things to do of Evernote 10, and its tasks, which stand behind the text.
func TestThingsToDo(t *testing.T) {
	const task = `<task><title>%s</title><taskStatus>%s</taskStatus><taskGroupNoteLevelID>%s</taskGroupNoteLevelID></task>`
	note := `<en-export><note><title>a</title><content><![CDATA[<en-note><ul style="--en-todo:true;"><li style="--en-checked:true;"><div>灯 &lt;</div></li>` +
		`<li style="--en-checked: false;"><div><b>桥</b></div></li><li>船</li><li style="--en-checked:true;"></li></ul><div style="--en-task-group:true; --en-id:x-1;"></div><div>后</div></en-note>]]></content>` +
		fmt.Sprintf(task, "修灯", "open", "x-1") + fmt.Sprintf(task, "补网 &amp; 帆", "completed", "x-1") + fmt.Sprintf(task, "别处", "open", "y") + `</note></en-export>`
	f, ok := ReadENEX([]byte(note))
	if !ok || len(f.Items) != 1 {
		t.Fatal(f, ok)
	}
	want := `<ul style="--en-todo:true;"><li style="--en-checked:true;"><div>☑ 灯 &lt;</div></li><li style="--en-checked: false;"><div><b>☐ 桥</b></div></li><li>船</li><li style="--en-checked:true;"></li></ul>` +
		`<ul><li>☐ 修灯</li><li>☑ 补网 &amp; 帆</li></ul><div style="--en-task-group:true; --en-id:x-1;"></div><div>后</div><ul><li>☐ 别处</li></ul>`
	if got := string(f.Items[0].Body); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A poll of a page of Telegram, beside words and without.
func TestTelegramPoll(t *testing.T) {
	const poll = `<div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">哪条船？</div><div class="details">Anonymous poll</div>` +
		`<div class="answer">- 大 &lt;船&gt;<span class="details">2 votes</span></div><div class="answer">- 小船</div><div class="total details">3 votes</div></div></div>`
	page := `<div class="page_wrap"><div class="page_body chat_page"><div class="history">` +
		`<div class="message default" id="message1"><div class="body"><div class="date details" title="01.05.2024 08:01:00"></div>` + poll + `</div></div>` +
		`<div class="message default" id="message2"><div class="body"><div class="date details" title="01.05.2024 08:02:00"></div>` + poll + `<div class="text">问一句</div></div></div></div></div></div>`
	f, ok := ReadTelegramPage([]byte(page))
	if !ok || len(f.Items) != 2 || len(f.Issues) != 0 {
		t.Fatal(f, ok)
	}
	const want = "<p>哪条船？</p>\n<ul><li>大 &lt;船&gt;</li><li>小船</li></ul>\n"
	if got := string(f.Items[0].Body); got != want {
		t.Errorf("got %s", got)
	}
	if got := string(f.Items[1].Body); got != "<p>问一句</p>\n"+want {
		t.Errorf("got %s", got)
	}
}
