package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"
)

// errAnswer is the error of hosts that answer, though not with a picture.
var errAnswer = errors.New("the server sends no picture")

// statusError is that of an answer other than 200.
type statusError struct {
	code int
	text string
}

func (e *statusError) Error() string { return "the server says " + e.text }

// Is tells answers from failures: a server that is overloaded or broken does
// not get better by being asked more.
func (e *statusError) Is(target error) bool {
	return target == errAnswer && e.code < http.StatusInternalServerError && e.code != http.StatusTooManyRequests
}

// transport returns what carries requests. It counts every byte that comes,
// whatever becomes of it, and asks for no compression: pictures are compressed
// already, and one that unpacks to more than was counted is none.
func (c *Client) transport() *http.Transport {
	dialer := &net.Dialer{Timeout: min(c.o.Timeout, 10*time.Second), Control: c.control}
	toProxy := &net.Dialer{Timeout: dialer.Timeout}
	return &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			d := dialer
			if isProxy(address) {
				d = toProxy
			}
			conn, err := d.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return &countedConn{conn, &c.left}, nil
		},
		MaxConnsPerHost:        perHost + 1,
		IdleConnTimeout:        c.o.Timeout,
		TLSHandshakeTimeout:    dialer.Timeout,
		ResponseHeaderTimeout:  c.o.Timeout / 2,
		MaxResponseHeaderBytes: 64 << 10,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
	}
}

// countedConn counts what is read.
type countedConn struct {
	net.Conn
	left *atomic.Int64
}

func (c *countedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if c.left.Add(-int64(n)) < 0 {
		return 0, errors.Join(ErrTotal, c.Close())
	}
	return n, err
}

// redirect checks where a server sends to.
func (c *Client) redirect(r *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return fmt.Errorf("%w: more than %d redirections", errAnswer, maxRedirects)
	}
	return c.check(r.URL)
}

// fetch asks for what stands at an address.
func (c *Client) fetch(ctx context.Context, u *url.URL) ([]byte, error) {
	if c.left.Load() < 0 {
		return nil, ErrTotal
	}
	ctx, cancel := context.WithTimeoutCause(ctx, c.o.Timeout, ErrSlow)
	defer cancel()
	data, err := c.ask(ctx, u)
	switch {
	case err == nil:
		return data, nil
	case c.left.Load() < 0:
		return nil, ErrTotal
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	}
	return nil, short(err)
}

func (c *Client) ask(ctx context.Context, u *url.URL) (data []byte, err error) {
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
		return nil, err
	}
	defer answer.Body.Close() //nolint:errcheck // what was wanted of it was read
	if answer.StatusCode != http.StatusOK {
		return nil, &statusError{answer.StatusCode, answer.Status}
	}
	if answer.ContentLength > c.o.MaxBytes {
		return nil, ErrTooLarge
	}
	data, err = io.ReadAll(io.LimitReader(answer.Body, c.o.MaxBytes+1))
	if err == nil && int64(len(data)) > c.o.MaxBytes {
		err = ErrTooLarge
	}
	return data, err
}

// short leaves out of a network error the address, which the message of whoever
// asked names anyway, and the port on this side, which is another one each time.
func short(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	var slow net.Error
	if errors.As(err, &slow) && slow.Timeout() {
		return ErrSlow
	}
	return err
}
