package title

import "testing"

func TestTexts(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"Clean", Clean(" 茶<b>山</b>\u200b 的\n雾 &amp;amp; &lt;T&gt; "), "茶山 的 雾 & <T>"},
		{"Plain", Plain(`**茶** \*山 [雾](https://cha.example/a) a * b`), "茶 *山 雾 a * b"},
		{"WithoutSite", WithoutSite("旧桥 - 闲话 | 青石网", []string{"青石网", "闲话"}), "旧桥"},
		{"WithoutSite of another", WithoutSite("旧桥 - 新桥", []string{"青石网", ""}), "旧桥 - 新桥"},
		{"Plain keeps what is no pair", Plain("2*3*4* 与 a * b，$5 与 $6，C:\\d"), "2*3*4* 与 a * b，$5 与 $6，C:\\d"},
		{"Plain of code and formulas", Plain("**茶** 的 `a_b*c` 与 $x^2$ 和 ~~雾~~ ![i](u)![j][k]"), "茶 的 a_b*c 与 x² 和 雾 ij"},
		{"Unmarked keeps backslashes", Unmarked(`用 **R\&D** 与 \_a`), `用 R\&D 与 \_a`},
		{"Clean keeps joiners", Clean("\U0001F469\u200D\U0001F33E 茶\u200d山\u200b می\u200cخواهم ന്\u200d"), "\U0001F469\u200D\U0001F33E 茶山 می\u200cخواهم ന്\u200d"},
		{"Clean of readings and code", Clean("<ruby>茶<rp>(</rp><rt>chá</rt><rp>)</rp></ruby>山 <code>ls</code> <code> 标签"), "茶山 ls <code> 标签"},
		{"WithoutSite of a dash", WithoutSite("旧桥——青石网", []string{"青石网"}), "旧桥——青石网"},
		{"WithoutSite and a section", WithoutSite("旧桥 - 游记 - 青石网", []string{"青石网"}, "游记"), "旧桥"},
		{"WithoutSite of a section alone", WithoutSite("旧桥 - 游记", []string{"青石网"}, "游记"), "旧桥 - 游记"},
		{"OfFolder", OfFolder("hdu5634") + OfFolder("2024-05-01-tea_garden") + OfFolder("zh-cn") + OfFolder("posts") + OfFolder("05") + OfFolder("茶山"), "hdu5634tea garden茶山"},
		{"OfFile of an index", OfFile("_index.zh-cn.md") + OfFile("README.md"), ""},
		{"Clip", Clip("茶山的雾", 2), "茶山…"},
		{"FirstWords", FirstWords("The kettle boils at six and the tea is ready"), "The kettle boils at six and…"},
		{"OfFile", OfFile("2014-08-28-tea_garden.md"), "tea garden"},
		{"OfFile of a day in brackets", OfFile("[2014-08-28] 茶园.md") + OfFile("（2014年8月28日）茶园.md"), "茶园茶园"},
		{"OfFile of a day behind", OfFile("茶园-2014-08-28.md") + OfFile("茶园_20140828103000.md") + OfFile("茶园 (2014-08-28).md"), "茶园茶园茶园"},
		{"OfFile of a day between", OfFile("茶山 - 2014-08-28 - 雾.md"), "茶山 - 雾"},
		{"OfFile of a time", OfFile("2014-08-28T10-30-00 茶园.md") + OfFile("2014_08_28_茶园.md"), "茶园茶园"},
		{"OfFile of a number before", OfFile("001_茶园.md") + OfFile("(4) 茶园.md") + OfFile("茶园(1).md"), "茶园茶园茶园"},
		{"OfFile of a short day", OfFile("240501 茶园.md") + OfFile("240501_茶园.md") + OfFile("[240501] 茶园.md") + OfFile("24年5月1日 茶园.md"), "茶园茶园茶园茶园"},
		{"OfFile of a sentence", OfFile("记2014年8月28日的茶园.md"), "记2014年8月28日的茶园"},
		{"OfFile of a serial number", OfFile("DSC00012.md") + OfFile("第300期.md"), ""},
		{"OfFile of a number", OfFile("0012.md"), ""},
		{"OfFile of a kind", OfFile("index.html"), ""},
		{"Unlinked", Unlinked("[[notes/tea|茶]]"), "茶"},
		{"WithoutWikiLinks", WithoutWikiLinks("读 [[茶]] 与 [[a|雾]] [["), "读 茶 与 雾 [["},
		{"WithoutAttributes", WithoutAttributes("茶山的雾 {#tea-fog}"), "茶山的雾"},
		{"WithoutAttributes of kramdown", WithoutAttributes("茶山的雾 {: #fog .wide}"), "茶山的雾"},
		{"WithoutAttributes of Pandoc", WithoutAttributes("茶山的雾{#fog .unnumbered lang=zh}") + WithoutAttributes("附录 {-}"), "茶山的雾附录"},
		{"WithoutAttributes of comments", WithoutAttributes("茶山<!-- 草 -->的雾 %% 待改 %% {/* #fog */}"), "茶山的雾"},
		{"WithoutAttributes keeps sets", WithoutAttributes("集合 {1, 2}") + WithoutAttributes("模板 {{ x }}") + WithoutAttributes("{}"), "集合 {1, 2}模板 {{ x }}{}"},
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
