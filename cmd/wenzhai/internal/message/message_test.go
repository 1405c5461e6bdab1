package message_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
)

// foreign are the catalogues of what the program prints and others say: the system and
// libraries.
var foreign = []string{"system.po", "cobra.po"}

// Every message of the program has a Chinese form, and every Chinese form is of a
// message.
func TestEveryMessageHasBoth(t *testing.T) {
	all := gather(t)
	known, used, asked := map[string]bool{}, map[string]bool{}, map[string]bool{}
	entries := message.Entries()
	for _, e := range entries {
		known[e.ID] = true
	}
	none := lines(t, "none.txt")
	for _, l := range all {
		used[l.text], used[bare(l.text)] = true, true
		asked[l.text] = asked[l.text] || l.must
		if !l.must || known[l.text] || known[bare(l.text)] || slices.Contains(none, l.text) || !letters.MatchString(verbs.ReplaceAllString(l.text, "")) {
			continue
		}
		t.Errorf("%s: %q has no Chinese form: add msgid and msgstr to a file of cmd/wenzhai/internal/message/zh, or to testdata/none.txt if nobody reads it", l.place, l.text)
	}
	for _, n := range none {
		if !asked[n] {
			t.Errorf("testdata/none.txt: %q is no text of the program", n)
		}
	}
	seen := map[string]string{}
	for _, e := range entries {
		if seen[e.ID] != "" {
			t.Errorf("%s: %q stands at %s, too", e, e.ID, seen[e.ID])
		}
		seen[e.ID] = e.String()
		if !used[e.ID] && !slices.Contains(foreign, e.File) && !madeOf[e.ID] {
			t.Errorf("%s: %q is no message of the program", e, e.ID)
		}
	}
}

// madeOf are messages that the code makes of several texts in a way that reading it does
// not tell.
var madeOf = map[string]bool{
	"note": true, "warning": true, "error": true, "%d note": true, "%d warning": true, "%d error": true, "hint: %s": true,
	"%s in %d chapter": true, "%s: %s": true, "see %s": true, "no article was selected: nothing written": true,
	"%d from %s on, %s": true, "%d up to %s, %s": true, "%d of %s, %s": true, "%d from %s to %s, %s": true,
	"looked at %s, %s to %s": true, "looked at %s, of %s": true,
}

var (
	letters = regexp.MustCompile(`[A-Za-z]{2}`)
	verbs   = regexp.MustCompile(`%(\[\d+\])?[-+# 0]*[\d.]*[a-zA-Z]`)
)

// A Chinese form fills in what the English one does.
func TestForms(t *testing.T) {
	for _, e := range message.Entries() {
		if a, b := holes(e.ID), holes(e.Text); !slices.Equal(a, b) {
			t.Errorf("%s: %q fills in %v, %q %v", e, e.ID, a, e.Text, b)
		}
		if e.Plural != "" && !slices.Equal(holes(e.ID), holes(e.Plural)) {
			t.Errorf("%s: %q and %q fill in others", e, e.ID, e.Plural)
		}
		if strings.Count(e.ID, "`") != strings.Count(e.Text, "`") {
			t.Errorf("%s: %q names another value than %q", e, e.Text, e.ID)
		}
	}
}

// holes returns the numbers of the arguments of a format, sorted.
func holes(format string) []int {
	var out []int
	next := 1
	for _, v := range verbs.FindAllStringSubmatch(strings.ReplaceAll(format, "%%", ""), -1) {
		if v[1] != "" {
			next = int(v[1][1] - '0')
		}
		out = append(out, next)
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bare returns a text without what joins it to others.
func bare(s string) string {
	s = strings.Trim(s, " ;:,\n")
	if in, ok := strings.CutPrefix(s, "("); ok {
		return strings.TrimSuffix(in, ")")
	}
	return s
}

// lines returns the texts of a file of testdata, one a line as Go writes them.
func lines(t *testing.T, name string) []string {
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			s, err := strconv.Unquote(line)
			if err != nil {
				t.Errorf("testdata/%s: %s: %v", name, line, err)
			}
			out = append(out, s)
		}
	}
	return out
}

func TestText(t *testing.T) {
	c := message.Chinese()
	for _, x := range []struct{ english, chinese string }{
		{"", ""},
		{"wrote book.epub: 3 articles in 1 chapter", "已写入 book.epub：3 篇文章，分 1 章"},
		{"1 warning, 2 notes (notes show with -v)", "1 个警告，2 条说明（加 -v 显示说明）"},
		{"wrote wenzhai.toml", "已写入 wenzhai.toml"},
		{"wrote a.pdf: 3 articles in 1 chapter, 2021-06-21–2021-07-12, 34 pages", "已写入 a.pdf：3 篇文章，分 1 章，2021-06-21–2021-07-12，34 页"},
		{"looked at 1 article, of 2021-06-30; 30 in \"zh\"", "查看了 1 篇文章，日期为 2021-06-30；语言为 \"zh\" 的 30 篇"},
		{"tea: error[path-missing]: there is no such file or folder", "tea: 错误[path-missing]：没有这个文件或文件夹"},
		{"渡口 errors or not", "渡口 errors or not"},
	} {
		if got := c.Text(x.english); got != x.chinese {
			t.Errorf("%q: got %q, want %q", x.english, got, x.chinese)
		}
		if got := (*message.Catalogue)(nil).Text(x.english); got != x.english {
			t.Errorf("English: %q became %q", x.english, got)
		}
	}
}

func TestFor(t *testing.T) {
	for _, x := range []struct {
		args    string
		env     map[string]string
		chinese bool
	}{
		{"", nil, false},
		{"", map[string]string{"LANG": "zh_CN.UTF-8"}, true},
		{"", map[string]string{"LANG": "zh_TW"}, true},
		{"", map[string]string{"LANG": "C.UTF-8"}, false},
		{"", map[string]string{"LANG": "zha_CN"}, false},
		{"", map[string]string{"LANG": "zh_CN", "LC_ALL": "C"}, false},
		{"", map[string]string{"LANG": "zh_CN", "LC_MESSAGES": "en_US.UTF-8"}, false},
		{"", map[string]string{"LANG": "C", "LC_MESSAGES": "zh_CN.UTF-8"}, true},
		{"list --ui-lang zh", map[string]string{"LANG": "C"}, true},
		{"--ui-lang=en list", map[string]string{"LANG": "zh_CN"}, false},
		{"list --ui-lang auto", map[string]string{"LANG": "zh_CN"}, true},
		{"list -- --ui-lang=zh", nil, false},
		{"list --ui-lang", nil, false},
	} {
		if got := message.For(strings.Fields(x.args), func(k string) string { return x.env[k] }) != nil; got != x.chinese {
			t.Errorf("%q, %v: Chinese is %v", x.args, x.env, got)
		}
	}
}

// What is printed is read whatever it holds, and keeps what was filled in.
func FuzzText(f *testing.F) {
	f.Add("wrote a; b: c, d or e (f): 1 article")
	f.Add("%s: %d; hint: \"x\\")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 300 {
			message.Chinese().Text(s)
		}
	})
}
