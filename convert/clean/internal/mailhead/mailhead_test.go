package mailhead

import (
	"strings"
	"testing"
)

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"-----Original Message-----":                 true,
		"------------------ 原始邮件 ------------------": true,
		"原始邮件": false,
		"From: Bo\nSent: Tuesday\nTo: Lin\nSubject: mill":      true,
		"发件人： 阿青\n发送时间： 2024年4月30日\n收件人： 林晚\n主题： 磨坊":           true,
		"Von: Bo\nGesendet: Dienstag\nAn: Lin\nBetreff: Mühle": true,
		"From: the mill\nTo: the ferry\nDate: every Sunday":    false,
		"Subject: the mill": false,
		"Dear Lin,\nFrom: Bo\nSent: Tuesday\nTo: Lin\nSubject: mill": false,
		"时间：周日\n地点：渡口\n主题：茶":                                         false,
		"": false,
	} {
		if got := Is(strings.Split(text, "\n")); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	if Is(nil) {
		t.Error("of no lines")
	}
}

func TestQuoting(t *testing.T) {
	for line, want := range map[string]bool{
		"On Tue, Apr 30, 2024 at 9:00 AM Bo <bo@tea.example> wrote:": true,
		"在 2024-04-30 09:00:00，\"阿青\" <q@tea.example> 写道：":           true,
		"阿青 于2024年4月30日周二 09:00写道：":                                  true,
		"Am 30.04.2024 um 09:00 schrieb Bo:":                         true,
		"He wrote:":                                                  false,
		"In 1920 he wrote a book about the mill.":                    false,
		"老人写道：":                                                      false,
	} {
		if got := Quoting(line); got != want {
			t.Errorf("%q: %t", line, got)
		}
	}
}
