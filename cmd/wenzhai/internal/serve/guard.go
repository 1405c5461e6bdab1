package serve

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
)

// ForHosts answers requests that are for this machine by its IP address, as
// localhost or by one of names, and refuses others: a page of a stranger can
// have its own name point to this machine and read what is answered (DNS
// rebinding), in the language of m. Requests without a host, of HTTP/1.0, are no browser's.
func ForHosts(names []string, h http.Handler, m *message.Catalogue) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if host := hostOf(r.Host); host != "" && !isOwn(host, names) {
			w.Header().Set("Connection", "close")
			http.Error(w, m.Text(fmt.Sprintf("this server does not answer to the name %q.\nUse its IP address, or start it with: wenzhai serve --host %s", host, host)), http.StatusMisdirectedRequest)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// hostOf returns the host of a Host header without port, brackets and the dot
// of the root, in lower case.
func hostOf(header string) string {
	host := header
	if h, _, err := net.SplitHostPort(header); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

func isOwn(host string, names []string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") ||
		slices.ContainsFunc(names, func(n string) bool { return hostOf(n) == host })
}

// limits say how much of the server a client may have, and for how long.
type limits struct {
	request time.Duration // to send a request
	idle    time.Duration // to send nothing between two of them
	part    time.Duration // to take in a part of an answer
	clients int           // at a time; others wait until one has gone
}

var usual = limits{10 * time.Second, 30 * time.Second, 30 * time.Second, 256}

// patient lets an answer of any length take its time, as long as the client
// takes in some of it now and then. The bodies of requests, which nothing here
// reads, get no time of their own.
func (m limits) patient(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := http.NewResponseController(w)
		if r.ContentLength != 0 {
			c.SetReadDeadline(time.Now().Add(time.Second)) //nolint:errcheck // where there are none, there is no network
			w.Header().Set("Connection", "close")
		}
		h.ServeHTTP(&partWriter{w, c, m.part}, r)
	})
}

// partWriter gives each part of an answer its own time.
type partWriter struct {
	http.ResponseWriter
	c    *http.ResponseController
	time time.Duration
}

// Write implements io.Writer.
func (w *partWriter) Write(p []byte) (int, error) {
	w.c.SetWriteDeadline(time.Now().Add(w.time)) //nolint:errcheck // where there are none, there is no network
	return w.ResponseWriter.Write(p)
}
