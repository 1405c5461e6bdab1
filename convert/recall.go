package convert

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/cache"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/refs"
)

// Cache keeps what was read from one run to the next: package cache has one. A
// value is good as long as its file has the same stamp.
type Cache interface {
	Get(key string, stamp cache.Stamp) (value []byte, ok bool)
	Put(key string, stamp cache.Stamp, value []byte)
}

// storedHeads is what one source gave, as the cache keeps it.
type storedHeads struct {
	_     struct{} `cbor:",toarray"`
	Sum   uint32
	Heads []article.Stored
	Diags []diag.Diagnostic
}

// headsKey returns the key of a source's heads: they depend on the name of the
// file as it was given, on the options, and on the program, which is the
// cache's own concern. It is "" for what cannot be cached, and without a cache.
func (a *articles) headsKey(src *archive.Source) (string, cache.Stamp) {
	id, stamp := src.Identity()
	if id == "" || a.cache == nil {
		return "", stamp
	}
	return fmt.Sprintf("heads\x00%s\x00%s\x00%+v %q %v", id, src.Path(), a.scanOptions(), src.Front(), src.Fragment()), stamp
}

// recall returns what the cache knows of a source's heads.
func (a *articles) recall(key string, stamp cache.Stamp) (scanned, bool) {
	if a.cache == nil || key == "" {
		return scanned{}, false
	}
	data, ok := a.cache.Get(key, stamp)
	if !ok {
		return scanned{}, false
	}
	var st storedHeads
	if err := cbor.Unmarshal(data, &st); err != nil {
		return scanned{}, false
	}
	out := scanned{sum: st.Sum, diags: st.Diags, heads: make([]article.Head, len(st.Heads))}
	for i := range st.Heads {
		out.heads[i] = st.Heads[i].Restored(a.source.Zone)
	}
	return out, true
}

// remember puts a source's heads into the cache.
func (a *articles) remember(key string, stamp cache.Stamp, s scanned) {
	if a.cache == nil || key == "" {
		return
	}
	st := storedHeads{Sum: s.sum, Diags: s.diags, Heads: make([]article.Stored, len(s.heads))}
	for i := range s.heads {
		st.Heads[i] = article.NewStored(&s.heads[i])
	}
	if data, err := cbor.Marshal(st); err == nil {
		a.cache.Put(key, stamp, data)
	}
}

// facts are what cleaning an article tells that is worth keeping.
type facts struct {
	_             struct{} `cbor:",toarray"`
	Chars, Images int
	Blocks        int
	Pictures      []string // addresses of pictures that may lie in the archive, in order
	Diags         []diag.Diagnostic
}

// facts returns the facts of article i: from the cache, or by cleaning it, which
// also returns what that found. With last true nobody needs its body any more.
func (b *bodies) facts(i int, last bool) (facts, note) {
	key, stamp := b.factsKey(i)
	if key != "" {
		var f facts
		if data, ok := b.cache.Get(key, stamp); ok && cbor.Unmarshal(data, &f) == nil {
			return f, note{ref: i, diagnostics: f.Diags}
		}
	}
	a, n := b.half(i, last)
	f := newFacts(a, n)
	if key != "" && !n.lost {
		if data, err := cbor.Marshal(f); err == nil {
			b.cache.Put(key, stamp, data)
		}
	}
	n.dropped = nil
	return f, n
}

// factsKey returns the key of an article's facts, "" where they are not
// cached. They depend on the text, on how it is cleaned, and on what the archive says
// of its lines.
func (b *bodies) factsKey(i int) (string, cache.Stamp) {
	h := &b.heads[i]
	key, stamp := b.headsKey(b.sources[h.source])
	if b.cache == nil || key == "" || h.half != whole {
		return "", stamp
	}
	return strings.Join([]string{"facts", key, strconv.Itoa(b.items[i].Meta.Index), strconv.FormatUint(uint64(h.sum), 16), strconv.Quote(b.meta(i).URL), b.stated, b.seenLines(i).String()}, "\x00"), stamp
}

func newFacts(a *doc.Article, n note) facts {
	f := facts{Blocks: len(a.Blocks), Diags: n.diagnostics}
	f.Chars, f.Images = measure(a)
	eachPicture(a.Blocks, func(w wanted) {
		for _, src := range append([]string{*w.src}, w.others...) {
			if !refs.IsData(src) && !refs.HasScheme(src) {
				f.Pictures = append(f.Pictures, src)
			}
		}
	})
	return f
}
