package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
