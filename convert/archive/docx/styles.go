package docx

import (
	"strconv"
	"strings"
)

// style is what the style of a paragraph or of letters means.
type style struct {
	level                int // of a heading, from 1; 0 = none
	title, quote, code   bool
	contents, caption    bool // a line of a list of contents; what stands under a picture
	bold, italic         bool
	verse                bool
	list                 *node // its numPr
	letters, isParagraph bool
}

// styleElement is a style as its part has it (§17.7.4.17).
type styleElement struct {
	ID        string `xml:"styleId,attr"`
	Kind      string `xml:"type,attr"`
	First     string `xml:"default,attr"`
	Name      valued `xml:"name"`
	Based     valued `xml:"basedOn"`
	Paragraph *struct {
		Outline *valued `xml:"outlineLvl"`
		List    *struct {
			Level valued `xml:"ilvl"`
			ID    valued `xml:"numId"`
		} `xml:"numPr"`
	} `xml:"pPr"`
	Letters struct {
		Bold   *valued `xml:"b"`
		Italic *valued `xml:"i"`
		Fonts  struct {
			ASCII string `xml:"ascii,attr"`
		} `xml:"rFonts"`
	} `xml:"rPr"`
}

// on reports whether an element turns something on.
func (v *valued) on() bool { return v != nil && v.Val != "0" && v.Val != "false" && v.Val != "off" }

// maxStyles is how many styles are read, and how many may be based on one another.
const (
	maxStyles = 10_000
	maxBased  = 12
)

// readStyles returns the styles by their IDs.
func readStyles(open Opener, name string) map[string]*style {
	var list struct {
		All []styleElement `xml:"style"`
	}
	if name == "" || decode(open, name, &list) != nil && len(list.All) == 0 {
		return nil
	}
	list.All = list.All[:min(len(list.All), maxStyles)]
	byID := map[string]*styleElement{}
	for i := range list.All {
		byID[list.All[i].ID] = &list.All[i]
	}
	out := map[string]*style{}
	for i := range list.All {
		e := &list.All[i]
		s := &style{letters: e.Kind == "character", isParagraph: e.Kind == "paragraph"}
		for k := 0; e != nil && k < maxBased; k++ {
			s.take(e)
			e = byID[e.Based.Val]
		}
		out[list.All[i].ID] = s
	}
	return out
}

// take adds what a style, or one that it is based on, says.
func (s *style) take(e *styleElement) {
	name := fold(e.Name.Val)
	if s.level == 0 && !s.contents {
		s.level = headingLevel(name)
	}
	s.named(name)
	if s.isParagraph && e.First == "" && isMonospaced(e.Letters.Fonts.ASCII) {
		s.code = true
	}
	if s.letters {
		s.bold, s.italic = s.bold || e.Letters.Bold.on(), s.italic || e.Letters.Italic.on()
	}
	p := e.Paragraph
	if p == nil {
		return
	}
	if p.Outline != nil && s.level == 0 {
		s.level = outlineLevel(p.Outline.Val)
	}
	if p.List != nil && s.list == nil {
		s.list = numPr(p.List.ID.Val, p.List.Level.Val)
	}
}

// named takes what the name of a style tells.
func (s *style) named(name string) {
	switch {
	case hasPrefix(name, "toc", "目录", "目錄", "contentsheading", "contents1", "contents2", "contents3"):
		s.contents, s.level = true, 0
	case name == "title" || name == "标题" || name == "標題" || name == "表題" || name == "titel" || name == "titre" || name == "título" || name == "titolo" || name == "название" || name == "제목":
		s.title = true
	case hasPrefix(name, "caption", "题注", "題注", "図表番号", "beschriftung", "légende", "imagecaption", "tablecaption"):
		s.caption = true
	case hasPrefix(name, "verse", "poem", "诗"):
		s.verse = true
	case hasPrefix(name, "quote", "intensequote", "quotations", "blocktext", "blockquote", "引用", "明显引用", "鮮明引文", "引文", "zitat", "citation"):
		s.quote = true
	case hasPrefix(name, "htmlpreformatted", "preformatted", "sourcecode", "code", "verbatim", "macrotext", "htmlcode", "sourcetext", "inlinecode", "代码", "程式碼", "程序", "コード", "html预设格式", "html代码", "quelltext"):
		s.code = true
	case name == "strong" || name == "要点" || name == "強調粗體":
		s.bold = true
	case name == "emphasis" || name == "intenseemphasis" || name == "强调" || name == "強調":
		s.italic = true
	}
}

func hasPrefix(name string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}

// headingWords begin the names of styles of headings, before their levels: the
// English ones are those that Word writes in all languages.
var headingWords = []string{"heading", "标题", "標題", "見出し", "제목", "überschrift", "titre", "título", "titolo", "заголовок", "kop", "nagłówek", "rubrik", "otsikko", "cabeçalho", "başlık", "nadpis", "overskrift"}

// headingLevel returns the level that the name of a style states, or 0.
func headingLevel(name string) int {
	for _, w := range headingWords {
		if rest, ok := strings.CutPrefix(name, w); ok && len(rest) > 0 && rest[0] >= '1' && rest[0] <= '9' && strings.Trim(rest, "0123456789char字符") == "" {
			return int(rest[0] - '0')
		}
	}
	return 0
}

// outlineLevel returns the level of an outline as that of a heading; the tenth is
// body text (§17.3.1.20).
func outlineLevel(val string) int {
	n, err := strconv.Atoi(val)
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

func isMonospaced(font string) bool {
	return hasPrefix(fold(font), "courier", "consolas", "menlo", "monaco", "lucidaconsole", "dejavusansmono", "sourcecodepro", "liberationmono", "cascadia", "jetbrainsmono", "firacode", "ubuntumono", "sfmono")
}
