package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// openccHeader names the source, as its licence asks.
const openccHeader = "# Open Chinese Convert (OpenCC) 1.4.2, https://github.com/BYVoid/OpenCC, Apache-2.0, see OpenCC-LICENSE.txt.\n" +
	"# Changed: only the first value of an entry is kept; tables that OpenCC's build generates are generated here.\n"

// order is the order of the tables in the file.
var order = []string{
	"CJK_Compatibility_Ideographs",
	"STCharacters", "STPhrases", "TSCharacters", "TSPhrases",
	"TWVariants", "TWVariantsPhrases", "TWVariantsRev", "TWVariantsRevPhrases", "TWPhrases", "TWPhrasesRev",
	"HKVariants", "HKVariantsPhrases", "HKVariantsRev", "HKVariantsRevPhrases", "HKPhrases", "HKPhrasesRev",
}

type table map[string]string

// shortest is the length in characters below which a regional word is left
// out: it would cut longer words.
const shortest = 3

// tables returns the dictionaries as text: the tables in their order.
func tables(dir string) ([]byte, error) {
	all, err := readAll(dir)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	text.WriteString(openccHeader)
	for _, name := range order {
		chars := all[name[:2]+"Characters"] // nil but for the phrases of ST and TS
		write(&text, name, all[name], chars)
	}
	return text.Bytes(), nil
}

// readAll reads the tables and makes those that OpenCC's build makes: the
// variants turned round, and the Simplified forms of regional words, which keep
// a longer word from being cut before it is replaced.
func readAll(dir string) (map[string]table, error) {
	all := map[string]table{}
	for _, name := range order {
		file, turned := strings.CutSuffix(name, "VariantsRev")
		if turned {
			file += "Variants"
		} else {
			file = name
		}
		t, err := read(filepath.Join(dir, file+".txt"), turned)
		if err != nil {
			return nil, err
		}
		all[name] = t
	}
	for _, name := range []string{"HKPhrases", "TWPhrases"} {
		for _, key := range slices.Sorted(maps.Keys(all[name])) {
			simple := replace(replace(key, all["CJK_Compatibility_Ideographs"], nil), all["TSPhrases"], all["TSCharacters"])
			if _, ok := all["STPhrases"][simple]; !ok && utf8.RuneCountInString(simple) >= shortest {
				all["STPhrases"][simple] = key
			}
		}
	}
	return all, nil
}

// read reads one table: a key, a tab, values parted by spaces. A mapping after
// "@tofu-risk" keeps the key itself as its first value, for readers without the
// font; the books bring theirs, so the next value is the one.
func read(file string, turned bool) (table, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	t, risk := table{}, false
	for line := range strings.Lines(string(data)) {
		key, values, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		fields := strings.Fields(values)
		switch {
		case strings.HasPrefix(line, "#"):
			risk = strings.HasPrefix(line, "# @tofu-risk")
			continue
		case !ok || len(fields) == 0:
			continue
		case risk && fields[0] == key && len(fields) > 1:
			fields = fields[1:]
		}
		risk = false
		if !turned {
			t[key] = fields[0]
			continue
		}
		for _, v := range fields {
			if _, have := t[v]; !have {
				t[v] = key
			}
		}
	}
	return t, nil
}

// replace converts s by the longest words, then by characters.
func replace(s string, words, chars table) string {
	var b strings.Builder
	for len(s) > 0 {
		n := longest(s, words)
		if n > 0 {
			b.WriteString(words[s[:n]])
		} else {
			_, n = utf8.DecodeRuneInString(s)
			b.WriteString(mapped(s[:n], chars))
		}
		s = s[n:]
	}
	return b.String()
}

// longest returns the length of the longest key that s begins with, 0 = none.
func longest(s string, words table) int {
	for n := len(s); n > 0; n-- {
		if _, ok := words[s[:n]]; ok {
			return n
		}
	}
	return 0
}

// mapped converts s character by character.
func mapped(s string, chars table) string {
	var b strings.Builder
	for _, r := range s {
		if v, ok := chars[string(r)]; ok {
			b.WriteString(v)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// write writes a table: "@" and its name, then a line an entry, sorted. An
// entry without a value is converted by its characters.
func write(b *bytes.Buffer, name string, t, chars table) {
	b.WriteString("@" + name + "\n")
	for _, k := range slices.Sorted(maps.Keys(t)) {
		b.WriteString(k)
		if strings.HasSuffix(name, "Characters") || t[k] != mapped(k, chars) {
			b.WriteString("\t" + t[k])
		}
		b.WriteByte('\n')
	}
}
