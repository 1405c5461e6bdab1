package title

import "testing"

func TestTexts(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"Clean", Clean(" 茶<b>山</b>\u200b 的\n雾 &amp;amp; &lt;T&gt; "), "茶山 的 雾 & <T>"},
		{"Plain", Plain(`**茶** \*山 [雾](https://cha.example/a) a * b`), "茶 *山 雾 a * b"},
		{"WithoutSite", WithoutSite("旧桥 - 闲话 | 青石网", []string{"青石网", "闲话"}), "旧桥"},
		{"WithoutSite of another", WithoutSite("旧桥 - 新桥", []string{"青石网", ""}), "旧桥 - 新桥"},
		{"Clip", Clip("茶山的雾", 2), "茶山…"},
		{"FirstWords", FirstWords("The kettle boils at six and the tea is ready"), "The kettle boils at six and…"},
		{"OfFile", OfFile("2014-08-28-tea_garden.md"), "tea garden"},
		{"OfFile of a number", OfFile("0012.md"), ""},
		{"OfFile of a kind", OfFile("index.html"), ""},
		{"Unlinked", Unlinked("[[notes/tea|茶]]"), "茶"},
		{"WithoutWikiLinks", WithoutWikiLinks("读 [[茶]] 与 [[a|雾]] [["), "读 茶 与 雾 [["},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	for in, want := range map[string]bool{"茶山的雾": true, "雾起了。": false, "—": false, "Tea at six...": true} {
		if Likely([]byte(in), 60) != want {
			t.Errorf("%q may be a title: %v, want %v", in, !want, want)
		}
	}
}
