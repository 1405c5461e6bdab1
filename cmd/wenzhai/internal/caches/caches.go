// Package caches keeps from run to run what was found out about archives, and the
// pictures that were fetched for them.
package caches

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/zone"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/cache"
	"github.com/wenzhai/wenzhai/convert/fetch"
	"github.com/wenzhai/wenzhai/convert/scratch"
)

// Caches are those of one run. The zero value but for Getenv has none open.
type Caches struct {
	Getenv func(string) string
	Off    bool // nothing is kept of archives
	Verify bool // what is kept of a file counts only if the file's content is the same

	stores map[string]*cache.Store // by file
	client *fetch.Client           // nil = none yet
}

// folder returns the folder of the caches, $XDG_CACHE_HOME/wenzhai, %LOCALAPPDATA%\wenzhai\cache or
// ~/.cache/wenzhai; "" where the environment names none: it works without.
func (c *Caches) folder() string {
	if d := c.Getenv("XDG_CACHE_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "wenzhai")
	}
	if d := c.Getenv("LOCALAPPDATA"); filepath.IsAbs(d) {
		return filepath.Join(d, "wenzhai", "cache")
	}
	if d := c.Getenv("HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, ".cache", "wenzhai")
	}
	return ""
}

// For returns the cache for the archive of o; nil = none. There is one a set of
// paths and way of dating, so that runs on one archive do not load what is known of
// another.
func (c *Caches) For(o convert.Options) convert.Cache {
	dir := c.folder()
	if c.Off || dir == "" {
		return nil
	}
	h := sha256.New()
	for _, p := range o.Paths {
		abs, err := filepath.Abs(p)
		if err != nil || p == "-" {
			return nil
		}
		fmt.Fprintf(h, "%q %q\n", p, abs)
	}
	fmt.Fprintf(h, "%v %v %v", zone.Identity(o.Zone), o.ModTime, o.Drafts)
	path := filepath.Join(dir, "heads-"+hex.EncodeToString(h.Sum(nil)[:8]))
	if s, ok := c.stores[path]; ok {
		return s
	}
	s := cache.Open(path, cache.Options{Salt: version.Stamp(), Now: time.Now(), Verify: c.Verify})
	if c.stores == nil {
		c.stores = map[string]*cache.Store{}
	}
	c.stores[path] = s
	return s
}

// Save writes what was learnt. That it cannot be written costs only time later.
func (c *Caches) Save() error {
	var errs []error
	for path, s := range c.stores {
		if s.Worthwhile() {
			errs = append(errs, scratch.Sweep(filepath.Dir(path)), s.Save())
		}
	}
	return errors.Join(errs...)
}

// Close lets go of what was not saved.
func (c *Caches) Close() {
	for _, s := range c.stores {
		s.Close() //nolint:errcheck // of a file that nobody reads any more
	}
}

// Fetcher returns what --fetch-images gets pictures with; all books of a run share
// its limits. Pictures are kept beside the other caches; without a folder for
// these, for one run alone.
func (c *Caches) Fetcher() *fetch.Client {
	if c.client == nil {
		o := fetch.Options{Agent: "wenzhai (fetches pictures of articles)", AllowPrivate: c.Getenv("WENZHAI_FETCH_PRIVATE") == "1"}
		if dir := c.folder(); dir != "" {
			o.Folder = filepath.Join(dir, "pictures")
		}
		c.client = fetch.New(o)
	}
	return c.client
}

// EndFetching lets the next run of a watch ask again for what failed. The error
// says why pictures are not kept.
func (c *Caches) EndFetching() error {
	if c.client == nil {
		return nil
	}
	err := c.client.Close()
	c.client = nil
	return err
}
