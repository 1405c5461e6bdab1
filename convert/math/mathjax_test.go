package math

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

// differs are the formulas whose MathML has another structure than MathJax gives it,
// each with the reason.
var differs = map[string]string{
	`\varnothing`: "Temml has the sign for a diameter, MathJax the empty set in a variant of its font",
	`a\perp b`:    "U+27C2, the relation, in place of U+22A5, the constant",
	`\begin{equation*} E=mc^2 \end{equation*}`: "a table of one cell is around it",
}

// formulas returns those of testdata, one a line.
func formulas(t *testing.T) (out []string) {
	t.Helper()
	data, err := os.ReadFile("testdata/formulas.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "# ") {
			out = append(out, line)
		}
	}
	return out
}

// mathJax returns what MathJax makes of formulas, "" for what it cannot read.
func mathJax(t *testing.T, list []string) []string {
	t.Helper()
	in, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	cmd := testtime.Command(t, "node", "mathml.cjs")
	cmd.Dir, cmd.Stdin = "../../tools/mathjax", bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("MathJax (make setup installs it): %v", err)
	}
	var made []string
	if err := json.Unmarshal(out, &made); err != nil || len(made) != len(list) {
		t.Fatalf("MathJax: %d formulas of %d, %v", len(made), len(list), err)
	}
	return made
}

func TestStructureIsThatOfMathJax(t *testing.T) {
	list := formulas(t)
	if len(list) < 300 {
		t.Errorf("%d formulas, want 300", len(list))
	}
	r := NewReader()
	equal := 0
	for i, want := range mathJax(t, list) {
		got, err := r.MathML(list[i], true, "")
		if err != nil {
			t.Errorf("%s: %v", list[i], err)
			continue
		}
		if x, y := numbers(t, got), numbers(t, want); !slices.Equal(x, y) {
			t.Errorf("%s: numbers %q, MathJax has %q", list[i], x, y)
		}
		x, y := shape(t, got), shape(t, want)
		switch reason := differs[list[i]]; {
		case x == y && reason == "":
			equal++
		case x == y:
			t.Errorf("%s is as MathJax has it; take it off the list", list[i])
		case reason == "":
			t.Errorf("%s\n   has %s\nMathJax %s", list[i], x, y)
		}
	}
	t.Logf("%d of %d formulas have the structure that MathJax gives them", equal, len(list))
}

// shape returns the structure of MathML: what groups nothing, what is not seen and
// attributes left out, one sign for those that two programs write differently.
func shape(t *testing.T, mathML string) string {
	t.Helper()
	return strings.Join(shapes(root(t, mathML)), " ")
}

func root(t *testing.T, mathML string) *html.Node {
	t.Helper()
	tree, err := htmltree.Parse(strings.NewReader(mathML))
	if err != nil {
		t.Fatal(err)
	}
	for n := range tree.Descendants() {
		if n.Data == "math" {
			return n
		}
	}
	return &html.Node{}
}

// numbers returns the numbers of MathML in order.
func numbers(t *testing.T, mathML string) (out []string) {
	for n := range root(t, mathML).Descendants() {
		if n.Type == html.ElementNode && n.Data == "mn" {
			out = append(out, leafOf(n))
		}
	}
	return out
}

func shapes(n *html.Node) (out []string) {
	for k := range n.ChildNodes() {
		if k.Type != html.ElementNode {
			continue
		}
		switch k.Data {
		case "mrow", "mstyle", "mpadded", "semantics", "menclose", "merror":
			for _, s := range shapes(k) {
				out = joinShape(out, s)
			}
		case "mspace", "mphantom", "annotation", "none":
		case "mi", "mo", "mtext", "mn", "ms":
			if s := leafOf(k); s != "" {
				if k.Data == "mn" {
					s = "#" + s
				} else {
					s = "'" + s
				}
				out = joinShape(out, s)
			}
		default:
			for _, s := range placed(kindOf(k.Data), parts(k)) {
				out = joinShape(out, s)
			}
		}
	}
	return out
}

// placed returns the shape of an element whose children have places. Scripts of a
// pair of brackets belong to the closing one, as MathJax has it; one without a
// script is none.
func placed(kind string, in []string) []string {
	if strings.HasPrefix(kind, "ms") && len(in) > 1 {
		if strings.Join(in[1:], "") == "" {
			return []string{in[0]}
		}
		if base := in[0]; strings.HasPrefix(base, "'(") || strings.HasPrefix(base, "'[") {
			before, last := base[:len(base)-1], base[len(base)-1:]
			if last == ")" || last == "]" {
				in[0] = "'" + last
				return append(tokens(strings.TrimSuffix(before, " '")), kind+"("+strings.Join(in, " | ")+")")
			}
		}
	}
	return []string{kind + "(" + strings.Join(in, " | ") + ")"}
}

// tokens parts shapes that were joined, not those within them.
func tokens(s string) (out []string) {
	depth, from := 0, 0
	for i, r := range s {
		switch {
		case r == ' ' && depth == 0:
			out = append(out, s[from:i])
			from = i + 1
		case r == '(' && i > 0 && s[i-1] >= 'a':
			depth++
		case r == ')' && depth > 0:
			depth--
		}
	}
	return append(out, s[from:])
}

// joinShape appends a shape. Programs part words and signs differently, so leaves
// that are no numbers are joined.
func joinShape(out []string, s string) []string {
	if n := len(out) - 1; n >= 0 && strings.HasPrefix(out[n], "'") && strings.HasPrefix(s, "'") {
		out[n] += s[1:]
		return out
	}
	return append(out, s)
}

// kindOf takes bounds below and above for those beside: which is meant is told by
// attributes.
func kindOf(name string) string {
	switch name {
	case "munder":
		return "msub"
	case "mover":
		return "msup"
	case "munderover":
		return "msubsup"
	case "mlabeledtr":
		return "mtr"
	}
	return name
}

// parts returns the shapes of the children that have places.
func parts(n *html.Node) (out []string) {
	if n.Data == "msqrt" || n.Data == "mtd" {
		return []string{strings.Join(shapes(n), " ")}
	}
	for k := range n.ChildNodes() {
		if k.Type == html.ElementNode {
			box := &html.Node{Type: html.ElementNode, Data: "mrow"}
			c := *k
			c.Parent, c.PrevSibling, c.NextSibling = nil, nil, nil
			box.FirstChild, box.LastChild = &c, &c
			out = append(out, strings.Join(shapes(box), " "))
		}
	}
	for len(out) > 0 && (out[len(out)-1] == "mtd()" || out[len(out)-1] == "") && (n.Data == "mtr" || n.Data == "mtable") {
		out = out[:len(out)-1]
	}
	return out
}

// signs are those that stand for one.
var signs = strings.NewReplacer("\uFE0E", "", "−", "-", "∗", "*", "ˆ", "^", "̂", "^", "→", "→", "⃗", "→", "¯", "-", "‾", "-", "―", "-", "―", "-", "_", "-", "–", "-", "~", "~", "˜", "~", "̃", "~", "∼", "~",
	"˙", ".", "̇", ".", "¨", "¨", "̈", "¨", "´", "'", "ˊ", "'", "`", "`", "ˋ", "`", "′", "'", "″", "''", "‴", "'''", "⟨", "<", "⟩", ">", "〈", "<", "〉", ">", "‖", "||", "∥", "||", "∣", "|",
	"\u2061", "", "\u2062", "", "\u2063", "", "\u00a0", " ", "ˇ", "v", "̌", "v", "˘", "u", "̆", "u", "⋯", "…", "⋅", "·", "∘", "◦")

// leafOf returns the text of a leaf, letters of alphabets for mathematics as plain
// ones.
func leafOf(n *html.Node) string {
	var b strings.Builder
	for k := range n.Descendants() {
		if k.Type == html.TextNode {
			b.WriteString(k.Data)
		}
	}
	return strings.ReplaceAll(strings.TrimSpace(signs.Replace(norm.NFKC.String(signs.Replace(b.String())))), " ", "")
}

// What bounds and engine make of a formula is the same for the first and the last
// that an engine reads, and for others beside it.
func TestReaderRemembersNothingOfAFormula(t *testing.T) {
	list := formulas(t)
	first, second := NewReader(), NewReader()
	for i := range list {
		first.MathML(list[i], false, "")              //nolint:errcheck // looked at below
		second.MathML(list[len(list)-1-i], false, "") //nolint:errcheck // likewise
	}
	for _, x := range list {
		a, errA := first.MathML(x, false, "")
		b, errB := second.MathML(x, false, "")
		if a != b || fmt.Sprint(errA) != fmt.Sprint(errB) {
			t.Errorf("%s: %s %v and %s %v", x, a, errA, b, errB)
		}
	}
}
