package check

import (
	"fmt"
	"strings"
	"testing"
)

// seeds are documents and what is none; each stands in a body of its own.
var seeds = []string{
	"<a>茶山的雾</a>", "<a>one\ntwo<b/>three</a>\n", "<a>x &amp; y</a>", "<a>x & y</a>", "<a>&nbsp;</a>", "<a>&#38;</a>",
	"<a>bad \x01 byte</a>", "<a>\uFFFE</a>", "<a>\uFFFD 好</a>", "<a>\xff</a>", "<a>\xe8\x8c</a>", "<a>\xed\xa0\x80</a>", "<a>]]></a>", "<a>]] ></a>",
	`<a b="x>y">t</a>`, `<a b='x"y'>t</a>`, `<a b="<">t</a>`, `<a b=c>t</a>`, "<a><!-- < > -- --></a>", "<a><!-- > --></a>",
	"<a><![CDATA[<b>]]></a>", "<!DOCTYPE a [<!ENTITY b \"<c>\">]><a/>", "<a b=\"1\" b=\"2\"/>", "<a b=\"1\" x:b=\"2\"/>", "<a b=\"1\"c=\"2\"/>",
	"text<a/>", "<a/>text", "<a/> \n", "<a>", "</a>", "<a></b>", "<a", "<a b=\"c>t</a>", "", "plain", "<a/><b/>", "<a>t</a >", "< a/>", "<a>ｘ\r\n</a>",
	"<img\nsrc=\"a.png\"/>", `<img src="a.png"/><img alt="" src="b&amp;c.png"/>`, `<p id="x"/><p id="x"/>`, `<a href=" b#c "/>`, `<svg:image xlink:href="d"/>`,
	"<x:a></y:a>", "<a:/>", "<:a/>", "<a:b:c/>", "<a\u00a0/>", "<é/>", "<a b=\"x\ty\"/>", "<a b=\"&quot;\"/>", "<a / >", "<a/ >", "<a  b=\"c\"/>", "<a b = \"c\"/>",
}

func document1(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n<!DOCTYPE html>\n" +
		`<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>` + body + "</body></html>\n"
}

// What the scanner reads, encoding/xml reads in the same way, and it reads
// the documents of a usual book.
func TestScannerReadsAsEncodingXML(t *testing.T) {
	for _, s := range seeds {
		sameReading(t, s)
		sameReading(t, document1(s))
	}
	for _, title := range []string{"", "<title/>", "<title> </title>", "<title>&amp;</title>", "<title>a</title><title>b</title>"} {
		sameReading(t, strings.Replace(document1("<p/>"), "<title>t</title>", title, 1))
	}
	r := &reading{document: &document{}}
	if !new(scanner).scan(document1(`<p id="a">茶 &amp; "水"<img src="x.png" alt=""/><br/></p>`), r) {
		t.Error("the scanner gives up on a usual document")
	}
}

func FuzzScanner(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
		f.Add(document1(s))
	}
	f.Fuzz(sameReading)
}

func sameReading(t *testing.T, s string) {
	fast := &reading{document: &document{}, file: "f"}
	if !new(scanner).scan(s, fast) {
		return
	}
	slow := &reading{document: &document{}, file: "f"}
	if err := walk([]byte(s), slow.element, slow.closed, func(text []byte) { slow.text(string(text)) }); err != nil {
		t.Fatalf("%q: encoding/xml says %v", s, err)
	}
	if got, want := fmt.Sprintf("%+v", *fast.done()), fmt.Sprintf("%+v", *slow.done()); got != want {
		t.Errorf("%q:\nthe scanner reads %s\nencoding/xml     %s", s, got, want)
	}
}
