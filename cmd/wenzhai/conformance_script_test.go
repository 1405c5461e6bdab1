package main

import (
	"path/filepath"
	"testing"

	"github.com/wenzhai/wenzhai/tools/conform"
)

// Readings change neither what a PDF copies as nor its structure; e-books with
// readings, and in another script, are as sound as those without.
func TestReadingsAndScriptsConform(t *testing.T) {
	t.Parallel()
	want, err := conform.Expect(t.Context(), samples)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("PDF", func(t *testing.T) {
		book := filepath.Join(t.TempDir(), "b.pdf")
		wenzhai(t, ".", nil, "pdf", "-q", "--ruby", "pinyin", samples, "-o", book)
		if err := conform.PDFBook(t.Context(), book, want); err != nil {
			t.Error(err)
		}
	})
	t.Run("EPUB", func(t *testing.T) {
		book := filepath.Join(t.TempDir(), "b.epub")
		wenzhai(t, ".", nil, "epub", "-q", "--convert", "s2hk", "--bilingual", "columns", "--ruby", "pinyin", samples, "-o", book)
		if err := conform.EPUBCheck(t.Context(), conform.Checkers()[0], book); err != nil {
			t.Error(err)
		}
		if err := conform.Ace(t.Context(), book); err != nil {
			t.Error(err)
		}
	})
}
