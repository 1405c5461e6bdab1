package convert

import (
	"bytes"
	"context"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/convert/pinyin"
)

// Book is all that a writer makes a book of.
type Book struct {
	Volume   *digest.Volume
	Load     digest.Loader
	UI       frame.UI
	Images   bool // its pictures go in
	Readings bool // most of its characters have readings above them
	Workers  int  // 0 = all processors

	// Hold waits until there is the memory to decode a picture once more, which
	// release gives back.
	Hold func(ctx context.Context, data []byte) (release func(), err error)
}

// Book returns what the library's book is made of, once the pictures that are to
// be fetched are there.
func (l *Library) Book(ctx context.Context) (Book, error) {
	if l.volume == nil {
		return Book{}, errNotOpen
	}
	if err := l.fetchPictures(ctx); err != nil {
		return Book{}, err
	}
	l.progress.begin(l.volume.Len())
	return Book{
		Volume: l.volume, Load: l.Load, UI: l.ui, Images: l.o.Images, Readings: l.o.Ruby == pinyin.All, Workers: l.o.Workers,
		Hold: func(ctx context.Context, data []byte) (func(), error) { return picture.Hold(ctx, l.decoding, data) },
	}, nil
}

// Line returns the line of its file on which the first text of e first has a
// character; the article's own line if it is not there as such.
func (l *Library) Line(e *digest.Entry, r rune) int {
	if !l.holds(e) {
		return 0
	}
	h, m := &l.heads[e.Ref], l.meta(e.Ref)
	text, err := l.text(h)
	if err != nil {
		return m.Line
	}
	body := text[h.Start:h.End]
	at := bytes.IndexRune(body, r)
	if at < 0 || strings.ContainsRune(m.Title, r) {
		return m.Line
	}
	return h.BodyLine + bytes.Count(body[:at], []byte{'\n'})
}
