package docx

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"strconv"
)

// writer writes a document as HTML.
type writer struct {
	doc     *Document
	rels    relations // of part
	part    string
	styles  map[string]*style
	numbers *numbering
	tree    *treeReader
	cut     error // what was left out; nil = nothing
	place

	deep                       int // how deep it is read
	headings                   []heading
	notes                      []noteCall
	known                      map[string]int // calls of notes to their places in notes, from 1
	calls, formulas, addresses int            // written so far; of addresses the bytes
}

// place is where what is written stands.
type place struct {
	out    *bytes.Buffer
	mode   string // the element that blocks of one kind stand in: "pre", "blockquote" or ""
	lists  []openList
	fields []field
	linked bool // within a link
	inner  int  // how deep it lies in cells, notes and boxes
}

// openList is a list whose last item is being written.
type openList struct {
	level   int
	element string
}

// heading is where a heading was written.
type heading struct {
	at, end int // of its tags
	level   int // 0 = the title
	first   bool
}

// streamBlocks writes the blocks up to the end of the element at hand.
func (w *writer) streamBlocks() error {
	w.deep++
	defer func() { w.deep-- }()
	for {
		n, err := w.tree.next()
		if err != nil {
			return noEnd(err)
		}
		if n == nil {
			return nil
		}
		if w.out.Len() > maxPart {
			w.cut = errLong
			return nil
		}
		if err := w.streamBlock(n); err != nil {
			return err
		}
	}
}

var errLong = errors.New("the text is over 64 MiB long; what is more is left out")

func (w *writer) streamBlock(n *node) error {
	switch n.name {
	case "tbl":
		return w.streamTable()
	case "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag":
		if w.deep < maxDepth {
			return w.streamBlocks()
		}
		w.tree.cut = errCut
		return w.tree.skip()
	case "sdtPr":
		err := w.tree.fill(n)
		if isContents(n) {
			return w.leaveContents(err)
		}
		return err
	case "p", "oMathPara", "oMath", "AlternateContent":
		err := w.tree.fill(n)
		w.block(n)
		return err
	}
	return w.tree.skip()
}

// isContents reports whether properties are those of a list of contents.
func isContents(props *node) bool {
	return fold(props.find("docPartGallery").get("val")) == "tableofcontents"
}

// leaveContents steps over a list of contents, whose properties were read.
func (w *writer) leaveContents(err error) error {
	if err != nil {
		return err
	}
	n, err := w.tree.next()
	for n != nil && err == nil && n.name != "sdtContent" {
		if err = w.tree.skip(); err == nil {
			n, err = w.tree.next()
		}
	}
	if n == nil || err != nil {
		return err
	}
	return w.tree.skip()
}

// block writes one block of a tree.
func (w *writer) block(n *node) {
	switch n.name {
	case "p":
		w.paragraph(n)
	case "tbl":
		t := &table{}
		for _, k := range n.kids {
			w.tablePart(t, k)
		}
		w.writeTable(t)
	case "oMathPara", "oMath":
		w.enter("")
		w.closeLists(-1)
		fmt.Fprintf(w.out, "<p>%s</p>\n", formulaOf(w, n, true))
	case "sdt":
		if !isContents(n.kid("sdtPr")) {
			w.blocks(n.kid("sdtContent"))
		}
	case "customXml", "ins", "moveTo", "smartTag":
		w.blocks(n)
	case "AlternateContent":
		w.blocks(chosen(n))
	}
}

// blocks writes the blocks that stand in n.
func (w *writer) blocks(n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		w.block(k)
	}
}

// aside returns what write writes, as a text of its own.
func (w *writer) aside(write func()) []byte {
	outer := w.place
	w.place = place{out: &bytes.Buffer{}, inner: outer.inner + 1}
	write()
	w.closeBlocks()
	text := w.out.Bytes()
	w.place = outer
	return text
}

// enter has what follows stand in an element of one kind with its like before it.
func (w *writer) enter(mode string) {
	if w.mode != mode && w.mode != "" {
		w.out.WriteString("</" + w.mode + ">\n")
	}
	if w.mode != mode && mode != "" {
		w.out.WriteString("<" + mode + ">")
	}
	w.mode = mode
}

// closeLists ends the lists that lie deeper than a level.
func (w *writer) closeLists(level int) {
	for len(w.lists) > 0 && w.lists[len(w.lists)-1].level > level {
		w.out.WriteString("</li></" + w.lists[len(w.lists)-1].element + ">\n")
		w.lists = w.lists[:len(w.lists)-1]
	}
}

func (w *writer) closeBlocks() {
	w.enter("")
	w.closeLists(-1)
}

// item begins an item of a list.
func (w *writer) item(p rank) {
	w.enter("")
	element := "ol"
	if p.label == "" {
		element = "ul"
	}
	w.closeLists(p.level)
	if n := len(w.lists); n > 0 && w.lists[n-1].level == p.level {
		if w.lists[n-1].element == element {
			w.out.WriteString("</li>\n<li>")
			return
		}
		w.closeLists(p.level - 1)
	}
	w.lists = append(w.lists, openList{p.level, element})
	if element == "ol" && p.count != 1 {
		fmt.Fprintf(w.out, "<ol start=\"%d\"><li>", p.count)
		return
	}
	w.out.WriteString("<" + element + "><li>")
}

// addHeading writes a heading, whose level in the page is found at the end.
func (w *writer) addHeading(level int, text []byte) {
	w.closeBlocks()
	if w.inner > 0 {
		fmt.Fprintf(w.out, "<p><b>%s</b></p>\n", text)
		return
	}
	h := heading{at: w.out.Len(), level: level, first: len(bytes.TrimSpace(w.out.Bytes())) == 0}
	w.out.WriteString("<h1>")
	w.out.Write(text)
	h.end = w.out.Len()
	w.out.WriteString("</h1>\n")
	w.headings = append(w.headings, h)
}

// settleHeadings sets the levels of headings: one that says what the whole is
// called, at its beginning, has the first, and the others those below it.
func (w *writer) settleHeadings() {
	top, tops, titled := maxLevels+1, 0, false
	for _, h := range w.headings {
		titled = titled || h.level == 0
		if h.level < top {
			top, tops = h.level, 0
		}
		if h.level == top {
			tops++
		}
	}
	down := 1 - top
	if titled {
		down = 1
	} else if tops > 1 || len(w.headings) > 0 && !(w.headings[0].first && w.headings[0].level == top) {
		down++
	}
	title := titled
	for _, h := range w.headings {
		level := h.level + down
		if h.level == 0 && !title {
			level = 2
		} else if h.level == 0 {
			title = false
		}
		digit := strconv.Itoa(min(max(level, 1), 6))[0]
		w.out.Bytes()[h.at+2], w.out.Bytes()[h.end+3] = digit, digit
	}
}

// noteCall is a note that was called.
type noteCall struct {
	kind, id string
	text     []byte
}

// Limits of what a small document could have in any number: calls of notes, formulas,
// and bytes of addresses, which stand in a document once and are named by short IDs.
const (
	maxNotes     = 10_000
	maxFormulas  = 10_000
	maxAddresses = 4 << 20
)

var errMany = errors.New("it has over 10,000 calls of notes or formulas, or over 4 MiB of addresses of its links; what is more is left out or is text alone")

// count counts one more of what has a limit; false: there are too many.
func (w *writer) count(n *int, more, most int) bool {
	if *n += more; *n <= most {
		return true
	}
	w.cut = errMany
	return false
}

// callNote writes the mark of a note.
func (l *line) callNote(kind, id string) {
	w := l.w
	if w.part != w.doc.Name || len(id) > 20 || !w.count(&w.calls, 1, maxNotes) {
		return // a note calls none
	}
	if w.known == nil {
		w.known = map[string]int{}
	}
	k := w.known[kind+id]
	if k == 0 {
		w.notes = append(w.notes, noteCall{kind: kind, id: id})
		k = len(w.notes)
		w.known[kind+id] = k
	}
	l.format("")
	fmt.Fprintf(&l.b, `<sup><a href="#fn%d" id="fnref%d" class="footnote-ref" role="doc-noteref">%d</a></sup>`, k, k, k)
	l.ink = true
}

// writeNotes writes the notes that were called, in the order of their calls.
func (w *writer) writeNotes(rels relations) {
	if len(w.notes) == 0 {
		return
	}
	w.readNotes(rels.ofKind(kindFootnotes), "footnote")
	w.readNotes(rels.ofKind(kindEndnotes), "endnote")
	w.out.WriteString(`<section class="footnotes" role="doc-endnotes"><ol>` + "\n")
	for i := range w.notes {
		n := &w.notes[i]
		fmt.Fprintf(w.out, `<li id="fn%d" class="footnote">%s<a href="#fnref%d" class="footnote-back" role="doc-backlink">↩</a></li>`+"\n", i+1, n.text, i+1)
	}
	w.out.WriteString("</ol></section>\n")
}

// readNotes reads the notes of a part that were called.
func (w *writer) readNotes(name, kind string) {
	if name == "" {
		return
	}
	w.part, w.rels = name, relationsOf(w.doc.open, name)
	err := w.elements(name, kind, func(t *treeReader, n *node) error {
		err := t.fill(n)
		if k := w.known[kind+n.get("id")]; k > 0 {
			w.notes[k-1].text = w.aside(func() { w.blocks(n) })
		}
		return err
	})
	if err != nil {
		w.cut = err
	}
}

// anchorOf returns the tag of a place that links lead to.
func anchorOf(name string) string { return `<a id="` + html.EscapeString(name) + `"></a>` }
