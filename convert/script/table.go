package script

import (
	_ "embed" // the dictionaries
	"fmt"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// dictionaries are those of OpenCC 1.4.2, made by tools/dictionaries: "@" and the
// name of a table, then a line an entry: what to replace, a tab, by what. An
// entry without a tab becomes what its characters become, in most tables itself.
//
//go:embed data/opencc.txt.zst
var dictionaries []byte

// table holds words, and what they become.
type table struct {
	entries map[string]string
	lengths map[rune]uint64 // first character → bit n: words of n bytes begin with it; none has more than 63
}

// tables holds the lines of every table, and the tables that were asked for.
type tables struct {
	lines map[string]string
	made  map[string]*table
}

func readTables() (tables, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return tables{}, err
	}
	defer r.Close()
	data, err := r.DecodeAll(dictionaries, nil)
	if err != nil {
		return tables{}, fmt.Errorf("bundled dictionaries of OpenCC: %w", err)
	}
	t := tables{map[string]string{}, map[string]*table{}}
	_, rest, _ := strings.Cut(string(data), "\n@")
	for part := range strings.SplitSeq(rest, "\n@") {
		name, lines, _ := strings.Cut(part, "\n")
		t.lines[name] = lines
	}
	return t, nil
}

// table returns the table of a name.
func (t *tables) table(name string) *table {
	if made, ok := t.made[name]; ok {
		return made
	}
	var chars *table
	switch name {
	case "STPhrases", "TSPhrases":
		chars = t.table(name[:2] + "Characters")
	}
	made := newTable(t.lines[name], chars)
	t.made[name] = made
	return made
}

// newTable reads the lines of a table. What has no value is converted by chars,
// or stays where chars is nil.
func newTable(lines string, chars *table) *table {
	n := strings.Count(lines, "\n") + 1
	t := &table{make(map[string]string, n), map[rune]uint64{}}
	for line := range strings.Lines(lines) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case ok:
		case chars == nil:
			value = key
		default:
			value = step{chars}.apply(text{s: key}).s
		}
		t.entries[key] = value
		r, _ := utf8.DecodeRuneInString(key)
		t.lengths[r] |= 1 << len(key)
	}
	return t
}

// match returns the length in bytes of the longest word that s begins with, and
// what it becomes; 0 = none.
func (t *table) match(s string) (int, string) {
	r, _ := utf8.DecodeRuneInString(s)
	for set := t.lengths[r]; set != 0; {
		n := 63 - bits.LeadingZeros64(set)
		set &^= 1 << n
		if n > len(s) {
			continue
		}
		if v, ok := t.entries[s[:n]]; ok {
			return n, v
		}
	}
	return 0, ""
}

// segments cuts s into its words and what stands between them, and returns
// where each part ends.
func (t *table) segments(s string) []int {
	ends := make([]int, 0, len(s)/6+1)
	for from, at := 0, 0; at < len(s); {
		n, _ := t.match(s[at:])
		if n > 0 {
			if at > from {
				ends = append(ends, at)
			}
			at += n
			ends = append(ends, at)
			from = at
			continue
		}
		_, n = utf8.DecodeRuneInString(s[at:])
		if at += n; at == len(s) {
			ends = append(ends, at)
		}
	}
	return ends
}
