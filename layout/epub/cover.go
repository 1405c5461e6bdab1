package epub

import (
	"errors"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/epub/cover"
)

// cover returns the book's cover, or nil where there is none.
func (a *assembly) cover() (*picture, error) {
	switch a.o.Cover.Kind {
	case CoverNone:
		return nil, nil
	case CoverImage:
		p, ok := sound(a.o.Cover.Data)
		if !ok {
			return nil, errors.New("the cover is not a PNG, JPEG or GIF picture")
		}
		p = a.fit(p)
		return &p, nil
	}
	return a.drawCover()
}

// coverLines returns what stands under the title: what else the title says, the
// volume's number, then the period, each in the frame's languages.
func (a *assembly) coverLines() []string {
	var out []string
	if _, dates := a.nameParts(); dates != "" && !a.vol.TitleSaysDates(a.lang) {
		out = append(out, dates)
	}
	if a.vol.Number > 0 {
		out = append(out, joined(a.volume()))
	}
	for _, p := range a.period() {
		out = append(out, p.text)
	}
	return out
}

// drawCover draws the cover from title, period and the days of the articles.
func (a *assembly) drawCover() (*picture, error) {
	w := cover.Words{Lines: a.coverLines()}
	w.Title, _ = a.nameParts()
	w.Foot = joined(a.each(func(l doc.Lang) string { return frame.Count(l, len(a.entries)) }))
	var dates []time.Time
	for _, e := range a.entries {
		if e.Dated() && writable(e.Date) {
			dates = append(dates, e.Date)
		}
	}
	data, err := cover.Draw(w, dates, len(a.entries))
	return &picture{"image/png", data}, err
}
