package fonts

import (
	"embed"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// data holds the bundled faces, trimmed by tools/fonts, with their licences.
//
//go:embed data/*.ttf.zst data/*-OFL.txt
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
	maths
	symbols
	signs
	emoji
	bundledFaces
)

// bundledNames are family and style of the bundled faces.
func bundledNames() [bundledFaces][2]string {
	return [bundledFaces][2]string{
		song:          {"Wenzhai Song", "Regular"},
		hei:           {"Wenzhai Hei", "Bold"},
		roman:         {"Wenzhai Roman", "Regular"},
		romanItalic:   {"Wenzhai Roman", "Italic"},
		romanBold:     {"Wenzhai Roman", "Bold"},
		grotesque:     {"Wenzhai Grotesque", "Regular"},
		grotesqueBold: {"Wenzhai Grotesque", "Bold"},
		code:          {"Wenzhai Code", "Regular"},
		kai:           {"Wenzhai Kai", "Regular"},
		maths:         {"Wenzhai Math", "Regular"},
		symbols:       {"Wenzhai Symbols", "Regular"},
		signs:         {"Wenzhai Signs", "Regular"},
		emoji:         {"Wenzhai Emoji", "Regular"},
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
	for i, n := range bundledNames() {
		c := newCore(n[0], n[1])
		name := "data/" + c.name + ".ttf.zst"
		if _, err := data.Open(name); err != nil {
			return nil, fmt.Errorf("bundled font: %w", err)
		}
		c.open = func() (*sfnt.Font, error) { return unpack(name) }
		faces = append(faces, &Face{index: i, core: c})
	}
	return newSet(faces, bundledOrders()), nil
}

// unpack decompresses one embedded file and parses it.
func unpack(name string) (*sfnt.Font, error) {
	packed, err := data.ReadFile(name)
	if err != nil {
		return nil, err
	}
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	raw, err := r.DecodeAll(packed, nil)
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
	last := order{song, roman, grotesque, kai, maths, symbols, signs, emoji}
	pair := func(chinese, western order) [2]order {
		return [2]order{append(append(order{}, chinese...), last...), append(append(order{}, western...), last...)}
	}
	return [roles][2]order{
		Body:       pair(order{song}, order{roman}),
		BodyItalic: pair(order{hei, romanItalic}, order{romanItalic, roman, hei}),
		BodyBold:   pair(order{hei, romanBold}, order{romanBold, hei}),
		Heading:    pair(order{hei, grotesqueBold}, order{grotesqueBold, hei}),
		Mono:       pair(order{code}, order{code}),
	}
}
