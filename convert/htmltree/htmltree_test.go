package htmltree

import (
	"bytes"
	"testing"
)

// Of a document of too many tags the first are read, of one of many all.
func TestWithin(t *testing.T) {
	many := bytes.Repeat([]byte("<p>a"), maxTags)
	if got := Within(many); len(got) != len(many) {
		t.Errorf("%d of %d bytes", len(got), len(many))
	}
	if got := Within(append(bytes.Clone(many), "<p>b<p>c"...)); len(got) != len(many) {
		t.Errorf("%d bytes of %d with too many tags", len(got), len(many))
	}
}
