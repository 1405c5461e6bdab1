package lang

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// latinLanguages are the languages in Latin letters that are told apart, each with
// words that are frequent in it. Of a language without a tag it is only said that
// it is none of the others.
var latinLanguages = [...]struct {
	tag   doc.Lang
	words string
}{
	{doc.English, "the and of to in is that for it was with as his on be at by had not are but from have they you which were her she there been their this said when who will more would what out about into could its only other after or an we can if all has one your a i"},
	{"de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde ich wir kann unter in"},
	{"fr", "le la les de des et en un une du est que qui dans pour par sur pas ne plus au il elle avec ce se sont cette nous vous mais ou où leur aux être été ont comme son ses sa je on tout c l d j qu à"},
	{"es", "el la los las de y en que un una por con no es para se del lo su al como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde fue está ser a"},
	{"it", "il la di che e un una per in non è del della con sono le dei si alla come da al più nel ma anche gli lo delle era ha questo degli dal nella i se ci l dell all un' sul a"},
	{"pt", "o a os as de e do da em um uma que não para com se no na por mais dos das como mas foi ao ele ela seu sua ou quando muito nos já também só pelo pela até isso à é está"},
	{"nl", "de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hij ook dan nog ze bij naar wordt door werd uit over deze heeft had was we je kan of"},
	{"pl", "i w z na nie się do to że jest o jak ale po co za przez tak od jego ją był dla przy może oraz które czy ich już tylko była są ma gdy we ze a"},
	{"sv", "och i att det en som är på för av med den till inte ett om har jag från han var de men sig så kan vi nu när här eller hon efter ut där hade också"},
	{"", "og ikke jeg af også blev hvor ble etter være ja că și în este pentru nu și cu care un az és hogy nem egy ve bir bu için bu ile mit a v je se na že by jak aby ako olla oli että ja on"},
}

// frequentWords maps a frequent word to the languages that have it, as bits.
var frequentWords = sync.OnceValue(func() map[string]uint16 {
	words := map[string]uint16{}
	for i, l := range latinLanguages {
		for w := range strings.FieldsSeq(l.words) {
			words[w] |= 1 << i
		}
	}
	return words
})

// How much of a body is looked at for its language.
const (
	sampleWords = 300
	sampleBytes = 6 << 10
)

// Limits of what is taken for a language other than English: its words weigh
// twice those of English and of any other language, and there are some.
const leastWords = 8

// Refined returns which language of its script a body is in, whose language by
// script is l: of Latin letters by the frequent words, of Cyrillic ones by the
// letters that Russian or Ukrainian lacks.
func Refined(body []byte, l doc.Lang) doc.Lang {
	switch l {
	case doc.English:
		return latin(sample(body))
	case doc.Russian:
		return cyrillic(sample(body))
	}
	return l
}

// sample returns the part of a body that is looked at: from its first paragraph
// on, if it is a page.
func sample(body []byte) []byte {
	if i := bytes.Index(body, []byte("<p")); i > 0 && bytes.Contains(body[:i], []byte("<body")) {
		body = body[i:]
	}
	return body[:min(len(body), sampleBytes)]
}

func latin(b []byte) doc.Lang {
	var score [len(latinLanguages)]int
	words := frequentWords()
	n := 0
	eachWord(b, func(w string) bool {
		n++
		if in := words[w]; in != 0 {
			weigh(in, &score)
		}
		return n < sampleWords && !(n%64 == 0 && plainlyEnglish(&score))
	})
	best := 0
	for i := range score {
		if score[i] > score[best] {
			best = i
		}
	}
	if best == 0 || score[best] < leastWords || score[best]*2 < score[0]*3 || score[best]*3 < n || latinLanguages[best].tag == "" {
		return doc.English
	}
	return latinLanguages[best].tag
}

// weigh counts a word for the languages that have it: for one alone it says more.
func weigh(in uint16, score *[len(latinLanguages)]int) {
	weight := 1
	if in&(in-1) == 0 {
		weight = 3
	}
	for i := range score {
		if in&(1<<i) != 0 {
			score[i] += weight
		}
	}
}

// plainlyEnglish reports whether no more words need to be looked at.
func plainlyEnglish(score *[len(latinLanguages)]int) bool {
	for _, n := range score[1:] {
		if n*2 > score[0] {
			return false
		}
	}
	return score[0] > 0
}

// eachWord hands the words of b to yield in lower case until that returns false,
// without those in tags, program text and addresses.
func eachWord(b []byte, yield func(string) bool) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == '<':
			n = tagLength(b)
		case r == '`':
			n = len(b) - len(bytes.TrimLeft(b, "`"))
			n += max(bytes.Index(b[n:], b[:n])+n, 0)
		case unicode.IsLetter(r):
			n = bytes.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) })
			if n < 0 {
				return // cut short
			}
			if bytes.HasPrefix(b[n:], []byte("://")) {
				n = max(bytes.IndexAny(b, " \n)>\""), n)
			} else if !yield(strings.ToLower(string(b[:n]))) {
				return
			}
		}
		b = b[min(n, len(b)):]
	}
}

// tagLength returns the length of the tag that b begins with, of program text with
// what is in it.
func tagLength(b []byte) int {
	n := max(bytes.IndexByte(b, '>')+1, 1)
	name, closing := scan.TagName(b)
	if closing || !isCode(name) && !scan.IsName(name, "script") && !scan.IsName(name, "style") {
		return n
	}
	end := scan.IndexFold(b[n:], "</"+strings.ToLower(string(name)))
	return n + max(end, 0)
}

// WithoutComments returns a body up to the element that by its name holds the
// comments of readers, whose language is often another, and whether there is one.
func WithoutComments(body []byte) ([]byte, bool) {
	for at, n := 0, 0; n < maxComments; n++ {
		i := bytes.Index(body[at:], []byte("omment"))
		if i < 0 {
			break
		}
		at += i
		open := bytes.LastIndexByte(body[:at], '<')
		if open >= 0 && at-open < maxCommentTag && holdsComments(body[open:min(len(body), open+2*maxCommentTag)]) {
			return body[:open], true
		}
		at += len("omment")
	}
	return body, false
}

// Limits of the search for comments: places, and the bytes of a tag.
const (
	maxComments   = 200
	maxCommentTag = 100
)

// holdsComments reports whether b begins with the tag of an element whose id or
// class says that comments stand in it.
func holdsComments(b []byte) bool {
	end := bytes.IndexByte(b, '>')
	name, closing := scan.TagName(b)
	if end < 0 || closing || !scan.IsName(name, "div") && !scan.IsName(name, "section") && !scan.IsName(name, "ol") && !scan.IsName(name, "ul") && !scan.IsName(name, "aside") {
		return false
	}
	tag := strings.NewReplacer(`'`, " ", `"`, " ").Replace(strings.ToLower(string(b[:end])))
	for w := range strings.FieldsSeq(tag) {
		switch strings.ReplaceAll(w, "_", "-") {
		case "comments", "comments-area", "comment-list", "commentlist", "comment-box", "post-comments", "comments-list", "comments-section", "comment-section":
			return true
		}
	}
	return false
}

func cyrillic(b []byte) doc.Lang {
	ukrainian, russian := 0, 0
	for _, r := range string(b) {
		switch unicode.ToLower(r) {
		case 'і', 'ї', 'є', 'ґ':
			ukrainian++
		case 'ы', 'э', 'ъ', 'ё':
			russian++
		}
	}
	if ukrainian > 2 && ukrainian > 4*russian {
		return "uk"
	}
	return doc.Russian
}
