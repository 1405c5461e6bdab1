package docx

import (
	"bytes"
	"html"
)

// noStyle is the style of what has none.
var noStyle style

func (w *writer) style(id string) *style {
	if s := w.styles[id]; s != nil {
		return s
	}
	return &noStyle
}

// maxHeading is the longest heading in bytes of HTML: what is longer is text whose
// author liked the looks of one.
const maxHeading = 2000

// paragraph writes a paragraph.
func (w *writer) paragraph(n *node) {
	props := n.kid("pPr")
	s := w.style(props.val("pStyle"))
	if s.contents {
		return
	}
	l := &line{w: w, raw: s.code}
	l.children(n)
	l.end()
	if len(l.display) > 0 && !l.ink {
		l.b.Write(l.display)
		l.ink, l.display = true, nil
	}
	w.writeLine(l, props, s)
	for _, box := range l.boxes {
		w.closeBlocks()
		w.out.Write(box)
	}
}

// writeLine writes the text of a paragraph as what its properties make it.
func (w *writer) writeLine(l *line, props *node, s *style) {
	level := s.level
	if o := props.kid("outlineLvl"); o != nil {
		level = outlineLevel(o.get("val"))
	}
	text := l.b.Bytes()
	if !l.ink {
		w.noText(l, props, s)
		return
	}
	at, counted := w.numbers.next(listOf(props, s))
	switch {
	case (s.title || level > 0) && len(text) < maxHeading && !l.pictured:
		if counted && at.label != "" {
			text = append([]byte(html.EscapeString(at.label)+" "), text...)
		}
		if s.title {
			level = 0
		}
		w.addHeading(level, text)
	case counted && (at.label == "" || w.numbers.lists[at.list].isPlain(at.level)):
		w.item(at)
		w.out.Write(text)
	case counted:
		w.text("p", append([]byte(html.EscapeString(at.label)+" "), text...))
	default:
		w.styled(l, s)
	}
	w.addDisplay(l)
}

// addDisplay writes formulas that stand on lines of their own beside text.
func (w *writer) addDisplay(l *line) {
	if len(l.display) > 0 {
		w.text("p", l.display)
	}
}

// styled writes a paragraph that is no heading and no item.
func (w *writer) styled(l *line, s *style) {
	text := l.b.Bytes()
	switch {
	case s.code && !l.pictured:
		w.closeLists(-1)
		if w.mode == "pre" {
			w.out.WriteByte('\n')
		}
		w.enter("pre")
		w.out.Write(text)
	case s.quote:
		w.closeLists(-1)
		w.enter("blockquote")
		w.out.WriteString("<p>")
		w.out.Write(text)
		w.out.WriteString("</p>\n")
	case s.verse:
		w.text(`p class="verse"`, text)
	case s.caption:
		w.text(`p class="caption"`, text)
	default:
		w.text("p", text)
	}
}

// text writes a block of running text.
func (w *writer) text(tag string, text []byte) {
	w.closeBlocks()
	w.out.WriteString("<" + tag + ">")
	w.out.Write(text)
	w.out.WriteString("</p>\n")
}

// noText writes what an empty paragraph stands for: a line of a program, or a rule.
func (w *writer) noText(l *line, props *node, s *style) {
	switch {
	case s.code && w.mode == "pre":
		w.out.WriteByte('\n')
	case l.rule || props.at("pBdr", "bottom") != nil || props.at("pBdr", "top") != nil:
		w.closeBlocks()
		w.out.WriteString("<hr/>\n")
	case bytes.Contains(l.b.Bytes(), []byte("<a id=")):
		w.closeBlocks()
		w.out.Write(l.b.Bytes())
	}
}

// listOf returns the properties that number a paragraph: its own, and its style's.
func listOf(props *node, s *style) *node {
	own := props.kid("numPr")
	switch {
	case own == nil:
		return s.list
	case s.list == nil:
		return own
	}
	id, level := own.val("numId"), own.val("ilvl")
	if id == "" {
		id = s.list.val("numId")
	}
	if level == "" {
		level = s.list.val("ilvl")
	}
	return numPr(id, level)
}
