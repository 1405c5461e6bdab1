package math

import "testing"

func TestEqnarrayIsAlign(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`a & b`, `a & b`},
		{`\begin{eqnarray} a &=& b \\ & & + c \end{eqnarray}`, `\begin{align} a &={} b \\ & {} + c \end{align}`},
		{`\begin{eqnarray*}a&=&b\\[2pt]c&\le&d\nonumber\end{eqnarray*}`, `\begin{align*}a&={}b\\[2pt]c&\le{}d\nonumber\end{align*}`},
		{`\begin{eqnarray} f &=& \begin{cases} x & y & z \\ u & v & w \end{cases} \end{eqnarray}`, `\begin{align} f &={} \begin{cases} x & y & z \\ u & v & w \end{cases} \end{align}`},
		{`\begin{eqnarray} a \& b &=& {c & d & e} \end{eqnarray}`, `\begin{align} a \& b &={} {c & d & e} \end{align}`},
		{`\begin{eqnarray} a &=& b`, `\begin{align} a &={} b`},
		{`\begin{align} a && b \end{align} \text{eqnarray{eqnarray}}`, `\begin{align} a && b \end{align} \text{eqnarray{eqnarray}}`},
		{`\begin{eqnarray`, `\begin{eqnarray`},
	} {
		if got := aligned(c.in); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.in, got, c.want)
		}
	}
}
