package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Tally is what one pass over a body counts.
type Tally struct {
	Han, hans, hant            int // Han characters, and those of one script only
	kana, hangul, cyril, latin int // letters
	other                      int // letters of other scripts
	Chars                      int // letters and digits
	hash                       uint64
	format                     doc.Format
	codeDepth                  int     // of <pre> and <code>
	fenced                     bool    // inside a Markdown code fence
	plainUntil                 int     // letters before this offset are of a URL or of code
	openUntil                  int     // before this offset no link target ends
	missing                    [4]bool // ends of markup of which the rest of the body has none
}

// The numbers of the FNV-1a hash of 64 bits.
const hashBasis, hashPrime = 14695981039346656037, 1099511628211

// Count counts the letters of a body and hashes them with markup, case, white
// space and punctuation skipped. Letters of URLs and code say nothing of the
// body's language and are not counted by script.
func Count(body []byte, format doc.Format) Tally {
	all, _ := CountUntil(body, len(body), format)
	return all
}

// CountUntil is Count for a body of which the part up to an offset, where markup
// ends, is asked for too.
func CountUntil(body []byte, end int, format doc.Format) (all, until Tally) {
	t := Tally{format: format, hash: hashBasis}
	end = t.count(body, 0, end)
	until = t
	t.count(body, end, len(body))
	return t, until
}

// count counts what stands between two offsets of a body, and returns where it
// came to: behind the second, where markup goes on there.
func (t *Tally) count(body []byte, i, end int) int {
	end = min(end, len(body))
	for i < end {
		c := body[i]
		switch {
		case c >= utf8.RuneSelf:
			if n := t.hanRun(body[i:], i); n > 0 {
				i += n
				continue
			}
			r, n := decodeRune(body[i:])
			t.rune(r, i)
			i += n
		case asciiFold[c] != 0:
			i = t.asciiRun(body, i, end)
		case t.format == doc.Text:
			i++
		default:
			i += t.markup(body, i)
		}
	}
	return i
}

// hanRun counts the Han characters that b, at an offset outside code, begins with:
// most of most bodies. It returns their length in bytes.
func (t *Tally) hanRun(b []byte, at int) (n int) {
	if t.code(at) {
		return 0
	}
	h, scripts := t.hash, [hant + 1]int{}
	for ; n+2 < len(b) && b[n]&0xF0 == 0xE0 && b[n+1]&0xC0 == 0x80 && b[n+2]&0xC0 == 0x80; n += 3 {
		r := rune(b[n]&0x0F)<<12 | rune(b[n+1]&0x3F)<<6 | rune(b[n+2]&0x3F)
		if r < hanFirst || r > hanLast {
			break
		}
		h = (h ^ uint64(r)) * hashPrime
		scripts[hanScripts[r-hanFirst]]++
	}
	t.hash = h
	t.Chars, t.Han, t.hans, t.hant = t.Chars+n/3, t.Han+n/3, t.hans+scripts[hans], t.hant+scripts[hant]
	return n
}

// asciiRun counts the ASCII letters and digits from an offset on, up to end, to where
// an address begins or to where it ends, and returns where it came to.
func (t *Tally) asciiRun(body []byte, at, end int) int {
	if scan.IsAddress(body[at:]) {
		t.plainUntil = max(t.plainUntil, at+scan.AddressLength(body[at:]))
	}
	if at < t.plainUntil {
		end = min(end, t.plainUntil)
	}
	h, letters, i := t.hash, 0, at
	for ; i < end; i++ {
		c := body[i]
		fold := asciiFold[c]
		if fold == 0 || c == 'h' && i > at && scan.IsAddress(body[i:]) {
			break
		}
		h = (h ^ uint64(fold)) * hashPrime
		if c >= 'A' {
			letters++
		}
	}
	t.hash = h
	t.Chars += i - at
	if !t.code(at) {
		t.latin += letters
	}
	return i
}

// decodeRune is utf8.DecodeRune, quicker for what most bodies are made of:
// characters of three bytes.
func decodeRune(b []byte) (rune, int) {
	if len(b) > 2 && b[0]&0xF0 == 0xE0 && b[1]&0xC0 == 0x80 && b[2]&0xC0 == 0x80 {
		r := rune(b[0]&0x0F)<<12 | rune(b[1]&0x3F)<<6 | rune(b[2]&0x3F)
		if r >= 0x800 && (r < 0xD800 || r > 0xDFFF) { // Unicode §3.9, table 3-7
			return r, 3
		}
	}
	return utf8.DecodeRune(b)
}

// asciiFold maps ASCII letters and digits to lower case, all else to 0.
var asciiFold = func() (table [256]byte) {
	for c := range table {
		switch b := byte(c); {
		case b >= '0' && b <= '9', b >= 'a' && b <= 'z':
			table[c] = b
		case b >= 'A' && b <= 'Z':
			table[c] = b | 0x20
		}
	}
	return table
}()

func (t *Tally) add(r rune) {
	t.Chars++
	t.hash = (t.hash ^ uint64(r)) * hashPrime
}

func (t *Tally) ascii(c byte, at int) {
	t.add(rune(asciiFold[c]))
	if c >= 'A' && !t.code(at) {
		t.latin++
	}
}

// code reports whether the letters at an offset are of code or of a URL.
func (t *Tally) code(at int) bool { return t.fenced || t.codeDepth > 0 || at < t.plainUntil }

// rune counts a character beyond ASCII.
func (t *Tally) rune(r rune, at int) {
	switch {
	case r >= hanFirst && r <= hanLast:
		t.add(r)
		if t.code(at) {
			return
		}
		t.Han++
		switch hanScripts[r-hanFirst] {
		case hans:
			t.hans++
		case hant:
			t.hant++
		}
	case r >= 0x2000 && r <= 0x303F: // punctuation
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		if c := byte(r - 0xFF01 + '!'); asciiFold[c] != 0 {
			t.ascii(c, at)
		}
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		t.add(unicode.ToLower(r))
		if !t.code(at) {
			t.letter(r)
		}
	}
}

func (t *Tally) letter(r rune) {
	switch {
	case r < 0x250, r >= 0x1E00 && r < 0x2000:
		t.latin++
	case r >= 0x400 && r < 0x530:
		t.cyril++
	case r >= 0x3040 && r < 0x3100:
		t.kana++
	case r >= 0xAC00 && r < 0xD7B0, r >= 0x1100 && r < 0x1200:
		t.hangul++
	case r >= 0x3400 && r < 0x4DC0, r >= 0x20000 && r < 0x40000:
		t.Han++
	default:
		t.other++
	}
}

// Fingerprint returns the finished hash: 0 for a body without letters, else
// well mixed (the finaliser of splitmix64) and not 0.
func (t Tally) Fingerprint() uint64 {
	if t.Chars == 0 {
		return 0
	}
	h := t.hash
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return max(h^h>>31, 1)
}
