package main

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// entry is one entry of cedict.json.
type entry struct {
	Traditional, Simplified, Pinyin string
	English                         []string
}

// maxWords is how many English words are kept of an entry, and maxChars the
// length in characters beyond which an entry, a saying as a rule, is left out.
const (
	maxWords = 10
	maxChars = 8
)

// cedictHeader names the source, as its licence asks.
const cedictHeader = "# CC-CEDICT, https://cc-cedict.org/, by MDBG and the CC-CEDICT editors; CC BY-SA 4.0, see CC-CEDICT-LICENSE.txt.\n" +
	"# Changed: only Simplified headwords, the content words of their definitions and the Pinyin of single characters are kept.\n"

// compact returns the dictionary as text: the header; a line "*", tab, pairs of
// a Traditional character and its Simplified form; a line an entry, sorted:
// the Simplified word, tab, English words in lower case parted by spaces, and
// before them the Pinyin of a single character.
func compact(entries []entry) []byte {
	words := map[string][]string{}
	forms := map[[2]rune]int{}
	for _, e := range entries {
		countForms(forms, e)
		n := utf8.RuneCountInString(e.Simplified)
		if n > maxChars || strings.IndexFunc(e.Simplified, notHan) >= 0 {
			continue
		}
		for _, w := range append(sound(e, n), content(e.English)...) {
			if have := words[e.Simplified]; len(have) < maxWords && !slices.Contains(have, w) {
				words[e.Simplified] = append(have, w)
			}
		}
	}
	var b bytes.Buffer
	b.WriteString(cedictHeader + "*\t" + simplification(forms) + "\n")
	for _, k := range slices.Sorted(maps.Keys(words)) {
		b.WriteString(k + "\t" + strings.Join(words[k], " ") + "\n")
	}
	return b.Bytes()
}

// sound returns the Pinyin of a single character, by which names are known.
func sound(e entry, chars int) []string {
	s := strings.ToLower(strings.TrimRight(e.Pinyin, "12345"))
	if chars != 1 || len(s) < 2 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil
	}
	return []string{s}
}

func notHan(r rune) bool { return r < 0x3400 }

func countForms(forms map[[2]rune]int, e entry) {
	t, s := []rune(e.Traditional), []rune(e.Simplified)
	if len(t) != len(s) {
		return
	}
	for i := range t {
		forms[[2]rune{t[i], s[i]}]++
	}
}

// simplification returns the Traditional characters that mostly have another
// Simplified form, each followed by it.
func simplification(forms map[[2]rune]int) string {
	best := map[rune]rune{}
	for p, n := range forms {
		have, ok := best[p[0]]
		if m := forms[[2]rune{p[0], have}]; !ok || n > m || n == m && p[1] < have {
			best[p[0]] = p[1]
		}
	}
	var out []string
	for t, s := range best {
		if t != s {
			out = append(out, string([]rune{t, s}))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

var (
	asides  = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]`)
	letters = regexp.MustCompile(`[A-Za-z]+`)
)

// function words of definitions, which say nothing of the word.
var function = strings.Fields("a an the of to in on at by for with and or not be is are was were been it its he she they his her their him them " +
	"i you we my our your this that these those as from so if but no do does did have has had one sb sth etc cl abbr also used variant lit fig see " +
	"who what which there then than up out into over about can will would could should may might very more most other some any all only just too " +
	"when where how while after before such someone something esp usu pr old erhua classifier particle tw taiwan")

// content returns the content words of definitions in order.
func content(definitions []string) []string {
	var out []string
	for _, d := range definitions {
		low := strings.ToLower(d)
		if strings.Contains(low, "variant of") || strings.HasPrefix(low, "cl:") || strings.HasPrefix(low, "see ") || strings.HasPrefix(low, "surname ") {
			continue
		}
		for _, w := range letters.FindAllString(asides.ReplaceAllString(low, " "), -1) {
			if len(w) > 1 && !slices.Contains(function, w) {
				out = append(out, w)
			}
		}
	}
	return out
}
