package mhtml

import (
	"strings"
	"testing"
)

// saved is a page as a browser saves it.
const saved = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://cha.example/wu/\r\nSubject: =?utf-8?Q?=E8=8C=B6=E5=B1=B1?=\r\n" +
	"Date: Mon, 28 Jun 2021 12:23:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b--1\"\r\n\r\n\r\n" +
	"------b--1\r\nContent-Type: text/html\r\nContent-ID: <frame-1@a>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://cha.example/wu/\r\n\r\n" +
	"<!DOCTYPE html><html><body><p>=E8=8C=B6=E5=\r\n=B1=B1</p><img src=3D\"a.png\"></body></html>\r\n" +
	"------b--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.png\r\n\r\nAAEC\r\nAw==\r\n" +
	"------b--1\r\nContent-Type: image/gif\r\nContent-ID: <pic%201@a>\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\n------b--1--\r\n"

func TestRead(t *testing.T) {
	p, ok := Read([]byte(saved))
	if !ok {
		t.Fatal("not read")
	}
	if got, want := string(p.HTML), "<!DOCTYPE html><html><body><p>茶山</p><img src=\"a.png\"></body></html>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if p.Title != "茶山" || p.URL != "https://cha.example/wu/" || !strings.HasPrefix(p.Saved, "Mon, 28 Jun") || p.Damaged != nil {
		t.Errorf("%q %q %q %v", p.Title, p.URL, p.Saved, p.Damaged)
	}
	for ref, want := range map[string]string{
		"a.png": "\x00\x01\x02\x03", "https://cha.example/wu/a.png": "\x00\x01\x02\x03", "cid:pic%201@a": "", "b.png": "", "cid:": "",
	} {
		got, ok := p.Resource(ref)
		if string(got) != want || ok != (want != "") {
			t.Errorf("%s: %q %t", ref, got, ok)
		}
	}
}

// Part of a file is better than none.
func TestReadDamaged(t *testing.T) {
	cut := saved[:strings.Index(saved, "AAEC")+2]
	if p, ok := Read([]byte(cut)); !ok || p.Damaged == nil || !strings.Contains(string(p.HTML), "茶山") {
		t.Errorf("cut off: %v %+v", ok, p)
	}
	bad := strings.Replace(saved, "<p>=E8", "<p>=ZZ=E8", 1)
	if p, ok := Read([]byte(bad)); !ok || !strings.Contains(string(p.HTML), "body") {
		t.Errorf("not quoted-printable: %v %+v", ok, p)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, in := range []string{"", "Title: a\nDate: 2021-06-28\n\nBody.", "<html></html>", "mime-version: 1.0\ncontent-type: multipart/related\n\n"} {
		if _, ok := Read([]byte(in)); ok {
			t.Errorf("%q was read", in)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(saved))
	f.Add([]byte("MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\nPGh0bWw+\n"))
	f.Add([]byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nx\n--b--\n--a--"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, ok := Read(data)
		if ok != (p != nil) {
			t.Errorf("%v and %t", p, ok)
		}
		if ok {
			p.Resource("cid:a")
			p.Resource("a.png")
		}
	})
}
