package export

import (
	"bytes"
	"fmt"
	"html"
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// ReadBookmarks reads a page of links that a browser or a reading service exports:
// the Netscape bookmark file, which Raindrop and others write too, ril_export.html of
// Pocket and the page of Instapaper. It holds no texts, and is one article that
// lists the links.
func ReadBookmarks(text []byte) (File, bool) {
	if begins(text) != '<' {
		return File{}, false
	}
	head := bytes.ToLower(text[:min(len(text), bookmarksProbe)])
	if !slices.ContainsFunc(bookmarkMarks, func(mark string) bool { return bytes.Contains(head, []byte(mark)) }) {
		return File{}, false
	}
	f := File{Kind: "bookmarks"}
	r := bookmarks{z: xhtml.NewTokenizer(bytes.NewReader(text))}
	r.read()
	if r.list.n == 0 {
		return f, true
	}
	f.Add(r.list.item(r.title, 1))
	f.Issues = append(f.Issues, r.list.issue())
	return f, true
}

const bookmarksProbe = 2 << 10

// bookmarkMarks stand, in any case, at the head of such a page.
var bookmarkMarks = []string{"netscape-bookmark-file", "<title>pocket export</title>", "<title>instapaper: export</title>"}

// linkList writes links as one article.
type linkList struct {
	body bytes.Buffer
	n    int // links
	open bool
}

// heading begins the links of a folder; level is 0 for one that lies in no other.
func (l *linkList) heading(text string, level int) {
	l.close()
	level = min(max(level, 0)+2, 6)
	fmt.Fprintf(&l.body, "<h%d>%s</h%d>\n", level, html.EscapeString(text), level)
}

// add adds a link with what is said of it.
func (l *linkList) add(title, address, note string) {
	if !l.open {
		l.body.WriteString("<ul>\n")
		l.open = true
	}
	if title == "" {
		title = address
	}
	fmt.Fprintf(&l.body, `<li><a href="%s">%s</a>`, html.EscapeString(address), html.EscapeString(title))
	if note != "" {
		l.body.WriteString("<br>" + html.EscapeString(note))
	}
	l.body.WriteString("</li>\n")
	l.n++
}

func (l *linkList) close() {
	if l.open {
		l.body.WriteString("</ul>\n")
		l.open = false
	}
}

// item returns the article.
func (l *linkList) item(title string, line int) Item {
	l.close()
	return Item{Title: html.EscapeString(title), Body: l.body.Bytes(), HTML: true, List: true, Line: line, At: line}
}

func (l *linkList) issue() Issue {
	return Issue{Line: 1, Skipped: true, Text: fmt.Sprintf("%d links hold no text: they stand in one list", l.n)}
}

// bookmarks reads a page of links.
type bookmarks struct {
	z     *xhtml.Tokenizer
	list  linkList
	title string

	depth             int  // of folders
	folder            bool // the links are of a folder
	left              bool // which has ended
	text              strings.Builder
	inside            atom.Atom // the element whose text is read: title, h1 … h4, a, dd
	name, link, noted string    // of a link that is not written, as its note may follow
}

// read reads the whole page.
func (r *bookmarks) read() {
	for {
		switch r.z.Next() {
		case xhtml.ErrorToken:
			r.end()
			r.write()
			return
		case xhtml.TextToken:
			if r.inside != 0 {
				r.text.Write(r.z.Text())
			}
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			r.start(r.z.Token())
		case xhtml.EndTagToken:
			tag, _ := r.z.TagName()
			switch name := atom.Lookup(tag); name {
			case atom.Dl, atom.Ul, atom.Ol:
				r.end()
				r.write()
				r.depth--
				r.left = r.folder
			case r.inside:
				r.end()
			}
		}
	}
}

// start reads the start of an element.
func (r *bookmarks) start(t xhtml.Token) {
	switch t.DataAtom {
	case atom.Dl, atom.Ul, atom.Ol:
		r.end()
		r.write()
		r.depth++
	case atom.Title, atom.H1, atom.H2, atom.H3, atom.H4, atom.A, atom.Dd:
		r.end()
		if t.DataAtom != atom.Dd {
			r.write()
		}
		r.inside = t.DataAtom
		for _, a := range t.Attr {
			if a.Key == "href" && t.DataAtom == atom.A {
				r.link = strings.TrimSpace(a.Val)
			}
		}
	case atom.Dt, atom.Li:
		r.end()
		r.write()
	}
}

// end takes the text of the element that is read.
func (r *bookmarks) end() {
	text := letter.OneLine(html.UnescapeString(r.text.String()))
	r.text.Reset()
	switch r.inside {
	case atom.Title:
		r.title = text
	case atom.H1, atom.H2, atom.H3, atom.H4:
		if text != r.title && text != "" {
			r.list.heading(text, r.depth-1)
			r.folder, r.left = true, false
		}
	case atom.A:
		r.name = text
	case atom.Dd:
		r.noted = text
	}
	r.inside = 0
}

// write writes the link that was read.
func (r *bookmarks) write() {
	if isWeb(r.link) {
		r.part()
		r.list.add(r.name, r.link, r.noted)
	}
	r.name, r.link, r.noted = "", "", ""
}

// part parts the links behind a folder from those in it.
func (r *bookmarks) part() {
	if r.left {
		r.list.close()
		r.list.body.WriteString("<hr>\n")
		r.left = false
	}
}
