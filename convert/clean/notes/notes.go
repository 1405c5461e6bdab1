// Package notes finds the notes of a text by the links that lead to them, and
// takes them out of its tree: footnotes, endnotes, notes in the margin and in the
// line, as converters, encyclopedias, word processors and makers of e-books write
// them. Names and roles help where they are there; otherwise a short link is the
// call of a note where it leads to a piece of text that leads back, stands among
// notes or begins with the same mark.
package notes

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// Max is the number of links within a text over which none is taken for a call.
const Max = 50_000

// Note is a note that was taken out of a tree.
type Note struct {
	ID, Label string
	Body      *html.Node // a box that holds what the note says
	uncalled  bool       // nothing calls it
	with      string     // the called note that it stands in one list with, or ""
}

// callTag names the elements that Take puts in the places of calls; no parser
// makes one of that name.
const callTag = "noteCall"

// Call returns the ID of the note that n calls, "" where n is no call.
func Call(n *html.Node) string {
	if n == nil || n.Data != callTag {
		return ""
	}
	return node.Attr(n, "note")
}

func newCall(id string) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: callTag, Attr: []html.Attribute{{Key: "note", Val: id}}}
}

// kinds are parts of the names of notes that stand where they are called.
var kinds = [][]byte{[]byte("sidenote"), []byte("marginnote"), []byte("d-footnote"), []byte("footnote"), []byte("ltx_note")}

// MayHold is a quick look at HTML: it is false where no notes are.
func MayHold(src []byte) bool {
	for at := 0; ; {
		i := bytes.IndexByte(src[at:], '#')
		if i < 0 {
			break
		}
		at += i + 1
		if at < len(src) && src[at] != '"' && src[at] != '\'' && (at < 2 || src[at-2] != '&') && inLink(src[max(0, at-400):at-1]) {
			return true
		}
	}
	return bytes.Contains(src, []byte("note")) && slices.ContainsFunc(kinds, func(k []byte) bool { return bytes.Contains(src, k) })
}

// inLink reports whether the value of an attribute href goes on behind before.
func inLink(before []byte) bool {
	i := bytes.LastIndexAny(before, "\"'> \n=")
	if i < 0 {
		return false
	}
	head := bytes.TrimRight(before[:i+1], "\"' \n")
	return bytes.HasSuffix(head, []byte("href=")) || bytes.HasSuffix(head, []byte("HREF="))
}

// Keeps reports whether Take asks about attributes of this name.
func Keeps(key string) bool {
	switch key {
	case "id", "class", "name", "role", "epub:type", "style", "zy-footnote", "for":
		return true
	}
	return false
}

// Take finds the notes below root. It puts calls in the places of the links to
// them, and takes what they say out of the tree.
func Take(root *html.Node) []*Note {
	if root == nil {
		return nil
	}
	f := &finder{
		root: root, ids: map[string]*place{}, byTarget: map[*html.Node]*found{}, held: map[*html.Node]int{}, empty: map[*html.Node]bool{}, called: map[*html.Node]bool{}, taken: map[string]bool{},
	}
	if !f.scan() {
		return nil
	}
	for i := range f.links {
		f.judge(&f.links[i])
	}
	f.again()
	f.extend()
	f.uncalled()
	for _, x := range f.notes {
		f.label(x)
	}
	for _, x := range f.notes {
		f.detach(x)
	}
	for _, x := range f.notes {
		for _, l := range x.calls {
			f.replace(l.n, x.ID)
		}
	}
	out := make([]*Note, 0, len(f.notes)+len(f.beside))
	for _, x := range f.notes {
		out = append(out, &x.Note)
	}
	return append(out, f.besides()...)
}
