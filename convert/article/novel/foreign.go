package novel

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// tongue is how a language heads the chapters of its novels. Words of one number are
// parted by slashes, in the order of the numbers.
type tongue struct {
	chapters, parts, books string // units
	ordinals, cardinals    string
	named                  string // parts without a number, parted by commas
}

var tongues = []tongue{
	{
		chapters: "kapitel", parts: "teil", books: "buch band",
		ordinals:  "erstes/erster zweites/zweiter drittes/dritter viertes/vierter fünftes/fünfter sechstes/sechster siebtes/siebter/siebentes/siebenter achtes/achter neuntes/neunter zehntes/zehnter elftes/elfter zwölftes/zwölfter dreizehntes vierzehntes fünfzehntes sechzehntes siebzehntes achtzehntes neunzehntes zwanzigstes",
		cardinals: "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
		named:     "prolog,epilog,vorwort,nachwort,einleitung,vorspiel,nachspiel",
	},
	{
		chapters: "chapitre", parts: "partie", books: "livre tome",
		ordinals:  "premier/première deuxième/second/seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième",
		cardinals: "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
		named:     "épilogue,avant-propos,préface,postface",
	},
	{
		chapters: "capítulo", parts: "parte", books: "libro tomo",
		ordinals:  "primero/primer/primera segundo/segunda tercero/tercer/tercera cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima undécimo duodécimo",
		cardinals: "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
		named:     "prólogo,epílogo,prefacio,introducción,introdução",
	},
	{
		chapters: "capitolo", books: "livro volume",
		ordinals:  "primo/prima/primeiro/primeira secondo/seconda terzo/terza/terceiro/terceira quarto/quarta quinto/quinta sesto/sesta settimo/settima/sétimo/sétima ottavo/ottava/oitavo/oitava nono/nona decimo/decima",
		cardinals: "um/uma due/dois tre/três quattro/quatro cinque sei sette/sete otto/oito nove dieci/dez",
		named:     "prologo,epilogo,prefazione,postfazione",
	},
	{
		chapters: "hoofdstuk", parts: "deel", books: "boek",
		ordinals:  "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
		cardinals: "een/één twee drie vier vijf zes zeven acht negen tien elf twaalf",
		named:     "proloog,epiloog,voorwoord,nawoord",
	},
	{
		chapters: "rozdział", parts: "część", books: "księga",
		ordinals: "pierwszy/pierwsza drugi/druga trzeci/trzecia czwarty/czwarta piąty/piąta szósty siódmy ósmy dziewiąty dziesiąty",
		named:    "wstęp,zakończenie,posłowie",
	},
	{
		chapters: "глава", parts: "часть", books: "книга том",
		ordinals:  "первая/первый/первое вторая/второй третья/третий четвёртая/четвертая/четвёртый пятая/пятый шестая/шестой седьмая/седьмой восьмая/восьмой девятая/девятый десятая/десятый одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая девятнадцатая двадцатая",
		cardinals: "один два три четыре пять шесть семь восемь девять десять",
		named:     "пролог,эпилог,предисловие,послесловие,введение,заключение",
	},
	{
		chapters: "розділ", parts: "частина",
		ordinals: "перший/перша другий/друга третій/третя четвертий/четверта п'ятий/п'ята шостий сьомий восьмий дев'ятий десятий",
		named:    "епілог,передмова,післямова",
	},
}

// lexicon is what words of all tongues mean, in lower case.
type lexicon struct {
	units   map[string]int // ranks
	numbers map[string]int
	named   map[string]bool
}

var words = sync.OnceValue(func() *lexicon {
	x := &lexicon{units: map[string]int{}, numbers: map[string]int{}, named: map[string]bool{}}
	for i := range tongues {
		x.add(&tongues[i])
	}
	return x
})

func (x *lexicon) add(t *tongue) {
	x.addUnits(t.chapters, chapterRank)
	x.addUnits(t.parts, volumeRank)
	x.addUnits(t.books, partRank)
	x.addNumbers(t.ordinals)
	x.addNumbers(t.cardinals)
	for _, w := range strings.Split(t.named, ",") {
		x.named[w] = true
	}
}

func (x *lexicon) addUnits(of string, rank int) {
	for _, w := range strings.Fields(of) {
		x.units[w] = rank
	}
}

func (x *lexicon) addNumbers(of string) {
	for i, group := range strings.Fields(of) {
		for _, w := range strings.Split(group, "/") {
			x.numbers[w] = i + 1
		}
	}
}

// maxWord is the longest word in bytes that units and numbers may be.
const maxWord = 32

// firstWord returns the first word of a line in lower case without marks behind it, and
// what follows it; "" for a word that is too long.
func firstWord(l string) (word, rest string) {
	l = strings.TrimLeft(l, " \t\u00a0")
	n := strings.IndexAny(l, " \t\u00a0")
	if n < 0 {
		n = len(l)
	}
	if n > maxWord {
		return "", ""
	}
	return strings.ToLower(strings.TrimRight(l[:n], ".:,ªº°")), l[n:]
}

// headsForeign reports whether a line begins with a word that may head a chapter in one
// of tongues.
func headsForeign(l string) bool {
	w, rest := firstWord(l)
	x := words()
	if x.isUnit(w) || x.named[w] {
		return true
	}
	_, ok := x.number(w)
	second, _ := firstWord(rest)
	return ok && x.isUnit(second)
}

func (x *lexicon) isUnit(w string) bool {
	_, ok := x.units[w]
	return ok
}

// number returns the number that a word is: in digits, of Rome or of a language.
func (x *lexicon) number(w string) (int, bool) {
	if n, ok := x.numbers[w]; ok {
		return n, true
	}
	if n, err := strconv.Atoi(w); err == nil && n >= 0 && n <= maxNumber && len(w) <= 4 {
		return n, true
	}
	n := roman(w)
	return n, n > 0
}

// roman returns the value of a Roman number in lower case, 0 where it is none.
func roman(w string) (sum int) {
	last := 0
	for i := len(w) - 1; i >= 0; i-- {
		v := romanDigit(w[i])
		if v == 0 {
			return 0
		}
		if v < last {
			sum -= v
		} else {
			sum, last = sum+v, v
		}
	}
	return sum
}

func romanDigit(c byte) int {
	i := strings.IndexByte("ivxlc", c)
	if i < 0 {
		return 0
	}
	return [...]int{1, 5, 10, 50, 100}[i]
}

// unit returns the rank and the number of a heading of two words, in any order.
func (x *lexicon) unit(a, b string) (rank, n int, ok bool) {
	rank, unit := x.units[a]
	if !unit {
		a, b = b, a
		rank, unit = x.units[a]
	}
	n, ok = x.number(b)
	return rank, n, unit && ok
}

// foreign reads Zweites Kapitel, Chapitre II, Capítulo primero, Глава 3 and their like.
func foreign(l string) (heading, lineKind) {
	if first, _ := utf8.DecodeRuneInString(l); unicode.IsLower(first) || !headsForeign(l) {
		return heading{}, isText
	}
	x := words()
	w, rest := firstWord(l)
	if x.named[strings.ToLower(strings.TrimRight(l, ".: "))] {
		return heading{rank: chapterRank, label: l, key: w, named: true}, isHeading
	}
	of, rest := firstWord(rest)
	rank, n, ok := x.unit(w, of)
	if !ok {
		return heading{}, isText
	}
	h := heading{rank: rank, label: strings.TrimRight(l[:len(l)-len(rest)], separators), key: strconv.Itoa(rank) + "/" + strconv.Itoa(n)}
	if rank == volumeRank && strings.ContainsAny(w+of, "0123456789") && strings.Trim(rest, separators) != "" {
		return heading{}, isText // of an article in parts
	}
	return h.withEnglishTitle(rest)
}

// koreanUnits are the ranks of what Korean numbers count.
var koreanUnits = map[rune]int{'장': chapterRank, '화': chapterRank, '회': chapterRank, '절': sectionRank, '권': volumeRank, '편': volumeRank, '부': partRank}

// korean reads 제2장 등불, 제 3 화 and 2장.
func korean(l string) (heading, lineKind) {
	if !isKorean(l) {
		return heading{}, isText
	}
	digits := strings.TrimLeft(strings.TrimPrefix(l, "제"), " ")
	value, size := number(digits)
	unit := strings.TrimLeft(digits[size:], " ")
	u, width := utf8.DecodeRuneInString(unit)
	h := heading{label: strings.Join(strings.Fields(l[:len(l)-len(unit)+width]), ""), key: key(u, value)}
	if u == '조' {
		return heading{}, isLaw
	}
	rank, ok := koreanUnits[u]
	if h.rank = rank; !ok {
		return heading{}, isText
	}
	if size == 0 || len(l) == len(digits) && h.rank != chapterRank {
		return heading{}, isText
	}
	h, kind := h.withTitle(unit[width:], false)
	if strings.HasSuffix(h.title, ".") {
		return h, isText // a sentence
	}
	return h, kind
}

// isKorean reports whether a line begins as a heading in Korean does.
func isKorean(l string) bool {
	rest, ok := strings.CutPrefix(l, "제")
	if !ok && (l == "" || l[0] < '0' || l[0] > '9') {
		return false
	}
	rest = strings.TrimLeft(strings.TrimLeft(strings.TrimLeft(rest, " "), "0123456789"), " ")
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && rest != "" || strings.ContainsRune("장화회", r)
}
