package draw

import (
	"math"
	"strconv"
	"strings"
)

// number reads the number at the head of s, which may follow white space and a comma,
// and returns what stands after it.
func number(s string) (v float64, rest string, ok bool) {
	s = strings.TrimLeft(s, " ,\t\r\n\f")
	i, dot, exp := 0, false, false
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
scan:
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && !dot && !exp:
			dot = true
		case (c == 'e' || c == 'E') && !exp && startsExponent(s[i+1:]):
			exp = true
			if s[i+1] == '+' || s[i+1] == '-' {
				i++
			}
		default:
			break scan
		}
	}
	v, err := strconv.ParseFloat(s[:i], 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, s, false
	}
	return v, s[i:], true
}

// startsExponent tells the exponent of a number from the unit em.
func startsExponent(s string) bool {
	s = strings.TrimLeft(s[:min(len(s), 1)], "+-") + s[min(len(s), 1):]
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// numbers reads up to most numbers, whatever units follow them but angles, which are
// turned into degrees.
func numbers(s string, most int) (out []float64) {
	for len(out) < most {
		v, rest, ok := number(s)
		if !ok {
			break
		}
		unit := len(rest) - len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%"))
		switch strings.ToLower(rest[:unit]) {
		case "rad":
			v *= 180 / math.Pi
		case "turn":
			v *= 360
		case "grad":
			v *= 0.9
		}
		out, s = append(out, v), rest[unit:]
	}
	return out
}

// length reads a length in user units (CSS Values 4 §6). Of those that depend on the
// size of type the size is em, and whole is what a share is of.
func length(s string, em, whole float64) float64 {
	v, unit, ok := number(s)
	if !ok {
		return 0
	}
	unit, _, _ = strings.Cut(strings.TrimSpace(unit), " ")
	unit, _, _ = strings.Cut(unit, ",")
	switch strings.ToLower(unit) {
	case "pt":
		v *= 4.0 / 3
	case "pc":
		v *= 16
	case "in":
		v *= 96
	case "cm":
		v *= 96 / 2.54
	case "mm":
		v *= 96 / 25.4
	case "rem":
		v *= 16
	case "em":
		v *= em
	case "ex", "ch":
		v *= em / 2
	case "%":
		v *= whole / 100
	}
	if math.Abs(v) > 1e9 {
		return 0
	}
	return v
}

// share reads a number or a share, as those of opacity, kept from 0 to 1.
func share(s string) float64 {
	v, unit, ok := number(s)
	if !ok {
		return 1
	}
	if strings.HasPrefix(unit, "%") {
		v /= 100
	}
	return min(max(v, 0), 1)
}
