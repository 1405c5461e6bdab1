package serve

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const body = "0123456789 not quite a book"

// library serves a folder with a book, beside a file that is nobody's concern.
func library(t *testing.T) (*httptest.Server, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"secret.txt": "secret", "books/tea: hill.epub": body, "books/notes.txt": "secret", "books/.hidden.epub": "secret", "books/sub/fog.pdf": body,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "secret.txt"), filepath.Join(dir, "books", "link.epub")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(filepath.Join(dir, "books"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	s := httptest.NewServer(New(root.FS(), "架上"))
	t.Cleanup(s.Close)
	return s, dir
}

func get(t *testing.T, url string, head map[string]string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range head {
		r.Header.Set(k, v)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

func TestBooksAndCatalogue(t *testing.T) {
	s, _ := library(t)
	for path, want := range map[string]string{
		"/": "tea: hill", "/index.html": "sub/fog.pdf", "/opds.xml": `href="./tea:%20hill.epub"`, "/opds.json": `"href": "sub/fog.pdf"`,
		"/tea:%20hill.epub": body, "/sub/fog.pdf": body, "/opds-covers/plain.png": "PNG",
	} {
		if res, got := get(t, s.URL+path, nil); res.StatusCode != 200 || !strings.Contains(got, want) {
			t.Errorf("%s: %s, %.200q; want %q in it", path, res.Status, got, want)
		}
	}
}

func TestConditionalAndRangeRequests(t *testing.T) {
	s, _ := library(t)
	for _, path := range []string{"/sub/fog.pdf", "/opds.xml"} {
		res, whole := get(t, s.URL+path, nil)
		tag := res.Header.Get("ETag")
		if res, _ := get(t, s.URL+path, map[string]string{"If-None-Match": tag}); res.StatusCode != http.StatusNotModified {
			t.Errorf("%s: %s for a known ETag %s", path, res.Status, tag)
		}
		res, part := get(t, s.URL+path, map[string]string{"Range": "bytes=3-6", "If-Range": tag})
		if res.StatusCode != http.StatusPartialContent || part != whole[3:7] {
			t.Errorf("%s: %s, %q for a range", path, res.Status, part)
		}
	}
}

func TestNothingElseIsServed(t *testing.T) {
	s, _ := library(t)
	addr := strings.TrimPrefix(s.URL, "http://")
	for _, path := range []string{
		"/notes.txt", "/.hidden.epub", "/link.epub", "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/sub/../../secret.txt",
		"/sub", "/sub/", "/opds-2.xml", "/opds-covers/", "/opds-covers/00000000-1.png", "/opds-covers/../secret.txt", "/..\\secret.txt", "/tea:%20hill.epub/../../secret.txt", "/%00",
	} {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		// Written by hand: a client would tidy the path up.
		fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", path)
		answer, err := io.ReadAll(c)
		c.Close()
		if err != nil || strings.Contains(string(answer), "secret\n") || strings.HasSuffix(string(answer), "secret") || strings.HasPrefix(string(answer), "HTTP/1.1 200") {
			t.Errorf("%s: %q, %v", path, answer, err)
		}
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete} {
		r, err := http.NewRequest(method, s.URL+"/sub/fog.pdf", strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(r)
		if err != nil || res.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: %v, %v", method, res, err)
		}
	}
}

func TestTwoHundredClientsAtOnce(t *testing.T) {
	s, dir := library(t)
	before := names(t, dir)
	var all, wait sync.WaitGroup
	all.Add(200)
	for range 200 {
		wait.Go(func() {
			c, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
			if err != nil {
				t.Error(err)
				all.Done()
				return
			}
			defer c.Close()
			all.Done()
			all.Wait() // every connection is open before the first one asks
			fmt.Fprint(c, "GET /sub/fog.pdf HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
			if answer, err := io.ReadAll(c); err != nil || !strings.HasSuffix(string(answer), body) {
				t.Errorf("%.100q, %v", answer, err)
			}
		})
	}
	wait.Wait()
	if after := names(t, dir); before != after {
		t.Errorf("the folder was %s, is %s", before, after)
	}
}

func names(t *testing.T, dir string) string {
	t.Helper()
	var out []string
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil {
			out = append(out, fmt.Sprint(path, info.Size()))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, " ")
}

func TestNewBooksShow(t *testing.T) {
	s, dir := library(t)
	get(t, s.URL+"/opds.xml", nil)
	if err := os.WriteFile(filepath.Join(dir, "books", "new.epub"), []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, got := get(t, s.URL+"/opds.xml", nil); !strings.Contains(got, "new.epub") {
		t.Error("a new book does not show")
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- Run(ctx, l, http.NotFoundHandler()) }()
	res, err := http.Get("http://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
