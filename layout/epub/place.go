package epub

import (
	"bytes"
	"context"
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// A place in an article is an identifier in one of its documents. In which is known of
// an article that is not long; long ones are rendered once more where links lead to
// their places.

// placeID returns the identifier of a place in the text at hand: a document may hold
// both texts.
func (a *article) placeID(id string) string { return identifier(id, a.inside) }

func identifier(id string, second bool) string {
	if !second || id == "" {
		return id
	}
	return "q" + strings.TrimPrefix(id, "p")
}

// target returns where this volume has a place.
func (a *article) target(to *doc.Place) (href string, ok bool) {
	if len(a.b.entries) == 0 {
		return "", false
	}
	i := to.N - a.b.entries[0].N
	if i < 0 || i >= len(a.b.entries) {
		return "", false
	}
	file := articleFile(i, 0)
	if to.Second && a.b.layout() == digest.Sequential {
		file = fileName(secondName, i, 0)
	}
	if to.ID == "" {
		return file, true
	}
	id := identifier(to.ID, to.Second)
	if !to.Long {
		if i == a.index && to.Second == a.inside {
			return "#" + id, true
		}
		return file + "#" + id, true
	}
	long := len(file) + len(longestPiece) + len("#") + len(id)
	if a.where == nil {
		return file + longestPiece + "#" + id, true
	}
	if in := a.where(i)[id]; in != "" {
		file = in + "#" + id
	}
	a.slack += long - len(file)
	return file, true
}

// longestPiece is what the name of a piece has more than that of the first, at most:
// where articles are parted must not depend on where links lead.
const longestPiece = "p9999"

// places knows in which documents the places of long articles are.
type places struct {
	known sync.Map // entry → func() map[string]string
}

// whereIn returns what tells the documents of the places in an entry by their
// identifiers.
func whereIn(ctx context.Context, b *book, load digest.Loader) func(i int) map[string]string {
	return func(i int) map[string]string {
		f, _ := b.places.known.LoadOrStore(i, sync.OnceValue(func() map[string]string {
			art, err := load(ctx, b.entries[i])
			if err != nil || b.bilingual(i) != (art.Second != nil) {
				return nil // the article itself fails on it
			}
			d := b.deflaters.Get().(*deflater)
			defer b.deflaters.Put(d)
			c := &chapter{index: i, found: map[string]string{}}
			b.render(c, d, art)
			return c.found
		}))
		return f.(func() map[string]string)()
	}
}

// findIn notes the identifiers of places in a document.
func findIn(found map[string]string, file string, text []byte) {
	for {
		i := bytes.Index(text, []byte(` id="`))
		if i < 0 {
			return
		}
		text = text[i+len(` id="`):]
		if end := bytes.IndexByte(text, '"'); end > 0 {
			found[string(text[:end])] = file
		}
	}
}
