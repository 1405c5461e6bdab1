package repair

// plainSpan returns the length of the longest beginning of s that is made of
// printable ASCII, with single spaces inside, common Han and common Chinese
// marks: nothing that needs repair.
func plainSpan(s string) int {
	i := 0
	for i < len(s) {
		ch := s[i]
		if ch >= 0xE4 && ch <= 0xE9 && i+3 <= len(s) {
			i += 3
			continue
		}
		if ch > 0x20 && ch < 0x7F || ch == ' ' && i > 0 && i+1 < len(s) && isInk(s[i-1]) && isInk(s[i+1]) {
			i++
			continue
		}
		if ch < 0xE2 || i+3 > len(s) || !plainTriple(ch, s[i+1], s[i+2]) {
			return i
		}
		i += 3
	}
	return i
}

// isInk reports whether ch is a visible character of ASCII.
func isInk(ch byte) bool { return ch > 0x20 && ch < 0x7F }

// plainTriple judges a character of three bytes.
func plainTriple(a, b, c byte) bool {
	switch a {
	case 0xE2: // — ‘ ’ “ ” …
		return b == 0x80 && (c == 0x94 || c == 0x98 || c == 0x99 || c == 0x9C || c == 0x9D || c == 0xA6)
	case 0xE3: // U+3001 to U+303F
		return b == 0x80 && c > 0x80
	case 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9:
		return true
	case 0xEF: // full-width forms
		return b == 0xBC || b == 0xBD
	}
	return false
}
