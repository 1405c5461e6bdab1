package picture

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/sync/singleflight"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/picture/drawing"
)

// What the drawings of an article may cost together, in drawing.MaxWork's units.
// Each may cost a little even where others took all, so that an article of very
// many plots keeps them.
const (
	articleWork = 2 * drawing.MaxWork
	littleWork  = drawing.MaxWork / 12
)

// maxKept bounds the bytes of drawn pictures that are remembered.
const maxKept = 8 << 20

// Decoders decode the pictures of a run. They remember what became of each
// drawing, because one that costs much may stand in many articles: it is drawn
// once, whoever asks for it. What they answer depends on the drawing and on the
// article alone, not on what they remember. They may be used by several
// goroutines. The zero Decoders hold no room.
type Decoders struct {
	room   *parallel.Budget
	flight singleflight.Group
	mu     sync.Mutex
	known  map[drawingKey]drawn
	kept   int // bytes of the pictures in known
}

// NewDecoders returns decoders that hold what decoding takes of room (nil =
// none).
func NewDecoders(room *parallel.Budget) *Decoders {
	return &Decoders{room: room, known: map[drawingKey]drawn{}}
}

// drawingKey names a drawing by its content.
type drawingKey [sha256.Size]byte

// drawn is what became of a drawing.
type drawn struct {
	img  *doc.Image // nil: refused, or not kept
	lost string
	work int // what drawing it took; what it was allowed where that was too little
	err  error
}

// within returns what becomes of the drawing with no more work than most, and
// whether d tells.
func (d drawn) within(most int) (drawn, bool) {
	switch tooMuch := errors.Is(d.err, drawing.ErrTooMuch); {
	case tooMuch && most > d.work:
		return drawn{}, false
	case tooMuch || most < d.work:
		return drawn{work: most, err: drawing.ErrTooMuch}, true
	}
	return d, d.img != nil || d.err != nil
}

// Decoder decodes the pictures of one article, one after the other. The zero
// Decoder is of a run of its own.
type Decoder struct {
	all   *Decoders
	spent int // on drawings
	seen  map[drawingKey]drawn
}

// Article returns a decoder for an article.
func (d *Decoders) Article() *Decoder { return &Decoder{all: d, seen: map[drawingKey]drawn{}} }

// Decode is the Decode of this package, with bounds to what all drawings of the
// article cost.
func (d *Decoder) Decode(ctx context.Context, name string, data []byte) (img *doc.Image, lost string, err error) {
	if d.all == nil {
		d.all, d.seen = NewDecoders(nil), map[drawingKey]drawn{}
	}
	if !drawing.Is(data) {
		return Decode(ctx, d.all.room, name, data)
	}
	key := drawingKey(sha256.Sum256(data))
	r, again := d.seen[key]
	if !again {
		r = d.all.draw(ctx, key, data, min(max(articleWork-d.spent, littleWork), drawing.MaxWork))
		d.spent += r.work
		d.seen[key] = r
	}
	if r.err != nil {
		return nil, "", r.err
	}
	named := *r.img
	named.Name = name
	return &named, r.lost, nil
}

// draw draws a drawing with no more work than most, or remembers what became of
// it.
func (d *Decoders) draw(ctx context.Context, key drawingKey, data []byte, most int) drawn {
	v, _, _ := d.flight.Do(fmt.Sprintf("%d %x", most, key), func() (any, error) {
		if r, ok := d.remembered(key, most); ok {
			return r, nil
		}
		r := drawNow(ctx, d.room, data, most)
		if ctx.Err() == nil {
			d.remember(key, r)
		}
		r, _ = r.within(most)
		return r, nil
	})
	r, _ := v.(drawn)
	return r
}

func (d *Decoders) remembered(key drawingKey, most int) (r drawn, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if r, ok = d.known[key]; !ok {
		return r, false
	}
	return r.within(most)
}

// remember keeps what became of a drawing, and its picture where there is room.
func (d *Decoders) remember(key drawingKey, r drawn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if errors.Is(r.err, drawing.ErrTooMuch) && d.known[key].work > r.work {
		return // more is known already
	}
	if r.img != nil {
		if d.kept+bytesOf(r.img) > maxKept {
			r.img = nil
		} else if d.known[key].img == nil {
			d.kept += bytesOf(r.img)
		}
	}
	if d.known == nil {
		d.known = map[drawingKey]drawn{}
	}
	d.known[key] = r
}

func bytesOf(img *doc.Image) int { return len(img.Data) + len(img.Drawing) }

// drawNow draws a drawing.
func drawNow(ctx context.Context, room *parallel.Budget, data []byte, most int) drawn {
	_, release, err := admit(ctx, room, data)
	if err != nil {
		return drawn{err: err}
	}
	defer release()
	return drawWithin(data, most)
}

// drawWithin draws a drawing with no more work than most.
func drawWithin(data []byte, most int) drawn {
	d, err := drawing.Decode(data, most)
	if errors.Is(err, drawing.ErrTooMuch) && d.Work < most {
		d.Work = drawing.MaxWork // it is refused before it is drawn
	}
	if err != nil {
		return drawn{work: d.Work, err: err}
	}
	img, _, err := encode(&doc.Image{Blank: d.Blank, Drawing: d.SVG, Breadth: d.Width}, d.Pixels, false)
	return drawn{img, strings.Join(d.Lost, ", "), d.Work, err}
}
