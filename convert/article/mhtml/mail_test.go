package mhtml_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenzhai/wenzhai/convert/article/mhtml"
)

// mail returns a mail with some headers and a body.
func mail(headers, body string) []byte {
	return []byte("Message-ID: <1@a.example>\nDate: Wed, 1 May 2024 08:00:00 +0800\n" + headers + "\n\n" + body)
}

func TestMail(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("渡口")
	if err != nil {
		t.Fatal(err)
	}
	jis, err := japanese.ISO2022JP.NewEncoder().String("渡し場")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ about, in, title, sender, list, text string }{
		{"plain text", string(mail("From: Ann Lee <a@b.example>\nSubject: Rain", "It rains.\n")), "Rain", "Ann Lee", "", "It rains.\n"},
		{"an encoded name in quotes, and a letter in two words", string(mail("From: \"=?gb2312?B?tsm/2g==?=\" <a@b.example>\nSubject: =?gb2312?B?tsk=?=\n =?gb2312?B?vw==?= =?gb2312?B?2g==?= 1\nContent-Type: text/plain; charset=gb2312", "a")), "渡口 1", "渡口", "", "a"},
		{"bytes that nothing declares", string(mail("From: a@b.example ("+gbk+")\nSubject: "+gbk+"\nContent-Type: text/plain; charset=gbk", "a")), "渡口", "渡口", "", "a"},
		{"ISO 2022", string(mail("From: =?ISO-2022-JP?B?GyRCRU8kNz5sGyhC?= <a@b.example>\nSubject: "+jis+"\nContent-Type: text/plain; charset=iso-2022-jp", jis)), "渡し場", "渡し場", "", "渡し場"},
		{"a list with a name", string(mail("From: a@b.example\nList-Id: =?utf-8?q?Ford_=E2=80=94_letters?= <l.b.example>\nSubject: s", "a")), "s", "a@b.example", "Ford — letters", "a"},
		{"a list with an ID, and one with a number", string(mail("From: a@b.example\nList-Id: <ford.b.example>\nSubject: s", "a")), "s", "a@b.example", "ford", "a"},
		{"flowed", string(mail("From: a@b.example\nSubject: s\nContent-Type: text/plain; format=flowed", "one \ntwo\n> three \n> four\n> five \nsix\n-- \nname\n")), "s", "a@b.example", "", "one two\n> three four\n> five \nsix"},
		{"flowed without the spaces", string(mail("From: a@b.example\nSubject: s\nContent-Type: text/plain; format=flowed; delsp=yes", "渡 \n口\n")), "s", "a@b.example", "", "渡口"},
		{"quoted-printable", string(mail("From: a@b.example\nSubject: s\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8", "=E6=B8=A1=\n=E5=8F=A3")), "s", "a@b.example", "", "渡口"},
		{"both forms, and a page that is attached", string(mail("From: a@b.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x", "--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\nplain\n--y\nContent-Type: text/html\n\n<p>html\n--y--\n--x\nContent-Type: text/html\nContent-Disposition: attachment\n\n<p>other\n--x--\n")), "s", "a@b.example", "", "<p>html"},
	} {
		p, ok := mhtml.Read([]byte(c.in))
		if !ok {
			t.Errorf("%s: is not read", c.about)
			continue
		}
		if p.Title != c.title || p.Sender != c.sender || p.List != c.list || string(p.HTML) != c.text {
			t.Errorf("%s: got %q, %q, %q, %q", c.about, p.Title, p.Sender, p.List, p.HTML)
		}
	}
	for _, in := range []string{
		"Subject: =?gb2312?B?ufqx6tDF?=\nFrom: =?gb2312?B?wM/N9Q==?= <a@b.example>\nDate: 1 May 2024 08:00 +0800\nContent-Type: text/plain; charset=gb2312\n\na",
		"From: a@b.example\nTo: b@b.example\nDate: 1 May 2024 08:00 +0800\n\na", "Date: 1 May 2024\nFrom: =?utf-8?B?6ICB546L?= <a@b.example>\nSubject: s\n\na",
	} {
		if p, ok := mhtml.Read([]byte(in)); !ok || p.Sender == "" {
			t.Errorf("%q is a mail", in)
		}
	}
	for _, in := range []string{"From: https://a.example/@b\nDate: 2024-05-01\nTo: all\n\ntext", "From: a@b.example\nDate: 2024-05-01\nSubject: a\n\ntext", "From: a\nDate: 2024-05-01\n\ntext", "Title: a\nDate: 2024-05-01\n\ntext", "From: a\n\ntext"} {
		if _, ok := mhtml.Read([]byte(in)); ok {
			t.Errorf("%q is no mail", in)
		}
	}
}

// The signature of a mail is no part of its text.
func TestSignature(t *testing.T) {
	for in, want := range map[string]string{
		"灯亮了。\n\n-- \n何小满\n电话 1\n": "灯亮了。",
		"灯亮了。\r\n-- \r\n何小满\r\n":   "灯亮了。",
		"灯亮了。\n\n--\nAnn\n":        "灯亮了。",
		"灯亮了。\n--\nAnn\n":          "灯亮了。\n--\nAnn\n",
		"-- \nAnn\n":               "-- \nAnn\n",
		"灯亮了。\n\n-- \n":            "灯亮了。\n\n-- \n",
		"":                         "",
		"\n":                       "\n",
		"灯。\n-- \n" + strings.Repeat("行\n", 20): "灯。\n-- \n" + strings.Repeat("行\n", 20),
	} {
		p, ok := mhtml.Read(mail("From: a@b.example\nSubject: s", in))
		if in == "" && !ok {
			continue
		}
		if !ok || string(p.HTML) != want {
			t.Errorf("%q: %q", in, p.HTML)
		}
	}
}
