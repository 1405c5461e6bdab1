package draw

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// colour reads a colour of CSS (Color 4 §4 to §7) with its opacity; current is the
// value of currentColor. It reports whether s is one.
func colour(s string, current RGB) (c RGB, alpha float64, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, is := strings.CutPrefix(s, "#"); is {
		return hexColour(hex)
	}
	switch s {
	case "currentcolor", "inherit":
		return current, 1, true
	case "transparent":
		return c, 0, true
	}
	if name, args, is := strings.Cut(s, "("); is {
		return functional(strings.TrimSpace(name), strings.TrimSuffix(args, ")"), current)
	}
	named, ok := colornames.Map[s]
	return RGB{named.R, named.G, named.B}, 1, ok
}

func hexColour(hex string) (c RGB, alpha float64, ok bool) {
	if len(hex) == 3 || len(hex) == 4 {
		double := make([]byte, 0, 8)
		for i := range len(hex) {
			double = append(double, hex[i], hex[i])
		}
		hex = string(double)
	}
	if len(hex) == 6 {
		hex += "ff"
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 8 {
		return c, 0, false
	}
	return RGB{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8)}, float64(uint8(v)) / 255, true
}

// functional reads rgb(), hsl() and the first colour of light-dark().
func functional(name, args string, current RGB) (c RGB, alpha float64, ok bool) {
	switch name {
	case "light-dark":
		return colour(beforeComma(args), current)
	case "rgb", "rgba", "hsl", "hsla":
	default:
		return c, 0, false
	}
	parts := strings.FieldsFunc(args, func(r rune) bool { return strings.ContainsRune(" ,/\t\n", r) })
	if len(parts) < 3 {
		return c, 0, false
	}
	alpha = 1
	if len(parts) > 3 {
		alpha = share(parts[3])
	}
	var v [3]float64
	for i := range v {
		n, unit, _ := number(parts[i])
		v[i] = n
		if unit == "%" {
			v[i] /= 100
		} else if name[0] == 'r' {
			v[i] /= 255
		}
	}
	if name[0] == 'h' {
		return hsl(v[0], v[1], v[2]), alpha, true
	}
	return RGB{part(v[0]), part(v[1]), part(v[2])}, alpha, true
}

// beforeComma returns what stands before the first comma outside parentheses.
func beforeComma(s string) string {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				return s[:i]
			}
		}
	}
	return s
}

func part(v float64) uint8 { return uint8(math.Round(min(max(v, 0), 1) * 255)) }

// hsl returns a colour of a hue in degrees (Color 4 §7.1).
func hsl(hue, saturation, lightness float64) RGB {
	hue = math.Mod(hue, 360) + 360
	a := saturation * min(lightness, 1-lightness)
	at := func(n float64) uint8 {
		k := math.Mod(n+hue/30, 12)
		return part(lightness - a*max(-1, min(k-3, 9-k, 1)))
	}
	return RGB{at(0), at(8), at(4)}
}
