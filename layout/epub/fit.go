package epub

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// jpegQuality is that of pictures which are drawn anew: beyond it files grow
// and no e-book screen shows more.
const jpegQuality = 85

// fit returns p as the book's options want pictures, when there is the memory
// for it; as it is where the run was stopped meanwhile.
func (b *book) fit(p picture) picture {
	if b.o.ImageSize <= 0 && !b.o.Grey {
		return p
	}
	release, err := b.hold(p.data)
	if err != nil {
		return p
	}
	defer release()
	return p.fit(b.o.ImageSize, b.o.Grey)
}

// fit returns p with its longer side at most size pixels (0 = as it is), in
// shades of grey where that is asked for. A picture that needs neither, that
// moves, or that would grow stays as it is.
func (p picture) fit(size int, grey bool) picture {
	if size <= 0 && !grey || p.moves() {
		return p
	}
	src, format, err := image.Decode(bytes.NewReader(p.data))
	if err != nil {
		return p
	}
	b := src.Bounds()
	w, h := fitted(b.Dx(), b.Dy(), size)
	small := w < b.Dx()
	if !small && !(grey && coloured(src)) {
		return p
	}
	scaled := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(scaled, scaled.Rect, src, b, draw.Src, nil)
	out := draw.Image(scaled)
	if grey {
		out = greyed(scaled)
	}
	var buf bytes.Buffer
	mediaType := "image/png"
	if format == "jpeg" {
		mediaType = "image/jpeg"
		err = jpeg.Encode(&buf, out, &jpeg.Options{Quality: jpegQuality})
	} else {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&buf, out)
	}
	if err != nil || buf.Len() >= len(p.data) && !grey {
		return p
	}
	return picture{mediaType, buf.Bytes()}
}

// moves reports whether p is an animation, which one picture cannot stand for.
func (p picture) moves() bool { return p.mediaType == "image/gif" && frames(p.data) > 1 }

// frames counts the pictures of a GIF, at most two, by its blocks (GIF89a
// §§18–27): decoded, some thousands of large ones would fill the memory. What
// breaks off may go on: it counts as two.
func frames(data []byte) (n int) {
	const header, screen, descriptor = 6, 7, 10
	if len(data) < header+screen {
		return 2
	}
	at := header + screen + colours(data[header+4])
	for n < 2 {
		if at >= len(data) {
			return 2
		}
		switch data[at] {
		case 0x21: // an extension: its kind, then blocks
			at = afterBlocks(data, at+2)
		case 0x2C:
			n++
			if at+descriptor >= len(data) {
				return 2
			}
			at = afterBlocks(data, at+descriptor+colours(data[at+descriptor-1])+1)
		default: // the trailer, or what no reader goes on behind
			return n
		}
	}
	return n
}

// colours returns the bytes of a colour table, by the flags that announce it.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks returns where data goes on behind blocks of up to 255 bytes, of
// which the last is empty.
func afterBlocks(data []byte, at int) int {
	for at < len(data) && data[at] != 0 {
		at += 1 + int(data[at])
	}
	return at + 1
}

// fitted returns the size of a picture of w × h pixels whose longer side is to
// be at most most; 0 sets no limit.
func fitted(w, h, most int) (int, int) {
	long := max(w, h)
	if most <= 0 || long <= most {
		return w, h
	}
	return max((w*most+long/2)/long, 1), max((h*most+long/2)/long, 1)
}

// coloured reports whether src is of a kind that holds colours.
func coloured(src image.Image) bool {
	switch src.ColorModel() {
	case color.GrayModel, color.Gray16Model:
		return false
	}
	return true
}

// greyed returns src in shades of grey; what shows through keeps doing so.
func greyed(src *image.NRGBA) draw.Image {
	if src.Opaque() {
		out := image.NewGray(src.Rect)
		draw.Draw(out, src.Rect, src, src.Rect.Min, draw.Src)
		return out
	}
	for i := 0; i < len(src.Pix); i += 4 {
		p := src.Pix[i : i+4]
		g := color.GrayModel.Convert(color.NRGBA{p[0], p[1], p[2], 255}).(color.Gray).Y
		p[0], p[1], p[2] = g, g, g
	}
	return src
}
