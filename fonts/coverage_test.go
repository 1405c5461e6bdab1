package fonts

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// alphabets every face for western text must draw.
const (
	russian   = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	ukrainian = "ҐЄІЇґєії"
	quotes    = "“”‘’„‚«»‹›–—…·•№"
)

func set(t testing.TB) *Set {
	t.Helper()
	s, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func face(t testing.TB, index int) *Face {
	t.Helper()
	f := set(t).Faces()[index]
	if err := f.Err(); err != nil {
		t.Fatal(err)
	}
	return f
}

// decoded returns the characters that the two-byte codes of an encoding with
// the given lead bytes stand for.
func decoded(e encoding.Encoding, lead, last, trail int) []rune {
	var all []rune
	dec := e.NewDecoder()
	for ; lead <= last; lead++ {
		for low := trail; low <= 0xFE; low++ {
			s, err := dec.String(string([]byte{byte(lead), byte(low)}))
			if r := []rune(s); err == nil && len(r) == 1 && r[0] != unicode.ReplacementChar {
				all = append(all, r[0])
			}
		}
	}
	return all
}

func printable(first, last rune) []rune {
	var all []rune
	for r := first; r <= last; r++ {
		if unicode.IsGraphic(r) {
			all = append(all, r)
		}
	}
	return all
}

func onlyHan(all []rune) []rune {
	var out []rune
	for _, r := range all {
		if unicode.Is(unicode.Han, r) {
			out = append(out, r)
		}
	}
	return out
}

func gb2312() []rune { return decoded(simplifiedchinese.GBK, 0xA1, 0xF7, 0xA1) }

// TestCoverage counts what the bundled faces can draw.
func TestCoverage(t *testing.T) {
	tests := []struct {
		name  string
		runes []rune
		count int // distinct or not, as the encoding lists them; 0 = not counted
	}{
		{"GB 2312 Han", onlyHan(gb2312()), 6764}, // 6,763 and 々
		{"GB 2312 all", gb2312(), 0},
		{"GBK Han", onlyHan(decoded(simplifiedchinese.GBK, 0x81, 0xFE, 0x40)), 0},
		{"Big5 levels 1 and 2", onlyHan(decoded(traditionalchinese.Big5, 0xA4, 0xF9, 0x40)), 0},
		{"Unified ideographs", printable(0x4E00, 0x9FA5), 0x51A6},
		{"Extension A", printable(0x3400, 0x4DB5), 6582},
		{"Kana", printable(0x3041, 0x3096), 0},
		{"Bopomofo", printable(0x3105, 0x3129), 0},
		{"Latin-1", printable(0xA0, 0xFF), 0},
		{"Latin Extended-A", printable(0x100, 0x17F), 0},
		{"Greek", []rune("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψως"), 0},
		{"Russian", []rune(russian), 66},
		{"Ukrainian", []rune(ukrainian), 8},
		{"Phonetic", printable(0x250, 0x2AF), 0},
		{"Enclosed numbers", printable(0x2460, 0x2473), 0},
		{"Arrows", printable(0x2190, 0x21FF), 0},
		{"Mathematics", printable(0x2200, 0x22FF), 0},
		{"Box drawing", printable(0x2500, 0x259F), 0},
		{"Dingbats", printable(0x2701, 0x27BE), 0},
		{"Faces", printable(0x1F600, 0x1F64F), 0},
		{"Rare Han", []rune("𠮷𠀋䶮㵘㛃𬭎𬎆𠀀𪚥𠜎𡃁𨋢𣘺𤭢𫞩"), 0},
		{"Full-width forms", printable(0xFF01, 0xFF5E), 94},
	}
	s := set(t)
	for _, test := range tests {
		if test.count != 0 && len(test.runes) != test.count {
			t.Errorf("%s: %d characters, want %d", test.name, len(test.runes), test.count)
		}
		for _, role := range []Role{Body, BodyItalic, BodyBold, Heading, Quote, QuoteItalic, Mono} {
			for _, r := range test.runes {
				if _, _, ok := s.Lookup(role, r, false); !ok {
					t.Errorf("%s: role %d has no glyph for %U %c", test.name, role, r, r)
				}
			}
		}
	}
}

// TestOwnCoverage holds each text face to the characters it must draw itself,
// without a change of face in the middle of a word or a headline.
func TestOwnCoverage(t *testing.T) {
	ascii := string(printable(' ', '~'))
	latin1 := string(printable(0xC0, 0xFF))
	western := ascii + latin1 + russian + ukrainian + quotes
	han := string(onlyHan(decoded(simplifiedchinese.GBK, 0x81, 0xFE, 0x40)))
	marks := "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～％‰℃①②③⑩⸺⋯　"
	for index, text := range map[int]string{
		song:          han + marks,
		hei:           han + marks,
		kai:           string(onlyHan(gb2312())) + strings.ReplaceAll(string(onlyHan(decoded(traditionalchinese.Big5, 0xA4, 0xC6, 0x40))), "⼳", "") + "，。、；：？！（）《》〈〉「」『』",
		roman:         western,
		romanItalic:   western,
		romanBold:     western,
		grotesqueBold: western,
		code:          ascii + latin1 + russian + ukrainian + string(printable(0x2500, 0x257F)),
	} {
		f := face(t, index)
		for _, r := range text {
			if _, ok := f.GID(r); !ok {
				t.Errorf("%s has no glyph for %U %c", f.Name(), r, r)
			}
		}
	}
}
