package lang

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestInPath(t *testing.T) {
	for p, want := range map[string]doc.Lang{
		"post.en.md":              "en",
		"index_ja.html":           "ja",
		"a/index.jp.html":         "ja",
		"readme.zh-CN.md":         "zh-Hans",
		"readme_zh_TW.md":         "zh-Hant",
		"readme.zh_Hant.md":       "zh-Hant",
		"post.pt-BR.md":           "pt-BR",
		"content/zh-hans/post.md": "zh-Hans",
		"i18n/de/docusaurus-plugin-x/current/a.md": "de",
		"i18n/it/a.md":        "it",
		"content/no/a.md":     "no",
		"de/2021/notes.fr.md": "fr",
		"CS/a.md":             "cs",
		"zh/index.en.html":    "en",
		"it/servers.md":       "",
		"posts/no/a.md":       "",
		"go.it.up":            "it",
		"en.md":               "",
		"a/b.md":              "",
		"x_y.z.md":            "",
		"2021.05.06.md":       "",
		"":                    "",
		"/":                   "",
		"...":                 "",
		"_/_._":               "",
	} {
		if got := InPath(p); got != want {
			t.Errorf("%q is in %q, want %q", p, got, want)
		}
	}
}

// A path decides where the text leaves a doubt.
func TestNamed(t *testing.T) {
	for _, c := range []struct {
		path, text string
		want       doc.Lang
	}{
		{"de/a.md", "Golang 1.22", "de"},
		{"de/a.md", "The ferry left at dawn, and the boy who had kept the lamp was asleep on the ropes.", "en"},
		{"a.en.md", "渡船在黎明离开，守灯的孩子睡在缆绳上。", "zh-Hans"},
		{"zh-tw/a.md", "山中白水，大河小石。", "zh-Hant"},
		{"zh-tw/a.md", "这条渡船在黎明离开，我们没有时间说话。", "zh-Hans"},
		{"zh/a.md", "山中白水，大河小石。", "zh-Hans"},
		{"a_ja.html", "山中白水", "ja"},
		{"ja/a.md", "这条渡船在黎明离开，我们没有时间说话。", "zh-Hans"},
		{"uk/a.md", "Вода та вогонь", "uk"},
		{"uk/a.md", "Это было очень давно, мы ещё жили у моря.", "ru"},
		{"ko/a.md", "Tea", "en"},
		{"de/a.md", "", "de"},
		{"zh/a.md", "", "zh-Hans"},
		{"a.md", "Tea", "en"},
	} {
		own, sure := Own([]byte(c.text), Count([]byte(c.text), doc.Markdown))
		if got := Named(c.path, own, sure); got != c.want {
			t.Errorf("%s with %q is in %q, want %q", c.path, c.text, got, c.want)
		}
	}
}

// What is counted up to an offset is what is counted of that part alone.
func TestCountUntil(t *testing.T) {
	const body, rest = "<p>渡船在黎明 left &amp; gone</p>", `<div id="comments"><p>Nice боат!</p></div>`
	all, until := CountUntil([]byte(body+rest), len(body), doc.HTML)
	if until != Count([]byte(body), doc.HTML) || all != Count([]byte(body+rest), doc.HTML) {
		t.Errorf("%+v, %+v", all, until)
	}
}
