package align

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
)

// sides reads "p40:fog p20 h10": kind, length, and words parted by "+".
func side(s string) ([]Segment, []lexicon.Terms) {
	var out []Segment
	var terms []lexicon.Terms
	for _, f := range strings.Fields(s) {
		head, words, _ := strings.Cut(f, ":")
		if head == "" {
			head = "p"
		}
		var length float64
		fmt.Sscan(head[1:], &length)
		kind := map[byte]Kind{'p': Paragraph, 'h': Heading, 'c': Code, 'f': Figure, 'i': Item, '+': Code}[head[0]]
		out = append(out, Segment{Kind: kind, Length: length, GoesOn: head[0] == '+'})
		t := lexicon.Take(strings.ReplaceAll(words, "+", " "), nil)
		t.Size = length / 6
		terms = append(terms, t)
	}
	return out, terms
}

func ladder(beads []Bead) string {
	var out []string
	for _, b := range beads {
		out = append(out, fmt.Sprintf("%d-%d:%d-%d", b.A0, b.A1, b.B0, b.B1))
	}
	return strings.Join(out, " ")
}

func TestAlign(t *testing.T) {
	for _, c := range []struct{ about, a, b, want string }{
		{"one by one", "p40 p90 p20", "p44 p85 p22", "0-1:0-1 1-2:1-2 2-3:2-3"},
		{"a long one and two short ones", "p40 p120 p30", "p40 p60 p60 p30", "0-1:0-1 1-2:1-3 2-3:3-4"},
		{"one is missing", "p40 p200 p30 p80", "p40 p30 p80", "0-1:0-1 1-2:1-1 2-3:1-2 3-4:2-3"},
		{"a heading is no paragraph", "p40 h12 p90", "p40 p90", "0-1:0-1 1-2:1-1 2-3:1-2"},
		{"names and numbers beat lengths", "p40:1612+oak p40:1998+elm+hail p40:2019+ash+lime", "p40:1998+elm+hail p40:2019+ash+lime p40:2024", "0-1:0-0 1-2:0-1 2-3:1-2 3-3:2-3"},
		{"code", "c300:fdupes p50", "p48 c300:fdupes p50", "0-0:0-1 0-1:1-2 1-2:2-3"},
		{"pictures that moved", "f0:fog f0:elm f0:ash p90:oak+1612+pine p80:lime+hail+birch", "p90:oak+1612+pine p80:lime+hail+birch f0:fog f0:elm f0:ash", "0-1:0-0 1-2:0-0 2-3:0-0 3-4:0-1 4-5:1-2 5-5:2-3 5-5:3-4 5-5:4-5"},
		{"code in an item", "i60:oak+elm +20:make+1612 +80:pine+ash i50:lime", "i150:oak+elm+make+1612+pine+ash i50:lime", "0-3:0-1 3-4:1-2"},
		{"one side is empty", "p40 p40", "", "0-1:0-0 1-2:0-0"},
		{"nothing", "", "", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			a, ta := side(c.a)
			b, tb := side(c.b)
			x := lexicon.NewIndex(ta, tb, lexicon.Sources{})
			beads := Align(a, b, x, ForParagraphs(), nil)
			if got := ladder(beads); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			whole(t, beads, len(a), len(b))
		})
	}
}

// whole checks that beads hold every segment once and in order, and that
// confidences are probabilities.
func whole(t *testing.T, beads []Bead, n, m int) {
	t.Helper()
	i, j := 0, 0
	for _, b := range beads {
		if b.A0 != i || b.B0 != j || b.A1 < i || b.B1 < j || b.A1+b.B1 == i+j {
			t.Fatalf("bead %v after %d, %d", b, i, j)
		}
		if math.IsNaN(b.Confidence) || b.Confidence < 0 || b.Confidence > 1 {
			t.Fatalf("confidence %v", b.Confidence)
		}
		i, j = b.A1, b.B1
	}
	if i != n || j != m {
		t.Fatalf("beads end at %d, %d of %d, %d", i, j, n, m)
	}
}

// TestAlignFollowsLongTexts drops a hundred segments from the middle of a long
// text: the corridor has to follow.
func TestAlignFollowsLongTexts(t *testing.T) {
	var a, b strings.Builder
	for i := range 1500 {
		w := fmt.Sprintf("p%d:%d+w%d", 30+i*7%50, 1000+i, i%40)
		a.WriteString(w + " ")
		if i < 700 || i >= 800 {
			b.WriteString(w + " ")
		}
	}
	sa, ta := side(a.String())
	sb, tb := side(b.String())
	beads := Align(sa, sb, lexicon.NewIndex(ta, tb, lexicon.Sources{}), ForSentences(), nil)
	whole(t, beads, 1500, 1400)
	right := 0
	for _, x := range beads {
		if x.Linked() && (x.A0 == x.B0 && x.A0 < 700 || x.A0 == x.B0+100 && x.A0 >= 800) && x.A1-x.A0 == 1 && x.B1-x.B0 == 1 {
			right++
		}
	}
	if right < 1395 { // the edges of the hole may be off by one
		t.Errorf("%d of 1400 links are right", right)
	}
}

func TestAlignKeepsToWalls(t *testing.T) {
	text := "p40:oak p41:elm p42:ash p43:lime p44:birch p45:pine"
	a, ta := side(text)
	b, tb := side(text)
	x := lexicon.NewIndex(ta, tb, lexicon.Sources{})
	beads := Align(a, b, x, ForSentences(), []Wall{{5, 0}})
	whole(t, beads, 6, 6)
	for _, bead := range beads {
		if bead.A1 < 5 && bead.Linked() {
			t.Errorf("a link before the wall: %v", bead)
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("p40:fog p20 h10", "p44:fog c300")
	f.Add("p0 p0 p0", "f0")
	f.Add("c9999999 p1", "p1 p1 p1 p1 p1 p1")
	f.Fuzz(func(t *testing.T, x, y string) {
		if len(x)+len(y) > 600 {
			return
		}
		a, ta := side(x)
		b, tb := side(y)
		for _, s := range [][]Segment{a, b} {
			for i := range s {
				if s[i].Length < 0 || math.IsNaN(s[i].Length) || s[i].Length > 1e9 {
					return // no text is like that
				}
			}
		}
		whole(t, Align(a, b, lexicon.NewIndex(ta, tb, lexicon.Sources{}), ForSentences(), nil), len(a), len(b))
	})
}
