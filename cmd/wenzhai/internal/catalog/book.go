// Package catalog makes catalogues of a folder of books: OPDS 1.2 and 2.0 for
// e-readers and their programs, and a plain page for browsers that know nothing
// else. The same folder gives the same bytes.
package catalog

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/uuid/v5"

	"github.com/wenzhai/wenzhai/layout"
)

// Book is what a catalogue says of one file.
type Book struct {
	Path     string // slash-separated, from the folder
	ID       string // a URN
	Title    string
	Author   string // "" if there is none
	Lang     string // BCP 47, or ""
	Summary  string
	Modified time.Time // of the book as it states it, else of the file
	Size     int64
	Cover    Cover
}

// Format returns the format of the file.
func (b *Book) Format() layout.Format {
	f, _ := layout.FormatOf(b.Path)
	return f
}

// Shelf finds the books of a folder. It looks into a file once as long as
// that stays the same. It is not safe for concurrent use.
type Shelf struct {
	fsys  fs.FS
	known map[string]seen
}

type seen struct {
	book   Book
	mod    time.Time
	looked bool // false: the book is what its file's name says
}

// NewShelf returns the shelf of a folder.
func NewShelf(fsys fs.FS) *Shelf { return &Shelf{fsys: fsys, known: map[string]seen{}} }

// Books returns the EPUBs and PDFs in and below the folder, the newest first.
// Hidden files and folders are passed over. A file that cannot be read as a
// book, or not within bounds of size and time, is there by its name.
func (s *Shelf) Books() ([]Book, error) {
	_, unread, err := s.List()
	if err != nil {
		return nil, err
	}
	for _, name := range unread {
		s.Look(name)
	}
	return s.books(), nil
}

// List returns the books that are there now without opening one: those that
// were not looked into yet stand there by their file names. Unread are their
// paths, for Look.
func (s *Shelf) List() (books []Book, unread []string, err error) {
	known := map[string]seen{}
	err = fs.WalkDir(s.fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if name == "." {
				return err
			}
			return nil
		case strings.HasPrefix(e.Name(), ".") && name != "." && e.IsDir():
			return fs.SkipDir
		case !e.Type().IsRegular() || !isBook(name):
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return nil //nolint:nilerr // it is gone
		}
		have, ok := s.known[name]
		if !ok || have.book.Size != info.Size() || !have.mod.Equal(info.ModTime()) {
			have = seen{book: byName(name, info), mod: info.ModTime()}
		}
		if !have.looked {
			unread = append(unread, name)
		}
		known[name] = have
		return nil
	})
	s.known = known
	return s.books(), unread, err
}

// Look looks into a book that List found, and returns it as it knows it then.
func (s *Shelf) Look(name string) Book {
	have := s.known[name]
	have.book, have.looked = look(s.fsys, have.book), true
	s.known[name] = have
	return have.book
}

// books returns what is known, the newest first.
func (s *Shelf) books() []Book {
	out := make([]Book, 0, len(s.known))
	for _, have := range s.known {
		out = append(out, have.book)
	}
	Sort(out)
	return out
}

// Sort puts books into the order of a catalogue, the newest first.
func Sort(books []Book) {
	slices.SortFunc(books, func(a, b Book) int {
		return cmp.Or(b.Modified.Compare(a.Modified), strings.Compare(a.Path, b.Path))
	})
}

func isBook(name string) bool {
	f, ok := layout.FormatOf(name)
	return ok && f.Reader && !strings.HasPrefix(path.Base(name), ".")
}

// byName returns what is known of a book without opening it.
func byName(name string, info fs.FileInfo) Book {
	return Book{
		Path: name, Title: strings.TrimSuffix(path.Base(name), layout.Suffix(name)), Modified: info.ModTime().UTC().Truncate(time.Second), Size: info.Size(),
		ID: "urn:uuid:" + uuid.NewV5(uuid.NamespaceURL, "wenzhai:"+name).String(), Cover: plainCover(),
	}
}
