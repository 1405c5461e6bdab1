package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// gallery serves pictures and counts how often it is asked.
func gallery(t *testing.T) (address string, asked *atomic.Int32) {
	t.Helper()
	asked = &atomic.Int32{}
	mux := http.NewServeMux()
	serve := func(path string, f http.HandlerFunc) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { asked.Add(1); f(w, r) })
	}
	serve("/tea.png", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "tea") })
	serve("/large", func(w http.ResponseWriter, _ *http.Request) { w.Write(bytes.Repeat([]byte("x"), 5000)) })
	serve("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(bytes.Repeat([]byte("x"), 1000)); err != nil {
				return
			}
		}
	})
	serve("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	serve("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/tea.png", http.StatusFound) })
	serve("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	serve("/inside", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL, asked
}

func TestGet(t *testing.T) {
	address, _ := gallery(t)
	for path, want := range map[string]string{
		"/tea.png": "", "/tea.png#top": "", "/moved": "", "/gone": "404", "/large": "over the limit", "/endless": "over the limit",
		"/round": "redirections", "/inside": "only http", "/slow": "exceeded",
	} {
		c := New(Options{MaxBytes: 4000, Timeout: 500 * time.Millisecond, AllowPrivate: true})
		data, err := c.Get(context.Background(), address+path)
		switch {
		case want == "" && (err != nil || string(data) != "tea"):
			t.Errorf("%s: %q, error %v", path, data, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %q, error %v, want %q", path, data, err, want)
		}
	}
}

// TestPrivateAddresses are refused before anything is sent, by what they say
// and by what a name server says.
func TestPrivateAddresses(t *testing.T) {
	address, asked := gallery(t)
	c := New(Options{})
	for _, a := range []string{
		address + "/tea.png", "http://localhost/a.png", "http://printer.local/a.png", "http://10.1.2.3/a.png", "http://[::1]/a.png",
		"http://[fe80::1]/a.png", "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/a.png", "http://[::ffff:192.168.0.1]/a.png", "http://100.64.1.1/",
	} {
		if _, err := c.Get(context.Background(), a); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", a, err)
		}
	}
	for _, a := range []string{"ftp://garden.example/a.png", "file:///etc/hostname", "a.png", "http:///a.png", "javascript:alert(1)"} {
		if _, err := c.Get(context.Background(), a); !errors.Is(err, ErrScheme) {
			t.Errorf("%s: %v", a, err)
		}
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("the server was asked %d times", n)
	}
	for _, a := range []string{"127.0.0.1:80", "[::1]:80", "192.168.1.1:443", "nonsense"} {
		if err := c.control("tcp", a, nil); !errors.Is(err, ErrPrivate) {
			t.Errorf("a connection to %s: %v", a, err)
		}
	}
	if err := c.control("tcp", "93.184.216.34:80", nil); err != nil || !public(netip.MustParseAddr("2606:2800::1")) {
		t.Errorf("a public address is refused: %v", err)
	}
}

func TestWhatWasFetchedIsKept(t *testing.T) {
	address, asked := gallery(t)
	o := Options{Folder: t.TempDir(), AllowPrivate: true}
	for range 3 {
		if data, err := New(o).Get(context.Background(), address+"/tea.png"); err != nil || string(data) != "tea" {
			t.Fatalf("%q, error %v", data, err)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("the server was asked %d times", n)
	}
}

func TestEqualCallsAreOne(t *testing.T) {
	address, asked := gallery(t)
	c := New(Options{AllowPrivate: true, Folder: t.TempDir()})
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := c.Get(context.Background(), address+"/gone"); err == nil {
				t.Error("a picture that is not there was fetched")
			}
			if _, err := c.Get(context.Background(), address+"/tea.png"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := asked.Load(); n != 1 { // the missing one has no handler that counts
		t.Errorf("the server was asked %d times", n)
	}
}

func TestTotal(t *testing.T) {
	address, _ := gallery(t)
	c := New(Options{MaxTotal: 6000, AllowPrivate: true})
	if _, err := c.Get(context.Background(), address+"/large"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Get(context.Background(), address+"/large#again"); !errors.Is(err, ErrTotal) {
		t.Errorf("error %v", err)
	}
}

func TestCancelled(t *testing.T) {
	address, _ := gallery(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(Options{AllowPrivate: true}).Get(ctx, address+"/tea.png"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
