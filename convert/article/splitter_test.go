package article

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// splitWith scans a text with one pattern.
func splitWith(t testing.TB, pattern, name, data string) (string, []Head, []diag.Diagnostic) {
	t.Helper()
	p, err := NewSplitter(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if p.String() != pattern {
		t.Errorf("pattern %q is shown as %q", pattern, p)
	}
	text, heads, ds := Scan(Input{Path: name, Name: name, Data: []byte(data)}, Options{Zone: shanghai, Split: []*Splitter{p}})
	return string(text), heads, ds
}

func TestSplitter(t *testing.T) {
	for _, c := range []struct{ about, pattern, data, want string }{
		{
			"title and date in the match", `^【(?P<title>.+)】\n(?P<date>\d{4}-\d\d-\d\d)$`,
			"前言。\n【雾】\n2021-06-28\n雾起了。\n\n【雨】\n2021-06-29\n雨落了。\n",
			"雾 2021-06-28 body line 4: 雾起了。|雨 2021-06-29 body line 8: 雨落了。|left-out:1",
		},
		{
			"the line before is the title", `^快讯 \| (?P<date>.+)$`,
			"雾起了\n\n快讯 | 2021-06-28 20:23\n茶山上起了雾。\n雨落了\n快讯 | 2021-06-29 08:00\n路上湿了。\n",
			"雾起了 2021-06-28 body line 4: 茶山上起了雾。|雨落了 2021-06-29 body line 7: 路上湿了。|",
		},
		{
			"author and address", `^# (?P<title>.+) / (?P<author>.+) / (?P<url>\S+)$`,
			"# 雾 / 林晚 / https://cha.example/wu\n雾起了。\n",
			"雾 none line 2: 雾起了。 by 林晚 https://cha.example/wu|undated:1",
		},
		{"no match", `^@@(?P<title>.+)$`, "雾\n\n雾起了，茶山看不见了。\n", "雾 none line 3: 雾起了，茶山看不见了。|undated:1"},
	} {
		t.Run(c.about, func(t *testing.T) {
			text, heads, ds := splitWith(t, c.pattern, "x.txt", c.data)
			var out []string
			for i, h := range heads {
				if h.Index != i {
					t.Errorf("article %d has index %d", i, h.Index)
				}
				day := ""
				if h.Dated() {
					day = h.Date.Format("2006-01-02 ")
				}
				s := h.Title + " " + day + h.DateFrom.String() + " line " + string(rune('0'+h.BodyLine)) + ": " + firstLineOf(text[h.Start:h.End])
				if h.Author != "" {
					s += " by " + h.Author + " " + h.URL
				}
				out = append(out, s)
			}
			if got := strings.Join(append(out, codesOf(ds)), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestSplitterRefuses(t *testing.T) {
	for _, p := range []string{"(", "^no groups$", "(?P<title>.*)?"} {
		if _, err := NewSplitter(p); err == nil {
			t.Errorf("pattern %q was taken", p)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("【雾】\n2021-06-28\n雾起了。\n【雨】\n", "雾\n即时 | 2021-06-28 20:23\n正文\n雨\n即时 | 2021-06-29 20:23\n正文\n")
	f.Add("\n\n【】\n", "a\n2021-06-28\n\nb\n2021-06-29\n")
	f.Fuzz(func(t *testing.T, own, built string) {
		for _, data := range []string{own, built} {
			text, heads, _ := splitWith(t, `^【(?P<title>.*)】$`, "x.txt", data)
			checkParts(t, data, text, heads)
		}
	})
}

// checkParts reports articles of a dump that overlap, lie outside it, or have
// no title or line.
func checkParts(t *testing.T, data, text string, heads []Head) {
	t.Helper()
	last := 0
	for _, h := range heads {
		if h.Start < last || h.End < h.Start || h.End > len(text) || h.Title == "" || h.Line < 1 || h.BodyLine < h.Line {
			t.Errorf("%q: body %d to %d of %d after %d, title %q, lines %d, %d", data, h.Start, h.End, len(text), last, h.Title, h.Line, h.BodyLine)
		}
		last = h.End
	}
}
