package lang

// The least that the smaller text of a body in two scripts is of the greater,
// in letters; the languages differ in how many they need, and what stands
// around an article is counted here too.
const leastSecond = 0.25

// TwoScripts reports whether a body has like parts in two scripts.
func (t Tally) TwoScripts() bool {
	han, cyril, latin := float64(t.Han*hanWeight), float64(t.cyril), float64(t.latin)
	most := max(han, cyril, latin)
	least := min(han, cyril, latin)
	return han+cyril+latin-most-least >= leastSecond*most && most > 0
}
