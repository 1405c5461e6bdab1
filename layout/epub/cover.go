package epub

import (
	"errors"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/epub/cover"
)

// cover returns the book's cover, or nil where there is none.
func (b *book) cover() (*picture, error) {
	switch b.o.Cover.Kind {
	case CoverNone:
		return nil, nil
	case CoverImage:
		p, ok := sound(b.o.Cover.Data)
		if !ok {
			return nil, errors.New("the cover is not a PNG, JPEG or GIF picture")
		}
		p = b.fit(p)
		return &p, nil
	}
	return b.drawCover()
}

// coverLines returns what stands under the title: what else the title says, the
// volume's number, then the period, each in the frame's languages.
func (b *book) coverLines() []string {
	var out []string
	if _, dates := b.nameParts(); dates != "" && !b.vol.TitleSaysDates(b.lang) {
		out = append(out, dates)
	}
	if b.vol.Number > 0 {
		out = append(out, joined(b.volume()))
	}
	for _, p := range b.period() {
		out = append(out, p.text)
	}
	return out
}

// drawCover draws the cover from title, period and the days of the articles.
func (b *book) drawCover() (*picture, error) {
	w := cover.Words{Lines: b.coverLines()}
	w.Title, _ = b.nameParts()
	w.Foot = joined(b.each(func(l doc.Lang) string { return frame.Count(l, len(b.entries)) }))
	var dates []time.Time
	for _, e := range b.entries {
		if e.Dated() && writable(e.Date) {
			dates = append(dates, e.Date)
		}
	}
	data, err := cover.Draw(w, dates, len(b.entries))
	return &picture{"image/png", data}, err
}
