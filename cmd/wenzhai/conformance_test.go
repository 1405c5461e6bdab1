package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/tools/conform"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

const samples = "../../samples/archive"

// wenzhai runs the command line in a process of its own, with extra
// environment, in dir.
func wenzhai(t *testing.T, dir string, env []string, args ...string) {
	t.Helper()
	c := command(t, args...)
	c.Dir, c.Env = dir, append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("wenzhai %q: %v\n%s", args, err, out)
	}
}

// command returns a command that runs wenzhai: the test binary under that
// name, which TestMain knows.
func command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("wenzhai")
	if err != nil {
		t.Fatal(err)
	}
	return testtime.Command(t, path, args...)
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

// Books of every kind, with both texts of the samples' pairs among them, stand what
// others have written to judge them. Each of these sees all its books in one process,
// and among them one that it must refuse: a check that cannot fail proves nothing.
func TestBooksConform(t *testing.T) {
	t.Parallel()
	want, err := conform.Expect(t.Context(), samples)
	if err != nil {
		t.Fatal(err)
	}
	cases := conform.Cases()
	books, dir := make([]*conform.Book, len(cases)), t.TempDir()
	t.Run("made", func(t *testing.T) {
		for i, c := range cases {
			t.Run(c.Name(), func(t *testing.T) {
				t.Parallel()
				books[i] = caseBook(t, &c, want, dir)
			})
		}
	})
	if t.Failed() {
		return
	}
	checks := map[string]*round{}
	for i, c := range cases {
		for _, check := range c.Checks {
			if checks[check.Name] == nil {
				checks[check.Name] = &round{Check: check}
			}
			checks[check.Name].add(books[i], "")
		}
		switch c.Name() {
		case "epub":
			spoilEPUB(t, checks, books[i])
		case "html --head author,tags,time":
			checks["HTML"].add(&conform.Book{File: spoil(t, books[i].File, "</article>", "</artikle>")}, "artikle")
		case "pdf":
			spoilPDF(t, checks["pages"], books[i])
		}
	}
	checks["Ace"].add(&conform.Book{File: paleBook(t)}, "color-contrast")
	for name, r := range checks {
		t.Run(name, func(t *testing.T) { t.Parallel(); r.run(t) })
	}
}

// caseBook makes the book of a case.
func caseBook(t *testing.T, c *conform.Case, want *conform.Expected, dir string) *conform.Book {
	t.Helper()
	paths := []string{samples}
	if c.Bilingual() && c.Format == "epub" { // Ace takes its time with each document
		paths = pairSamples()
	}
	book, err := c.Make(t.Context(), runner(t), want, c.File(dir), paths...)
	if err != nil {
		t.Fatal(err)
	}
	if book == nil || book.Pairs != nil && len(book.Pairs.Second) < 50 {
		t.Fatal("too few second texts to prove anything: are the samples still paired?")
	}
	return book
}

// round is one check with all books that it sees.
type round struct {
	conform.Check
	books []*conform.Book
	must  []string // what is wrong with the book that the check must refuse; "" = nothing
}

func (r *round) add(book *conform.Book, wrong string) {
	r.books, r.must = append(r.books, book), append(r.must, wrong)
}

func (r *round) run(t *testing.T) {
	t.Helper()
	for i, err := range r.Run(t.Context(), r.books...) {
		switch book, wrong := filepath.Base(r.books[i].File), r.must[i]; {
		case wrong == "" && err != nil:
			t.Errorf("%s: %v", book, err)
		case wrong != "" && (err == nil || !strings.Contains(err.Error(), wrong)):
			t.Errorf("%s, in which %s is wrong: %v", book, wrong, err)
		}
	}
}

// runner returns what carries out command lines for cases.
func runner(t *testing.T) func(args ...string) error {
	return func(args ...string) error { wenzhai(t, ".", nil, args...); return nil }
}

// A check that cannot fail proves nothing: rows must be there, and both texts.
func TestBilingualChecksRefuseSpoiledBooks(t *testing.T) {
	t.Parallel()
	for _, c := range conform.Cases() {
		if c.Layout != digest.Columns && c.Layout != digest.Reveal && c.Layout != digest.Facing {
			continue
		}
		t.Run(c.Name(), func(t *testing.T) {
			t.Parallel()
			book, err := c.Make(t.Context(), runner(t), nil, c.File(t.TempDir()), pairSamples()...)
			if err != nil {
				t.Fatal(err)
			}
			if c.Format == "pdf" {
				if rows, err := conform.BilingualPDF(t.Context(), book.File, book.Pairs); err != nil || rows < 20 {
					t.Errorf("%d rows are level: too few to prove anything; %v", rows, err)
				}
			}
			book.Pairs.Second[0], book.Pairs.Texts[1][0] = "这句话不在书里", "这句话不在书里"
			if errors.Join(c.Checks[0].Run(t.Context(), book)...) == nil {
				t.Error("the check takes a book that lacks a sentence")
			}
		})
	}
}

// spoilEPUB adds what EPUBCheck and the readers must refuse.
func spoilEPUB(t *testing.T, checks map[string]*round, book *conform.Book) {
	t.Helper()
	bad := spoil(t, book.File, "application/epub+zip", "application/epub-zip")
	for _, v := range conform.Checkers() {
		checks["EPUBCheck "+v].add(&conform.Book{File: bad}, "imetype")
	}
	more := *book.Want
	more.Articles++
	checks["readers"].add(&conform.Book{File: book.File, Want: &more}, "entries in the contents")
}

// spoilPDF adds what qpdf or pdfcpu must refuse, and the check of the text.
func spoilPDF(t *testing.T, pages *round, book *conform.Book) {
	t.Helper()
	pages.add(&conform.Book{File: spoil(t, book.File, "startxref", "startxxxx"), Want: book.Want}, "qpdf")
	text, notes := *book.Want, *book.Want
	text.Text = append([]string{"这句话不在书里"}, text.Text...)
	pages.add(&conform.Book{File: book.File, Want: &text}, "part 1 of")
	notes.Notes = append([]string{"这句话不在注里"}, notes.Notes...)
	pages.add(&conform.Book{File: book.File, Want: &notes}, "of the notes")
}

// spoil returns a copy of a file with some bytes changed.
func spoil(t *testing.T, name, from, to string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, []byte(from))
	if at < 0 {
		t.Fatalf("%s holds no %q", name, from)
	}
	copy(data[at:], to)
	path := filepath.Join(t.TempDir(), "spoiled-"+filepath.Base(name))
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// Same input, same bytes: for any number of workers, time zone, locale and
// working folder.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	abs := absolute(t, samples)
	parent, name := filepath.Split(abs)
	for _, format := range []string{"epub", "pdf", "html"} {
		t.Run(format, func(t *testing.T) {
			dir := t.TempDir()
			first := filepath.Join(dir, "first."+format)
			wenzhai(t, parent, []string{"TZ=UTC", "LC_ALL=C"}, format, "-q", "-j", "1", name, "-o", first)
			want, err := os.ReadFile(first)
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range []struct {
				dir, path, jobs string
				env             []string
			}{
				{parent, name, "8", []string{"TZ=America/New_York", "LC_ALL=zh_CN.UTF-8"}},
				{abs, ".", "3", []string{"TZ=Asia/Kathmandu", "LANG=ru_RU.UTF-8"}},
				{dir, abs, "2", []string{"TZ=Pacific/Apia", "LC_ALL=tr_TR.UTF-8", "HOME=/nonexistent"}},
			} {
				again := filepath.Join(dir, "again."+format)
				wenzhai(t, c.dir, c.env, format, "-q", "-j", c.jobs, c.path, "-o", again)
				got, err := os.ReadFile(again)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, want) {
					t.Errorf("run %d: %d bytes differ from the first run's %d", i, len(got), len(want))
				}
			}
		})
	}
}
