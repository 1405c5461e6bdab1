package math

// alphabet is where the letters of a style of mathematics begin (Unicode, Mathematical
// Alphanumeric Symbols): A, a, Α, α and 0; 0 = the style has none.
type alphabet struct{ upper, lower, greek, small, digit rune }

var alphabets = map[string]alphabet{
	"bold":                   {0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2, 0x1D7CE},
	"italic":                 {0x1D434, 0x1D44E, 0x1D6E2, 0x1D6FC, 0},
	"bold-italic":            {0x1D468, 0x1D482, 0x1D71C, 0x1D736, 0},
	"script":                 {0x1D49C, 0x1D4B6, 0, 0, 0},
	"bold-script":            {0x1D4D0, 0x1D4EA, 0, 0, 0},
	"fraktur":                {0x1D504, 0x1D51E, 0, 0, 0},
	"double-struck":          {0x1D538, 0x1D552, 0, 0, 0x1D7D8},
	"bold-fraktur":           {0x1D56C, 0x1D586, 0, 0, 0},
	"sans-serif":             {0x1D5A0, 0x1D5BA, 0, 0, 0x1D7E2},
	"bold-sans-serif":        {0x1D5D4, 0x1D5EE, 0x1D756, 0x1D770, 0x1D7EC},
	"sans-serif-italic":      {0x1D608, 0x1D622, 0, 0, 0},
	"sans-serif-bold-italic": {0x1D63C, 0x1D656, 0x1D790, 0x1D7AA, 0},
	"monospace":              {0x1D670, 0x1D68A, 0, 0, 0x1D7F6},
}

// holes are the letters that Unicode had before the alphabets.
var holes = map[rune]rune{
	0x1D455: 'ℎ', 0x1D49D: 'ℬ', 0x1D4A0: 'ℰ', 0x1D4A1: 'ℱ', 0x1D4A3: 'ℋ', 0x1D4A4: 'ℐ', 0x1D4A7: 'ℒ', 0x1D4A8: 'ℳ', 0x1D4AD: 'ℛ',
	0x1D4BA: 'ℯ', 0x1D4BC: 'ℊ', 0x1D4C4: 'ℴ', 0x1D506: 'ℭ', 0x1D50B: 'ℌ', 0x1D50C: 'ℑ', 0x1D515: 'ℜ', 0x1D51D: 'ℨ',
	0x1D53A: 'ℂ', 0x1D53F: 'ℍ', 0x1D545: 'ℕ', 0x1D547: 'ℙ', 0x1D548: 'ℚ', 0x1D549: 'ℝ', 0x1D551: 'ℤ',
}

// greekSigns are the Greek letters and signs behind ω in an alphabet, in their order.
var greekSigns = []rune{'∂', 'ϵ', 'ϑ', 'ϰ', 'ϕ', 'ϱ', 'ϖ'}

// transform returns a character in the style of a mathvariant (MathML Core, appendix C:
// mathvariant and italic mappings).
func transform(r rune, variant string) rune {
	a, ok := alphabets[variant]
	if !ok {
		return r
	}
	to := a.of(r, variant)
	if h, ok := holes[to]; ok {
		return h
	}
	return to
}

func (a alphabet) of(r rune, variant string) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return a.upper + r - 'A'
	case r >= 'a' && r <= 'z':
		return a.lower + r - 'a'
	case r >= '0' && r <= '9' && a.digit > 0:
		return a.digit + r - '0'
	case variant == "italic" && (r == 'ı' || r == 'ȷ'):
		return map[rune]rune{'ı': 0x1D6A4, 'ȷ': 0x1D6A5}[r]
	case a.greek == 0:
	case r >= 'Α' && r <= 'Ω':
		return a.greek + r - 'Α'
	case r == 'ϴ':
		return a.greek + 17
	case r == '∇':
		return a.greek + 25
	case r >= 'α' && r <= 'ω':
		return a.small + r - 'α'
	}
	for i, s := range greekSigns {
		if s == r && a.greek > 0 {
			return a.small + 25 + rune(i)
		}
	}
	return r
}
