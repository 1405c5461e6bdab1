package pdf

import (
	"slices"
	"testing"

	"github.com/wenzhai/wenzhai/layout/page"
)

// TestFloatsHaveTheirPlaceInTheStructure: a figure that stands behind later paragraphs
// and notes comes before these in the tree.
func TestFloatsHaveTheirPlaceInTheStructure(t *testing.T) {
	s := &structure{
		tags: []page.Tag{
			{Role: "Document", Parent: -1}, {Role: "P"}, {Role: "Note"}, {Role: "Figure", Floats: true}, {Role: "P"}, {Role: "P"},
		},
		attached: []bool{true, true, true, true, true, true},
		kids:     make([][]kid, 6),
	}
	for _, n := range []int32{1, 4, 2, 3, 5} {
		s.kids[0] = append(s.kids[0], kid{kind: kidElement, n: n})
	}
	s.putBack()
	var got []int32
	for _, k := range s.kids[0] {
		got = append(got, k.n)
	}
	if want := []int32{1, 3, 4, 2, 5}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
