package xhtml

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Notes are the notes of one text, which its calls lead to.
type Notes struct {
	list   []*doc.Note
	number map[string]int // by ID, from 1
	lang   doc.Lang       // of the text
	kind   string         // in identifiers: "fn", or another for a second text in the same documents
}

// TakeNotes returns the blocks of a text in language l without its notes, and these.
// The identifiers of a second text differ from those of the first.
func TakeNotes(blocks []doc.Block, l doc.Lang, second bool) (text []doc.Block, n *Notes) {
	n = &Notes{number: map[string]int{}, lang: l, kind: "fn"}
	if second {
		n.kind = "sn"
	}
	for i, b := range blocks {
		x, ok := b.(*doc.Note)
		switch {
		case ok && n.list == nil:
			text = append(text, blocks[:i]...)
			fallthrough
		case ok:
			n.list = append(n.list, x)
			n.number[x.ID] = len(n.list)
		case n.list != nil:
			text = append(text, b)
		}
	}
	if n.list == nil {
		text = blocks
	}
	return text, n
}

// noteKey is one note of a text.
type noteKey struct {
	of *Notes
	n  int
}

// noted is a note that a document has, or will have: it stands in the one of its
// first call.
type noted struct {
	noteKey
	file   string
	called bool
}

// noting is what a Renderer knows of notes.
type noting struct {
	Notes *Notes // of the text at hand; nil = its calls lead nowhere and show nothing
	Feet  []byte // the notes of the document at hand, as far as they are written
	all   []noted
	done  int             // of all are written
	at    map[noteKey]int // places in all, if they hold the key: who goes back to an earlier state has the map of later
}

// place returns where a note stands; one that stands nowhere yet is in the document
// at hand from now on.
func (r *Renderer) place(n int, called bool) (at noted, first bool) {
	k := noteKey{r.Notes, n}
	if i, ok := r.at[k]; ok && i < len(r.all) && r.all[i].noteKey == k {
		return r.all[i], false
	}
	if r.at == nil {
		r.at = map[noteKey]int{}
	}
	at = noted{k, r.file(), called}
	r.at[k] = len(r.all)
	r.all = append(r.all, at)
	return at, true
}

func (r *Renderer) file() string {
	if r.File == nil {
		return ""
	}
	return r.File()
}

// call writes the mark of a note: its number in brackets, which no exponent has.
func (r *Renderer) call(x *doc.NoteCall) {
	if r.Notes == nil || r.Notes.number[x.ID] == 0 {
		return
	}
	n := r.Notes.number[x.ID]
	at, first := r.place(n, !r.inLink)
	s := strconv.Itoa(n)
	r.Raw("<sup>")
	if !r.inLink {
		href := "#" + r.Notes.kind + s
		if at.file != r.file() {
			href = at.file + href
		}
		r.startAs("a", "noteref")
		r.Raw(` class="noteref"`)
		r.Attr("href", href)
		if first {
			r.Raw(` id="`, r.Notes.back(s), `"`)
		}
		r.Raw(">")
	}
	r.Raw("[", s, "]")
	if !r.inLink {
		r.Raw("</a>")
	}
	r.Raw("</sup>")
}

// back is the identifier of the first call of note n.
func (n *Notes) back(number string) string { return n.kind[:1] + "r" + number }

// startAs begins the tag of an element with a role, which books name twice.
func (r *Renderer) startAs(tag, role string) {
	r.Raw("<", tag)
	if !r.Page {
		r.Raw(` epub:type="`, role, `"`)
	}
	r.Raw(` role="doc-`, role, `"`)
}

// FlushNotes writes the notes that were called since it did so last to Feet.
func (r *Renderer) FlushNotes() {
	if r.done == len(r.all) {
		return
	}
	notes, lang, flat, link := r.Notes, r.Lang, r.Flat, r.inLink
	r.Buf, r.Feet, r.Flat, r.inLink = r.Feet, r.Buf, true, false
	for ; r.done < len(r.all); r.done++ { // notes may call others
		at := r.all[r.done]
		r.Notes = at.of
		r.note(at.of.list[at.n-1], strconv.Itoa(at.n), lang, at.called)
	}
	r.Buf, r.Feet = r.Feet, r.Buf
	r.Notes, r.Lang, r.Flat, r.inLink = notes, lang, flat, link
}

// RestNotes has the notes of the text at hand written that nothing called, too.
func (r *Renderer) RestNotes() {
	if r.Notes == nil {
		return
	}
	r.FlushNotes()
	for i := range r.Notes.list {
		r.place(i+1, false)
		r.FlushNotes()
	}
}

// note writes one note; its number leads back to the first call. Readers lift what
// is in the aside out of it: another language than that of the document goes along.
func (r *Renderer) note(x *doc.Note, number string, outer doc.Lang, called bool) {
	l := ValidLang(x.Lang)
	if l == "" {
		l = r.Notes.lang
	}
	r.startAs("aside", "footnote")
	r.Raw(` class="footnote" id="`, r.Notes.kind, number, `">`)
	r.Lang = l
	if l != outer {
		r.Raw("<div")
		r.InLang(l)
		r.Raw(">")
	}
	r.Raw("\n")
	r.noteBody(x.Blocks, number, called)
	if l != outer {
		r.Raw("</div>")
	}
	r.Raw("</aside>\n")
}

func (r *Renderer) noteBody(body []doc.Block, number string, called bool) {
	first, ok := &doc.Paragraph{}, false
	if len(body) > 0 {
		first, ok = body[0].(*doc.Paragraph)
	}
	r.Raw("<p")
	if ok {
		r.startText(first.Lang, first.Inlines)
		body = body[1:]
	} else {
		first = &doc.Paragraph{}
		r.Raw(">")
	}
	if called {
		r.Element("a", "["+number+"]", "role", "doc-backlink", "href", "#"+r.Notes.back(number))
	} else {
		r.Raw("[", number, "]")
	}
	r.Raw(" ")
	r.In(first.Lang, func() { r.Inlines(first.Inlines) })
	r.Raw("</p>\n")
	r.Blocks(body)
}
