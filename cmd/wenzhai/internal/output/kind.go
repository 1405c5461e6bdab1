package output

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/pattern"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
)

// Kind is what a file is written as. An older file of the same kind is replaced
// without a question.
type Kind uint8

// The kinds of files that wenzhai writes, beside those of Book.
const (
	Dump     Kind = iota // pages as text
	Report               // JSON of --report
	Manifest             // JSON of the key manifest
	Feed                 // opds.xml
	Feed2                // opds.json
	Index                // index.html of a catalogue
	Manual               // a page for man
	Other                // what nothing tells from files of others
	books                // those of layout.Formats, from here on
)

// Book returns the kind of the books of a file's suffix, also of other makers.
func Book(name string) Kind {
	i := slices.IndexFunc(layout.Formats(), func(f layout.Format) bool { return strings.EqualFold(path.Ext(name), f.Suffix) })
	if i < 0 {
		return Other
	}
	return books + Kind(i)
}

// IsBook reports whether k is the kind of a format's books.
func (k Kind) IsBook() bool { return k >= books }

// String returns the kind with its article, as messages name it.
func (k Kind) String() string {
	if k.IsBook() {
		return layout.Formats()[k-books].Noun
	}
	return kinds[k].noun
}

// headLength is how many bytes of a file tell its kind.
const headLength = 2048

// kinds are the names of the kinds below books, and how files of each begin.
var kinds = [books]struct {
	noun string
	mark func() *regexp.Regexp
}{
	Dump:     {"a dump of pages", pattern.Lazy(`^title ".*" lang ".*" created -?[0-9]`)},
	Report:   {"a report of wenzhai", pattern.Lazy(`^\s*\{\s*("format"\s*:\s*"[a-z]+"|"outputs"\s*:\s*\[)`)},
	Manifest: {"a manifest of wenzhai", pattern.Lazy(`^\s*\{\s*"version"\s*:\s*[0-9]+\s*,\s*"profile"\s*:`)},
	Feed:     {"a catalogue of wenzhai", pattern.Lazy(`^(?s)<\?xml.*<feed xmlns="http://www.w3.org/2005/Atom".*<name>wenzhai</name>`)},
	Feed2:    {"a catalogue of wenzhai", pattern.Lazy(`^(?s)\s*\{\s*"metadata"\s*:.*application/opds\+json`)},
	Index:    {"a catalogue of wenzhai", pattern.Lazy(`(?s)<link rel="alternate" type="application/atom\+xml;profile=opds-catalog;kind=acquisition" href="opds.xml"`)},
	Manual:   {"a manual page of wenzhai", pattern.Lazy(`^(\.nh\n)?\.TH "WENZHAI`)},
	Other:    {noun: "a file of wenzhai"},
}

// begins reports whether a file that begins with head may be of kind k.
func (k Kind) begins(head []byte) bool {
	if k.IsBook() {
		return layout.Formats()[k-books].Begins(head)
	}
	m := kinds[k].mark
	return m != nil && m().Match(head)
}

// unfit says why something that is no file cannot be written into, or "". What
// people name may be a pipe or a device such as a terminal; a disk would lose all
// that it holds.
func (k Kind) unfit(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeSocket != 0:
		return "is a socket: name a file"
	case mode&fs.ModeDevice != 0 && mode&fs.ModeCharDevice == 0:
		return "is a disk: name a file"
	case k > Manifest && !k.IsBook():
		return "is not a file: move it away"
	}
	return ""
}

// Holds reports whether the file at path is of kind k.
func (k Kind) Holds(path string) (bool, error) {
	f, err := regular.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head := make([]byte, headLength)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	return k.begins(head[:n]), nil
}
