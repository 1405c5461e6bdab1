package article

import (
	"strings"
	"testing"
	"time"
)

// head reads a file of one article and returns its title, its day ("" = none) and the
// body.
func head(t *testing.T, name, data string) (title, day, body string) {
	t.Helper()
	text, heads, _ := Scan(Input{Path: name, Name: name[strings.LastIndexByte(name, '/')+1:], Data: []byte(data)}, Options{Zone: time.UTC})
	if len(heads) != 1 {
		t.Fatalf("%s: %d articles", name, len(heads))
	}
	h := heads[0]
	if h.Dated() {
		day = h.Date.Format(time.DateOnly)
	}
	return h.Title, day, string(text[h.Start:h.End])
}

// The dates of several entries are none of the article, and stay in its text.
func TestEntries(t *testing.T) {
	const tea = "清晨，茶山上起了雾，采茶的人在坡上说话。\n\n"
	for name, c := range map[string]struct{ file, data, title, day, begins string }{
		"diary":              {"日记.md", "# 茶园日记\n\n## 2021-04-01\n\n" + tea + "## 2021-04-02\n\n" + tea, "茶园日记", "", "## 2021-04-01"},
		"diary in bold":      {"日记.md", "# 茶园日记\n\n**2021年4月1日 星期四**\n\n" + tea + "**2021年4月2日 星期五**\n\n" + tea, "茶园日记", "", "**2021年4月1日"},
		"diary of lines":     {"日记.txt", "茶园日记\n\n2021年4月1日\n\n" + tea + "2021年4月12日\n\n" + tea, "茶园日记", "", "2021年4月1日"},
		"diary, no title":    {"茶园.md", "## 2021-04-01\n\n" + tea + "## 2021-04-02\n\n" + tea, "茶园", "", "## 2021-04-01"},
		"diary of text":      {"茶园.txt", "2021-04-01\n\n" + tea + "2021-04-02\n\n" + tea, "茶园", "", "2021-04-01"},
		"versions":           {"CHANGES.md", "# 茶壶的改动\n\n## v1.1 (2021-04-02)\n\n" + tea + "## v1.0 (2021-04-01)\n\n" + tea, "茶壶的改动", "", "## v1.1"},
		"minutes":            {"m.md", "# 茶会\n\n## 2021-04-01\n\n" + tea + "## 到会的人\n\n" + tea, "茶会", "2021-04-01", "## 2021-04-01"},
		"one date":           {"a.md", "# 茶山的雾\n\n2021-04-01\n\n" + tea, "茶山的雾", "2021-04-01", "2021-04-01"},
		"signed":             {"a.txt", "茶山的雾\n\n2021年4月2日\n\n" + tea + "2021年4月1日\n", "茶山的雾", "2021-04-02", tea[:12]},
		"readers":            {"a.md", "# 茶山的雾\n\n2021-04-01 08:00\n\n" + tea + "2021-04-02 09:00\n\n好茶。\n", "茶山的雾", "2021-04-01", "2021-04-01"},
		"published, changed": {"a.md", "# 茶山的雾\n\n发布时间：2021-04-01\n更新时间：2021-04-02\n\n" + tea, "茶山的雾", "2021-04-01", "发布时间"},
		"title":              {"a.txt", "2021年4月1日 星期四 晴\n\n" + tea, "2021年4月1日 星期四 晴", "2021-04-01", tea[:12]},
		"title of Markdown":  {"a.md", "# 2021-04-01 茶山的雾\n\n" + tea, "2021-04-01 茶山的雾", "2021-04-01", tea[:12]},
		"of a sentence":      {"a.md", "# 2021年4月1日，茶山起雾\n\n" + tea, "2021年4月1日，茶山起雾", "", tea[:12]},
		"in brackets":        {"a.txt", "茶山的雾\n\n（2021年4月1日）\n\n" + tea, "茶山的雾", "2021-04-01", tea[:12]},
		"with the author":    {"a.txt", "茶山的雾\n林园 2021年4月1日\n\n" + tea, "茶山的雾", "2021-04-01", tea[:12]},
		"paper":              {"a.txt", "《茶报》2021年4月1日 第3版\n\n茶山的雾\n\n" + tea, "茶山的雾", "2021-04-01", tea[:12]},
	} {
		title, day, body := head(t, c.file, c.data)
		if title != c.title || day != c.day || !strings.HasPrefix(body, c.begins) {
			t.Errorf("%s: title %q, day %q, body %.30q; want %q, %q, %q", name, title, day, body, c.title, c.day, c.begins)
		}
	}
}

// A month of a year in front matter is its first day.
func TestMonthAlone(t *testing.T) {
	for _, said := range []string{"2021-04", "2021年4月", "April 2021"} {
		if _, day, _ := head(t, "a.md", "---\ntitle: 雾\ndate: "+said+"\n---\n清晨，茶山上起了雾。\n"); day != "2021-04-01" {
			t.Errorf("%s is %q", said, day)
		}
	}
}
