package parallel

import "testing"

// TestBoundedKeepsItsRoom: what does not fit is not kept, but for a first value that
// may be of any size.
func TestBoundedKeepsItsRoom(t *testing.T) {
	b := &Bounded[string, int]{Room: 10}
	b.Put("a", 1, 8, false)
	b.Put("b", 2, 3, true)
	b.Put("c", 3, 2, false)
	if _, ok := b.Get("b", false); ok {
		t.Error("b is kept")
	}
	if v, ok := b.Get("a", true); !ok || v != 1 || b.Size() != 2 || b.Fits(9) || !b.Fits(8) {
		t.Errorf("a: %d, %t, of %d", v, ok, b.Size())
	}
	b = &Bounded[string, int]{Room: 10}
	b.Put("large", 1, 99, true)
	if _, ok := b.Get("large", false); !ok {
		t.Error("the first is not kept")
	}
}
