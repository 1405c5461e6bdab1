package tex

// Command returns the length of the command that s begins with, a backslash with letters
// or one other sign, or 0.
func Command(s string) int {
	if s == "" || s[0] != '\\' {
		return 0
	}
	n := 1
	for n < len(s) && IsLetter(s[n]) {
		n++
	}
	return min(max(n, 2), len(s))
}

// Group returns the length of the group in braces that s begins with, or 0.
func Group(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			if i == 0 {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// IsLetter reports whether a byte is a letter of names of commands.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
