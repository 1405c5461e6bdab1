package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/tools/conform"
)

// pairSamples are the samples that have translations, and what they show.
func pairSamples() []string {
	var out []string
	for _, dir := range []string{"garden", "gazette", "images", "notes", "songdu-daily", "translate", "wire"} {
		out = append(out, filepath.Join(samples, dir))
	}
	return out
}

// A book of the whole archive, articles in three languages among it, has no
// barrier that Ace knows.
func TestBookIsAccessible(t *testing.T) {
	t.Parallel()
	book := filepath.Join(t.TempDir(), "b.epub")
	wenzhai(t, ".", nil, "epub", "-q", "--toc-depth", "3", samples, "-o", book)
	if err := conform.Ace(t.Context(), book); err != nil {
		t.Error(err)
	}
}

// Bilingual e-books of every layout pass EPUBCheck and Ace, open in both
// readers, and hold every character of both texts.
func TestBilingualEPUBsConform(t *testing.T) {
	t.Parallel()
	for _, layout := range conform.EPUBLayouts() {
		t.Run(layout.String(), func(t *testing.T) {
			book := filepath.Join(t.TempDir(), "b.epub")
			args := append([]string{"epub", "-q", "--bilingual", layout.String(), "-o", book}, pairSamples()...)
			wenzhai(t, ".", nil, args...)
			want, err := conform.ExpectPairs(t.Context(), layout, pairSamples()...)
			if err != nil {
				t.Fatal(err)
			}
			if len(want.Second) < 50 {
				t.Fatalf("only %d parts of second texts: are the samples still paired?", len(want.Second))
			}
			if err := conform.BilingualEPUB(book, want); err != nil {
				t.Error(err)
			}
			if err := conform.EPUBCheck(t.Context(), conform.Checkers()[0], book); err != nil {
				t.Error(err)
			}
			if err := conform.Ace(t.Context(), book); err != nil {
				t.Error(err)
			}
			lines := &conform.Expected{Articles: len(want.Titles), Chapters: want.Chapters}
			if err := conform.Readers(t.Context(), book, lines, ""); err != nil {
				t.Error(err)
			}
		})
	}
}

// A check that cannot fail proves nothing.
func TestAceRefusesBarriers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	css, book := filepath.Join(dir, "pale.css"), filepath.Join(dir, "b.epub")
	if err := os.WriteFile(css, []byte("p { color: #ddd; background-color: #fff }"), 0o644); err != nil {
		t.Fatal(err)
	}
	wenzhai(t, ".", nil, "epub", "-q", "--css", css, filepath.Join(samples, "garden"), "-o", book)
	err := conform.Ace(t.Context(), book)
	if err == nil || !strings.Contains(err.Error(), "color-contrast") {
		t.Errorf("Ace takes pale grey on white: %v", err)
	}
}

// Both texts must be there: the check that says so must miss one.
func TestBilingualCheckMissesATextThatIsNotThere(t *testing.T) {
	book := filepath.Join(t.TempDir(), "b.epub")
	wenzhai(t, ".", nil, append([]string{"epub", "-q", "--bilingual", "zh", "-o", book}, pairSamples()...)...)
	for _, layout := range []digest.Layout{digest.Columns, digest.Reveal} {
		want, err := conform.ExpectPairs(t.Context(), layout, pairSamples()...)
		if err != nil {
			t.Fatal(err)
		}
		if conform.BilingualEPUB(book, want) == nil {
			t.Errorf("%s: a book in one language passes", layout)
		}
	}
}
