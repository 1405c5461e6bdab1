package words

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	out := map[string][]string{}
	read(out, "tide.", "# Words of the tide.\n\n[class]\nebb\nflood\n\n[line.is zh]\n潮\n# of the moon\n\" 汐\"\n[line.is en]\n\"[tide]\"\n#sea\n")
	want := map[string][]string{"tide.class": {"ebb", "flood"}, "tide.line.is": {"潮", " 汐", "[tide]", "#sea"}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Error(diff)
	}
}

// TestLists checks that no list says a word twice and that each has a name.
func TestLists(t *testing.T) {
	if len(lists()) < 80 {
		t.Errorf("%d lists", len(lists()))
	}
	for name, list := range lists() {
		sorted := slices.Sorted(slices.Values(list))
		if name == "" || len(slices.Compact(sorted)) != len(list) {
			t.Errorf("%q says a word twice, or has no name", name)
		}
	}
}
