// Package fetch gets pictures from the network for articles whose pictures
// are not in the archive: only when asked to, never from private addresses,
// within limits of size and time, and each only once, for what was fetched is
// kept in a folder.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/wenzhai/wenzhai/convert/picture"
)

// Options bound what a Client does. The zero value of a limit is its default.
type Options struct {
	Folder   string        // keeps what was fetched; "" keeps it for the run alone
	MaxBytes int64         // of one picture; default 20 MB
	MaxTotal int64         // of all that connections carry, used or not; default 500 MB
	Timeout  time.Duration // for one picture; default 30 s
	MaxTime  time.Duration // for one call of All; default 15 min
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
	DefaultMaxTime  = 15 * time.Minute
	maxRedirects    = 5
)

// Errors of Get beside those of the network and the file system.
var (
	ErrPrivate  = errors.New("the address is a private one")
	ErrScheme   = errors.New("only http and https addresses are fetched")
	ErrPort     = errors.New("of the ports below 1024 only 80 and 443 are fetched from")
	ErrTooLarge = errors.New("the picture is over the limit")
	ErrTotal    = errors.New("so much was fetched that the limit of the run is reached")
	ErrSlow     = errors.New("the server did not answer in time")
	ErrTime     = errors.New("the time for fetching is over; the next run goes on from here")
	ErrGivenUp  = errors.New("the server failed three times in a row and was given up")
)

// Client fetches. It is safe for concurrent use.
type Client struct {
	o      Options
	http   *http.Client
	left   atomic.Int64       // bytes that connections may still carry
	calls  singleflight.Group // by address
	failed sync.Map           // address to error: a dead server is asked once for a picture that many articles show
	hosts  hosts
	store  *store

	decoding sync.Mutex // so that not several pictures are unpacked in memory at once
}

// New returns a client. It uses the proxy that the environment names. The
// caller closes it.
func New(o Options) *Client {
	o.MaxBytes, o.MaxTotal = cmp.Or(o.MaxBytes, DefaultMaxBytes), cmp.Or(o.MaxTotal, DefaultMaxTotal)
	o.Timeout, o.MaxTime = cmp.Or(o.Timeout, DefaultTimeout), cmp.Or(o.MaxTime, DefaultMaxTime)
	c := &Client{o: o, store: &store{folder: o.Folder, max: o.MaxBytes}}
	c.left.Store(o.MaxTotal)
	c.http = &http.Client{Transport: c.transport(), CheckRedirect: c.redirect}
	return c
}

// Close lets go of connections and of what was kept for the run alone. Its
// error is why the folder could not keep something, which costs the next run
// time and nothing else.
func (c *Client) Close() error {
	if c.http == nil {
		return nil // the zero Client
	}
	c.http.CloseIdleConnections()
	return c.store.close()
}

// Get returns the picture at an address: from the folder, or from the network.
// It fails on addresses that are not public ones, on answers other than 200,
// on what is no picture, and beyond the limits.
func (c *Client) Get(ctx context.Context, address string) ([]byte, error) {
	if c.http == nil {
		return nil, errors.New("the client is not made by New")
	}
	u, err := c.parse(address)
	if err != nil {
		return nil, err
	}
	return c.get(ctx, u, func(err error) { c.hosts.note(u.Host, err) })
}

// parse reads an address and refuses those that are not fetched.
func (c *Client) parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("the address cannot be read: %w", err)
	}
	u.Fragment, u.RawFragment = "", ""
	return u, c.check(u)
}

// get is Get of a parsed address. It calls ended when the host was asked.
func (c *Client) get(ctx context.Context, u *url.URL, ended func(error)) ([]byte, error) {
	key := u.String()
	data, err, _ := c.calls.Do(key, func() (any, error) {
		if err := c.failure(key); err != nil {
			return nil, err
		}
		if data, ok := c.store.read(key); ok {
			return data, nil
		}
		data, err := c.getNow(ctx, u, ended)
		if err != nil {
			c.failed.Store(key, err)
		}
		return data, err
	})
	picture, _ := data.([]byte)
	return picture, err
}

// failure returns why a picture could not be had before; nil = it was not tried.
func (c *Client) failure(key string) error {
	err, _ := c.failed.Load(key)
	failure, _ := err.(error)
	return failure
}

// getNow fetches what is not kept yet, and keeps it.
func (c *Client) getNow(ctx context.Context, u *url.URL, ended func(error)) ([]byte, error) {
	if c.hosts.givenUp(u.Host) {
		return nil, ErrGivenUp
	}
	data, err := c.fetch(ctx, u)
	if err == nil {
		err = c.accept(ctx, u, data)
	}
	ended(err)
	if err != nil {
		return nil, err
	}
	return data, c.store.write(u.String(), data)
}

// accept checks that what was fetched is a picture: else an error page would be
// kept as one.
func (c *Client) accept(ctx context.Context, u *url.URL, data []byte) error {
	c.decoding.Lock()
	defer c.decoding.Unlock()
	if _, _, err := picture.Decode(ctx, nil, u.Path, data); err != nil {
		return fmt.Errorf("%w: %w", errAnswer, err)
	}
	return nil
}
