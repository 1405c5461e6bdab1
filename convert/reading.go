package convert

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/pinyin"
)

// addReadings puts readings above the Chinese characters of both texts of a.
func (l *Library) addReadings(a *doc.Article) error {
	if l.o.Ruby == pinyin.None {
		return nil
	}
	r, err := l.reader()
	if err != nil {
		return err
	}
	a.Blocks = r.Blocks(a.Blocks, a.Lang, l.o.Ruby)
	if a.Second != nil {
		a.Second.Blocks = r.Blocks(a.Second.Blocks, a.Second.Lang, l.o.Ruby)
	}
	return nil
}
