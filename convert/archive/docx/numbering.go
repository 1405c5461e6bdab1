package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// numbering is what numbers paragraphs (§17.9), and where counting stands.
type numbering struct {
	lists  map[string]*numberedList // by numId
	counts map[string]*[maxLevels]int
}

const (
	maxLevels = 9
	maxLabel  = 64 // bytes of the form of a label
	maxLists  = 20_000
)

// numberedList is a w:num.
type numberedList struct {
	abstract string
	levels   [maxLevels]numberLevel
}

// numberLevel is how a level is numbered.
type numberLevel struct {
	format, label string
	start         int
}

type levelElement struct {
	Level  string `xml:"ilvl,attr"`
	Start  valued `xml:"start"`
	Format valued `xml:"numFmt"`
	Label  valued `xml:"lvlText"`
}

type valued struct {
	Val string `xml:"val,attr"`
}

type numberingPart struct {
	Abstract []struct {
		ID     string         `xml:"abstractNumId,attr"`
		Levels []levelElement `xml:"lvl"`
	} `xml:"abstractNum"`
	Lists []struct {
		ID        string `xml:"numId,attr"`
		Abstract  valued `xml:"abstractNumId"`
		Overrides []struct {
			Level string        `xml:"ilvl,attr"`
			Start *valued       `xml:"startOverride"`
			Whole *levelElement `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

// readNumbering reads how lists are numbered.
func readNumbering(open Opener, name string) *numbering {
	n := &numbering{lists: map[string]*numberedList{}, counts: map[string]*[maxLevels]int{}}
	var part numberingPart
	if name == "" || decode(open, name, &part) != nil && len(part.Lists) == 0 {
		return n
	}
	abstract := map[string]*[maxLevels]numberLevel{}
	for _, a := range part.Abstract {
		levels := &[maxLevels]numberLevel{}
		for i := range a.Levels {
			a.Levels[i].into(levels)
		}
		abstract[a.ID] = levels
	}
	for _, l := range part.Lists[:min(len(part.Lists), maxLists)] {
		out := &numberedList{abstract: l.Abstract.Val}
		if of := abstract[l.Abstract.Val]; of != nil {
			out.levels = *of
		}
		for _, o := range l.Overrides {
			if o.Whole != nil {
				o.Whole.into(&out.levels)
			}
			if k := levelOf(o.Level); o.Start != nil {
				out.levels[k].start = number(o.Start.Val, 1)
				out.abstract = "num " + l.ID // it counts by itself
			}
		}
		n.lists[l.ID] = out
	}
	return n
}

func (e *levelElement) into(levels *[maxLevels]numberLevel) {
	label := e.Label.Val
	if len(label) > maxLabel {
		label = ""
	}
	levels[levelOf(e.Level)] = numberLevel{e.Format.Val, label, number(e.Start.Val, 1)}
}

func levelOf(s string) int { return min(max(number(s, 0), 0), maxLevels-1) }

// number returns a number that is not too large, or another one where there is none.
func number(s string, other int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<20 {
		return other
	}
	return n
}

// numPr returns the properties that number a paragraph.
func numPr(id, level string) *node {
	val := func(name, v string) *node {
		return &node{name: name, attr: []xml.Attr{{Name: xml.Name{Local: "val"}, Value: v}}}
	}
	return &node{name: "numPr", kids: []*node{val("numId", id), val("ilvl", level)}}
}

// rank is a paragraph's place in a list.
type rank struct {
	list  string // numId
	level int
	count int
	label string // of a paragraph that is numbered as no list of HTML is, else ""
}

// next counts a paragraph; false: it is not numbered.
func (n *numbering) next(props *node) (rank, bool) {
	id := props.val("numId")
	l := n.lists[id]
	if l == nil {
		return rank{}, false
	}
	k := levelOf(props.val("ilvl"))
	of := l.levels[k]
	if of.format == "" || of.format == "none" && of.label == "" {
		return rank{}, false
	}
	counts := n.counts[l.abstract]
	if counts == nil {
		counts = &[maxLevels]int{}
		n.counts[l.abstract] = counts
	}
	counts[k]++
	for i := k + 1; i < maxLevels; i++ {
		counts[i] = 0
	}
	return rank{id, k, l.value(k, counts), l.labelOf(k, counts)}, true
}

// value returns the number at which a level stands.
func (l *numberedList) value(k int, counts *[maxLevels]int) int {
	return l.levels[k].start + max(counts[k], 1) - 1
}

// labelOf writes the label of a level: "第%1章", "%1.%2".
func (l *numberedList) labelOf(k int, counts *[maxLevels]int) string {
	of := l.levels[k]
	if of.format == "bullet" {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(of.label); i++ {
		c := of.label[i]
		if c != '%' || i+1 == len(of.label) || of.label[i+1] < '1' || of.label[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		at := int(of.label[i] - '1')
		b.WriteString(writeNumber(l.levels[at].format, l.value(at, counts)))
	}
	return strings.TrimSpace(b.String())
}

// isPlain reports whether a list of HTML numbers its items as this level does.
func (l *numberedList) isPlain(k int) bool {
	of := l.levels[k]
	rest, ok := strings.CutPrefix(of.label, "%"+strconv.Itoa(k+1))
	if of.format == "bullet" {
		return true
	}
	return ok && of.format == "decimal" && (rest == "" || strings.Trim(rest, ".)、．） ") == "")
}

// writeNumber writes a number as a format of numbers says (§17.18.59).
func writeNumber(format string, n int) string {
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperLetter", "lowerLetter":
		return cased(format, letters(n))
	case "upperRoman", "lowerRoman":
		return cased(format, roman(n))
	case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand":
		return hanNumber(n)
	case "ideographTraditional":
		return oneOf("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return oneOf("子丑寅卯辰巳午未申酉戌亥", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return oneOf("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalFullWidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	}
	return strconv.Itoa(n)
}

func cased(format, s string) string {
	if strings.HasPrefix(format, "lower") {
		return strings.ToLower(s)
	}
	return s
}

// oneOf returns the nth of signs, or the number itself.
func oneOf(signs string, n int) string {
	of := []rune(signs)
	if n < 1 || n > len(of) {
		return strconv.Itoa(n)
	}
	return string(of[n-1])
}

// letters returns A … Z, AA, BB … as Word counts.
func letters(n int) string {
	if n < 1 || n > 260 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, s := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.value; n -= s.value {
			b.WriteString(s.sign)
		}
	}
	return b.String()
}

// hanNumber writes a number below 1,000 in Chinese.
func hanNumber(n int) string {
	digit := func(n int) string { return string([]rune("零一二三四五六七八九")[n]) }
	switch {
	case n < 10:
		return digit(n)
	case n < 20:
		return "十" + strings.TrimPrefix(digit(n%10), "零")
	case n < 100:
		return digit(n/10) + "十" + strings.TrimPrefix(digit(n%10), "零")
	case n >= 1000:
		return strconv.Itoa(n)
	case n%100 == 0:
		return digit(n/100) + "百"
	case n%100 < 10:
		return digit(n/100) + "百零" + digit(n%10)
	}
	return digit(n/100) + "百" + digit(n%100/10) + "十" + strings.TrimPrefix(digit(n%10), "零")
}
