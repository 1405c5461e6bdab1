// Package lexicon tells which words of two texts translate each other: by
// dictionaries, by what aligned texts teach, and by what is the same in both
// languages, such as numbers and names.
//
// Terms: a term is what is compared: the stem of a word, a number, a word of
// Chinese; a link says that a term of the one text translates one of the other.
package lexicon

import (
	_ "embed" // the dictionary
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// cedict is the Chinese–English dictionary that wenzhai brings along:
// CC-CEDICT under CC BY-SA 4.0 (data/CC-CEDICT-LICENSE.txt), reduced by
// tools/dictionaries to what alignment needs.
//
//go:embed data/cc-cedict.tsv.zst
var cedict []byte

// cedictEntries is about the number of its entries.
const cedictEntries = 112_000

// Bundled reads the dictionary that wenzhai brings along. It takes some
// hundredths of a second and a dozen megabytes, so callers keep it.
func Bundled() (*Dictionary, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := r.DecodeAll(cedict, nil)
	if err != nil {
		return nil, fmt.Errorf("bundled dictionary: %w", err)
	}
	d := newDictionary(cedictEntries)
	for line := range strings.Lines(string(data)) {
		word, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case !ok || word[0] == '#':
		case word == "*":
			d.addForms(words)
		default:
			d.add(word, words)
		}
	}
	return d, nil
}

// addForms adds pairs of a Traditional character and its Simplified form.
func (d *Dictionary) addForms(pairs string) {
	for len(pairs) > 0 {
		t, n := utf8.DecodeRuneInString(pairs)
		s, m := utf8.DecodeRuneInString(pairs[n:])
		d.simple[t] = s
		pairs = pairs[n+m:]
	}
}

// Simple returns the Simplified form of a Chinese character.
func (d *Dictionary) Simple(r rune) rune {
	if s, ok := d.simple[r]; ok {
		return s
	}
	return r
}
