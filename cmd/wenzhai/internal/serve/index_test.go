package serve

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// writeEPUB writes just enough of a book to have a title.
func writeEPUB(t *testing.T, path, title string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, text := range map[string]string{
		"META-INF/container.xml": `<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>`,
		"p.opf":                  `<package><metadata><title>` + title + `</title></metadata></package>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestLargeAndBrokenBooks do not keep the others waiting, and are there by their
// names.
func TestLargeAndBrokenBooks(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		writeEPUB(t, filepath.Join(dir, fmt.Sprintf("%d.epub", i)), fmt.Sprintf("雾 no. %d", i))
	}
	for name, end := range map[string]string{"sparse.pdf": "", "ends.pdf": "startxref\n9\n%%EOF\n", "sparse.epub": "PK\x05\x06"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("%PDF-1.7\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, 3<<30); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(f, end)
		f.Close()
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s := httptest.NewServer(New(root.FS(), "架上"))
	defer s.Close()
	var first string
	took := testtime.Took(func() { _, first = get(t, s.URL+"/opds.json", nil) })
	if took > patience+5*time.Second || !strings.Contains(first, `"numberOfItems": 303`) {
		t.Errorf("after %v: %.300s", took, first)
	}
	testtime.Until(t, "the titles of the books", func() bool {
		all := ""
		for _, page := range []string{"index.html", "index-2.html", "index-3.html", "index-4.html"} {
			_, text := get(t, s.URL+"/"+page, nil)
			all += text
		}
		return strings.Count(all, "雾 no. ") == 300 && strings.Contains(all, "sparse.pdf") && strings.Contains(all, "ends.pdf") && strings.Contains(all, "sparse.epub")
	})
}

// stuck is a folder of which one file does not open until it is let go.
type stuck struct {
	fs.FS
	name string
	held chan struct{}
}

func (s stuck) Open(name string) (fs.File, error) {
	if name == s.name {
		<-s.held
	}
	return s.FS.Open(name)
}

func (s stuck) Stat(name string) (fs.FileInfo, error) { return fs.Stat(s.FS, name) }

func TestAnswersComeWhileABookIsRead(t *testing.T) {
	dir := t.TempDir()
	writeEPUB(t, filepath.Join(dir, "a.epub"), "茶山")
	writeEPUB(t, filepath.Join(dir, "b.epub"), "窑")
	held := make(chan struct{})
	s := httptest.NewServer(New(stuck{os.DirFS(dir), "b.epub", held}, "架上"))
	defer s.Close()
	defer close(held)
	took := testtime.Took(func() {
		for range 10 {
			if res, text := get(t, s.URL+"/opds.xml", nil); res.StatusCode != http.StatusOK || !strings.Contains(text, "b.epub") {
				t.Errorf("%s, %.500s", res.Status, text)
			}
		}
		if res, _ := get(t, s.URL+"/a.epub", nil); res.StatusCode != http.StatusOK {
			t.Errorf("a book: %s", res.Status)
		}
	})
	if took > 3*patience { // not once a request
		t.Errorf("it took %v", took)
	}
	if _, text := get(t, s.URL+"/opds.xml", nil); !strings.Contains(text, "茶山") {
		t.Errorf("the book that can be read is not there by its title: %.500s", text)
	}
}
