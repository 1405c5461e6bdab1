package charset

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Weights of one character. A reading in the wrong charset meets invalid
// sequences, private-use characters and rare Han.
const (
	invalid  = -40
	frequent = 6
	likely   = 2
	unlikely = -2
	strange  = -12
)

// rate says what a character beyond ASCII is worth behind another, as one of a
// certain language.
type rate func(r, prev rune) int

// sum rates a reading by its characters. Of ASCII, control characters are a sign of
// a wrong reading, all else says nothing.
func (f rate) sum(text string) int {
	sum, prev := 0, ' '
	for _, r := range text {
		switch {
		case r == utf8.RuneError:
			sum += invalid
		case r >= utf8.RuneSelf:
			sum += f(r, prev)
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f':
			sum += strange
		}
		prev = r
	}
	return sum
}

// The lists of the most frequent characters.
var (
	//go:embed common-han.txt
	commonHan string
	//go:embed common-kanji.txt
	commonKanji string
	//go:embed common-hangul.txt
	commonHangul string
)

// The languages that a character is frequent in, as bits.
const (
	inChinese = 1 << iota
	inJapanese
	inKorean
)

// common holds the languages that each character is frequent in.
var common = sync.OnceValue(func() *[1 << 16]uint8 {
	var table [1 << 16]uint8
	for lang, list := range map[uint8]string{inChinese: commonHan, inJapanese: commonKanji, inKorean: commonHangul} {
		for _, line := range letter.Lines(list) {
			for _, r := range line {
				table[r&0xFFFF] |= lang
			}
		}
	}
	return &table
})

func isCommon(r rune, lang uint8) bool { return r <= 0xFFFF && common()[r]&lang != 0 }

// punctuation reports whether r is a mark of East Asian texts.
func punctuation(r rune) bool {
	return r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x2010 && r <= 0x2027
}

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// chinese rates a character as of Chinese.
func chinese(r, prev rune) int {
	switch {
	case isCommon(r, inChinese):
		return 2 * frequent
	case isHan(r) && prev < utf8.RuneSelf && letter.Alpha(byte(prev)):
		return unlikely // of words in Latin letters
	case isHan(r):
		return 1
	case r >= 0xE000 && r <= 0xF8FF, r >= 0x20000:
		return 2 * strange
	case punctuation(r):
		return likely
	}
	return unlikely
}

// kana rates a character as of Japanese.
func kana(r, prev rune) int {
	switch {
	case r >= 0x3041 && r <= 0x3096, isCommon(r, inJapanese), r == '、', r == '。':
		return 2 * frequent
	case r >= 0x30A1 && r <= 0x30FC:
		return frequent
	case isHan(r):
		return 0
	case isHalfKana(r):
		return halfKana(r, prev)
	case punctuation(r):
		return likely
	}
	return strange
}

func isHalfKana(r rune) bool { return r >= 0xFF61 && r <= 0xFF9F }

// halfKana rates half-width katakana and marks: a sound mark stands behind a syllable
// that it changes, a small letter behind a large one. Bytes of other charsets that are
// read as katakana soon break that.
func halfKana(r, prev rune) int {
	switch {
	case r == 'ﾞ' && (prev >= 'ｶ' && prev <= 'ﾄ' || prev >= 'ﾊ' && prev <= 'ﾎ' || prev == 'ｳ'), r == 'ﾟ' && prev >= 'ﾊ' && prev <= 'ﾎ':
		return frequent
	case r == 'ﾞ', r == 'ﾟ', r >= 'ｧ' && r <= 'ｰ' && (!isHalfKana(prev) || prev < 'ｦ'):
		return strange
	case r >= 'ｧ' && r <= 'ｯ' && prev >= 'ｧ' && prev <= 'ｯ', r == 'ｦ':
		return strange / 2
	case r >= 'ｦ' && isHalfKana(prev):
		return 3
	}
	return 0
}

// hangul rates a character as of Korean.
func hangul(r, _ rune) int {
	switch {
	case isCommon(r, inKorean):
		return 2 * frequent
	case r >= 0xAC00 && r <= 0xD7A3:
		return 1
	case punctuation(r):
		return likely
	}
	return strange
}

// cyrillic rates a character as of Russian, Ukrainian or Bulgarian: small letters
// follow letters, capitals stand at the start of words.
func cyrillic(r, prev rune) int {
	switch {
	case isSmallCyrillic(r) && prev < utf8.RuneSelf && prev > ' ':
		return unlikely
	case isSmallCyrillic(r):
		return cyrillicLetter(r, prev)
	case isLargeCyrillic(r) && isSmallCyrillic(prev): // as where cases are exchanged
		return 2 * strange
	case isLargeCyrillic(r), strings.ContainsRune("«»—–№\u00a0’", r):
		return likely
	}
	return strange
}

// cyrillicCapitals rates a character as of a text in capitals alone, which is rarer
// than one in small letters.
func cyrillicCapitals(r, prev rune) int {
	switch {
	case isLargeCyrillic(r):
		return min(cyrillicLetter(unicode.ToLower(r), unicode.ToLower(prev)), 4)
	case isSmallCyrillic(r):
		return 2 * strange
	}
	return cyrillic(r, prev)
}

// cyrillicLetter rates a small letter behind another one or a sign.
func cyrillicLetter(r, prev rune) int {
	switch {
	case oddPair(r, prev):
		return strange
	case strings.ContainsRune("оеаинтсрвлкмдпуя", r):
		return 5
	case r == 'і':
		return 3
	}
	return 1
}

// oddPair reports whether a small letter hardly ever follows another one in the
// languages that are written in Cyrillic.
func oddPair(r, prev rune) bool {
	vowel := strings.ContainsRune("аеиоуыэюяёіїє", prev)
	switch r {
	case 'ь', 'ъ', 'ы':
		return vowel || prev <= ' ' || r == 'ы' && strings.ContainsRune("гкхжшчщй", prev)
	case 'а', 'е', 'и', 'у', 'ю', 'я':
		return prev == 'й' || r == 'я' && strings.ContainsRune("жшчщ", prev)
	case 'й':
		return !vowel && isSmallCyrillic(prev)
	case 'э':
		return isSmallCyrillic(prev) && !strings.ContainsRune("оауи", prev)
	}
	return false
}

func isSmallCyrillic(r rune) bool {
	return r >= 'а' && r <= 'я' || strings.ContainsRune("ёіїєґ", r)
}

func isLargeCyrillic(r rune) bool {
	return r >= 'А' && r <= 'Я' || strings.ContainsRune("ЁІЇЄҐ", r)
}

// western returns what rates characters as of the languages of western Europe:
// any of them, or one of which a text has the letters.
func western() []rate {
	return append([]rate{latin}, all("éèàêçùôîûâœëïÉÈÀÊÇ", "äöüßÄÖÜ", "áéíóúñü¿¡Ñ", "ãçéáõêíóúâàôÉÁ", "èàùòìéÈÀ", "åäöæøéÅÄÖÆØ", "áðéíóúýþæö")...)
}

// eastern returns what rates characters as of the languages of central Europe.
func eastern() []rate {
	return all("áíéěščřžýůúťďňóÁÍÉŠČŘŽÚ", "łąęśżźćńóŁŚŻŹĆÓ", "áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "ăâîşţĂÂÎŞŢ", "čšžćđČŠŽĆĐ", "áäčďéíĺľňóôŕšťúýžČĽŠŤŽ")
}

func all(alphabets ...string) []rate {
	var rates []rate
	for _, letters := range alphabets {
		rates = append(rates, spelt(letters))
	}
	return rates
}

// latin rates a character as of a western European language: single accented
// letters among ASCII letters, and typographic punctuation.
func latin(r, prev rune) int {
	switch {
	case r < 0xA0:
		return invalid
	case r >= 0xC0 && r <= 0xFF && r != '×' && r != '÷':
		if prev < utf8.RuneSelf {
			return 5
		}
		return strange / 2
	case isTypographic(r):
		return 4
	}
	return unlikely
}

func isTypographic(r rune) bool {
	return r >= 0x2013 && r <= 0x2026 || strings.ContainsRune("«»\u00a0©®°€£", r)
}

// spelt returns what rates a character as of a language in Latin letters that
// has certain letters beyond ASCII.
func spelt(letters string) rate {
	return func(r, prev rune) int {
		switch {
		case strings.ContainsRune(letters, r):
			if prev < utf8.RuneSelf || strings.ContainsRune(letters, prev) {
				return frequent
			}
			return 0
		case isTypographic(r):
			return 4
		}
		return strange
	}
}

// greekCapitals rates a character as of Greek in capitals alone.
func greekCapitals(r, prev rune) int {
	switch {
	case strings.ContainsRune("ΑΟΕΙΗΥΩ", r) && prev == 'Η', prev == '’' && r >= 'Ά', // no letters stand so
		isSmallGreek(r) || isSmallGreek(prev) || greekStops(r) && greekStops(prev) && r != prev && !strings.Contains(greekPairs, string([]rune{' ', prev, r})):
		return strange
	case strings.ContainsRune("ΑΟΙΕΗΥΩ", r):
		return 5
	case strings.ContainsRune("ΤΣΝΡΠΚΛΜ", r):
		return 4
	case r >= 'Ά' && r <= 'Ϋ':
		return 1
	case isTypographic(r):
		return likely
	}
	return strange
}

func isSmallGreek(r rune) bool { return r >= 'ά' && r <= 'ώ' || r == 'ΐ' }

// greekStops reports whether a capital of Greek is a consonant.
func greekStops(r rune) bool { return strings.ContainsRune("ΒΓΔΖΘΚΛΜΝΞΠΡΣΤΦΧΨ", r) }

// greekPairs are two consonants that follow one another.
const greekPairs = " ΒΓ ΒΔ ΒΛ ΒΡ ΓΓ ΓΔ ΓΚ ΓΛ ΓΜ ΓΝ ΓΞ ΓΡ ΓΧ ΔΡ ΔΝ ΘΛ ΘΜ ΘΝ ΘΡ ΚΔ ΚΘ ΚΛ ΚΜ ΚΝ ΚΡ ΚΣ ΚΤ ΚΦ ΛΒ ΛΓ ΛΔ ΛΘ ΛΚ ΛΜ ΛΞ ΛΠ ΛΣ ΛΤ ΛΦ ΛΧ ΜΒ ΜΝ ΜΠ ΜΦ ΜΨ" +
	" ΝΔ ΝΘ ΝΣ ΝΤ ΝΖ ΠΛ ΠΝ ΠΡ ΠΤ ΡΒ ΡΓ ΡΔ ΡΖ ΡΘ ΡΚ ΡΛ ΡΜ ΡΝ ΡΞ ΡΠ ΡΣ ΡΤ ΡΦ ΡΧ ΡΨ ΣΒ ΣΓ ΣΔ ΣΘ ΣΚ ΣΛ ΣΜ ΣΝ ΣΠ ΣΡ ΣΤ ΣΦ ΣΧ ΤΖ ΤΛ ΤΜ ΤΡ ΤΣ ΦΘ ΦΛ ΦΡ ΦΤ ΧΘ ΧΛ ΧΜ ΧΝ ΧΡ ΧΤ"

// alphabet returns what rates a character as of a language in letters of its own,
// from first to last, some of which are frequent.
func alphabet(often string, first, last rune) rate {
	return func(r, prev rune) int {
		switch {
		case prev == 'ς' && r >= first && r <= last: // it ends words
			return strange
		case strings.ContainsRune(often, r):
			return 5
		case r >= first && r <= last:
			return 0
		case isTypographic(r):
			return likely
		}
		return strange
	}
}
