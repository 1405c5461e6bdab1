package epub

import (
	"bytes"
	"encoding/binary"
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
	turn := orientation(p.data)
	b := src.Bounds()
	w, h := scaled(b.Dx(), b.Dy(), size)
	small := w < b.Dx()
	if !small && !(grey && coloured(src)) {
		return p
	}
	out := draw.Image(image.NewNRGBA(image.Rect(0, 0, w, h)))
	draw.CatmullRom.Scale(out, out.Bounds(), src, b, draw.Src, nil)
	out = turned(out, turn)
	if grey {
		out = greyed(out)
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

// scaled returns the size of a picture of w × h pixels whose longer side is to
// be at most most; 0 sets no limit.
func scaled(w, h, most int) (int, int) {
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
func greyed(src draw.Image) draw.Image {
	b := src.Bounds()
	if opaque, ok := src.(interface{ Opaque() bool }); ok && opaque.Opaque() {
		out := image.NewGray(b)
		draw.Draw(out, b, src, b.Min, draw.Src)
		return out
	}
	out := image.NewNRGBA(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(src.At(x, y)).(color.NRGBA)
			g := color.GrayModel.Convert(color.NRGBA{c.R, c.G, c.B, 255}).(color.Gray).Y
			out.SetNRGBA(x, y, color.NRGBA{g, g, g, c.A})
		}
	}
	return out
}

// turned returns src as a camera held it: turn is the value of the EXIF tag
// Orientation, 1 to 8 (EXIF 2.32 §4.6.4), which a picture drawn anew loses.
func turned(src draw.Image, turn int) draw.Image {
	if turn < 2 || turn > 8 {
		return src
	}
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if turn > 4 {
		out = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			at := [...][2]int{
				2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x},
			}[turn]
			out.Set(at[0], at[1], src.At(x, y))
		}
	}
	return out
}

// orientation returns the EXIF orientation of a JPEG file, 1 where it has none.
func orientation(data []byte) int {
	for i := 2; i+4 <= len(data) && data[0] == 0xff && data[i] == 0xff && data[i+1] != 0xda; {
		n := int(binary.BigEndian.Uint16(data[i+2:]))
		if n < 2 || i+2+n > len(data) {
			break
		}
		if body := data[i+4 : i+2+n]; data[i+1] == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) {
			return tiffOrientation(body[6:])
		}
		i += 2 + n
	}
	return 1
}

// tiffOrientation reads the tag from the first directory of a TIFF structure.
func tiffOrientation(t []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case len(t) < 8:
		return 1
	case t[0] == 'M':
		order = binary.BigEndian
	}
	at := uint64(order.Uint32(t[4:]))
	if at+2 > uint64(len(t)) {
		return 1
	}
	n := uint64(order.Uint16(t[at:]))
	for i := range n {
		e := at + 2 + 12*i
		if e+12 > uint64(len(t)) {
			break
		}
		if order.Uint16(t[e:]) == 0x0112 {
			return int(order.Uint16(t[e+8:]))
		}
	}
	return 1
}
