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
