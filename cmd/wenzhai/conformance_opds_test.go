package main

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// bookshelf makes a folder of books and its catalogue: 103 books, so that there
// is a second page, in folders with names that addresses have to escape.
func bookshelf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	article := filepath.Join(t.TempDir(), "tea.md")
	if err := os.WriteFile(article, []byte("---\ntitle: 茶山\ndate: 2021-06-30\n---\n清晨的茶园里有雾，采茶的人说，雾散之前摘下的叶子最软。\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "2021 年", "a#b?c"), 0o755); err != nil {
		t.Fatal(err)
	}
	epub := filepath.Join(dir, "2021 年", "a#b?c", "周刊: 第 1 期 100%.epub")
	wenzhai(t, ".", nil, "epub", "-q", article, "-o", epub, "--title", `茶 & <雾> "一"`, "--author", "林晚舟")
	wenzhai(t, ".", nil, "epub", "-q", article, "-o", filepath.Join(dir, "plain.epub"), "--cover", "none", "--title", "Plain", "--ui", "en")
	wenzhai(t, ".", nil, "pdf", "-q", article, "-o", filepath.Join(dir, "tea.pdf"), "--title", "茶山")
	data, err := os.ReadFile(epub)
	if err != nil {
		t.Fatal(err)
	}
	// The same book under other names is another file with the same identifier:
	// each needs an entry of its own, so the copies are of no known book.
	for i := range 100 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("copy-%03d.epub", i)), data[:len(data)-1], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	wenzhai(t, ".", nil, "catalog", dir, "--title", "书架 & Co")
	return dir
}

// The catalogue keeps to OPDS 1.2 and 2.0, and every reader finds every book
// with its title, author, language and picture, from a web server that knows
// nothing of it and from `wenzhai serve`.
func TestCatalogueConforms(t *testing.T) {
	t.Parallel()
	dir := bookshelf(t)
	for name, check := range map[string]func([]byte) error{"opds.xml": opds1, "opds-2.xml": opds1, "opds.json": opds2, "opds-2.json": opds2} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := check(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	static := httptest.NewServer(staticFiles(dir))
	defer static.Close()
	for name, origin := range map[string]string{"static": static.URL, "wenzhai serve": served(t, dir)} {
		t.Run(name, func(t *testing.T) {
			seen, err := readCatalogue(t.Context(), origin, "")
			if err != nil {
				t.Fatal(err)
			}
			checkBooks(t, "OPDS 1.2", origin, seen.OPDS1)
			checkBooks(t, "OPDS 2.0", origin, seen.OPDS2)
			if len(seen.HTML) != 103 {
				t.Errorf("the plain pages have %d books, want 103", len(seen.HTML))
			}
		})
	}
}

// staticFiles is a plain web server, which knows the types of books.
func staticFiles(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/favicon.ico": // which browsers ask for
			w.WriteHeader(http.StatusNoContent)
			return
		case r.URL.Path == "/index.html":
			r.URL.Path = "/" // where FileServer sends that
		case strings.HasSuffix(r.URL.Path, ".epub"):
			w.Header().Set("Content-Type", "application/epub+zip")
		}
		files.ServeHTTP(w, r)
	})
}

// served starts `wenzhai serve` and returns where it listens.
func served(t *testing.T, dir string) string {
	t.Helper()
	c := command(t, "serve", dir, "--listen", "127.0.0.1:0")
	messages, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	})
	line, err := bufio.NewReader(messages).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(regexp.MustCompile(`http://[\d.:]+/`).FindString(line), "/")
}

func checkBooks(t *testing.T, form, origin string, books []catalogueBook) {
	t.Helper()
	if len(books) != 103 {
		t.Errorf("%s: %d books, want 103", form, len(books))
	}
	for _, want := range []catalogueBook{
		{Title: `茶 & <雾> "一"`, Author: "林晚舟", Lang: "zh-Hans", Href: "/2021%20%E5%B9%B4/a%23b%3Fc/%E5%91%A8%E5%88%8A:%20%E7%AC%AC%201%20%E6%9C%9F%20100%25.epub"},
		{Title: "Plain", Lang: "zh-Hans", Href: "/plain.epub"},
		{Title: "茶山", Href: "/tea.pdf"},
	} {
		i := slices.IndexFunc(books, func(b catalogueBook) bool { return b.Title == want.Title })
		if i < 0 {
			t.Errorf("%s: %s is not there", form, want.Title)
			continue
		}
		got := books[i]
		mediaType := "application/epub+zip"
		if strings.HasSuffix(want.Href, ".pdf") {
			mediaType = "application/pdf"
		}
		if got.Author != want.Author || got.Lang != want.Lang || len(got.Links) != 1 || got.Links[0] != (catalogueLink{Href: origin + want.Href, Type: mediaType}) {
			t.Errorf("%s: %+v, want %+v", form, got, want)
		}
		if len(got.Images) == 0 || got.Images[0].Type != "image/png" || strings.HasSuffix(got.Images[0].Href, "plain.png") != (want.Author == "") {
			t.Errorf("%s: %s has the pictures %v", form, got.Title, got.Images)
		}
	}
}

// A check that cannot fail proves nothing.
func TestCatalogueChecksRefuseSpoiledFeeds(t *testing.T) {
	dir := bookshelf(t)
	for name, spoils := range map[string][][2]string{
		"opds.xml": {
			{"<updated>", "<updated>x"},
			{`rel="self"`, `rel="other"`},
			{"<entry>", "<entry><price>1</price>"},
			{"kind=acquisition", "kind=books"},
			{"http://opds-spec.org/acquisition/open-access", "enclosure"},
			{"image/png", "image/svg+xml"},
			{"<name>wenzhai</name>", ""},
			{"urn:uuid:", ""},
		},
		"opds.json": {
			{`"title": "书架 & Co"`, `"title": ""`},
			{`"rel": "self"`, `"rel": "me"`},
			{`"images"`, `"pictures"`},
			{"http://schema.org/Book", "Book"},
			{`"numberOfItems": 103`, `"numberOfItems": "103"`},
			{"image/png", "image"},
		},
	} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		check := map[bool]func([]byte) error{true: opds1, false: opds2}[strings.HasSuffix(name, ".xml")]
		for _, s := range spoils {
			if !strings.Contains(string(data), s[0]) {
				t.Errorf("%s holds no %q", name, s[0])
			}
			if check([]byte(strings.Replace(string(data), s[0], s[1], 1))) == nil {
				t.Errorf("%s with %q for %q is taken", name, s[1], s[0])
			}
		}
	}
}
