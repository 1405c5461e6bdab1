//go:build unix

package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestAPipeIsNoBook, neither at first nor when it has taken the place of one.
func TestAPipeIsNoBook(t *testing.T) {
	s, dir := library(t)
	if err := syscall.Mkfifo(filepath.Join(dir, "books", "pipe.epub"), 0o600); err != nil {
		t.Fatal(err)
	}
	get(t, s.URL+"/opds.xml", nil)
	fog := filepath.Join(dir, "books", "sub", "fog.pdf")
	if err := os.Remove(fog); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(fog, 0o600); err != nil {
		t.Fatal(err)
	}
	client := http.Client{Timeout: 5 * time.Second}
	for _, path := range []string{"/pipe.epub", "/sub/fog.pdf"} {
		res, err := client.Get(s.URL + path)
		if err != nil || res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %v, %v", path, res, err)
		}
	}
}
