package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// sampleSize is how many bytes are decoded to score a candidate.
const sampleSize = 32 << 10

// candidate is a charset that undeclared bytes may be in.
type candidate struct {
	name     string
	encoding encoding.Encoding
	rate     func(r, prev rune) int // see score
}

// candidates returns the charsets to try; of equal scores the first wins.
func candidates() []candidate {
	return []candidate{
		{"gb18030", simplifiedchinese.GB18030, chinese()},
		{"big5", traditionalchinese.Big5, chinese()},
		{"windows-1251", charmap.Windows1251, cyrillic},
		{"koi8-r", charmap.KOI8R, cyrillic},
		{"windows-1252", charmap.Windows1252, latin},
	}
}

// likeliest returns the candidate whose reading of data scores highest for
// each byte above 0x7F.
func likeliest(data []byte) candidate {
	sample := highest(data)
	all := candidates()
	best, bestScore := all[0], -1<<62
	for _, c := range all {
		text, err := c.encoding.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := score(text, c.rate); s > bestScore {
			best, bestScore = c, s
		}
	}
	return best
}

// highest returns the part of data to score: from the first byte above 0x7F
// on, so that no character is cut at its start.
func highest(data []byte) []byte {
	for i, b := range data {
		if b >= utf8.RuneSelf {
			data = data[i:]
			break
		}
	}
	if len(data) <= sampleSize {
		return data
	}
	// The end may cut a character; one replacement does not change a score.
	return data[:sampleSize]
}

// Weights of one character, per byte that encodes it. A reading in the wrong
// charset meets invalid sequences, private-use characters and rare Han.
const (
	invalid  = -40
	frequent = 6
	likely   = 2
	unlikely = -2
	strange  = -12
)

// commonHan are the most frequent characters of running Chinese in both
// scripts, with their punctuation. One in three characters of a text is here;
// of a text read in the wrong charset one in a hundred.
const commonHan = "的一是不了在人有我他这個个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里" +
	"用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔" +
	"這們來為國說時會對於過發後裡種經學現當沒動還進樣開從實軍無與長機將兩間問並應戰頭體見產己話內給門兒東聲員論處義幾認條係氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運" +
	"，。、：；！？“”《》（）「」—　"

// score rates a reading by its characters: rate says what one beyond ASCII is worth
// behind another. Of ASCII, control characters are a sign of a wrong reading, all
// else says nothing.
func score(text []byte, rate func(r, prev rune) int) int {
	sum, prev := 0, ' '
	for _, r := range string(text) {
		switch {
		case r == utf8.RuneError:
			sum += invalid
		case r >= utf8.RuneSelf:
			sum += rate(r, prev)
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f':
			sum += strange
		}
		prev = r
	}
	return sum
}

// chinese returns what rates characters as Chinese.
func chinese() func(r, prev rune) int {
	common := make(map[rune]bool, 512)
	for _, r := range commonHan {
		common[r] = true
	}
	return func(r, _ rune) int {
		switch {
		case common[r]:
			return 2 * frequent
		case r >= 0x4E00 && r <= 0x9FFF:
			return 1
		case r >= 0xE000 && r <= 0xF8FF, r >= 0x20000:
			return 2 * strange
		case r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF, r >= 0x2010 && r <= 0x2027:
			return likely
		}
		return unlikely
	}
}

// cyrillic rates a character as Russian: small letters follow letters, capitals
// stand at the start of words.
func cyrillic(r, prev rune) int {
	switch {
	case (r >= 'а' && r <= 'я' || r == 'ё') && prev < utf8.RuneSelf && prev > ' ':
		return unlikely
	case strings.ContainsRune("оеаинтсрвлкмдпуя", r):
		return 5
	case r >= 'а' && r <= 'я', r == 'ё':
		return 2
	case r >= 'А' && r <= 'Я' && (prev < 'а' || prev > 'я'):
		return 1
	case strings.ContainsRune("«»—–№\u00a0", r):
		return likely
	}
	return strange
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
	case r >= 0x2013 && r <= 0x2026, strings.ContainsRune("«»\u00a0©®°€£", r):
		return 4
	}
	return unlikely
}
