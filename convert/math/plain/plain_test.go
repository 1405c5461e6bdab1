package plain

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestTeX(t *testing.T) {
	for in, want := range map[string]string{
		`E=mc^2`: "E=mc²", `\frac{a}{b}`: "a/b", `\frac{a+b}{2}`: "(a+b)/2", `\alpha \le \beta`: "α ≤ β", `\alpha\leq\beta`: "α ≤ β", `x_1 + x_{12}`: "x₁ + x₁₂",
		`x^{n+1}`: "xⁿ⁺¹", `e^{i\pi}`: "e^(iπ)", `e^{-x^2}`: "e^(-x²)", `a_{\max}`: "aₘₐₓ", `\sqrt2`: "√2", `\sqrt{x+1}`: "√(x+1)", `\sqrt[3]{x}`: "∛x", `\sqrt[n]{x}`: "ⁿ√x",
		`\mathbb{R}^n`: "ℝⁿ", `O(n \log n)`: "O(n log n)", `O(n\log n)`: "O(n log n)", `\sin\theta`: "sin θ", `\sin(x)`: "sin(x)", `\int_0^1 f(x)\,dx`: "∫₀¹ f(x) dx", `\sum_{i=1}^{n} i`: "∑_(i=1)ⁿ i",
		`\text{若 } x>0`: "若 x>0", `\left( x \right)`: "( x )", `\left.x\right|`: "x|", `\hat{x}`: "x", `\hat a`: "â", `a \not= b`: "a ≠ b", `f'`: "f′", `a \neq b`: "a ≠ b", `\{1,2\}`: "{1,2}", `90^\circ`: "90°",
		`A \to B`: "A → B", `H_2O`: "H₂O", `\operatorname{tr}(A)`: "tr(A)", `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`: "a b , c d", `\unknown x`: "unknown x", `{`: "{",
		`\binom{n}{k}`: "C(n, k)", `x \equiv 1 \pmod{p}`: "x ≡ 1 (mod p)", `\color{red} x`: "x", `\textcolor{red}{x}`: "x", `10\%`: "10%", `S_{梯形}`: "S_梯形", `\LaTeX`: "LaTeX",
		`a^{b^{c}}`: "a^(bᶜ)", `P \ne NP`: "P ≠ NP", `\pi\approx3.14`: "π ≈ 3.14", `x\in\mathbb{Z}`: "x ∈ ℤ", `\ell^2`: "ℓ²", `\lim_{x\to0}`: "lim_(x → 0)",
	} {
		if got := TeX(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		`能量 $E=mc^2$ 与 $\frac{a}{b}$`: "能量 E=mc² 与 a/b", `从 $5 到 $10`: "从 $5 到 $10", `\(x_1\) 与 $$y^2$$`: "x₁ 与 y²", "无": "无", "$HOME 与 $PATH": "$HOME 与 $PATH",
	} {
		if got := Text(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	in := []doc.Inline{&doc.Run{Text: "论 "}, &doc.Styled{Style: doc.Strong, Inlines: []doc.Inline{&doc.Formula{TeX: `x^2`}}}, &doc.Ruby{Base: "题", Text: "tí"}}
	if got := Inlines(in); got != "论 x²题" {
		t.Errorf("%q", got)
	}
}

func FuzzTeX(f *testing.F) {
	for _, s := range []string{`\frac{a}{b}`, `x^{y_{z}}`, `\sqrt[3`, `\left.`, `\`, `{{{}`, `\text{若}`, "\xff\\\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := TeX(s)
		if utf8.ValidString(s) && !utf8.ValidString(got) || strings.TrimSpace(s) != "" && got == "" {
			t.Errorf("%q: %q", s, got)
		}
		Text(s)
	})
}
