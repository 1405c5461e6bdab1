package lang

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// latinLanguages are the languages in Latin letters that are told apart, each with
// words that are frequent in it and letters beyond ASCII by which words that are not
// listed count for it. Of a language without a tag it is only said that it is none
// of the others.
var latinLanguages = [...]struct {
	tag            doc.Lang
	letters, words string
}{
	{doc.English, "", "the and of to in is that for it was with as his on be at by had not are but from have they you which were her she there been their this said when who will more would what out about into could its only other after or an we can if all has one your a i"},
	{"de", "äöüß", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde ich wir kann unter in"},
	{"fr", "éèàêçùôîûâœëï", "le la les de des et en un une du est que qui dans pour par sur pas ne plus au il elle avec ce se sont cette nous vous mais ou où leur aux être été ont comme son ses sa je on tout c l d j qu à"},
	{"es", "áéíóúñ", "el la los las de y en que un una por con no es para se del lo su al como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde fue está ser a"},
	{"it", "èàùòì", "il la di che e un una per in non è del della con sono le dei si alla come da al più nel ma anche gli lo delle era ha questo degli dal nella i se ci l dell all un' sul a"},
	{"pt", "ãõçáéêíóúâôà", "o a os as de e do da em um uma que não para com se no na por mais dos das como mas foi ao ele ela seu sua ou quando muito nos já também só pelo pela até isso à é está"},
	{"nl", "ë", "de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hij ook dan nog ze bij naar wordt door werd uit over deze heeft had was we je kan of"},
	{"pl", "łąęśżźćńó", "i w z na nie się do to że jest o jak ale po co za przez tak od jego ją był dla przy może oraz które czy ich już tylko była są ma gdy we ze a"},
	{"sv", "åäö", "och i att det en som är på för av med den till inte ett om har jag från han var de men sig så kan vi nu när här eller hon efter ut där hade också"},
	{"da", "åæø", "og i at det en den af til er som på de med han for ikke der var et men jeg har om vi fra blev havde hun efter eller også sig kan nu når hvor mig skal ud hvad meget siden over dem bliver uden mellem"},
	{"no", "åæø", "og i å det en den av til er som på de med han for ikke der var et men jeg har om vi fra ble hadde hun etter eller også seg kan nå når hvor meg skal ut hva mye siden over dem blir uten mellom ei"},
	{"cs", "ěščřžýáíéůúťďň", "a v se na je že o s z do i to k ve pro za by ale si po jako tak od který která které podle při až byl byla bylo jsou jsem když jeho než už nebo také jen aby před roce ke bude"},
	{"sk", "ščťžýáíéúňďľĺŕôä", "a v sa na je že o s z do i to k vo pre za by ale si po ako tak od ktorý ktorá ktoré podľa pri až bol bola bolo sú som keď jeho už alebo tiež len aby pred roku ešte medzi"},
	{"fi", "äö", "näin mukana kaikki ovat olivat viime kesällä kesä vuonna hyvin paljon aina ja on ei se että oli hän mutta kun niin myös ovat tai kuin joka jotka sen ole mukaan sekä jo vain vielä hänen mitä sitä tämä nyt siitä olla voi kanssa ollut jos nämä"},
	{"ro", "ăâîșțşţ", "și în de la a cu pe nu din că o este un pentru mai se care sunt ca au fost prin dar lui al o ale după între sau către fi cel foarte când această acest iar ei ne le să"},
	{"hu", "áéíóöőúüű", "a az és hogy nem is egy de ez csak meg volt már mint vagy kell még el ki azt ha aki mert van ezt lehet után majd ami között amely minden pedig így szerint le sem"},
	{"tr", "çğışöüâ", "ve bir bu için ile da de çok daha olarak gibi o olan en kadar sonra ne ama var her ya diye mi değil ki şey ben iki yeni göre ise kendi olduğu şu biz"},
	{"vi", "đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáâãèéêìíòóôõùúý", "và của là có một các được cho không người trong những với đã này để khi từ đến ở như"},
	{"", "čšžāēģīķļņūąčęėįšųđþð", "ir un ar ka no par kas uz es un tas arī ki pa ter bi tudi kot so je su se i da za od kako koji iz što bi ili sam bilo els amb per i una és que les dels yang dan di untuk dengan itu ini tidak dari và của là có một các những được não ning ja et on oma kui see"},
}

// set is a set of languages, as bits of their places in latinLanguages.
type set uint32

// frequentWords and ownLetters hold the languages that have a frequent word, and
// a letter beyond ASCII.
var frequentWords, ownLetters = sync.OnceValue(func() map[string]set {
	words := map[string]set{}
	for i, l := range latinLanguages {
		for w := range strings.FieldsSeq(l.words) {
			words[w] |= 1 << i
		}
	}
	return words
}), sync.OnceValue(func() map[rune]set {
	letters := map[rune]set{}
	for i, l := range latinLanguages {
		for _, r := range l.letters {
			letters[r] |= 1 << i
		}
	}
	return letters
})

// How much is needed for a language other than English: its words weigh half more
// than those of English, and there are some.
const leastWords = 8

// score holds what the words looked at weigh for each language.
type score [len(latinLanguages)]int

// latin returns the language of a text in Latin letters by its frequent words,
// and whether they leave no doubt.
func latin(b []byte) (l doc.Lang, sure bool) {
	var s score
	words := frequentWords()
	n := 0
	eachWord(b, func(w []byte) bool {
		n++
		if in := words[string(w)]; in != 0 {
			s.weigh(in)
		} else if in := lettersOf(w); in != 0 {
			s.weigh(in)
		}
		return n < sampleWords && !(n%64 == 0 && s.plainlyEnglish())
	})
	best := 0
	for i := range s {
		if s[i] > s[best] {
			best = i
		}
	}
	if best == 0 || s[best] < leastWords || s[best]*2 < s[0]*3 || s[best]*3 < n || latinLanguages[best].tag == "" {
		return doc.English, s[0] >= leastWords && s.plainlyEnglish()
	}
	return latinLanguages[best].tag, true
}

// lettersOf returns the languages that have all the letters beyond ASCII of a
// word; none for a word in ASCII.
func lettersOf(word []byte) set {
	var in set
	for i, c := range word {
		if c < utf8.RuneSelf || !utf8.RuneStart(c) {
			continue
		}
		r, _ := utf8.DecodeRune(word[i:])
		if of := ownLetters()[r]; in == 0 {
			in = of
		} else {
			in &= of
		}
	}
	return in
}

// weigh counts a word for the languages that have it: the fewer they are, the more
// it says.
func (s *score) weigh(in set) {
	weight := max(1, 4-bits.OnesCount32(uint32(in)))
	for i := range s {
		if in&(1<<i) != 0 {
			s[i] += weight
		}
	}
}

// plainlyEnglish reports whether no more words need to be looked at.
func (s *score) plainlyEnglish() bool {
	for _, n := range s[1:] {
		if n*2 > s[0] {
			return false
		}
	}
	return s[0] > 0
}
