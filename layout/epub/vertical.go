package epub

import (
	_ "embed"

	"github.com/wenzhai/wenzhai/convert/doc"
)

//go:embed vertical.css
var verticalStyle []byte

// vertical reports whether documents in language l are written from top to
// bottom. Western ones in a vertical book stay as they are.
func (b *book) vertical(l doc.Lang) bool { return b.o.Vertical && l.IsChinese() }
