package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/zone"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/cache"
	"github.com/wenzhai/wenzhai/convert/scratch"
)

// cacheDir returns the folder of the caches, $XDG_CACHE_HOME/wenzhai or
// ~/.cache/wenzhai; "" where the environment names none: it works without.
func (a *app) cacheDir() string {
	if d := a.env.Getenv("XDG_CACHE_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "wenzhai")
	}
	if d := a.env.Getenv("HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, ".cache", "wenzhai")
	}
	return ""
}

// cacheFor returns the cache for the archive of o; nil = none. There is one a
// set of paths and way of dating, so that runs on one archive do not load what
// is known of another.
func (a *app) cacheFor(o convert.Options) convert.Cache {
	dir := a.cacheDir()
	if a.noCache || dir == "" {
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
	fmt.Fprintf(h, "%v %v", zone.Identity(o.Zone), o.ModTime)
	path := filepath.Join(dir, "heads-"+hex.EncodeToString(h.Sum(nil)[:8]))
	if s, ok := a.caches[path]; ok {
		return s
	}
	s := cache.Open(path, cache.Options{Salt: programStamp(), Now: time.Now(), Verify: a.verify})
	if a.caches == nil {
		a.caches = map[string]*cache.Store{}
	}
	a.caches[path] = s
	return s
}

// saveCaches writes what was learnt. That it cannot be written costs only time
// later, so it is a note at most.
func (a *app) saveCaches() {
	for path, s := range a.caches {
		if err := a.saveCache(path, s); err != nil && a.verbose {
			a.printer().Plain("the cache was not written: %v", err)
		}
	}
}

func (a *app) saveCache(path string, s *cache.Store) error {
	if !s.Worthwhile() {
		return nil
	}
	return errors.Join(scratch.Sweep(filepath.Dir(path)), s.Save())
}

// closeCaches lets go of what was not saved.
func (a *app) closeCaches() {
	for _, s := range a.caches {
		s.Close() //nolint:errcheck // of a file that nobody reads any more
	}
}
