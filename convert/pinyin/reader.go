package pinyin

import (
	_ "embed" // the readings
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// readings are those of CC-CEDICT under CC BY-SA 4.0
// (data/CC-CEDICT-LICENSE.txt), made by tools/dictionaries: a line a character with
// its readings, the most usual first, and its Simplified form if that is
// another; an empty line; a line a Simplified word, with its reading unless
// that is the most usual of each character.
//
//go:embed data/readings.txt.zst
var readings []byte

// maxWord is the most characters that a word has.
const maxWord = 8

// Reader knows how Chinese reads. It is safe for concurrent use.
type Reader struct {
	chars    map[rune][]string   // "chang2", the most usual first
	simples  map[rune]rune       // Traditional → Simplified
	readings map[string][]string // Simplified words
	ends     map[rune]uint16     // last character → bit n: there are words of n characters
}

// New reads the readings that wenzhai brings along. It takes some hundredths of
// a second and a dozen megabytes, so callers keep the Reader.
func New() (*Reader, error) {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	data, err := z.DecodeAll(readings, nil)
	if err != nil {
		return nil, fmt.Errorf("bundled readings: %w", err)
	}
	chars, words, _ := strings.Cut(string(data), "\n\n")
	r := &Reader{make(map[rune][]string, strings.Count(chars, "\n")), map[rune]rune{}, make(map[string][]string, strings.Count(words, "\n")), map[rune]uint16{}}
	r.addChars(chars)
	r.addWords(words)
	for word, reading := range fixed {
		r.add(word, strings.Fields(reading))
	}
	return r, nil
}

func (r *Reader) addChars(lines string) {
	for line := range strings.Lines(lines) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || len(fields) < 2 {
			continue
		}
		c, _ := utf8.DecodeRuneInString(fields[0])
		r.chars[c] = strings.Fields(fields[1])
		if len(fields) > 2 {
			r.simples[c], _ = utf8.DecodeRuneInString(fields[2])
		}
	}
}

func (r *Reader) addWords(lines string) {
	for line := range strings.Lines(lines) {
		word, reading, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok {
			r.add(word, strings.Fields(reading))
			continue
		}
		usual := make([]string, 0, utf8.RuneCountInString(word))
		for _, c := range word {
			usual = append(usual, r.chars[c][0])
		}
		r.add(word, usual)
	}
}

func (r *Reader) add(word string, reading []string) {
	r.readings[word] = reading
	last, _ := utf8.DecodeLastRuneInString(word)
	r.ends[last] |= 1 << len(reading)
}

// simple returns the Simplified form of a character.
func (r *Reader) simple(c rune) rune {
	if s, ok := r.simples[c]; ok {
		return s
	}
	return c
}
