package epub

import (
	"bytes"
	"context"
	"math/rand/v2"
	"testing"
)

// RandomBook returns the book of random content that seed stands for.
func RandomBook(t testing.TB, seed uint64) []byte {
	t.Helper()
	g := &gen{rand.New(rand.NewPCG(seed, 1)), square(t, 99)}
	vol, arts := g.book()
	var b bytes.Buffer
	if _, err := Write(context.Background(), &b, vol, loader(arts), g.options()); err != nil {
		t.Errorf("seed %d: %v", seed, err)
	}
	return b.Bytes()
}
