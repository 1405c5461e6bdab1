package digest

import (
	"fmt"
	"hash/fnv"
	"time"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Keys returns what identifies an article from one day to the next: its text,
// wherever the file has gone; its file, title and date, whatever was corrected
// in the text; its address and title, for a page that was saved again. Two
// articles with a key in common are the same. Keys depend on nothing but the
// article.
func Keys(it *Item) []uint64 {
	if it == nil {
		return nil
	}
	m := &it.Meta
	date := ""
	if m.Dated() {
		date = m.Date.UTC().Format(time.RFC3339Nano)
	}
	keys := []uint64{key("place", m.Path, m.Title, date)}
	if it.Fingerprint != 0 {
		keys = append(keys, key("text", fmt.Sprintf("%x", it.Fingerprint)))
	}
	if page := pageKey(it); page != "" {
		keys = append(keys, key("page", page, letter.Key(m.Title)))
	}
	return keys
}

func key(parts ...string) uint64 {
	h := fnv.New64a()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p) //nolint:errcheck // a hash takes everything
	}
	return h.Sum64()
}
