package lexicon

import (
	"strings"
	"unicode/utf8"
)

// Stem returns the part of a lower-case word that its forms share, roughly:
// alignment needs no more. Words of other scripts are returned as they are.
func Stem(w string) string {
	r, _ := utf8.DecodeRuneInString(w)
	switch {
	case r < 0x80:
		return stemEnglish(w)
	case r >= 0x400 && r < 0x500:
		return stemRussian(w)
	}
	return w
}

// pairsOf reads "form:word" pairs parted by spaces.
func pairsOf(list string) map[string]string {
	out := map[string]string{}
	for _, f := range strings.Fields(list) {
		form, word, _ := strings.Cut(f, ":")
		out[form] = word
	}
	return out
}

// irregular maps frequent irregular forms to the word they belong to; it is
// never written after it is built.
var irregular = pairsOf(" went:go gone:go saw:see seen:see took:take taken:take came:come made:make gave:give given:give found:find thought:think " +
	"knew:know known:know told:tell said:say wrote:write written:write men:man women:woman children:child feet:foot teeth:tooth " +
	"mice:mouse stood:stand sat:sit heard:hear felt:feel left:leave kept:keep held:hold brought:bring bought:buy built:build " +
	"began:begin begun:begin ran:run grew:grow grown:grow fell:fall fallen:fall spoke:speak spoken:speak broke:break broken:break " +
	"sent:send lost:lose paid:pay met:meet read:read sold:sell taught:teach caught:catch slept:sleep rose:rise risen:rise " +
	"drew:draw drawn:draw flew:fly chose:choose chosen:choose drove:drive driven:drive rode:ride ate:eat eaten:eat sang:sing " +
	"better:good best:good worse:bad worst:bad dying:die lying:lie leaves:leaf lives:life knives:knife wives:wife wolves:wolf shelves:shelf " +
	"hung:hang lit:light wore:wear worn:wear won:win spent:spend meant:mean led:lead threw:throw thrown:throw")

func stemEnglish(w string) string {
	if len(w) <= 7 {
		if word, ok := irregular[w]; ok {
			w = word
		}
	}
	for _, s := range [...]string{"ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "ly", "ness", "ment", "er", "est"} {
		if len(w) >= len(s)+3 && strings.HasSuffix(w, s) && !strings.HasSuffix(w, "ss") {
			w = undouble(w[:len(w)-len(s)])
			break
		}
	}
	if len(w) > 3 && strings.IndexByte("eyi", w[len(w)-1]) >= 0 {
		w = w[:len(w)-1]
	}
	return w
}

// undouble takes back the doubling in "stopped" and "running".
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && strings.IndexByte("bdgmnprt", w[n-1]) >= 0 {
		return w[:n-1]
	}
	return w
}

// russianEndings are the endings of nouns, adjectives and verbs, the longest
// first.
const russianEndings = "ившись ывшись ующий ующая ующие ующих ениями ениях ением ения ение ений ения ению ского скому ского " +
	"ются утся ится ится алась алось ались ился илась илось ились ался ться ого его ому ему ыми ими ами ями ает ает яет ует еет ают яют уют еют " +
	"ала яла ила ела ыла али яли или ели ало яло ило ело ать ять ить еть уть ешь ишь ете ите ах ях ам ям ом ем ой ей ую юю ая яя ое ее ые ие ый ий ов ев ью ия ии ию ть " +
	"ал ял ил ел ут ют ат ят ет ит а я о е у ю ы и ь й"

var russianSuffixes = strings.Fields(russianEndings)

func stemRussian(w string) string {
	w = strings.ReplaceAll(w, "ё", "е")
	for _, s := range russianSuffixes {
		if len(w) >= len(s)+6 && strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// functionWords say too little to match a translation by; the set is never
// written after it is built.
var functionWords = pairsOf(" a an the of to in on at by for with and or not be is are was were been being it its he she they his her their him them i you we my " +
	"our your us me this that these those as from so if but no do does did done have has had having one's which who whom whose what when where how than then up out into " +
	"about will would may can could should shall might must very there here also just only too such " +
	"didn don doesn isn wasn weren hasn hadn couldn wouldn shouldn won ain aren haven re ve ll s t d m " +
	"и в во не на я он она они оно мы вы ты с со как а то все его но да к у же за бы по только ее её мне было вот от меня еще ещё нет о из ему " +
	"теперь когда даже ну ли если уже или ни быть был него до вас вам ведь там потом себя ничего ей может тут где есть надо ней для их чем была " +
	"сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой ним здесь этом мой тем чтобы нее сейчас были куда " +
	"зачем всех при об это эта эти этой этих так который которая которые которого которой которых что свой своя свои своего своей")

// isFunctionWord reports whether a lower-case word says too little to match
// a translation by.
func isFunctionWord(w string) bool {
	if len(w) > 16 {
		return false
	}
	_, ok := functionWords[w]
	return ok || len(w) == 1
}
