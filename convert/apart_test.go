package convert

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// shape tells paragraphs (with their pictures as *), figures and missing figures of
// blocks.
func shape(blocks []doc.Block) string {
	var out []string
	for _, x := range blocks {
		switch x := x.(type) {
		case *doc.Paragraph:
			s := ""
			for _, i := range x.Inlines {
				if _, ok := i.(*doc.Picture); ok {
					s += "*"
				} else {
					s += doc.PlainInlines([]doc.Inline{i})
				}
			}
			out = append(out, s)
		case *doc.Figure:
			out = append(out, map[bool]string{true: "missing", false: "figure"}[x.Image == nil]+doc.PlainInlines(x.Caption))
		case *doc.Quote:
			out = append(out, "["+shape(x.Blocks)+"]")
		}
	}
	return strings.Join(out, " | ")
}

// TestSetApart: what turns out to be large, or is not there and has no name, leaves its
// line.
func TestSetApart(t *testing.T) {
	run := func(s string) doc.Inline { return &doc.Run{Text: s} }
	par := func(in ...doc.Inline) doc.Block { return &doc.Paragraph{Inlines: in} }
	small, large := &doc.Image{Width: 20, Height: 20}, &doc.Image{Width: 900, Height: 600}
	got := setApart([]doc.Block{
		par(run("a "), &doc.Picture{Src: "s", Image: small}, run(" b")),
		par(run("c "), &doc.Picture{Src: "l", Alt: "name", Image: large}, run(" d")),
		par(run("e "), &doc.Picture{Src: "l", Height: 1, Image: large}, run(" f")),
		&doc.Quote{Blocks: []doc.Block{par(run("g"), &doc.Picture{Src: "gone"}, run("h"))}},
		par(run("i"), &doc.Picture{Src: "gone", Alt: "x"}, run("j")),
	})
	if want := "a * b | c d | figurename | e * f | [gh | missing] | i*j"; shape(got) != want {
		t.Errorf("%s, want %s", shape(got), want)
	}
}

func TestJoinMissing(t *testing.T) {
	blocks := func() []doc.Block {
		gone := func(caption string) *doc.Figure {
			f := &doc.Figure{Src: "x"}
			if caption != "" {
				f.Caption = []doc.Inline{&doc.Run{Text: caption}}
			}
			return f
		}
		return []doc.Block{gone(""), gone(""), gone("1"), gone(""), &doc.Figure{Image: &doc.Image{}}, gone(""), &doc.Quote{Blocks: []doc.Block{gone(""), gone("")}}}
	}
	if got, want := shape(joinMissing(blocks(), false)), "missing | missing1 | figure | missing | [missing]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := shape(joinMissing(blocks(), true)); !strings.HasPrefix(got, "figure") {
		t.Error(got)
	}
}
