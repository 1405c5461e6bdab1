package main

import (
	"bytes"
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

func TestBooksConform(t *testing.T) {
	t.Parallel()
	epub, pdf, want := books(t)
	for _, v := range conform.Checkers() {
		t.Run("EPUBCheck "+v, func(t *testing.T) {
			if err := conform.EPUBCheck(t.Context(), v, epub); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("readers", func(t *testing.T) {
		if err := conform.Readers(t.Context(), epub, want, ""); err != nil {
			t.Error(err)
		}
	})
	t.Run("PDF", func(t *testing.T) {
		if err := conform.PDFBook(t.Context(), pdf, want); err != nil {
			t.Error(err)
		}
	})
	for _, flags := range []string{"--columns 2 --duplex", "--links none"} {
		t.Run("PDF "+flags, func(t *testing.T) {
			other := filepath.Join(t.TempDir(), "b.pdf")
			wenzhai(t, ".", nil, append(strings.Fields("pdf -q "+samples+" -o "+other), strings.Fields(flags)...)...)
			if err := conform.PDFBook(t.Context(), other, want); err != nil {
				t.Error(err)
			}
		})
	}
}

// Both texts of the samples' pairs are in a PDF of every layout, and rows that
// stand side by side are level.
func TestBilingualPDFsConform(t *testing.T) {
	t.Parallel()
	for _, l := range conform.Layouts() {
		t.Run(l.String(), func(t *testing.T) {
			want, err := conform.ExpectPairs(t.Context(), l, samples)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "b.pdf")
			wenzhai(t, ".", nil, "pdf", "-q", "--bilingual", l.String(), samples, "-o", file)
			rows, err := conform.BilingualPDF(t.Context(), file, want)
			if err != nil {
				t.Error(err)
			}
			if side := l == digest.Columns || l == digest.Facing; side && rows < 20 || len(want.Second) < 20 {
				t.Errorf("%d rows, %d parts of second texts: too few to prove anything", rows, len(want.Second))
			}
			if len(want.Second) > 0 {
				want.Second[0] = "这句话不在书里"
				if _, err := conform.BilingualPDF(t.Context(), file, want); err == nil {
					t.Error("the check takes a book that lacks a sentence")
				}
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
	if conform.Readers(t.Context(), epub, &more, "") == nil {
		t.Error("the readers' check takes a book with an entry too few")
	}
	if conform.PDF(t.Context(), spoil(pdf, []byte("startxref"), []byte("startxxxx"))) == nil {
		t.Error("qpdf and pdfcpu take a file without startxref")
	}
	more = *want
	more.Parts = append([]string{"这句话不在书里"}, want.Parts...)
	if conform.PDFBook(t.Context(), pdf, &more) == nil {
		t.Error("the text check takes a book that lacks a sentence")
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
