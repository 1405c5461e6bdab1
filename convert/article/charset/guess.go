package charset

import (
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// How many bytes are decoded to rate the candidates: few for all, more for
// those that are close.
const (
	smallSample = 1 << 10
	largeSample = 16 << 10
)

// chineseFirst is how many of the candidates are charsets of Chinese.
const chineseFirst = 2

// candidate is a charset that undeclared bytes may be in, with what rates its
// characters as of the languages that are written in it.
type candidate struct {
	name     string
	encoding encoding.Encoding
	rates    []rate
	wide     bool // of two bytes for each character, ASCII too
}

// candidates are the charsets to try; of equal scores the first wins.
var candidates = sync.OnceValue(func() []candidate {
	cyrillic, west, east := []rate{cyrillic, cyrillicCapitals}, western(), eastern()
	greek := []rate{alphabet("αοιετσνηυρπκλωμς", 'Ά', 'ώ'), greekCapitals}
	return []candidate{
		{"gb18030", simplifiedchinese.GB18030, []rate{chinese}, false},
		{"big5", traditionalchinese.Big5, []rate{chinese}, false},
		{"windows-1251", charmap.Windows1251, cyrillic, false},
		{"koi8-r", charmap.KOI8R, cyrillic, false},
		{"windows-1252", charmap.Windows1252, west, false},
		{"shift_jis", japanese.ShiftJIS, []rate{kana}, false},
		{"euc-jp", japanese.EUCJP, []rate{kana}, false},
		{"euc-kr", korean.EUCKR, []rate{hangul}, false},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), []rate{chinese, kana, hangul}, true},
		{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), []rate{chinese, kana, hangul}, true},
		{"koi8-u", charmap.KOI8U, cyrillic, false},
		{"ibm866", charmap.CodePage866, cyrillic, false},
		{"iso-8859-5", charmap.ISO8859_5, cyrillic, false},
		{"x-mac-cyrillic", charmap.MacintoshCyrillic, cyrillic, false},
		{"ibm855", charmap.CodePage855, cyrillic, false},
		{"windows-1250", charmap.Windows1250, east, false},
		{"iso-8859-2", charmap.ISO8859_2, east, false},
		{"windows-1254", charmap.Windows1254, []rate{spelt("çğışöüâîÇĞİŞÖÜ")}, false},
		{"windows-1257", charmap.Windows1257, []rate{spelt("ąčęėįšųūžĄČĘĖĮŠŲŪŽ"), spelt("äöõüšžÄÖÕÜŠŽ"), spelt("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ")}, false},
		{"windows-1253", charmap.Windows1253, greek, false},
		{"iso-8859-7", charmap.ISO8859_7, greek, false},
		{"windows-1255", charmap.Windows1255, []rate{alphabet("יוהלאתרשבמנעדם", 'א', 'ת')}, false},
		{"iso-8859-6", charmap.ISO8859_6, []rate{alphabet("الينمرتوبةعدسفهكق", 'ء', 'ي')}, false},
		{"windows-1256", charmap.Windows1256, []rate{alphabet("الينمرتوبةعدسفهكق", 'ء', 'ي')}, false},
		{"windows-874", charmap.Windows874, []rate{alphabet("านรอกเงมยลวดทตสปบคหแ่้ัิี", 'ก', '๎')}, false},
	}
})

// likeliest returns the candidate whose reading of data scores highest, and the
// name of another one that reads data otherwise and fits nearly as well, or "".
func likeliest(data []byte) (best candidate, or string) {
	left := candidates()
	if !hasControls(data) {
		left = slices.DeleteFunc(slices.Clone(left), func(c candidate) bool { return c.wide })
	}
	small := sample(data, smallSample)
	if first := fitting(small, data, left[:chineseFirst]); len(first) == 1 && !maybeHalfKana(small) && plainlyChinese(small, first[0]) {
		return first[0], ""
	}
	for _, size := range []int{smallSample, largeSample} {
		left = fitting(sample(data, size), data[:min(len(data), size)&^1], left)
		if len(left) == 1 {
			return left[0], ""
		}
	}
	return left[0], left[1].name
}

// hasControls reports whether data hold control characters as the halves of
// characters in UTF-16 are.
func hasControls(data []byte) bool {
	data = data[:min(len(data), smallSample)]
	n := 0
	for _, b := range data {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7F {
			n++
		}
	}
	return n*64 >= len(data)
}

// plainlyChinese reports whether a sample is so much like Chinese that nothing
// else needs to be tried: most of its characters are frequent ones.
func plainlyChinese(sample []byte, c candidate) bool {
	text, err := c.encoding.NewDecoder().Bytes(sample)
	high := countHigh(sample)
	return err == nil && high >= leastHigh && rate(chinese).sum(string(text)) >= plain*high
}

const leastHigh = 40

// countHigh returns how many bytes of b are above 0x7F.
func countHigh(b []byte) (n int) {
	for _, c := range b {
		n += int(c >> 7)
	}
	return n
}

// maybeHalfKana reports whether all bytes of a sample above 0x7F are half-width
// katakana in Shift_JIS. Of so many bytes of Chinese some are others.
func maybeHalfKana(sample []byte) bool {
	for _, b := range sample {
		if b >= utf8.RuneSelf && (b <= 0xA0 || b > 0xDF) {
			return false
		}
	}
	return true
}

// contradicted returns what data are in, where the charset that they declare reads
// them as rare characters and another one as plain text.
func contradicted(data []byte, name string) (better candidate, or string, ok bool) {
	all := candidates()
	i := slices.IndexFunc(all, func(c candidate) bool { return c.name == name })
	few := sample(data, smallSample)
	high := countHigh(few)
	if i < 0 || high < leastHigh {
		return candidate{}, "", false
	}
	_, stated := all[i].read(few, data)
	if stated >= 2*high {
		return candidate{}, "", false
	}
	better, or = likeliest(data)
	_, score := better.read(few, data)
	return better, or, better.name != name && score >= plain*high && stated*2 < score
}

// plain is what a byte above 0x7F of ordinary text is worth at least in its charset.
const plain = 3

// fitting returns the candidate that rates a sample best, of which wide holds
// the bytes as they stand, and behind it those that come near it with another
// reading.
func fitting(sample, wide []byte, of []candidate) []candidate {
	texts, scores, best := make([]string, len(of)), make([]int, len(of)), 0
	for i, c := range of {
		texts[i], scores[i] = c.read(sample, wide)
		if scores[i] > scores[best] {
			best = i
		}
	}
	left := []candidate{of[best]}
	least := scores[best] - max(scores[best]/nearly, frequent)
	for i, c := range of {
		if texts[i] != texts[best] && scores[i] >= least {
			left = append(left, c)
		}
	}
	return left
}

// unrated is the rating of a text that cannot be read: below all others. It fits 32 bits.
const unrated = -1 << 30

// read returns the text of a sample in a charset, and its rating by the language
// that fits it best.
func (c candidate) read(sample, wide []byte) (string, int) {
	if c.wide {
		sample = wide
	}
	decoded, err := c.encoding.NewDecoder().Bytes(sample)
	if err != nil {
		return "", unrated
	}
	text, best := string(decoded), unrated
	for _, r := range c.rates {
		best = max(best, r.sum(text))
	}
	if c.name == "gb18030" || c.name == "big5" {
		best += 2 * frequent // before anything else is known
	}
	return text, best
}

// nearly is the part of the best score that another one is at most below it to
// be called near.
const nearly = 4

// sample returns the part of data that ratings look at, about size bytes of it:
// from its first byte above 0x7F on, and of ASCII between such bytes what stands
// next to them.
func sample(data []byte, size int) []byte {
	out := make([]byte, 0, min(len(data), size+1))
	run := 0 // of ASCII behind the last byte that is not
	for i, b := range data {
		switch {
		case b >= utf8.RuneSelf:
			if run > asciiKept {
				out = append(out, data[i-1])
			}
			out, run = append(out, b), 0
		case len(out) == 0:
			if i+1 < len(data) && data[i+1] >= utf8.RuneSelf {
				out, run = append(out, b), 1
			}
		case run < asciiKept:
			out = append(out, b)
			run++
		default:
			run++
		}
		if len(out) >= size {
			break
		}
	}
	return out
}

// asciiKept is how much ASCII behind other bytes is looked at: the second byte
// of a character and the letter or sign behind it.
const asciiKept = 2
