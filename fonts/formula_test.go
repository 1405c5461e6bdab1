package fonts

import (
	"slices"
	"testing"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// TestFormulaTable: what STIX Two Math says, as far as it is known from elsewhere.
func TestFormulaTable(t *testing.T) {
	f := Formula()
	m, em := f.Math()
	if em != 1000 {
		t.Fatalf("%d units per em: %v", em, f.Err())
	}
	constants := map[sfnt.MathConstant]int{
		sfnt.ScriptPercentScaleDown: 70, sfnt.ScriptScriptPercentScaleDown: 55, sfnt.DelimitedSubFormulaMinHeight: 1325, sfnt.DisplayOperatorMinHeight: 1800,
		sfnt.AxisHeight: 258, sfnt.FractionRuleThickness: 68, sfnt.RadicalRuleThickness: 68, sfnt.RadicalDegreeBottomRaisePercent: 55,
	}
	for c, want := range constants {
		if got := m.Constant(c); got != want {
			t.Errorf("constant %d is %d, want %d", c, got, want)
		}
	}
	paren, _ := f.GID('(')
	v := m.Variants(uint16(paren), true)
	if len(v) < 5 || !slices.IsSortedFunc(v, func(a, b sfnt.MathVariant) int { return a.Advance - b.Advance }) || v[0].Glyph != uint16(paren) {
		t.Errorf("variants of (: %v", v)
	}
	if parts, _ := m.Assembly(uint16(paren), true); len(parts) != 3 || !parts[1].Extender || parts[0].Extender {
		t.Errorf("assembly of (: %v", parts)
	}
	for _, g := range v {
		if _, low, _, high := f.Box(GID(g.Glyph)); high-low < g.Advance-20 || high-low > g.Advance+20 {
			t.Errorf("glyph %d is %d high, the table says %d", g.Glyph, high-low, g.Advance)
		}
	}
	prime, _ := f.GID('\u2032')
	if one, two := m.Script(uint16(prime), 1), m.Script(uint16(prime), 2); one == uint16(prime) || f.Advance(GID(one)) == 0 || two == uint16(prime) {
		t.Errorf("the prime in scripts is glyph %d and %d", one, two)
	}
	italic, _ := f.GID('\U0001D453') // f
	if m.ItalicsCorrection(uint16(italic)) <= 0 {
		t.Error("the italic f does not lean")
	}
	if x, ok := m.TopAccent(uint16(italic)); !ok || x <= 0 {
		t.Error("no place for an accent above f")
	}
	if arrow, _ := f.GID('→'); len(m.Variants(uint16(arrow), false)) == 0 || m.MinOverlap() == 0 {
		t.Error("arrows do not stretch")
	}
}

// TestFormulaStandsApart: text is set as if the face were not there.
func TestFormulaStandsApart(t *testing.T) {
	if slices.Contains(set(t).Faces(), Formula()) {
		t.Error("the face stands in the set")
	}
	if _, em := face(t, roman).Math(); em != 0 {
		t.Error("a face for text has a table for formulas")
	}
}
