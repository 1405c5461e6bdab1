package fetch

import (
	"context"
	"net/url"
	"sync"
)

// How much is fetched at the same time: from several hosts, and so many
// pictures from each. As many failures in a row give a host up.
const (
	hostsAtOnce = 6
	perHost     = 3
)

// All fetches the pictures at addresses that are not kept yet, several at a
// time, so that Get finds them or says why they could not be had. What it does
// depends on the order of addresses and on the servers, not on when Get is
// called: three failures in a row give a host up for the rest of its pictures,
// and servers that hang cost MaxTime at most. Its error is that of ctx.
func (c *Client) All(ctx context.Context, addresses []string) error {
	limited, cancel := context.WithTimeoutCause(ctx, c.o.MaxTime, ErrTime)
	defer cancel()
	var wg sync.WaitGroup
	slots := make(chan struct{}, hostsAtOnce)
	for _, lane := range c.lanes(addresses) {
		slots <- struct{}{}
		wg.Go(func() {
			c.lane(limited, lane)
			<-slots
		})
	}
	wg.Wait()
	return ctx.Err()
}

// lanes returns what is to be fetched, parted by host: each address once, in
// the order given.
func (c *Client) lanes(addresses []string) [][]*url.URL {
	var out [][]*url.URL
	at, seen := map[string]int{}, map[string]bool{}
	for _, a := range addresses {
		u, err := c.parse(a)
		if err != nil || seen[u.String()] || c.failure(u.String()) != nil || c.store.has(u.String()) {
			continue
		}
		seen[u.String()] = true
		i, ok := at[u.Host]
		if !ok {
			i = len(out)
			at[u.Host] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], u)
	}
	return out
}

// lane fetches the pictures of one host, a few at a time, and counts its
// failures in order.
func (c *Client) lane(ctx context.Context, urls []*url.URL) {
	for len(urls) > 0 {
		n := min(perHost, len(urls))
		var wg sync.WaitGroup
		errs := make([]error, n)
		for i, u := range urls[:n] {
			wg.Go(func() {
				c.get(ctx, u, func(err error) { errs[i] = err }) //nolint:errcheck // Get says it again
			})
		}
		wg.Wait()
		for i, u := range urls[:n] {
			c.hosts.note(u.Host, errs[i])
		}
		urls = urls[n:]
	}
}
