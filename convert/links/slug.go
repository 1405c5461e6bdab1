package links

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Generators of sites name a heading by its text: GitHub, markdown-it and what is built
// on them (VuePress, VitePress, Docusaurus), mdBook and Hugo keep letters and figures
// of all scripts in small letters with hyphens between words; goldmark by itself, Hugo
// where it is told so and old kramdown keep those of ASCII alone, kramdown from the
// first letter on. Of headings with one name all but the first have a number behind
// it. They differ in marks, spaces and accents, which are left out here.

// slugs returns the names of a heading by each of the schemes, without what tells
// headings of one name apart.
func slugs(text string) [schemes]string {
	all := fold(text)
	plain := strings.Map(func(r rune) rune {
		if r < 0x80 {
			return r
		}
		return -1
	}, all)
	bare := strings.Map(func(r rune) rune {
		if r < 0x80 && !unicode.Is(unicode.Mn, r) {
			return letter.KeyRune(r)
		}
		return -1
	}, norm.NFD.String(text))
	from := strings.TrimLeftFunc(plain, func(r rune) bool { return r < 'a' || r > 'z' })
	out := [schemes]string{all, plain, bare, from}
	for i, empty := range [schemes]string{"", "heading", "heading", "section"} {
		if out[i] == "" {
			out[i] = empty
		}
	}
	return out
}

const schemes = 4

// fold returns a fragment, or the text of a heading, as letters and figures in one
// form.
func fold(s string) string { return letter.Key(norm.NFKC.String(s)) }

// slugger finds headings by the names that schemes give them.
type slugger struct {
	by    [schemes]map[string]int // name → heading
	count [schemes]map[string]int // of the headings of one name
	loose map[string]int          // where the second of a name has number 2
}

func newSlugger() *slugger {
	s := &slugger{loose: map[string]int{}}
	for i := range s.by {
		s.by[i], s.count[i] = map[string]int{}, map[string]int{}
	}
	return s
}

// add enters heading n.
func (s *slugger) add(n int, text string) {
	for i, name := range slugs(text) {
		if name == "" {
			continue
		}
		k := s.count[i][name]
		s.count[i][name]++
		id := numbered(name, k)
		for _, taken := s.by[i][id]; taken && k > 0; _, taken = s.by[i][id] {
			k++
			id = numbered(name, k)
		}
		if _, taken := s.by[i][id]; !taken {
			s.by[i][id] = n
		}
		if i == 0 && k > 0 {
			s.loose[numbered(name, k+1)] = n
		}
	}
}

func numbered(name string, k int) string {
	if k == 0 {
		return name
	}
	return name + strconv.Itoa(k)
}

// find returns the heading that a fragment names.
func (s *slugger) find(fragment string) (n int, ok bool) {
	key := fold(fragment)
	if key == "" {
		return 0, false
	}
	for i := range s.by {
		if n, ok = s.by[i][key]; ok {
			return n, true
		}
	}
	n, ok = s.loose[key]
	return n, ok
}
