package template

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFillPath(t *testing.T) {
	for _, c := range []struct{ template, title, want string }{
		{"{title}.epub", "渡口", "渡口.epub"},
		{"out/{title}.epub", "a/b\\c", "out/a-b-c.epub"},
		{"{title}.epub", `甲:乙*丙?"丁"<戊>|己`, "甲-乙-丙--丁--戊--己.epub"},
		{"{title}.epub", "a\x00b\tc\u0085d\u2028e", "a-b-c-d-e.epub"},
		{"{title}.epub", "a\u202eb\u200bc\ufeffd\u00ade\u3164", "abcde.epub"},
		{"{title}.epub", "\xff", "-.epub"},
		{"{title}.epub", "..", "-.epub"},
		{"{title}/x.epub", "..", "-/x.epub"},
		{"{title}/x.epub", ".", "-/x.epub"},
		{"{title}/x.epub", "\u200b..\u200b", "-/x.epub"},
		{"{title}/x.epub", " .. ", "-/x.epub"},
		{"a/{title}{title}/x.epub", ".", "a/-/x.epub"},
		{"{title}/{title}.epub", "", "-/-.epub"},
		{"{title}.epub", ".hidden", "hidden.epub"},
		{".{title}.epub", "hidden", ".hidden.epub"},
		{"{title}.epub", "Well ... ", "Well.epub"},
		{"{title} 2/x.epub", "Well.", "Well. 2/x.epub"},
		{"{title}/x.epub", "Well.\u3000", "Well/x.epub"},
		{"{title}.epub", "Node.js", "Node.js.epub"},
		{"{title}", "Node.js.", "Node.js"},
		{"{title}.epub", "CON", "CON_.epub"},
		{"{title}.epub", "nul.2021", "nul_.2021.epub"},
		{"{title}/x", "Com1 ", "Com1_/x"},
		{"{title}.epub", "LPT¹", "LPT¹_.epub"},
		{"{title}.epub", "console", "console.epub"},
		{"con/{title}.epub", "x", "con/x.epub"},
		{"../{title}.epub", "x", "../x.epub"},
		{"./a//{title}.epub", "x", "./a//x.epub"},
		{"{unheard}.epub", "x", "{unheard}.epub"},
		{"{title}.epub", "{n}", "{n}.epub"},
		{"{title}-{n}.epub", "x", "x-7.epub"},
		{"plain.epub", "x", "plain.epub"},
	} {
		names := Names{"title": c.title, "n": "7"}
		if got := names.FillPath(c.template); got != c.want {
			t.Errorf("%q with %q: %q, want %q", c.template, c.title, got, c.want)
		}
	}
}

func TestLongNamesAreCut(t *testing.T) {
	for _, c := range []struct{ template, unit, end string }{
		{"{title}.epub", "渡", ".epub"},
		{"{title}-{date}.epub", "Ferry 渡", "-2021-06-28.epub"},
		{"{date} {title}", "x", "x"},
		{"{title}{title}.epub", "渡", ".epub"},
		{"{title}.epub", "👩‍🚀", ".epub"},
		{"{title}.epub", "e\u0301", ".epub"},
		{"{title}/{n}.epub", "k\u0323", "/7.epub"},
	} {
		names := Names{"title": strings.Repeat(c.unit, 300), "n": "7", "date": "2021-06-28"}
		got := names.FillPath(c.template)
		name, _, _ := strings.Cut(got, "/")
		if len(name) > 255 || len(name) < 220 || !utf8.ValidString(got) || !strings.HasSuffix(got, c.end) {
			t.Errorf("%q: %d bytes, %q", c.template, len(name), got)
		}
		if strings.HasPrefix(c.unit, "e") && !strings.HasSuffix(strings.TrimSuffix(got, ".epub"), c.unit) {
			t.Errorf("%q ends within a character: %q", c.template, got)
		}
	}
}

func FuzzFillPath(f *testing.F) {
	f.Add("out/{title}.epub", "..")
	f.Add("{title}/{title}", "CON.\u202e")
	f.Fuzz(func(t *testing.T, template, title string) {
		if !strings.Contains(template, "{title}") || len(template) > 60 {
			return
		}
		got := Names{"title": title}.FillPath(template)
		if strings.Count(got, "/") != strings.Count(template, "/") {
			t.Fatalf("%q with %q adds a level: %q", template, title, got)
		}
		parts := strings.Split(got, "/")
		for i, p := range strings.Split(template, "/") {
			if strings.Contains(p, "{title}") && (parts[i] == "" || parts[i] == "." || parts[i] == ".." || len(parts[i]) > 255) {
				t.Fatalf("%q with %q: %q", template, title, got)
			}
		}
	})
}
