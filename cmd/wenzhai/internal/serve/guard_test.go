package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

func TestOnlyItsOwnNamesAreAnsweredTo(t *testing.T) {
	h := ForHosts([]string{"NAS.lan", "bücher.example", "[fd00::7]"}, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "books") }), nil)
	for host, want := range map[string]int{
		"127.0.0.1": 200, "127.0.0.1:8080": 200, "192.168.1.10:8080": 200, "[::1]": 200, "[::1]:8080": 200, "[fe80::1%eth0]:8080": 200, "localhost": 200, "LocalHost:8080": 200,
		"localhost.": 200, "a.localhost": 200, "nas.lan": 200, "Nas.LAN.:8080": 200, "": 200,
		"attacker.example": 421, "attacker.example:8080": 421, "nas.lan.attacker.example": 421, "localhost.attacker.example": 421, "127.0.0.1.attacker.example": 421,
		"anas.lan": 421, "lan": 421, ":8080": 200, "127.1": 421, "x<b>": 421, "attacker.example:nas.lan": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want || want == 421 && !strings.Contains(w.Body.String(), "--host") || strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%q: %d %s, want %d", host, w.Code, w.Body, want)
		}
	}
}

// running runs h within small limits and returns its address and how to stop it.
func running(t *testing.T, h http.Handler, m limits) (address string, stop func() error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- run(ctx, l, h, m) }()
	t.Cleanup(cancel)
	return l.Addr().String(), func() error {
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(2 * time.Second):
			return fmt.Errorf("the server has not ended after 2 s")
		}
	}
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(testtime.Deadline()); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestClientsThatOnlyHoldAConnection lose it: before, in and between requests.
func TestClientsThatOnlyHoldAConnection(t *testing.T) {
	address, stop := running(t, http.NotFoundHandler(), limits{300 * time.Millisecond, 300 * time.Millisecond, time.Second, 1000})
	for name, text := range map[string]string{
		"nothing": "", "half a line": "GET / HT", "no end": "GET / HTTP/1.1\r\nHost: x\r\n", "one request": "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
		"a body that does not come": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx", "a chunk": "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nx",
	} {
		c := dial(t, address)
		fmt.Fprint(c, text)
		var err error
		if took := testtime.Took(func() { _, err = io.Copy(io.Discard, c) }); err != nil || took > 5*time.Second {
			t.Errorf("%s: %v after %v", name, err, took)
		}
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestAClientThatTakesNothingIn loses its answer; one that is slow gets it, and
// the next one on the same connection.
func TestAClientThatTakesNothingIn(t *testing.T) {
	big := strings.Repeat("0123456789abcdef", 1<<20)
	ended := make(chan bool, 10)
	address, stop := running(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "book.epub", time.Time{}, strings.NewReader(big))
		ended <- true
	}), limits{time.Second, 5 * time.Second, 500 * time.Millisecond, 10})
	fmt.Fprint(dial(t, address), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	testtime.Receive(t, ended, "the end of an answer that nobody takes in")
	c := dial(t, address)
	in := bufio.NewReader(c)
	for range 2 {
		fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-8388607\r\n\r\n")
		res, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		buf := make([]byte, 1<<20)
		for err == nil {
			var k int
			k, err = io.ReadFull(res.Body, buf)
			n += k
			time.Sleep(100 * time.Millisecond) // 0.8 s in all, more than a part may take
		}
		if n != 8<<20 || !errors.Is(err, io.EOF) {
			t.Errorf("%d bytes, error %v", n, err)
		}
		time.Sleep(600 * time.Millisecond)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestClientsAreBounded: those that are too many wait for their turn.
func TestClientsAreBounded(t *testing.T) {
	address, stop := running(t, http.NotFoundHandler(), limits{500 * time.Millisecond, time.Second, time.Second, 4})
	for range 8 {
		dial(t, address)
	}
	c := dial(t, address)
	fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	if answer, err := io.ReadAll(c); err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 404") {
		t.Errorf("%q, error %v", answer, err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestRunEndsWhileClientsHold connections and answers.
func TestRunEndsWhileClientsHold(t *testing.T) {
	address, stop := running(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "book.epub", time.Time{}, strings.NewReader(strings.Repeat("x", 32<<20)))
	}), usual)
	dial(t, address)
	fmt.Fprint(dial(t, address), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	fmt.Fprint(dial(t, address), "GET / HT")
	time.Sleep(100 * time.Millisecond)
	if err := stop(); err != nil {
		t.Error(err)
	}
}
