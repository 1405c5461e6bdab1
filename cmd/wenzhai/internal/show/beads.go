package show

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Aligned is two aligned texts with what is known of their files.
type Aligned struct {
	bilingual.Alignment
	Unit           string // paragraph, sentence or line
	PathA, PathB   string
	TitleA, TitleB string
	Words          *message.Catalogue // in which a page speaks
}

// Pairs prints the beads with a blank line between: lines of A begin with "< ",
// lines of B with "> ".
func Pairs(w io.Writer, x Aligned) error {
	b := bufio.NewWriter(w)
	for i, bead := range x.Beads {
		if i > 0 {
			fmt.Fprintln(b)
		}
		marked(b, "< ", x.A.Segments[bead.A.From:bead.A.To])
		marked(b, "> ", x.B.Segments[bead.B.From:bead.B.To])
	}
	return b.Flush()
}

func marked(b *bufio.Writer, mark string, segments []bilingual.Segment) {
	for _, s := range segments {
		for _, line := range strings.Split(words(s), "\n") {
			fmt.Fprintln(b, strings.TrimRight(mark+line, " "))
		}
	}
}

// words returns the text of a segment; for a picture without a caption where it
// is, as Markdown has it.
func words(s bilingual.Segment) string {
	if s.Text == "" && s.Src != "" {
		return "![](" + s.Src + ")"
	}
	return s.Text
}

// TSV prints a bead a line: the text of A, that of B, the confidence, parted by
// tabs.
func TSV(w io.Writer, x Aligned) error {
	b := bufio.NewWriter(w)
	for _, bead := range x.Beads {
		fmt.Fprintf(b, "%s\t%s\t%.3f\n", joined(x.A, bead.A), joined(x.B, bead.B), bead.Confidence)
	}
	return b.Flush()
}

// joined joins segments: Chinese ones directly, others with a space.
func joined(t bilingual.Text, r doc.Span) string {
	space := " "
	if t.Lang.IsChinese() {
		space = ""
	}
	var parts []string
	for _, s := range t.Segments[r.From:r.To] {
		parts = append(parts, letter.OneLine(words(s)))
	}
	return strings.Join(parts, space)
}

// Ladder prints a bead a line as [0,1]:[0]: zero-based numbers of segments, an
// empty side as [].
func Ladder(w io.Writer, x Aligned) error {
	b := bufio.NewWriter(w)
	for _, bead := range x.Beads {
		fmt.Fprintln(b, rung(bead.A)+":"+rung(bead.B))
	}
	return b.Flush()
}

func rung(r doc.Span) string {
	return strings.ReplaceAll(fmt.Sprint(numbers(r)), " ", ",")
}

func numbers(r doc.Span) []int {
	out := make([]int, 0, r.Len())
	for i := r.From; i < r.To; i++ {
		out = append(out, i)
	}
	return out
}

type jsonAligned struct {
	Unit  string     `json:"unit"`
	A     jsonSide   `json:"a"`
	B     jsonSide   `json:"b"`
	Beads []jsonBead `json:"beads"`
}

type jsonSide struct {
	Path     string   `json:"path"`
	Title    string   `json:"title,omitempty"`
	Lang     doc.Lang `json:"lang"`
	Segments []string `json:"segments"`
}

type jsonBead struct {
	A          []int   `json:"a"`
	B          []int   `json:"b"`
	Confidence float64 `json:"confidence"`
}

// BeadsJSON prints both texts by segments, and the beads as numbers of
// segments.
func BeadsJSON(w io.Writer, x Aligned) error {
	out := jsonAligned{
		Unit: x.Unit, A: side(x.PathA, x.TitleA, x.A), B: side(x.PathB, x.TitleB, x.B),
		Beads: make([]jsonBead, len(x.Beads)),
	}
	for i, b := range x.Beads {
		out.Beads[i] = jsonBead{numbers(b.A), numbers(b.B), math.Round(b.Confidence*1000) / 1000}
	}
	e := term.NewJSON(w)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func side(path, title string, t bilingual.Text) jsonSide {
	s := jsonSide{path, title, t.Lang, make([]string, len(t.Segments))}
	for i := range t.Segments {
		s.Segments[i] = words(t.Segments[i])
	}
	return s
}
