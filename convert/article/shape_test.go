package article

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
)

func shaped(t testing.TB, shape Shape, name, data string) (string, []Head, []diag.Diagnostic) {
	t.Helper()
	p, err := shape.Splitter()
	if err != nil {
		t.Fatal(err)
	}
	text, heads, ds := Scan(Input{Path: "dumps/" + name, Name: name, Data: []byte(data)}, Options{Zone: shanghai, Split: []*Splitter{p}})
	return string(text), heads, ds
}

func TestShape(t *testing.T) {
	const rain = "《雨》\n\n2021-06-29\n雨落了。\n"
	for _, c := range []struct {
		about string
		shape Shape
		name  string
		data  string
		want  string
	}{
		{
			"title, then date",
			Shape{Title: `^《(.+)》$`, Date: `^\d{4}-\d\d-\d\d$`},
			"x.txt", "《雾》\n2021-06-28\n雾起了，《雾》是诗。\n《不是题目》\n又一行。\n\n" + rain,
			"雾 2021-06-28 line 3: 雾起了，《雾》是诗。|雨 2021-06-29 line 10: 雨落了。|",
		},
		{
			"date, then title",
			Shape{Title: `^■ (?P<title>.+)`, Date: `^日期：(.+)$`},
			"x.txt", "前言。\n日期：2021-06-28\n■ 雾\n雾起了。\n\n日期：2021年6月29日\n■ 雨\n雨落了。\n",
			"雾 2021-06-28 line 4: 雾起了。|雨 2021-06-29 line 8: 雨落了。|left-out:1",
		},
		{
			"title alone",
			Shape{Title: `^第.+封$`},
			"x.txt", "第一封\n2021-06-28\n雾起了。\n第二封\n雨落了。\n",
			"第一封 2021-06-28 line 3: 雾起了。|第二封 none line 5: 雨落了。|undated:4",
		},
		{
			"date alone",
			Shape{Date: `^发于 (.+)$`},
			"x.txt", "雾\n发于 2021-06-28\n雾起了。\n\n雨\n发于 2021-06-29\n雨落了。\n",
			"雾 2021-06-28 line 3: 雾起了。|雨 2021-06-29 line 7: 雨落了。|",
		},
		{
			"separator alone",
			Shape{Separator: `^=+$`},
			"x.txt", "雾\n\n2021-06-28\n\n雾起了。\n=====\n====\n雨\n\n雨落了。\n=====\n",
			"雾 2021-06-28 line 5: 雾起了。|雨 none line 10: 雨落了。|undated:8",
		},
		{
			"separator, title and date",
			Shape{Separator: `^\* \* \*$`, Title: `^题：(.+)`, Date: `^期：(.+)`},
			"x.md", "期：2021-06-28\n题：雾\n雾起了。\n\n* * *\n\n题：雨\n\n**雨**落了。\n",
			"雾 2021-06-28 line 3: 雾起了。|雨 none line 9: **雨**落了。|undated:7",
		},
		{
			"separator and date",
			Shape{Separator: `^-{4,}$`, Date: `^\d+/\d+/\d+$`},
			"x.txt", "雾\n2021/6/28\n雾起了。\n----\n雨\n2021/6/29\n雨落了。\n",
			"雾 2021-06-28 line 3: 雾起了。|雨 2021-06-29 line 7: 雨落了。|",
		},
		{
			"front matter in the parts",
			Shape{Separator: `^%%%$`},
			"x.md", "---\ntitle: 雾\ndate: 2021-06-28\n---\n雾起了。\n%%%\n---\ntitle: 雨\ndate: 2021-06-29\n---\n雨落了。\n",
			"雾 2021-06-28 line 5: 雾起了。|",
		},
		{
			"front matter in the parts of a named file",
			Shape{Separator: `^%%%$`, Files: "dumps"},
			"x.md", "---\ntitle: 雾\ndate: 2021-06-28\n---\n雾起了。\n%%%\n---\ntitle: 雨\ndate: 2021-06-29\n---\n雨落了。\n",
			"雾 2021-06-28 line 5: 雾起了。|雨 2021-06-29 line 11: 雨落了。|",
		},
		{
			"another file",
			Shape{Separator: `^%%%$`, Files: "*.txt"},
			"x.md", "# 雾\n\n2021-06-28\n\n雾起了。\n\n%%%\n",
			"雾 2021-06-28 line 3: 2021-06-28|",
		},
		{
			"pattern and file",
			Shape{Pattern: `^【(?P<title>.+)】 (?P<date>.+)$`, Files: "dumps/*.txt"},
			"x.txt", "【雾】 2021-06-28\n雾起了。\n",
			"雾 2021-06-28 line 2: 雾起了。|",
		},
		{
			"HTML in a named file",
			Shape{Separator: `^<hr>$`, Files: "*.html"},
			"x.html", "<h1>雾</h1>\n<p>2021-06-28</p>\n<p>雾起了。</p>\n<hr>\n<h1>雨</h1>\n<p>2021-06-29</p>\n<p>雨落了。</p>\n",
			"雾 2021-06-28 line 1: <h1>雾</h1>|雨 2021-06-29 line 5: <h1>雨</h1>|",
		},
	} {
		t.Run(c.about, func(t *testing.T) {
			text, heads, ds := shaped(t, c.shape, c.name, c.data)
			var out []string
			for i, h := range heads {
				if h.Index != i {
					t.Errorf("article %d has index %d", i, h.Index)
				}
				day := "none"
				if h.Dated() {
					day = h.Date.Format("2006-01-02")
				}
				out = append(out, fmt.Sprintf("%s %s line %d: %s", h.Title, day, h.BodyLine, firstLineOf(text[h.Start:h.End])))
			}
			if got := strings.Join(append(out, codesOf(ds)), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestShapeRefuses(t *testing.T) {
	for _, c := range []struct {
		shape       Shape
		Field, want string
	}{
		{Shape{}, "", "expected a pattern for the title's line, for the date's, or for the line between articles"},
		{Shape{Title: "("}, "Title", "pattern \"(\": expected a regular expression: missing closing ): `(`"},
		{Shape{Title: "a", Date: "b*"}, "Date", `pattern "b*": it matches an empty line`},
		{Shape{Separator: "["}, "Separator", "pattern \"[\": expected a regular expression: missing closing ]: `[`"},
		{Shape{Title: "a", Pattern: "b"}, "Pattern", "a pattern stands for title, date and separator: expected one or the others"},
		{Shape{Pattern: "b"}, "Pattern", `pattern "b": expected a group named title or date, as in (?P<date>.+)`},
		{Shape{Title: "a", Files: "a["}, "Files", `"a[": expected the name of a folder or a file, in which * stands for any letters, ? for one and [a-z] for one of these`},
		{Shape{Title: "a", Files: "/"}, "Files", "expected the name of a folder or a file, in which * stands for any letters"},
	} {
		_, err := c.shape.Splitter()
		var fault *ShapeError
		if !errors.As(err, &fault) || fault.Field != c.Field || fault.Error() != c.want {
			t.Errorf("%+v:\ngot  %v\nwant %s: %s", c.shape, err, c.Field, c.want)
		}
	}
}

func TestMatchPath(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"clips", "clips/a.md", true},
		{"clips/", "archive/clips/2021/a.md", true},
		{"clips", "myclips/a.md", false},
		{"archive/clips", "/home/x/archive/clips/a.md", true},
		{"archive/clips", "archive/x/clips/a.md", false},
		{"clips/*.md", "clips/a.md", true},
		{"clips/*.md", "clips/b/a.md", false},
		{"*.txt", "a.zip/b/c.txt", true},
		{"a.txt", "a.txt", true},
		{"/srv/a", "/srv/a/b.md", true},
		{"/srv/a", "x/srv/a/b.md", false},
		{"/srv", "srv/b.md", false},
	} {
		if got := MatchPath(c.pattern, c.name); got != c.want {
			t.Errorf("MatchPath(%q, %q) = %v", c.pattern, c.name, got)
		}
	}
}

func FuzzShape(f *testing.F) {
	f.Add("《雾》\n2021-06-28\n雾起了。\n====\n---\ntitle: 雨\n---\n《雨》\n雨落了。\n", uint8(0))
	f.Add("====\n\n====\n《》\n", uint8(4))
	f.Add("2021-06-28\n《雾》\n<p>雾</p>\n2021-06-29\n", uint8(7))
	f.Fuzz(func(t *testing.T, data string, which uint8) {
		var s Shape
		for i, to := range []*string{&s.Title, &s.Date, &s.Separator} {
			if which&(1<<i) != 0 {
				*to = []string{`^《(.*)》$`, `^\d+-\d+-\d+$`, `^=+$`}[i]
			}
		}
		if which&7 == 0 {
			s.Separator = "^=+$"
		}
		if which&8 != 0 {
			s.Files = "dumps"
		}
		text, heads, _ := shaped(t, s, "x.txt", data)
		checkParts(t, data, text, heads)
	})
}
