package sfnt

import "testing"

// mathSample is a table MATH with one glyph of everything.
func mathSample() []byte {
	constants := words(nil, 70, 55, 1300, 1800)
	for c := MathLeading; c < RadicalDegreeBottomRaisePercent; c++ {
		constants = words(constants, int(c), 0)
	}
	constants = words(constants, 55)
	info := words(nil, 8, 22, 0, 0)
	info = words(info, 8, 1, 33, 0, 1, 1, 5)                 // italics: glyph 5
	info = words(info, 12, 2, 443, 0, 444, 0, 2, 1, 5, 6, 0) // accents: glyphs 5 to 6
	variants := words(nil, 20, 14, 0, 1, 0, 20, 0)           // a vertical one at 20
	variants = words(variants, 1, 1, 5)                      // coverage at 14: glyph 5
	variants = words(variants, 12, 2, 5, 900, 7, 1800, 0, 0, 2, 8, 0, 30, 500, 0, 9, 30, 0, 400, 1)
	out := words(nil, 1, 0, 10, 10+len(constants), 10+len(constants)+len(info))
	return append(append(append(out, constants...), info...), variants...)
}

func TestMath(t *testing.T) {
	m, ok := (&Font{tables: map[string][]byte{"MATH": mathSample()}}).Math()
	if !ok {
		t.Fatal("no table")
	}
	for c := MathLeading; c < RadicalDegreeBottomRaisePercent; c++ {
		if got := m.Constant(c); got != int(c) {
			t.Errorf("constant %d is %d", c, got)
		}
	}
	if a, b, c := m.Constant(ScriptPercentScaleDown), m.Constant(DisplayOperatorMinHeight), m.Constant(RadicalDegreeBottomRaisePercent); a != 70 || b != 1800 || c != 55 {
		t.Errorf("%d, %d, %d", a, b, c)
	}
	v := m.Variants(5, true)
	if len(v) != 2 || v[1] != (MathVariant{7, 1800}) || len(m.Variants(5, false)) != 0 || len(m.Variants(6, true)) != 0 {
		t.Errorf("variants: %v", v)
	}
	parts, _ := m.Assembly(5, true)
	if len(parts) != 2 || parts[0] != (MathPart{8, 0, 30, 500, false}) || parts[1] != (MathPart{9, 30, 0, 400, true}) {
		t.Errorf("parts: %v", parts)
	}
	if m.ItalicsCorrection(5) != 33 || m.ItalicsCorrection(6) != 0 {
		t.Errorf("italics %d, %d", m.ItalicsCorrection(5), m.ItalicsCorrection(6))
	}
	if x, ok := m.TopAccent(6); !ok || x != 444 || m.MinOverlap() != 20 {
		t.Errorf("accent at %d, overlap %d", x, m.MinOverlap())
	}
}

// FuzzMath asks any table everything: it must neither fail nor run long.
func FuzzMath(f *testing.F) {
	f.Add(mathSample(), uint16(5))
	f.Add([]byte{0, 1, 0, 0, 0, 10, 0, 4, 0, 2}, uint16(0))
	f.Fuzz(func(t *testing.T, data []byte, g uint16) {
		m, _ := (&Font{tables: map[string][]byte{"MATH": data, "GSUB": data}}).Math()
		for c := range mathConstants {
			m.Constant(c)
		}
		m.ItalicsCorrection(g)
		m.TopAccent(g)
		m.MinOverlap()
		m.Script(g, 2)
		for _, vertical := range []bool{true, false} {
			parts, _ := m.Assembly(g, vertical)
			if len(m.Variants(g, vertical)) > maxMathParts || len(parts) > maxMathParts {
				t.Fatal("too many parts")
			}
		}
	})
}
