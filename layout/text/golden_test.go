package text

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// hard is one paragraph of testdata/hard.txt. Its head line is "= name [lang]
// [measure] [kind]", where kind is left, centre, right or heading.
type hard struct {
	name string
	p    *Paragraph
}

func readHard(t *testing.T) []hard {
	t.Helper()
	data, err := os.ReadFile("testdata/hard.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []hard
	for _, block := range strings.Split("\n"+string(data), "\n= ")[1:] {
		head, text, _ := strings.Cut(block, "\n")
		all = append(all, parseHard(head, strings.TrimSuffix(text, "\n")))
	}
	return all
}

func parseHard(head, text string) hard {
	text = strings.NewReplacer(`\u0301`, "\u0301", `\u0308`, "\u0308").Replace(text)
	fields := strings.Fields(head)
	p := para(text, "zh", 210)
	style := body
	for _, f := range fields[1:] {
		switch measure, err := strconv.ParseFloat(f, 64); {
		case err == nil:
			p.Measure = measure
		case f == "left":
			p.Align, p.FirstIndent = Left, 0
		case f == "centre":
			p.Align, p.FirstIndent = Centre, 0
		case f == "right":
			p.Align, p.FirstIndent = Right, 0
		case f == "heading":
			p.Align, p.FirstIndent = Left, 0
			style = &Style{Role: fonts.Heading, Size: 17}
		default:
			p = para(text, f, p.Measure)
		}
	}
	if p.Measure < 100 {
		p.FirstIndent = min(p.FirstIndent, 10.5)
	}
	p.Spans[0].Style = style
	return hard{fields[0], p}
}

// TestHard sets the hard paragraphs and compares lines, edges and ratios with
// testdata/hard.golden; go test -update rewrites it.
func TestHard(t *testing.T) {
	e := bundled(t)
	var b strings.Builder
	all := readHard(t)
	sum := newAudit()
	for _, h := range all {
		lines := e.Lines(h.p)
		b.WriteString("= " + h.name + "\n" + dump(lines) + "\n")
		checkLines(t, h.p, lines)
		sum.Add(h.p, lines)
	}
	if len(all) < 120 {
		t.Errorf("only %d paragraphs", len(all))
	}
	if *update {
		if err := os.WriteFile("testdata/hard.golden", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/hard.golden")
	if err != nil {
		t.Fatal(err)
	}
	compare(t, strings.Split(b.String(), "\n= "), strings.Split(string(want), "\n= "))
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d paragraphs, golden file has %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("got\n%s\nwant\n%s", got[i], want[i])
		}
	}
}

// TestOptimumBeatsFirstFit: whole-paragraph breaking halves the mean squared
// deviation of tightness, at least, and greedy lines keep the rules as well.
func TestOptimumBeatsFirstFit(t *testing.T) {
	e := bundled(t)
	best, greedy := newAudit(), newAudit()
	first := e.FirstFit()
	text := benchChinese + benchMixed + benchChinese
	for measure := 252.0; measure <= 441; measure += 10.5 {
		p := para(text, "zh", measure)
		best.Add(p, e.Lines(p))
		greedy.Add(p, first.Lines(p))
	}
	if best.Deviation() > greedy.Deviation()/2 {
		t.Errorf("mean squared deviation %.3g, first fit has %.3g", best.Deviation(), greedy.Deviation())
	}
	if greedy.Count("lost")+greedy.Count("start")+greedy.Count("end")+greedy.Count("lone end") != 0 {
		t.Errorf("first fit breaks rules: %+v", greedy)
	}
}
