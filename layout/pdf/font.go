package pdf

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
	"github.com/wenzhai/wenzhai/layout/text"
)

// embeddedFace is one face ready to be written.
type embeddedFace struct {
	codes     *faceCodes
	program   []byte      // the subset, deflated
	length    int         // of the subset, bytes
	toUnicode []byte      // the CMap, deflated
	draft     *sfnt.Draft // the subset, for its figures
	name      string      // PostScript name with its subset tag
}

// embedFaces builds the subset of every face and writes its font objects.
func (f *finisher) embedFaces(ctx context.Context, workers int) error {
	faces := f.pages.codes.faces
	var resources strings.Builder
	err := parallel.Ordered(ctx, workers, len(faces),
		func(i int) (*embeddedFace, error) {
			e, err := f.buildFace(i)
			if err != nil {
				return nil, fmt.Errorf("font %d: %w", i+1, err)
			}
			return e, nil
		},
		func(i int, e *embeddedFace) error {
			fmt.Fprintf(&resources, "/%s %d 0 R", familyName(i), f.writeFace(e))
			return f.out.err
		})
	f.out.addf(f.ids.fonts, "<<%s>>", resources.String())
	f.out.addf(f.ids.resources, "<</Font %d 0 R>>", f.ids.fonts)
	return err
}

func (f *finisher) buildFace(i int) (*embeddedFace, error) {
	codes := f.pages.codes.faces[i]
	if len(codes.pairs) > sfnt.MaxGlyphs {
		return nil, fmt.Errorf("%s draws more than the %d different characters that one font can hold", codes.face.Name(), sfnt.MaxGlyphs)
	}
	e := &embeddedFace{codes: codes}
	subset, err := e.subset()
	if err != nil {
		return nil, err
	}
	e.length = len(subset)
	e.name = subsetName(codes.face, subset)
	if e.program, err = f.deflate.deflate(subset); err != nil {
		return nil, err
	}
	e.toUnicode, err = f.deflate.deflate(toUnicode(codes.pairs))
	return e, err
}

// subsetName returns the PostScript name behind a tag of six capitals
// (ISO 32000-2 §9.9.2). The tag is made of the subset's bytes, so that
// different subsets of one face have different names.
func subsetName(face *fonts.Face, subset []byte) string {
	sum := sha256.Sum256(subset)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + cmp.Or(face.Name(), "Font")
}

// writeFace writes the objects of a composite font (ISO 32000-2 §9.7) and
// returns the number of its dictionary. Codes are the glyph numbers of the
// subset (Identity-H, CIDToGIDMap Identity).
func (f *finisher) writeFace(e *embeddedFace) int {
	o := f.out
	font := o.alloc(5)
	cid, descriptor, program, cmap := font+1, font+2, font+3, font+4
	name := nameObject(e.name)
	o.stream(program, fmt.Sprintf("/Length1 %d/Filter/FlateDecode", e.length), e.program)
	o.stream(cmap, "/Filter/FlateDecode", e.toUnicode)
	o.addf(font, "<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, cmap)
	o.addf(cid, "<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW 1000/W[%s]>>",
		name, descriptor, widths(e.codes))
	o.add(descriptor, fontDescriptor(e, name, program))
	return font
}

// widths writes the advances that are not 1,000, in stretches of neighbours
// (ISO 32000-2 §9.7.4.3). They are the advances that layout reckoned with.
func widths(codes *faceCodes) []byte {
	var out []byte
	open := false
	for code := range codes.pairs {
		w := codes.advance(code)
		switch {
		case w == 1000 && open:
			out, open = append(out, ']'), false
		case w == 1000:
		case open:
			out = strconv.AppendInt(append(out, ' '), int64(w), 10)
		default:
			out = append(strconv.AppendInt(out, int64(code), 10), '[')
			out, open = strconv.AppendInt(out, int64(w), 10), true
		}
	}
	if open {
		out = append(out, ']')
	}
	return out
}

// Flags of a font descriptor (ISO 32000-2 §9.8.2).
const (
	flagFixedPitch = 1 << 0
	flagSymbolic   = 1 << 2
	flagItalic     = 1 << 6
)

// fontDescriptor writes the figures of a face. A composite font with its own
// codes is symbolic. The stem width is estimated from the weight: 50 + (w/65)²
// is the usual rule, which gives 88 for regular and 166 for bold.
func fontDescriptor(e *embeddedFace, name string, program int) []byte {
	m := e.draft.Metrics
	flags := flagSymbolic
	if m.FixedPitch {
		flags |= flagFixedPitch
	}
	if m.Italic || m.ItalicAngle != 0 {
		flags |= flagItalic
	}
	em := func(v int) int {
		return int(math.Round(float64(v) * 1000 / float64(e.draft.UnitsPerEm)))
	}
	capHeight := m.CapHeight
	capHeight = cmp.Or(capHeight, m.Ascent)
	stem := 50 + math.Pow(float64(m.Weight)/65, 2)
	return fmt.Appendf(nil, "<</Type/FontDescriptor/FontName%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %s/Ascent %d/Descent %d/CapHeight %d/XHeight %d/StemV %.0f/FontWeight %d/FontFile2 %d 0 R>>",
		name, flags, em(m.Box[0]), em(m.Box[1]), em(m.Box[2]), em(m.Box[3]),
		appendMilli(nil, int(math.Round(m.ItalicAngle*1000))), em(m.Ascent), em(m.Descent), em(capHeight), em(m.XHeight), stem, m.Weight, program)
}

// toUnicode writes the CMap that says what each code copies as (ISO 32000-2
// §9.10.3): UTF-16 with surrogate pairs, several characters for clusters.
func toUnicode(pairs []coded) []byte {
	out := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for from := 1; from < len(pairs); from += 100 {
		to := min(from+100, len(pairs))
		out = fmt.Appendf(out, "%d beginbfchar\n", to-from)
		for code := from; code < to; code++ {
			out = append(appendHex(append(out, '<'), uint16(code)), "><"...)
			for _, r := range text.ClusterText(pairs[code].r) {
				out = appendUTF16(out, r)
			}
			out = append(out, ">\n"...)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}
