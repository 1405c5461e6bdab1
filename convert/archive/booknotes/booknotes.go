// Package booknotes brings the notes of an e-book that stand in documents of their own
// to the documents that call them.
package booknotes

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MaxBytes is the size of the longest document that may be one of notes.
const MaxBytes = 8 << 20

// maxNotes bounds the notes that one document is given.
const maxNotes = 5000

// Notes are the documents of notes of a book, by their names.
type Notes map[string]*document

// document is a document of notes.
type document struct {
	place string            // in identifiers
	notes map[string][]byte // what stands from one place on to the next, by the name of the place
}

// named are names of files and titles of documents of notes.
var named = regexp.MustCompile(`(?i)(^|[^a-z])(foot|end|rear)?-?_?notes?([^a-z]|$)|fn\d*\.x?html?$|zhushi|anmerkung|注释|註釋|註解|注解|脚注|腳註|尾注|^注$|примечани`)

// MayBe reports whether a document may be one of notes by the name of its file or by
// its title in the contents.
func MayBe(file, title string) bool {
	return named.MatchString(path.Base(file)) || named.MatchString(title)
}

// Add takes a document for one of notes, if it is one and holds nothing beside them.
func (n Notes) Add(name string, data []byte) bool {
	d, ok := read(data)
	if ok = ok && n != nil; ok {
		d.place = "note-" + strconv.Itoa(len(n)+1) + "-"
		n[name] = d
	}
	return ok
}

// reader splits a document of notes at its places.
type reader struct {
	tokens       *html.Tokenizer
	data         []byte
	start        int      // where the boxes begin that opened since the last word, or -1
	names        []string // of places since then
	at           int      // where the note at hand begins
	open         []string // its names
	out          *document
	words        int  // characters outside of notes and headings
	inside       int  // in notes
	link, linked bool // a link to another document stands before the next word, in the note at hand
	notes        int
	backs        int // notes with a link to another document
	typed        bool
	heading      bool
}

// read returns a document of notes: one that says that it is, or nearly all of whose
// words stand at places with a link to another document.
func read(data []byte) (*document, bool) {
	r := reader{tokens: html.NewTokenizer(bytes.NewReader(data)), data: data, start: -1, at: -1, out: &document{notes: map[string][]byte{}}}
	body := false
	for at := 0; ; {
		kind := r.tokens.Next()
		if kind == html.ErrorToken {
			r.end(at)
			break
		}
		next := at + len(r.tokens.Raw())
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			t := r.tokens.Token()
			body = body || t.DataAtom == atom.Body
			r.tag(t, at)
		case html.EndTagToken:
			name, _ := r.tokens.TagName()
			r.closing(atom.Lookup(name), at)
		case html.TextToken:
			if body {
				r.text(r.tokens.Text())
			}
		}
		at = next
	}
	return r.out, r.notes > 0 && (r.typed || r.backs*10 >= r.notes*9) && r.words*10 <= r.inside
}

func (r *reader) tag(t html.Token, at int) {
	heading := len(t.Data) == 2 && t.Data[0] == 'h' && t.Data[1] >= '1' && t.Data[1] <= '6'
	if heading {
		r.end(at)
		r.heading = true
	}
	if isBox(t.DataAtom) && r.start < 0 {
		r.start = at
	}
	for _, a := range t.Attr {
		switch {
		case a.Key == "id" || a.Key == "name" && t.DataAtom == atom.A:
			if !r.heading && r.start >= 0 && t.DataAtom != atom.Body {
				r.names = append(r.names, a.Val)
			}
		case a.Key == "epub:type" || a.Key == "role":
			r.typed = r.typed || strings.Contains(a.Val, "footnote") || strings.Contains(a.Val, "endnote") || strings.Contains(a.Val, "rearnote")
		case a.Key == "href" && t.DataAtom == atom.A:
			file, frag, _ := strings.Cut(a.Val, "#")
			r.link = r.link || file != "" && frag != ""
		}
	}
}

func isBox(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Dd, atom.Dt, atom.Aside, atom.Ol, atom.Ul, atom.Dl, atom.Section, atom.Blockquote:
		return true
	}
	return false
}

func (r *reader) closing(a atom.Atom, at int) {
	if a == atom.H1 || a == atom.H2 || a == atom.H3 || a == atom.H4 || a == atom.H5 || a == atom.H6 {
		r.heading, r.start, r.names = false, -1, nil
	}
	if a == atom.Body {
		r.end(at)
	}
}

// text reads words: those behind places begin a note.
func (r *reader) text(s []byte) {
	n := len(bytes.TrimSpace(s))
	if n == 0 || r.heading {
		return
	}
	if len(r.names) > 0 {
		start, names := r.start, r.names
		r.end(start)
		r.at, r.open = start, names
		r.notes++
	}
	r.linked, r.link = r.linked || r.link, false
	r.start, r.names = -1, nil
	if r.at >= 0 {
		r.inside += n
	} else {
		r.words += n
	}
}

// end ends the note at hand.
func (r *reader) end(at int) {
	if r.at >= 0 {
		if r.linked = r.linked || r.link && len(r.names) == 0; r.linked {
			r.backs++
		}
		for _, name := range r.open {
			if r.out.notes[name] == nil {
				r.out.notes[name] = r.data[r.at:at]
			}
		}
	}
	r.at, r.open, r.linked = -1, nil, false
}

// Bring returns a document of the book with the notes that it calls behind its text.
func (n Notes) Bring(name string, data []byte) []byte {
	if len(n) == 0 || !bytes.ContainsRune(data, '#') {
		return data
	}
	b := bringer{of: n, from: path.Dir(name), seen: map[string]bool{}}
	text := b.leads(data)
	if b.todo == nil {
		return data
	}
	end := bytes.LastIndex(text, []byte("</body"))
	if end < 0 {
		end = len(text)
	}
	out := append([]byte(nil), text[:end]...)
	out = append(out, `<section class="footnotes" role="doc-endnotes">`...)
	for i := 0; i < len(b.todo) && i < maxNotes; i++ { // notes may call others
		w := b.todo[i]
		out = append(out, `<div class="footnote" id="`+html.EscapeString(w.id)+`">`...)
		b.from, b.home = path.Dir(w.file), w.file
		out = append(out, whole(b.leads(w.text))...)
		out = append(out, "</div>"...)
	}
	out = append(out, "</section>"...)
	return append(out, text[end:]...)
}

// wanted is a note to be brought.
type wanted struct {
	id, file string
	text     []byte
}

type bringer struct {
	of         Notes
	from, home string // folder of the document at hand; its name, where it is one of notes
	seen       map[string]bool
	todo       []wanted
}

// hrefs are the links in a document.
var hrefs = regexp.MustCompile(`(?i)(<a\b[^<>]*?\bhref\s*=\s*)("[^"<>]*#[^"<>]*"|'[^'<>]*#[^'<>]*')`)

// leads returns a text in which links to notes lead to where they are brought.
func (b *bringer) leads(text []byte) []byte {
	return hrefs.ReplaceAllFunc(text, func(m []byte) []byte {
		at := hrefs.FindSubmatchIndex(m)
		to := html.UnescapeString(string(m[at[4]+1 : at[5]-1]))
		file, frag, _ := strings.Cut(to, "#")
		if plain, err := url.PathUnescape(file); err == nil {
			file = plain
		}
		if file == "" {
			file = b.home
		} else {
			file = path.Join(b.from, file)
		}
		d := b.of[file]
		if d == nil || d.notes[frag] == nil {
			return m
		}
		id := d.place + frag
		if !b.seen[id] && len(b.todo) < maxNotes {
			b.seen[id] = true
			b.todo = append(b.todo, wanted{id, file, d.notes[frag]})
		}
		if !b.seen[id] {
			return m
		}
		return append(append([]byte(nil), m[:at[4]]...), `"#`+html.EscapeString(id)+`"`...)
	})
}

// whole returns a piece of a document with all its elements closed.
func whole(piece []byte) []byte {
	nodes, err := html.ParseFragment(bytes.NewReader(piece), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil
	}
	var b bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			return nil
		}
	}
	return b.Bytes()
}
