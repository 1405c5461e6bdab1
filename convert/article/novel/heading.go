package novel

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The ranks of headings, the outermost first.
const (
	partRank = iota
	volumeRank
	chapterRank
	sectionRank
	ranks
)

// heading is a line that may begin a chapter or a volume.
type heading struct {
	at, end int // its line, and the line of its title where that is another
	rank    int
	label   string // 第三章
	title   string // what follows the label
	key     string // of the unit and its number, however it is written
	path    string // of the keys of the volumes above it, and its own
	volume  string // that the line names before the chapter
	named   bool   // it has no number: 楔子
	joined  bool   // nothing parts label and title
}

// text returns the heading in one line.
func (h *heading) text() string { return strings.TrimSpace(h.label + " " + h.title) }

// Bounds of a heading's line.
const (
	maxLine   = 160 // bytes
	maxTitle  = 40  // characters of its title, in Latin letters three times as many
	maxJoined = 20
	maxLaws   = 3 // articles of a law from which a text is one
)

// headings returns the lines of text behind from that may be headings; false where
// the text cannot be a book of chapters.
func headings(text []byte, from int) ([]heading, bool) {
	var out []heading
	laws := 0
	var before []byte // the line before
	ok := true
	scan.Lines(text[from:], func(at int, l []byte) bool {
		if mayHead(l) {
			switch h, kind := parse(string(trim(l))); {
			case kind == isLaw:
				laws++
			case kind == isHeading && !goesOn(before):
				h.at, h.end = from+at, min(from+at+len(l)+1, len(text))
				out = append(out, h)
			}
		}
		before = l
		ok = laws < maxLaws && len(out) <= maxParts
		return ok
	})
	if !ok || len(out) < 2 {
		return nil, false
	}
	for i := range out {
		next := len(text)
		if i+1 < len(out) {
			next = out[i+1].at
		}
		out[i].nextLine(text[:next])
	}
	return out, true
}

// trim returns a line without white space at its ends.
func trim(l []byte) []byte {
	return bytes.TrimRightFunc(scan.TrimSpace(l), func(r rune) bool { return letter.Space(r) || letter.Invisible(r) })
}

// mayHead reports by its first letters whether a line may be a heading: most lines
// are not.
func mayHead(l []byte) bool {
	if len(l) > maxLine {
		return false
	}
	l = scan.TrimSpace(l)
	if len(l) < 3 {
		return false
	}
	if c := l[0] | 0x20; l[0] < utf8.RuneSelf {
		if c >= 'a' && c <= 'z' && strings.IndexByte("cpbveifad", c) >= 0 || strings.IndexByte("=*#-<[", l[0]) >= 0 {
			return true
		}
		return (l[0] >= '0' && l[0] <= '9' || l[0] >= 'A' && l[0] <= 'Z') && begins(l)
	}
	r, _ := utf8.DecodeRune(l)
	if r == '제' || unicode.IsUpper(r) {
		return begins(l)
	}
	return strings.ContainsRune("プエまあはお幕番프에머서작후외第卷上中下序楔引番外尾后後终終跋附结結大完前自写寫作内內简簡正开開☆★■□◆◇●○※【〔《［—－（＝", r)
}

// begins reports whether a line begins as a heading does in languages other than Chinese
// and English.
func begins(l []byte) bool {
	s := string(l[:min(len(l), 3*maxWord)])
	return isKorean(s) || headsForeign(s)
}

// wrapped is the length of a line in characters from which the next one may go on
// with its sentence.
const wrapped = 15

// goesOn reports whether the sentence of a line goes on in the next one: the text
// has lines of one length.
func goesOn(l []byte) bool {
	l = trim(l)
	n := utf8.RuneCount(l)
	if n < wrapped {
		return false
	}
	r, _ := utf8.DecodeLastRune(l)
	return r != '~' && (unicode.IsLetter(r) && (letter.Han(r) || n > 3*wrapped) || strings.ContainsRune("，、；：,;", r)) && !isHeadingLine(l)
}

func isHeadingLine(l []byte) bool {
	_, kind := parse(string(l))
	return kind == isHeading
}

// lineKind is what a line is.
type lineKind uint8

const (
	isText lineKind = iota
	isHeading
	isLaw // the article of a law: 第三条
)

// parse reads a line as a heading.
func parse(l string) (heading, lineKind) {
	if len(l) > maxLine {
		return heading{}, isText
	}
	l = undecorated(l)
	if rest, ok := strings.CutPrefix(l, "正文"); ok {
		l = strings.TrimLeft(rest, " \t\u3000：:·")
	}
	if l == "" {
		return heading{}, isText
	}
	for _, read := range []func(string) (heading, lineKind){english, numbered, special, korean, foreign} {
		if h, kind := read(l); kind != isText {
			return h, kind
		}
	}
	return heading{}, isText
}

// decoration stands around headings.
const decoration = "☆★■□◆◇●○※=*#-—－＝~ \t\u3000"

// undecorated returns a line without marks and brackets around it.
func undecorated(l string) string {
	l = strings.TrimLeft(l, decoration)
	l = strings.TrimRight(l, decoration)
	l = strings.TrimPrefix(l, "、")
	for _, p := range []string{"【】", "〔〕", "《》", "［］", "[]", "<>", "（）"} {
		open, n := utf8.DecodeRuneInString(p)
		if r, size := utf8.DecodeRuneInString(l); r == open && strings.HasSuffix(l, p[n:]) && strings.Count(l, p[n:]) == 1 {
			return strings.TrimSpace(l[size : len(l)-len(p[n:])])
		}
	}
	return l
}

// unitRank returns the rank of what a Chinese numeral counts, and whether a title
// may follow it at once.
func unitRank(r rune) (rank int, joins, ok bool) {
	switch r {
	case '章', '回', '囘':
		return chapterRank, true, true
	case '话', '話', '折', '幕':
		return chapterRank, false, true
	case '节', '節':
		return sectionRank, false, true
	case '卷':
		return volumeRank, true, true
	case '集', '册', '冊', '篇', '编', '編', '季':
		return volumeRank, false, true
	case '部':
		return partRank, false, true
	}
	return 0, false, false
}

// numbered reads 第三章 过河, 卷三 过河 and 上卷.
func numbered(l string) (heading, lineKind) {
	r, n := utf8.DecodeRuneInString(l)
	switch r {
	case '第':
		digits := strings.TrimLeft(l[n:], " \t\u3000")
		value, size := number(digits)
		unit := strings.TrimLeft(digits[size:], " \t\u3000")
		u, width := utf8.DecodeRuneInString(unit)
		if size == 0 {
			return heading{}, isText
		}
		if u == '条' || u == '條' {
			return heading{}, isLaw
		}
		rank, joins, ok := unitRank(u)
		if !ok {
			return heading{}, isText
		}
		h := heading{rank: rank, label: strings.Join(strings.Fields(l[:len(l)-len(unit)+width]), ""), key: key(u, value)}
		return h.withTitle(unit[width:], joins)
	case '卷':
		digits := strings.TrimPrefix(strings.TrimLeft(l[n:], " \t\u3000"), "之")
		value, size := number(digits)
		if size == 0 {
			value, size = third(digits)
		}
		if size == 0 {
			return heading{}, isText
		}
		h := heading{rank: volumeRank, label: l[:len(l)-len(digits)+size], key: key('卷', value)}
		return h.withTitle(digits[size:], false)
	case '上', '中', '下':
		u, width := utf8.DecodeRuneInString(l[n:])
		if rank, _, ok := unitRank(u); ok && rank < chapterRank {
			value, _ := third(l)
			h := heading{rank: rank, label: l[:n+width], key: key(u, value)}
			return h.withTitle(l[n+width:], false)
		}
	}
	return heading{}, isText
}

func third(s string) (value, size int) {
	for i, w := range []string{"上", "中", "下"} {
		if strings.HasPrefix(s, w) {
			return i + 1, len(w)
		}
	}
	return 0, 0
}

// separators part the number of a heading from its title.
const separators = " \t\u3000：:、．.·・-—–－|｜～~"

// withTitle takes what follows the label of a heading as its title, if it may be
// one. joins says that nothing needs to part the two.
func (h heading) withTitle(rest string, joins bool) (heading, lineKind) {
	t := strings.TrimLeft(rest, separators)
	h.title = withoutPage(strings.TrimSpace(t))
	if h.title == "" {
		if len(strings.Trim(rest, separators)) == 0 {
			return h, isHeading
		}
		return h, isText
	}
	first, _ := utf8.DecodeRuneInString(t)
	n := utf8.RuneCountInString(h.title)
	h.joined = len(t) == len(rest) && !strings.ContainsRune("（(【《“「『[〔", first)
	last := letter.LastRune(h.title)
	switch {
	case strings.ContainsRune(h.title, '。'), strings.ContainsRune("，、；：,;:", last), n > maxTitle && (letter.HasUnspaced(h.title) || n > 3*maxTitle):
		return h, isText
	case h.joined && (!joins || n > maxJoined || strings.ContainsAny(h.title, "，；：！？、“”…,;:!?") || strings.ContainsRune("里裡中的是那这這和与與在有写寫讲講说說到就也还還我你他她它了后後前内內末合轴軸", first)):
		return h, isText
	}
	if i := strings.Index(h.title, "第"); h.rank < chapterRank && i >= 0 {
		if inner, kind := numbered(h.title[i:]); kind == isHeading && inner.rank > h.rank && (i == 0 || strings.HasSuffix(h.title[:i], " ") || strings.HasSuffix(h.title[:i], "\u3000")) {
			inner.volume = strings.TrimSpace(h.label + " " + strings.TrimSpace(h.title[:i]))
			inner.joined = false
			return inner, isHeading
		}
	}
	return h, isHeading
}

// withoutPage returns a line of a list of contents without dots and the number of a
// page behind them.
func withoutPage(s string) string {
	bare := strings.TrimRight(s, "0123456789 \t")
	if t := strings.TrimRight(bare, ".…·．\t "); len(bare) < len(s) && (strings.ContainsAny(bare[len(t):], "…\t") || strings.Contains(bare[len(t):], "..") || strings.Contains(bare[len(t):], "··")) {
		return t
	}
	return s
}

// special reads headings without a number: 楔子, 番外二 灯, 后记.
func special(l string) (heading, lineKind) {
	for _, w := range specials {
		rest, ok := strings.CutPrefix(l, w)
		if !ok {
			continue
		}
		h := heading{rank: chapterRank, label: w, key: w, named: true}
		if rest == "" {
			return h, isHeading
		}
		if utf8.RuneCountInString(w) < 2 {
			continue
		}
		if value, size := number(rest); size > 0 {
			h.label, h.key, rest = l[:len(w)+size], key([]rune(w)[0], value), rest[size:]
		}
		if h, kind := h.withTitle(rest, false); kind == isHeading && !h.joined && !strings.ContainsAny(h.title, "！？!?…") {
			return h, isHeading
		}
	}
	return heading{}, isText
}

// specials are the names of parts without a number, longer ones before those that
// they begin with.
var specials = []string{
	"序章", "序幕", "序曲", "序言", "序文", "序", "楔子", "引子", "引言", "前言", "自序", "开篇", "開篇", "番外篇", "番外", "外传", "外傳", "外篇", "尾声", "尾聲", "尾章",
	"终章", "終章", "终曲", "終曲", "终卷", "后记", "後記", "后序", "後序", "跋", "附录", "附錄", "结局", "結局", "大结局", "大結局", "完本感言", "写在前面", "寫在前面", "写在最后", "寫在最後", "作者的话",
	"プロローグ", "エピローグ", "まえがき", "あとがき", "はじめに", "おわりに", "幕間", "番外編", "프롤로그", "에필로그", "머리말", "서문", "작가의 말", "작가 후기", "후기", "외전",
}

var englishHeading = sync.OnceValue(func() *regexp.Regexp {
	const units = `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen`
	const ordinals = `first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last`
	return regexp.MustCompile(`^(?i:(chapter|part|book|volume|vol\.)[ \t]+(?:the[ \t]+)?(` + units + `|(?:twenty|thirty|forty|fifty|sixty)(?:[- ](?:` + units + `))?|` + ordinals + `|[0-9]{1,4}|[ivxlc]{1,9})\b)(.*)$`)
})

// english reads Chapter 3, CHAPTER XII. The River, Part One and Prologue.
func english(l string) (heading, lineKind) {
	if m := englishHeading().FindStringSubmatch(l); m != nil {
		unit := strings.ToLower(m[1])
		h := heading{label: l[:len(l)-len(m[3])], key: unit[:1] + strings.ToLower(m[2])}
		switch unit {
		case "chapter":
			h.rank = chapterRank
		case "part":
			h.rank = volumeRank
			if m[2][0] >= '0' && m[2][0] <= '9' && strings.TrimRight(m[3], " .") != "" {
				return h, isText // of an article in parts
			}
		default:
			h.rank = partRank
		}
		if strings.HasPrefix(m[3], ".") {
			h.label += "."
		}
		return h.withEnglishTitle(m[3])
	}
	bare := strings.ToLower(strings.TrimRight(l, ".:"))
	switch bare {
	case "prologue", "epilogue", "foreword", "preface", "afterword", "interlude", "introduction", "appendix", "dedication":
		if unicode.IsUpper(rune(l[0])) {
			return heading{rank: chapterRank, label: l, key: bare, named: true}, isHeading
		}
	}
	return heading{}, isText
}

// withEnglishTitle is withTitle for English, where a title begins with a capital
// and does not end as a sentence does.
func (h heading) withEnglishTitle(rest string) (heading, lineKind) {
	h.title = withoutPage(strings.TrimSpace(strings.TrimLeft(rest, separators)))
	if h.title == "" {
		return h, isHeading
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(h.title, "\"'“‘«(["))
	capitals := strings.ToUpper(h.title) == h.title
	last := letter.LastRune(h.title)
	if unicode.IsLower(first) || len(strings.Fields(h.title)) > 16 || !capitals && strings.ContainsRune(".,;:", last) || strings.Contains(h.title, ". ") && !capitals {
		return h, isText
	}
	return h, isHeading
}

// nextLine takes the line below a heading without a title as its title: a short one
// that is no sentence, with a blank line behind it or an indented one. text ends
// where the next heading begins.
func (h *heading) nextLine(text []byte) {
	if h.title != "" || h.named {
		return
	}
	at := scan.SkipBlank(text, h.end)
	if at >= len(text) || bytes.Count(text[h.end:at], []byte("\n")) > 1 {
		return
	}
	raw := scan.Line(text[at:])
	l := string(trim(raw))
	end := min(at+len(raw)+1, len(text))
	below := scan.Line(text[end:])
	indented := func(b []byte) bool { return len(scan.TrimSpace(b)) < len(b) }
	if indented(raw) && !indented(scan.Line(text[h.at:])) || len(l) > maxLine || end >= len(text) || scan.IsBlank(text[end:]) {
		return
	}
	if !scan.IsBlank(below) && !indented(below) {
		return
	}
	r, _ := utf8.DecodeLastRuneInString(l)
	if n := utf8.RuneCountInString(l); strings.ContainsRune("。！？…，；：、”’」』!?,;:\"", r) || r == '.' && strings.ToUpper(l) != l || letter.HasUnspaced(l) && n > 24 || n > 70 {
		return
	}
	h.title, h.end = l, end
}
