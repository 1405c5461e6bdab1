// Package serve hands the books of a folder to e-readers over HTTP, with a
// catalogue that is made as it is asked for. It reads and never writes, and
// knows no other files than the books.
package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/catalog"
)

// Handler serves one folder.
type Handler struct {
	fsys  fs.FS
	title string

	mu    sync.Mutex
	shelf *catalog.Shelf
	made  map[string]catalog.File // of the books below, by name
	books []catalog.Book
}

// New returns the handler of a folder; fsys should be that of an os.Root.
func New(fsys fs.FS, title string) *Handler {
	return &Handler{fsys: fsys, title: title, shelf: catalog.NewShelf(fsys)}
}

// ServeHTTP answers GET and HEAD for the catalogue and the books in it, with
// ETag, conditional and range requests (RFC 9110).
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	if data, mediaType, ok := h.cover(name); ok {
		made := catalog.File{Name: name, MediaType: mediaType, Data: data}
		h.file(w, r, &made)
		return
	}
	made, known, err := h.find(name)
	switch {
	case err != nil:
		http.Error(w, "the folder cannot be read", http.StatusInternalServerError)
	case made != nil:
		h.file(w, r, made)
	case known != nil:
		h.book(w, r, known)
	default:
		http.NotFound(w, r)
	}
}

// file sends a file that was made for the catalogue.
func (h *Handler) file(w http.ResponseWriter, r *http.Request, f *catalog.File) {
	w.Header().Set("Content-Type", f.MediaType)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(f.Data)))
	http.ServeContent(w, r, f.Name, time.Time{}, bytes.NewReader(f.Data))
}

// cover returns the cover of a name.
func (h *Handler) cover(name string) (data []byte, mediaType string, ok bool) {
	dir, base := path.Split(name)
	if dir != catalog.CoverFolder+"/" || !catalog.IsCover(base) {
		return nil, "", false
	}
	h.mu.Lock()
	books := h.books
	var err error
	if !slices.ContainsFunc(books, func(b catalog.Book) bool { return b.Cover.Name == name }) {
		err = h.refresh()
		books = h.books
	}
	h.mu.Unlock()
	if err != nil {
		return nil, "", false
	}
	for i := range books {
		if books[i].Cover.Name != name {
			continue
		}
		if data, err := catalog.ReadCover(h.fsys, &books[i]); err == nil {
			return data, books[i].Cover.MediaType, true
		}
	}
	return nil, "", false
}

// find returns the file of the catalogue, or else the book, of a name.
func (h *Handler) find(name string) (*catalog.File, *catalog.Book, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.refresh(); err != nil {
		return nil, nil, err
	}
	if f, ok := h.made[name]; ok {
		return &f, nil, nil
	}
	for i := range h.books {
		if h.books[i].Path == name {
			b := h.books[i]
			return nil, &b, nil
		}
	}
	return nil, nil, nil
}

// refresh looks for new books.
func (h *Handler) refresh() error {
	books, err := h.shelf.Books()
	if err != nil {
		return err
	}
	files, err := catalog.Make(h.title, books)
	if err != nil {
		return err
	}
	h.books, h.made = books, map[string]catalog.File{}
	for _, f := range files {
		h.made[f.Name] = f
	}
	return nil
}

// book sends one book.
func (h *Handler) book(w http.ResponseWriter, r *http.Request, b *catalog.Book) {
	f, err := h.fsys.Open(b.Path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	content, ok := f.(io.ReadSeeker)
	if err != nil || !ok || !info.Mode().IsRegular() {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", b.MediaType())
	w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.Size(), info.ModTime().UnixNano()))
	http.ServeContent(w, r, path.Base(b.Path), info.ModTime(), content)
}

// Run answers on l until ctx ends, and then lets running answers finish for a
// moment.
func Run(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10}
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if err := s.Shutdown(stop); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
