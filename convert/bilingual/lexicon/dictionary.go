package lexicon

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Dictionary translates words, from Chinese to another language or from
// Russian to English. It is safe for concurrent use once it is read.
type Dictionary struct {
	entries map[string]string // word → translations, as the file has them
	longest map[rune]int      // first character of Chinese words → most characters
	simple  map[rune]rune     // Traditional → Simplified
}

func newDictionary(size int) *Dictionary {
	return &Dictionary{entries: make(map[string]string, size), longest: map[rune]int{}, simple: map[rune]rune{}}
}

// Len returns the number of entries.
func (d *Dictionary) Len() int { return len(d.entries) }

// ReadTSV reads a dictionary of one word a line: the word, a tab, its
// translations parted by "/", ";" or ",". Blank lines and lines that begin
// with # are passed over. Either column may hold the Chinese word. It fails
// where a line has no tab, or with the error of r.
func ReadTSV(r io.Reader) (*Dictionary, error) {
	d := newDictionary(0)
	if r == nil {
		return d, nil
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		line := bytes.TrimPrefix(bytes.TrimSpace(s.Bytes()), []byte("\ufeff"))
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		word, rest, ok := strings.Cut(string(line), "\t")
		if !ok {
			return nil, fmt.Errorf("line %d has no tab between word and translation", n)
		}
		d.addLine(word, rest)
	}
	return d, s.Err()
}

// addLine adds one line, turned round where its right side comes first in the
// order Chinese, Russian, English.
func (d *Dictionary) addLine(word, translations string) {
	for _, t := range strings.FieldsFunc(translations, func(r rune) bool { return strings.ContainsRune("/;,；，、\t", r) }) {
		from, to := strings.TrimSpace(word), strings.TrimSpace(t)
		if rank(to) < rank(from) {
			from, to = to, from
		}
		if rank(from) == rankRussian {
			from = Stem(strings.ToLower(from))
		}
		d.add(from, to)
	}
}

// add adds translations, words parted by spaces, to those of word.
func (d *Dictionary) add(word, translations string) {
	if word == "" || translations == "" {
		return
	}
	if have := d.entries[word]; have != "" {
		translations = have + " " + translations
	}
	d.entries[word] = translations
	if r, _ := utf8.DecodeRuneInString(word); letter.Ideograph(r) {
		d.longest[r] = max(d.longest[r], utf8.RuneCountInString(word))
	}
}

// The order in which dictionaries go.
const (
	rankChinese = iota
	rankRussian
	rankOther
)

// rank tells the script of a word by its first character.
func rank(word string) int {
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case letter.Ideograph(r):
		return rankChinese
	case r >= 0x400 && r < 0x500:
		return rankRussian
	}
	return rankOther
}
