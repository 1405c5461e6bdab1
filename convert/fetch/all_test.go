package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// hole returns the address of a server that takes connections and says nothing,
// and counts them.
func hole(t *testing.T) (address string, taken *atomic.Int32) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	taken = &atomic.Int32{}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			taken.Add(1)
			t.Cleanup(func() { c.Close() })
		}
	}()
	return "http://" + l.Addr().String(), taken
}

// TestAHostThatHangsIsGivenUp after three pictures, at the same time as others
// are fetched, with the same errors each time.
func TestAHostThatHangsIsGivenUp(t *testing.T) {
	good, _ := gallery(t)
	var want string
	for round := range 3 {
		var holes []string
		var taken []*atomic.Int32
		for range 4 {
			h, n := hole(t)
			holes, taken = append(holes, h), append(taken, n)
		}
		var all []string
		for i := range 30 {
			for _, h := range holes {
				all = append(all, fmt.Sprintf("%s/%d.png", h, i))
			}
			all = append(all, fmt.Sprintf("%s/tea.png?%d", good, i))
		}
		c := client(t, Options{Timeout: time.Second, Folder: t.TempDir()})
		var got strings.Builder
		took := testtime.Took(func() {
			if err := c.All(t.Context(), all); err != nil {
				t.Fatal(err)
			}
			for i := len(all) - 1; i >= 0; i-- { // however Get is called
				_, err := c.Get(t.Context(), all[i])
				fmt.Fprintln(&got, i, err)
			}
		})
		if took > 10*time.Second {
			t.Errorf("it took %v", took)
		}
		for _, n := range taken {
			if n.Load() > perHost {
				t.Errorf("a server that hangs was asked %d times", n.Load())
			}
		}
		if n := strings.Count(got.String(), "<nil>"); n != 30 {
			t.Errorf("%d pictures of the good server", n)
		}
		if n := strings.Count(got.String(), ErrGivenUp.Error()); n != 4*27 {
			t.Errorf("%d pictures of servers that were given up", n)
		}
		if round == 0 {
			want = got.String()
		} else if got.String() != want {
			t.Errorf("round %d differs:\n%s\nfirst:\n%s", round, got.String(), want)
		}
	}
}

// TestAnswersEndARowOfFailures: a picture that is not there, or is too large,
// is no fault of its server's.
func TestAnswersEndARowOfFailures(t *testing.T) {
	var n atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if i := n.Add(1); i%3 == 0 {
			w.WriteHeader(http.StatusNotFound)
		} else {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer s.Close()
	c := client(t, Options{})
	for i := range 12 {
		if _, err := c.Get(t.Context(), fmt.Sprintf("%s/%d", s.URL, i)); err == nil || errors.Is(err, ErrGivenUp) {
			t.Errorf("picture %d: %v", i, err)
		}
	}
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) })
	for i := range 5 {
		_, err := c.Get(t.Context(), fmt.Sprintf("%s/limited/%d", s.URL, i))
		if errors.Is(err, ErrGivenUp) != (i >= perHost) {
			t.Errorf("picture %d of a server that wants fewer requests: %v", i, err)
		}
	}
}

// TestTimeIsBounded, for any number of servers that hang.
func TestTimeIsBounded(t *testing.T) {
	var all []string
	for range 20 {
		h, _ := hole(t)
		all = append(all, h+"/a.png", h+"/b.png")
	}
	c := client(t, Options{Timeout: time.Second, MaxTime: 1200 * time.Millisecond})
	took := testtime.Took(func() {
		if err := c.All(t.Context(), all); err != nil {
			t.Fatal(err)
		}
	})
	if took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
	if _, err := c.Get(t.Context(), all[len(all)-1]); !errors.Is(err, ErrTime) {
		t.Errorf("the last one: %v", err)
	}
}
