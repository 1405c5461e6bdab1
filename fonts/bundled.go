package fonts

import (
	"embed"
	"fmt"
	"io"
	"sync"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// data holds the bundled faces, trimmed by tools/fonts, with their licences.
//
//go:embed data/*.ttf.zst data/*.parts data/*-OFL.txt
var data embed.FS

// The bundled faces in the order of Set.Faces. README.md says what each one
// is made from.
const (
	song = iota
	hei
	roman
	romanItalic
	romanBold
	grotesque
	grotesqueBold
	code
	kai
	ming
	maths
	symbols
	signs
	emoji
	bundledFaces
)

// bundledFace is what is known of a face before it is unpacked.
type bundledFace struct {
	family, style string
	size          int  // in bytes, unpacked: what to set aside; without the outlines of a face in parts
	first         rune // the first character it has, spaces aside; 0 = not said
}

func bundledList() [bundledFaces]bundledFace {
	return [bundledFaces]bundledFace{
		song:          {"Wenzhai Song", "Regular", 257260, 0},
		hei:           {"Wenzhai Hei", "Bold", 199444, 0},
		roman:         {"Wenzhai Roman", "Regular", 180612, 0},
		romanItalic:   {"Wenzhai Roman", "Italic", 185700, 0},
		romanBold:     {"Wenzhai Roman", "Bold", 183252, 0},
		grotesque:     {"Wenzhai Grotesque", "Regular", 155328, 0x12C},
		grotesqueBold: {"Wenzhai Grotesque", "Bold", 272584, 0},
		code:          {"Wenzhai Code", "Regular", 139608, 0},
		kai:           {"Wenzhai Kai", "Regular", 149036, 0x3001},
		ming:          {"Wenzhai Ming", "Regular", 3564308, 0x20000},
		maths:         {"Wenzhai Math", "Regular", 212268, 0x20D0},
		symbols:       {"Wenzhai Symbols", "Regular", 498360, 0x20E2},
		signs:         {"Wenzhai Signs", "Regular", 51164, 0x20E0},
		emoji:         {"Wenzhai Emoji", "Regular", 576480, 0x23EB},
	}
}

// bundled makes the one set of bundled faces on first use.
var bundled = sync.OnceValues(newBundled)

// Bundled returns the set of bundled faces: the same one at every call,
// immutable and safe for concurrent use. A face is decompressed when it is
// first asked for a glyph.
func Bundled() (*Set, error) { return bundled() }

func newBundled() (*Set, error) {
	faces := make([]*Face, 0, bundledFaces)
	for i, b := range bundledList() {
		c := newCore(b.family, b.style)
		name := "data/" + c.name
		c.first = b.first
		c.open = func() (*sfnt.Font, error) { return unpack(name, b.size) }
		faces = append(faces, &Face{index: i, core: c})
	}
	return newSet(faces, bundledOrders()), nil
}

// unpack decompresses one embedded file of a known size and parses it.
func unpack(name string, size int) (*sfnt.Font, error) {
	if f, err := data.Open(name + ".parts"); err == nil {
		if at, ok := f.(io.ReaderAt); ok { // as the embedded files are
			return openParts(at)
		}
	}
	packed, err := data.ReadFile(name + ".ttf.zst")
	if err != nil {
		return nil, err
	}
	raw, err := unzstd(packed, size)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return sfnt.Parse(raw)
}

// order is a fallback order: indices of faces, best first.
type order []int

// bundledOrders gives for every role the order for Chinese context, then the
// one for western context.
func bundledOrders() [roles][2]order {
	last := order{song, roman, grotesque, kai, ming, maths, symbols, signs, emoji}
	pair := func(chinese, western order) [2]order {
		return [2]order{append(append(order{}, chinese...), last...), append(append(order{}, western...), last...)}
	}
	return [roles][2]order{
		Body:       pair(order{song}, order{roman}),
		BodyItalic: pair(order{song, romanItalic}, order{romanItalic, roman, song}),
		BodyBold:   pair(order{hei, romanBold}, order{romanBold, hei}),
		Heading:    pair(order{hei, grotesqueBold}, order{grotesqueBold, hei}),
		// Kai has the common characters alone; Song draws others, dashes and curly quotes.
		Quote:       pair(order{kai, song}, order{roman, kai}),
		QuoteItalic: pair(order{kai, song, romanItalic}, order{romanItalic, roman, kai, song}),
		Mono:        pair(order{code}, order{code}),
	}
}
