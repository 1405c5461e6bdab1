package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// picturePNG returns a small picture, with n bytes after its end.
func picturePNG(t testing.TB, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return append(b.Bytes(), make([]byte, n)...)
}

// gallery serves pictures and counts how often it is asked for something that
// is there.
func gallery(t *testing.T) (address string, asked *atomic.Int32) {
	t.Helper()
	asked = &atomic.Int32{}
	mux := http.NewServeMux()
	serve := func(path string, f http.HandlerFunc) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { asked.Add(1); f(w, r) })
	}
	data := func(path string, b []byte) {
		serve(path, func(w http.ResponseWriter, _ *http.Request) { w.Write(b) })
	}
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write(make([]byte, 1<<20))
	z.Close()
	tea := picturePNG(t, 0)
	data("/tea.png", tea)
	data("/padded.png", picturePNG(t, 3000))
	data("/large.png", picturePNG(t, 5000))
	data("/login.png", []byte("<!DOCTYPE html><title>Log in</title><p>Please log in.</p>"))
	data("/empty.png", nil)
	data("/cut.png", tea[:len(tea)-20])
	for _, code := range []int{203, 204, 206, 403, 410, 503} {
		serve(fmt.Sprintf("/status/%d", code), func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code); w.Write(tea) })
	}
	serve("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(bytes.Repeat([]byte("x"), 1000)); err != nil {
				return
			}
		}
	})
	serve("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	serve("/drip", func(w http.ResponseWriter, r *http.Request) { drip(w, r, tea) })
	serve("/headers", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Long", strings.Repeat("x", 1<<20))
		w.Write(tea)
	})
	serve("/bomb.svg", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb.Bytes())
	})
	serve("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/tea.png", http.StatusFound) })
	serve("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	serve("/inside", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL, asked
}

// drip sends a byte at a time.
func drip(w http.ResponseWriter, r *http.Request, data []byte) {
	for i := range data {
		w.Write(data[i : i+1])
		http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// client returns one that is closed at the end.
func client(t *testing.T, o Options) *Client {
	t.Helper()
	o.AllowPrivate = true
	c := New(o)
	t.Cleanup(func() { c.Close() })
	return c
}

func TestGet(t *testing.T) {
	address, _ := gallery(t)
	tea := picturePNG(t, 0)
	for path, want := range map[string]string{
		"/tea.png": "", "/tea.png#top": "", "/moved": "", "/gone": "404", "/large.png": "over the limit", "/endless": "over the limit",
		"/round": "redirections", "/inside": "only http", "/slow": "did not answer in time", "/drip": "did not answer in time",
		"/login.png": "no picture", "/empty.png": "no picture", "/cut.png": "no picture", "/bomb.svg": "no picture", "/headers": "header",
		"/status/203": "203", "/status/204": "204", "/status/206": "206", "/status/403": "403", "/status/410": "410", "/status/503": "503",
	} {
		c := client(t, Options{MaxBytes: 4000, Timeout: time.Second})
		data, err := c.Get(t.Context(), address+path)
		switch {
		case want == "" && (err != nil || !bytes.Equal(data, tea)):
			t.Errorf("%s: %q, error %v", path, data, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %q, error %v, want %q", path, data, err, want)
		case want != "" && strings.Contains(err.Error(), "127.0.0.1"):
			t.Errorf("%s: %v names the address again", path, err)
		}
	}
}

// TestAllBytesCount, of pictures that are over the limit, of pages that are no
// pictures and of headers.
func TestAllBytesCount(t *testing.T) {
	address, _ := gallery(t)
	for _, path := range []string{"/large.png", "/endless", "/login.png", "/padded.png", "/headers", "/bomb.svg"} {
		c := client(t, Options{MaxBytes: 4000, MaxTotal: 20_000})
		var err error
		n := 0
		for ; n < 300 && !errors.Is(err, ErrTotal); n++ {
			_, err = c.Get(t.Context(), address+path+"?"+strconv.Itoa(n))
		}
		if !errors.Is(err, ErrTotal) || c.left.Load() < -64<<10 {
			t.Errorf("%s: after %d times %d bytes are left, error %v", path, n, c.left.Load(), err)
		}
		if _, err := c.Get(t.Context(), address+"/tea.png"); !errors.Is(err, ErrTotal) {
			t.Errorf("%s: and then %v", path, err)
		}
	}
}

func TestEqualCallsAreOne(t *testing.T) {
	address, asked := gallery(t)
	for _, folder := range []string{t.TempDir(), ""} {
		asked.Store(0)
		c := client(t, Options{Folder: folder})
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if _, err := c.Get(t.Context(), address+"/gone"); err == nil {
					t.Error("a picture that is not there was fetched")
				}
				if _, err := c.Get(t.Context(), address+"/tea.png"); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := asked.Load(); n != 1 { // the missing one has no handler that counts
			t.Errorf("folder %q: the server was asked %d times", folder, n)
		}
	}
}

func TestCancelled(t *testing.T) {
	address, _ := gallery(t)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	c := client(t, Options{})
	var err error
	took := testtime.Took(func() {
		err = c.All(ctx, []string{address + "/slow", address + "/drip", address + "/slow?2", address + "/slow?3", address + "/slow?4"})
	})
	if !errors.Is(err, context.Canceled) || took > 2*time.Second {
		t.Errorf("error %v after %v", err, took)
	}
	if _, err := c.Get(ctx, address+"/tea.png"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
