package main

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// twoByte returns the characters a two-byte encoding has at the lead bytes
// from first to last.
func twoByte(e encoding.Encoding, first, last byte) map[rune]bool {
	set := map[rune]bool{}
	dec := e.NewDecoder()
	for lead := int(first); lead <= int(last); lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			s, err := dec.String(string([]byte{byte(lead), byte(trail)}))
			if err != nil {
				continue
			}
			if runes := []rune(s); len(runes) == 1 && runes[0] != 0xFFFD {
				set[runes[0]] = true
			}
		}
	}
	return set
}

// headings keeps the characters of GBK levels 1 and 2 (GB 2312) and Big5, and
// everything that is not a Han character.
func headings() func(rune) bool {
	gbk := twoByte(simplifiedchinese.GBK, 0x81, 0xFE)
	big5 := twoByte(traditionalchinese.Big5, 0xA1, 0xF9)
	return func(r rune) bool {
		if r < 0x3400 || r >= 0xFB00 && r < 0x20000 {
			return true
		}
		return gbk[r] || big5[r]
	}
}

// quotations keeps what quotations in Chinese are set with: the characters of GB 2312
// and of the first level of Big5, kana, and marks and letters of full width. Dashes and
// marks of both writing systems stay those of Song.
func quotations() func(rune) bool {
	gb := rows(twoByte(simplifiedchinese.GBK, 0xA1, 0xF7), simplifiedchinese.GBK.NewEncoder().String)
	big5 := twoByte(traditionalchinese.Big5, 0xA4, 0xC6)
	return func(r rune) bool { return r >= 0x3001 && (gb[r] || big5[r]) }
}
