// Package fetch gets pictures from the network for articles whose pictures
// are not in the archive: only when asked to, never from private addresses,
// within limits of size and time, and each only once, for what was fetched is
// kept in a folder.
package fetch

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/google/renameio/v2"
)

// Options bound what a Client does. The zero value of a limit is its default.
type Options struct {
	Folder   string        // keeps what was fetched; "" keeps nothing
	MaxBytes int64         // of one picture; default 20 MB
	MaxTotal int64         // of all that is fetched, kept pictures not counted; default 500 MB
	Timeout  time.Duration // for one picture; default 30 s
	Agent    string        // what the client calls itself

	// AllowPrivate lets the client talk to this machine and its own network,
	// which articles from strangers must not make it do.
	AllowPrivate bool
}

// The default limits.
const (
	DefaultMaxBytes = 20 << 20
	DefaultMaxTotal = 500 << 20
	DefaultTimeout  = 30 * time.Second
	maxRedirects    = 5
)

// Errors of Get beside those of the network and the file system.
var (
	ErrPrivate  = errors.New("the address is a private one")
	ErrScheme   = errors.New("only http and https addresses are fetched")
	ErrTooLarge = errors.New("the picture is over the limit")
	ErrTotal    = errors.New("so much was fetched that the limit of the run is reached")
)

// Client fetches. It is safe for concurrent use.
type Client struct {
	o     Options
	http  *http.Client
	quota quota
	calls flight
}

// New returns a client. It uses the proxy that the environment names.
func New(o Options) *Client {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.MaxTotal == 0 {
		o.MaxTotal = DefaultMaxTotal
	}
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	c := &Client{o: o, quota: quota{left: o.MaxTotal}}
	dialer := &net.Dialer{Timeout: o.Timeout, Control: c.control}
	c.http = &http.Client{
		Timeout: o.Timeout,
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment, DialContext: dialer.DialContext,
			MaxConnsPerHost:   4,
			ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) >= maxRedirects {
				return fmt.Errorf("more than %d redirections", maxRedirects)
			}
			return c.check(r.URL)
		},
	}
	return c
}

// Get returns what stands at an address: from the folder, or from the network.
// It fails on addresses that are not public ones, on answers other than 200,
// and beyond the limits.
func (c *Client) Get(ctx context.Context, address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("the address cannot be read: %w", err)
	}
	u.Fragment = ""
	if err := c.check(u); err != nil {
		return nil, err
	}
	return c.calls.once(u.String(), func() ([]byte, error) {
		if data, ok := c.kept(u); ok {
			return data, nil
		}
		data, err := c.fetch(ctx, u)
		if err != nil {
			return nil, err
		}
		return data, c.keep(u, data)
	})
}

// check refuses addresses that cannot be public.
func (c *Client) check(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ErrScheme
	}
	if c.o.AllowPrivate {
		return nil
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasSuffix(host, ".local") || strings.HasSuffix(host, ".internal") {
		return ErrPrivate
	}
	if ip, err := netip.ParseAddr(host); err == nil && !public(ip) {
		return ErrPrivate
	}
	return nil
}

// control refuses connections to private addresses, whatever a name server
// said. A proxy that the environment names may be anywhere.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	if c.o.AllowPrivate || isProxy(address) {
		return nil
	}
	at, err := netip.ParseAddrPort(address)
	if err != nil || !public(at.Addr()) {
		return ErrPrivate
	}
	return nil
}

// public reports whether ip may be anybody's.
func public(ip netip.Addr) bool {
	ip = ip.Unmap()
	shared := netip.MustParsePrefix("100.64.0.0/10") // RFC 6598
	return ip.IsGlobalUnicast() && !ip.IsPrivate() && !ip.IsLoopback() && !ip.IsLinkLocalUnicast() && !shared.Contains(ip)
}

// isProxy reports whether a dialled address is that of the proxy in the
// environment.
func isProxy(address string) bool {
	for _, scheme := range []string{"http", "https"} {
		proxy, err := http.ProxyFromEnvironment(&http.Request{URL: &url.URL{Scheme: scheme, Host: "picture.example"}})
		if err != nil || proxy == nil {
			continue
		}
		ips, err := net.LookupHost(proxy.Hostname())
		if err != nil {
			continue
		}
		port := proxy.Port()
		if port == "" {
			port = map[string]string{"http": "80", "https": "443", "socks5": "1080"}[proxy.Scheme]
		}
		for _, ip := range ips {
			if net.JoinHostPort(ip, port) == address {
				return true
			}
		}
	}
	return false
}

func (c *Client) fetch(ctx context.Context, u *url.URL) (data []byte, err error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", "image/png,image/jpeg,image/gif,image/webp,image/svg+xml;q=0.8,*/*;q=0.1")
	if c.o.Agent != "" {
		r.Header.Set("User-Agent", c.o.Agent)
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, short(err)
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server says %s", answer.Status)
	}
	if answer.ContentLength > c.o.MaxBytes {
		return nil, ErrTooLarge
	}
	return c.read(answer.Body)
}

// read reads an answer within the limits.
func (c *Client) read(body io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(body, c.o.MaxBytes+1))
	switch {
	case err != nil:
		return nil, short(err)
	case int64(len(data)) > c.o.MaxBytes:
		return nil, ErrTooLarge
	case !c.quota.take(int64(len(data))):
		return nil, ErrTotal
	}
	return data, nil
}

// short leaves out of a network error the address, which the message of whoever
// asked names anyway.
func short(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// place is where the folder keeps what stood at an address.
func (c *Client) place(u *url.URL) string {
	sum := sha256.Sum256([]byte(u.String()))
	name := fmt.Sprintf("%x", sum[:16])
	return filepath.Join(c.o.Folder, name[:2], name)
}

func (c *Client) kept(u *url.URL) ([]byte, bool) {
	if c.o.Folder == "" {
		return nil, false
	}
	data, err := os.ReadFile(c.place(u))
	return data, err == nil && int64(len(data)) <= c.o.MaxBytes
}

func (c *Client) keep(u *url.URL, data []byte) error {
	if c.o.Folder == "" {
		return nil
	}
	at := c.place(u)
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		return fmt.Errorf("keep a fetched picture: %w", err)
	}
	if err := renameio.WriteFile(at, data, 0o600); err != nil {
		return fmt.Errorf("keep a fetched picture: %w", err)
	}
	return nil
}
