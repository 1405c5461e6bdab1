package epub

import "errors"

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
		return &p, nil
	}
	return nil, nil
}
