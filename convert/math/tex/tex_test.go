package tex

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

func TestFindTakesFormulas(t *testing.T) {
	for _, s := range []string{
		"$x$", "$a_1*b_1 + a_2*b_2$", `$\frac12$`, "$n$", "$ABC$", "$x > 0$", "$5$", "$2x+1$", "$O(n \\log n)$", "$f(x)=x^2$", "$P(A|B)$",
		`$\text{若 $x>0$}$`, `$速度=\frac{路程}{时间}$`, "$a\n+b$", `$\$5$`, "$|x|$", "$x'$", "$-1$", "$3.14$", "$x,y$", "$(a,b)$", "$[0,1]$", "$\\{1,2\\}$", "$10 \\%$", "$n!$",
		"$\\mathbf{x}$", "$1/2$", "$e^{-x^2}\\,dx$", "$max(a, b)$", "$i=1,\\dots,n$", "$H_2O$", "$a$",
		"$x=1，y=2$", `$\because a=b，\therefore c=d$`, `$\frac{a}{b}，c$`, "$a、b、c$", "$x_1；x_2$", "$A，B$", "$（a＋b）×2＝10$", "$x：y=1：2$", "$a=1，且b=2$", `$S_{甲}=1，S_{乙}=2$`,
		`$f(x)=\begin{cases} 1，& x>0 \\ 0，& x\le 0 \end{cases}$`, `\(a_1，a_2\)`, `\[x=1，y=2\]`, `$\{1，2，3\}$`, "$α，β$", "$f(1，2)$", `$\frac{a$`, `$\newcommand{\b}{\b x}\b$`,
		"$$x$$", "$$\nx\n$$", "$$\na\n\nb\n$$", `\(x\)`, `\(a+b\)`, `\[a^2\]`, "\\[\nx = 1\n\\]", `\begin{align*}a&=b\\c&=d\end{align*}`,
		`\begin{matrix}\begin{matrix}1\end{matrix}\end{matrix}`, `\\(x\\)`, `\\[ a\\\\b \\]`, `$\begin{cases} a & b \\ c & d \end{cases}$`,
	} {
		f, ok := Find("", s, Dollars|Escaped|Markdown)
		if !ok || f.Len != len(s) {
			t.Errorf("%q: %v %+v", s, ok, f)
		}
	}
}

func TestFindLeavesMoneyAndPrograms(t *testing.T) {
	for _, s := range []string{
		"从 $5 到 $10 不等", "$5 和 $10", "$5和$10", "US$3,000 与 HK$200", "$HOME/bin:$PATH", "${x}/${y}", "${a}", "$(date)-$(hostname)", "$ ls -l $", "$1,$2", "$5, $6",
		"花了$20，又花了$30。", "$20 million in 2019 and 30$", "price of $5 or 6$", "$foo_bar, $baz_qux", "$_POST['a'].$_GET['b']", "$x and the other one of y$z",
		"A$5 B$6", "$.ajax($x)", "$('a').on($('b'))", "$$", "$$$", "$$$$", "$", "$5", "赚了$，又赔了$。", `\(见下文\)`, `\[1\]`, `\[注\]`, `\[sic\]`, `\[x\]`, `\[ \]`, `\(see below\)`,
		`\[the link\](https://a.example/)`, `\begin{document}x\end{document}`, `\begin{align}x`, "$5-10 和 $20-30", "$1.5亿，$2亿", "$a`b$`", "约 $3.5–$4.5",
		"the $100 bill, the $50 bill", "$PATH, $HOME", `\[(?<time>\d\d:\d\d)\]`, `^\d+$ 与 ^\w+$`, "$name is $value", "成本$1000元/年，收益$500元/年",
		"$5，$6", "$5，10$", "$a，$b", "从$a=1，变成$b=2", "收了$100，付了$ 50", "$100、$200、$300", "$5；约合¥36$", "$name，$value", "$HOME，PATH$", "共$3，其中$2是税", "$20，30$ 元", "甲$12，乙丙丁=$5", "卖$9，很便宜$",
		"$x，其中的每一个字都不是公式=1$", "${a，$b", "$5{，$6",
	} {
		if at, f := Next(s, 0, Dollars|Escaped|Markdown); at >= 0 {
			t.Errorf("%q: %d %+v", s, at, f)
		}
	}
}

func TestNextPassesMoney(t *testing.T) {
	at, f := Next("从 $5 到 $10，而 $x_1$ 不变", 0, Dollars)
	if f.TeX != "x_1" || at != strings.Index("从 $5 到 $10，而 $x_1$ 不变", "$x") {
		t.Errorf("%d %+v", at, f)
	}
}

func TestSureDollars(t *testing.T) {
	for s, want := range map[string]bool{`$\alpha$`: true, "$x$": false, "$x_i$": true, "$5$": false} {
		if _, ok := Find("", s, Sure); ok != want {
			t.Errorf("%q: %v", s, ok)
		}
	}
}

func TestUnescape(t *testing.T) {
	for s, want := range map[string]string{
		`a \\ b`: `a \\ b`, `a \\\\ b\_1`: `a \\ b_1`, `x\_1 + y\_2`: "x_1 + y_2", `x_1 + y\_2`: `x_1 + y\_2`, `\text{a\_b}`: `\text{a\_b}`,
	} {
		if got := Unescape(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	if f, _ := Find("", `\\[ a\_1 \\\\ b \\]`, Escaped); f.TeX != ` a_1 \\ b ` {
		t.Errorf("%q", f.TeX)
	}
}

// Marks that nothing closes take time in proportion to their number.
func TestNextIsLinear(t *testing.T) {
	for _, s := range []string{"$", "$a ", "${", "$$", "$$a", `\(`, `\[`, `\\[`, `\begin{align}`, "$\\", "${$", "$$\n\n", "$a\n"} {
		text := strings.Repeat(s, 1<<20/len(s))
		testtime.Within(t, s, func() {
			for at, f := Next(text, 0, Dollars|Escaped|Markdown); at >= 0; at, f = Next(text, at+f.Len, Dollars|Escaped|Markdown) {
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"$x$", "从 $5 到 $10", "$$\nx\n$$", `\(x\)`, `\\[x\\]`, `\begin{align}a\end{align}`, "${a}$", "$\xff$"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for at, x := Next(s, 0, Dollars|Escaped|Markdown); at >= 0; at, x = Next(s, at+x.Len, Dollars|Escaped|Markdown) {
			if x.Len < 3 || at+x.Len > len(s) {
				t.Fatalf("%d bytes at %d of %d", x.Len, at, len(s))
			}
			if x.Marks != `\\(` && x.Marks != `\\[` && !strings.Contains(s[at:at+x.Len], x.TeX) {
				t.Fatalf("%q is not in %q", x.TeX, s[at:at+x.Len])
			}
		}
	})
}
