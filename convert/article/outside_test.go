package article

import (
	"strings"
	"testing"
)

func TestSavedPages(t *testing.T) {
	body := "<body><h1>蕨类温室</h1><p>温室的湿度计挂在第三排花架下面，每天早上七点读一次数，记在门后的本子上。</p></body></html>"
	for _, c := range []struct{ about, head, want string }{
		{"SingleFile", "<!DOCTYPE html><html><!--\n Page saved with a program\n url: https://cha.example/a \n saved date: Fri Jul 09 2021 21:05:00 GMT+0800 (x)\n--><head>", "2021-07-09T21:05:00+08:00 comment https://cha.example/a"},
		{"an older browser", "<!DOCTYPE html>\n<!-- saved from url=(0021)https://cha.example/a -->\n<html><head>", "none https://cha.example/a"},
		{"an extension", `<html><head><meta name="savepage-url" content="https://cha.example/a"><meta name="savepage-date" content="Fri Jul 09 2021 21:05:00 GMT+0800">`, "2021-07-09T21:05:00+08:00 comment https://cha.example/a"},
		{"a better date", `<html><!-- saved date: Fri Jul 09 2021 21:05:00 GMT+0800 --><head><meta property="article:published_time" content="2021-07-01">`, "2021-07-01T00:00:00+08:00 front-matter "},
		{"with its pictures", "MIME-Version: 1.0\nSnapshot-Content-Location: https://cha.example/a\nDate: Fri, 09 Jul 2021 13:05:00 -0000\nContent-Type: text/html; charset=utf-8\n\n<html><head>", "2021-07-09T13:05:00Z comment https://cha.example/a"},
	} {
		t.Run(c.about, func(t *testing.T) {
			_, heads, ds := scanText("x.html", c.head+"<title>蕨类温室 - 松渡</title></head>"+body)
			if len(heads) != 1 {
				t.Fatalf("%d articles, %v", len(heads), ds)
			}
			h := heads[0]
			got := h.DateFrom.String() + " " + h.URL
			if h.Dated() {
				got = h.Date.Format("2006-01-02T15:04:05Z07:00") + " " + got
			}
			if got != c.want || h.Title != "蕨类温室" {
				t.Errorf("got %q %q, want %q", got, h.Title, c.want)
			}
		})
	}
}

// What a package says of a document of an e-book counts for less than what the
// document says of itself, its title excepted.
func TestOutside(t *testing.T) {
	for _, c := range []struct{ about, data, want string }{
		{"nothing of its own", `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>书</title></head><body><p><a id="x"/>雾起了。</p></body></html>`, "雾 2021-06-28 front-matter 林晚 <p><a id=\"x\"></a>雾起了。</p>"},
		{"a date line", `<html><body><p>2021年7月2日</p><p>雾起了。</p></body></html>`, "雾 2021-07-02 body 林晚 <p>2021年7月2日</p><p>雾起了。</p>"},
	} {
		t.Run(c.about, func(t *testing.T) {
			text, heads, _ := Scan(Input{
				Path: "b.epub/a.xhtml", Name: "a.xhtml", Data: []byte(c.data), Fragment: true,
				Front: map[string][]string{"title": {"雾"}, "author": {"林晚"}, "whole issued": {"2021-06-28"}},
			}, Options{Zone: shanghai})
			h := heads[0]
			got := strings.Join([]string{h.Title, h.Date.Format("2006-01-02"), h.DateFrom.String(), h.Author, string(text[h.Start:h.End])}, " ")
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestClipper(t *testing.T) {
	_, heads, _ := scanText("渡口.md", "---\nsource: https://cha.example/a\nauthor:\n  - \"[[林晚]]\"\n  - \"[[people/Ann|Ann Reed]]\"\nclipped: 2021-07-09\ntags: [\"#茶\", clippings]\n---\n雾起了。\n")
	h := heads[0]
	if h.Author != "林晚, Ann Reed" || strings.Join(h.Tags, "+") != "茶+clippings" || h.DateFrom.String() != "comment" || h.Title != "渡口" {
		t.Errorf("%q %q %v %q", h.Author, h.Tags, h.DateFrom, h.Title)
	}
}
