package readable

// The share of other's text that own holds below which own missed the article, and
// the share of own's text that other holds below which own took too much. They were
// chosen on half of three public suites; our rules tell better than the library what
// to leave out, so that a small difference is no reason. Of a page with little text
// the library takes all that there is: there own must have missed most of it.
const (
	missed      = 0.7
	missedShort = 0.25
	tooMuch     = 0.4
)

// short is the length of a text, in pieces, up to which the library may have taken the
// whole page.
const short = 1400

// differs reports whether the text own is so unlike other that it must be wrong.
func differs(own, other string) bool {
	a, b := pieces(own), pieces(other)
	same := 0
	for k := range b {
		if a[k] {
			same++
		}
	}
	least := missed
	if len(b) < short && same*10 >= len(a)*9 {
		least = missedShort
	}
	return float64(same) < least*float64(len(b)) || float64(same) < tooMuch*float64(len(a))
}

// piece is the length in bytes of the pieces of text that are compared.
const piece = 24

// pieces returns all pieces of s, which they share.
func pieces(s string) map[string]bool {
	out := make(map[string]bool, len(s))
	for i := 0; i+piece <= len(s); i++ {
		out[s[i:i+piece]] = true
	}
	return out
}
