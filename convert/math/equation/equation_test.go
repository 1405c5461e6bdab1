package equation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// numbered returns what is set of formulas, those of display with $$ before them, and
// the numbers of labels.
func numbered(t testing.TB, in ...string) (out []string, n *Numbers) {
	t.Helper()
	var list []*doc.Formula
	for _, s := range in {
		tex, display := strings.CutPrefix(s, "$$")
		list = append(list, &doc.Formula{TeX: tex, Display: display})
	}
	n = Number(list)
	for _, f := range list {
		s, err := n.TeX(f)
		if err != nil {
			s = "error: " + err.Error()
		}
		out = append(out, s)
	}
	return out, n
}

func TestNumber(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`$$\begin{equation} a \end{equation}`, `\begin{equation} a \end{equation}`}, // nothing refers to it
		{`$$\begin{equation} a \label{x} \end{equation}`, `\begin{equation} a   \tag{1}\end{equation}`},
		{`$$a \label{x}`, `a  \tag{1}`},
		{`$$a \tag{7} \label{x}`, `a \tag{7} `},
		{`$$a \tag* {乙} \label{x}`, `a \tag* {乙} `},
		{`a \label{x}`, `a `}, // in a line
		{`$$\begin{align} a &= b \label{x} \\ c &= d \notag \\[2pt] e &= f \\ \end{align}`, `\begin{align} a &= b   \tag{1}\\ c &= d \notag \\[2pt] e &= f  \tag{2}\\ \end{align}`},
		{`$$\begin{align*} a \label{x} \\ b \tag{3} \end{align*}`, `\begin{align*} a  \\ b \tag{3} \end{align*}`},
		{`$$\begin{equation}\begin{split} a \\ b \end{split}\label{x}\end{equation}`, `\begin{equation}\begin{split} a \\ b \end{split} \tag{1}\end{equation}`},
		{`$$\begin{gather}\begin{cases} a \\ b \end{cases} \\ {c \\ d} \label{x}\end{gather}`, `\begin{gather}\begin{cases} a \\ b \end{cases}  \tag{1}\\ {c \\ d}  \tag{2}\end{gather}`},
		{`$$\begin{eqnarray} a &=& b \\ &=& c \nonumber \\ d &=& e \label{x} \end{eqnarray}`, `\begin{eqnarray} a &=& b  \tag{1}\\ &=& c \nonumber \\ d &=& e   \tag{2}\end{eqnarray}`},
		{`$$\begin{multline} a \\ b \label{x} \end{multline}`, `\begin{multline} a \\ b   \tag{1}\end{multline}`},
		{`$$\begin{aligned} a \\ b \end{aligned} \label{x}`, `\begin{aligned} a \\ b \end{aligned}  \tag{1}`},
		{`$$\label{x}\begin{align}a\end{align}`, `\begin{align}a \tag{1}\end{align}`},
		{`$$\begin{align} a \label{x}`, `\begin{align} a `}, // not closed
	} {
		out, _ := numbered(t, c.in)
		if out[0] != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.in, out[0], c.want)
		}
	}
}

func TestReferences(t *testing.T) {
	out, n := numbered(t, `$$a\label{eq:one}`, `$$\begin{gather} b\label{two} \\ c\label{three}\end{gather}`, `$$d\tag{A$\ast$}\label{four}`, `$$e\label{one again}`, `$$f\label{two}`,
		`x \text{ by \eqref{two}, \ref{four}}`, `\ref{gone}`, `\eqref{eq:one}`, `\ref{three}`, `\ref{four}`)
	if want := `x \text{ by \text{(2)}, \text{A$\ast$}}`; out[5] != want {
		t.Errorf("%s, want %s", out[5], want)
	}
	if want := "error: no equation of the article has the label gone"; out[6] != want {
		t.Errorf("%s, want %s", out[6], want)
	}
	got := ""
	for _, l := range []string{"eq:one", "two", "three", "four", "one again", "gone"} {
		e, ok := n.find(l)
		got += fmt.Sprintf("%s=%s,%s,%v ", l, e.Number, e.ID, ok)
	}
	if want := `eq:one=1,peq1,true two=2,peq2,true three=3,peq2,true four=A$\ast$,peq3,true one again=4,,true gone=,,false `; got != want {
		t.Errorf("\n%s, want\n%s", got, want)
	}
}

func TestRefer(t *testing.T) {
	equation := &doc.Formula{TeX: `a\label{x}`, Display: true}
	text := &doc.Paragraph{Inlines: []doc.Inline{
		&doc.Run{Text: "见"}, &doc.Formula{TeX: `\eqref{x}，\ref{x}`},
		&doc.Styled{Style: doc.Strong, Inlines: []doc.Inline{&doc.Formula{TeX: `\ref{x}`}}},
		&doc.Formula{TeX: `y=\ref{x}`}, &doc.Formula{TeX: `\ref{gone}`},
	}}
	blocks := []doc.Block{equation, text}
	list := []*doc.Formula{equation}
	doc.EachInline(text.Inlines, func(i doc.Inline) {
		if f, ok := i.(*doc.Formula); ok {
			list = append(list, f)
		}
	})
	if !Number(list).Refer(blocks) {
		t.Fatal("nothing changed")
	}
	if got, want := doc.PlainInlines(text.Inlines), `见(1)，11y=\ref{x}\ref{gone}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if l, ok := text.Inlines[1].(*doc.Link); !ok || l.To.ID != equation.ID || equation.ID == "" {
		t.Errorf("%+v leads not to %q", text.Inlines[1], equation.ID)
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{`\begin{align} a \label{x} \\ b \end{align}`, `a \tag{1} \label{x}`, `\ref{x}, \eqref{y}`, `\begin{a}{\label{`, `\text{\ref{x}}\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out, _ := numbered(t, "$$"+s, s, `$$z\label{x}`)
		if !strings.Contains(s, `\label`) && !strings.Contains(s, "ref") && !strings.Contains(s, `\begin`) && out[1] != s {
			t.Errorf("%q: %q", s, out[1])
		}
		blocks := []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Formula{TeX: s}}}}
		Number([]*doc.Formula{{TeX: s, Display: true}}).Refer(blocks)
	})
}
