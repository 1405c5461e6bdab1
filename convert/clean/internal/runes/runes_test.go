package runes

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// TestCountVisible compares the count with the plain way of counting, for texts
// of every length and kind of character.
func TestCountVisible(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune(" \t\n\x00\x1f!az~茶园。，\u3000\u00a0éЖ\U0001F375\u2003")
	for range 3000 {
		var text []rune
		for range r.IntN(40) {
			text = append(text, alphabet[r.IntN(len(alphabet))])
		}
		want := 0
		for _, ch := range text {
			if ch > 0x20 && ch != 0xA0 && ch != 0x3000 {
				want++
			}
		}
		if got := CountVisible(string(text)); got != want || !utf8.ValidString(string(text)) {
			t.Fatalf("%q: %d, want %d", string(text), got, want)
		}
	}
}
