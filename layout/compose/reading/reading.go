// Package reading tells where the readings of characters are set.
package reading

import (
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The widest base of a reading, which lines do not part, and how much wider a
// reading may be, in half em: more would hang far out of the column.
const (
	widestBase = 20
	rubyExcess = 2.4
)

// Fits reports whether a reading is set above its characters, rather than in
// brackets behind them.
func Fits(r *doc.Ruby) bool {
	if r == nil {
		return false
	}
	base := halves(r.Base)
	return base <= widestBase && halves(r.Text)/2-base <= rubyExcess
}

// halves is about how wide s is, in half em.
func halves(s string) float64 {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if letter.Wide(r) {
			n++
		}
	}
	return float64(n)
}
