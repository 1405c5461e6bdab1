package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
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

// books builds the EPUB and the PDF of the samples once a test.
func books(t *testing.T) (epub, pdf string, want *conform.Expected) {
	t.Helper()
	dir := t.TempDir()
	epub, pdf = filepath.Join(dir, "b.epub"), filepath.Join(dir, "b.pdf")
	wenzhai(t, ".", nil, "epub", "-q", samples, "-o", epub)
	wenzhai(t, ".", nil, "pdf", "-q", samples, "-o", pdf)
	want, err := conform.Expect(t.Context(), samples)
	if err != nil {
		t.Fatal(err)
	}
	return epub, pdf, want
}

// Books of every kind, with both texts of the samples' pairs among them, stand what
// others have written to judge them.
func TestBooksConform(t *testing.T) {
	t.Parallel()
	want, err := conform.Expect(t.Context(), samples)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range conform.Cases() {
		t.Run(c.Name(), func(t *testing.T) {
			t.Parallel()
			paths := []string{samples}
			if c.Bilingual() && c.Format == "epub" { // Ace takes its time with each document
				paths = pairSamples()
			}
			book, err := c.Make(t.Context(), runner(t), want, c.File(t.TempDir()), paths...)
			if err != nil {
				t.Fatal(err)
			}
			if book == nil || book.Pairs != nil && len(book.Pairs.Second) < 50 {
				t.Fatal("too few second texts to prove anything: are the samples still paired?")
			}
			for _, check := range c.Checks {
				if err := check.Run(t.Context(), book); err != nil {
					t.Errorf("%s: %v", check.Name, err)
				}
			}
		})
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
			if c.Checks[0].Run(t.Context(), book) == nil {
				t.Error("the check takes a book that lacks a sentence")
			}
		})
	}
}

// A check that cannot fail proves nothing: each must refuse a spoiled book.
func TestChecksRefuseSpoiledBooks(t *testing.T) {
	t.Parallel()
	epub, pdf, want := books(t)
	spoil := func(name string, from, to []byte) string {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.Index(data, from)
		if at < 0 {
			t.Fatalf("%s holds no %q", name, from)
		}
		copy(data[at:], to)
		path := filepath.Join(t.TempDir(), filepath.Base(name))
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	bad := spoil(epub, []byte("application/epub+zip"), []byte("application/epub-zip"))
	for _, v := range conform.Checkers() {
		if conform.EPUBCheck(t.Context(), v, bad) == nil {
			t.Errorf("EPUBCheck %s takes a book with a wrong mimetype", v)
		}
	}
	more := *want
	more.Articles++
	if conform.Readers(t.Context(), epub, &more) == nil {
		t.Error("the readers' check takes a book with an entry too few")
	}
	if conform.PDF(t.Context(), spoil(pdf, []byte("startxref"), []byte("startxxxx"))) == nil {
		t.Error("qpdf and pdfcpu take a file without startxref")
	}
	more = *want
	more.Text = append([]string{"这句话不在书里"}, want.Text...)
	if conform.PDFBook(t.Context(), pdf, &more) == nil {
		t.Error("the text check takes a book that lacks a sentence")
	}
	more = *want
	more.Notes = append([]string{"这句话不在注里"}, want.Notes...)
	if conform.PDFBook(t.Context(), pdf, &more) == nil {
		t.Error("the text check takes a book that lacks a sentence of a note")
	}
}

// Same input, same bytes: for any number of workers, time zone, locale and
// working folder.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	abs := absolute(t, samples)
	parent, name := filepath.Split(abs)
	for _, format := range []string{"epub", "pdf"} {
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
