package main

import (
	"os"
	"path/filepath"
	"testing"
)

// pairSamples are the samples that have translations, and what they show.
func pairSamples() []string {
	var out []string
	for _, dir := range []string{"garden", "gazette", "images", "notes", "songdu-daily", "translate", "wire"} {
		out = append(out, filepath.Join(samples, dir))
	}
	return out
}

// paleBook makes a book of pale grey letters on white, which Ace must refuse.
func paleBook(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	css, book := filepath.Join(dir, "pale.css"), filepath.Join(dir, "pale.epub")
	if err := os.WriteFile(css, []byte("p { color: #ddd; background-color: #fff }"), 0o644); err != nil {
		t.Fatal(err)
	}
	wenzhai(t, ".", nil, "epub", "-q", "--css", css, filepath.Join(samples, "garden"), "-o", book)
	return book
}
