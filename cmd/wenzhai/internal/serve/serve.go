// Package serve hands the books of a folder to e-readers over HTTP, with a
// catalogue that is made as it is asked for. It reads and never writes, and
// knows no other files than the books.
package serve

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strings"
	"time"

	"golang.org/x/net/netutil"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/catalog"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
)

// Handler serves one folder.
type Handler struct {
	messages *message.Catalogue
	fsys     fs.FS
	index    *index
}

// New returns the handler of a folder, and begins to look through it; fsys
// should be that of an os.Root.
func New(fsys fs.FS, title string) *Handler {
	h := &Handler{fsys: fsys, index: newIndex(fsys, title)}
	h.index.look()
	return h
}

// ServeHTTP answers GET and HEAD for the catalogue and the books in it, with
// ETag, conditional and range requests (RFC 9110).
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, h.messages.Text("method not allowed"), http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	name = cmp.Or(name, "index.html")
	if now := h.index.current(); now != nil && now.byURL[name] != nil {
		h.book(w, r, now.byURL[name])
		return
	}
	now, err := h.index.fresh(r.Context())
	switch {
	case errors.Is(err, errNotYet):
		w.Header().Set("Retry-After", "2")
		http.Error(w, h.messages.Text("the folder is still being looked through; try again in a moment"), http.StatusServiceUnavailable)
	case err != nil:
		http.Error(w, h.messages.Text("the folder cannot be read"), http.StatusInternalServerError)
	default:
		h.answer(w, r, now, name)
	}
}

// answer sends the file of the catalogue, the cover or the book of a name.
func (h *Handler) answer(w http.ResponseWriter, r *http.Request, now *shown, name string) {
	if made, ok := now.files[name]; ok {
		h.file(w, r, &made)
	} else if b := now.byURL[name]; b != nil {
		h.book(w, r, b)
	} else if made, ok := h.cover(now, name); ok {
		h.file(w, r, made)
	} else {
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
func (h *Handler) cover(now *shown, name string) (*catalog.File, bool) {
	for i := range now.books {
		if now.books[i].Cover.Name != name {
			continue
		}
		if data, err := catalog.ReadCover(h.fsys, &now.books[i]); err == nil {
			return &catalog.File{Name: name, MediaType: now.books[i].Cover.MediaType, Data: data}, true
		}
	}
	return nil, false
}

// book sends one book.
func (h *Handler) book(w http.ResponseWriter, r *http.Request, b *catalog.Book) {
	f, err := catalog.OpenRegular(h.fsys, b.Path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	content, ok := f.(io.ReadSeeker)
	if err != nil || !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", b.Format().MediaType)
	w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.Size(), info.ModTime().UnixNano()))
	http.ServeContent(w, r, path.Base(b.Path), info.ModTime(), content)
}

// Run answers on l until ctx ends, and then lets running answers finish for a
// moment.
func Run(ctx context.Context, l net.Listener, h http.Handler) error { return run(ctx, l, h, usual) }

func run(ctx context.Context, l net.Listener, h http.Handler, m limits) error {
	s := &http.Server{
		Handler: m.patient(h), ReadHeaderTimeout: m.request, WriteTimeout: m.part, IdleTimeout: m.idle, MaxHeaderBytes: 64 << 10,
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(netutil.LimitListener(l, m.clients)) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := s.Shutdown(stop); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return s.Close()
}
