package picture

import (
	"bytes"
	"image"
	"image/draw"

	"github.com/bep/imagemeta"
)

// upright is the EXIF orientation of a picture whose first row is its top and
// whose first column is its left (Exif 2.32 §4.6.4, tag Orientation).
const upright = 1

// orientation reads how the camera was held, from 1 to 8.
func orientation(format string, data []byte) int {
	var f imagemeta.ImageFormat
	switch format {
	case "jpeg":
		f = imagemeta.JPEG
	case "webp":
		f = imagemeta.WebP
	case "png":
		f = imagemeta.PNG
	default:
		return upright
	}
	found := upright
	// What cannot be read says nothing of the picture itself, which stands.
	_, _ = imagemeta.Decode(imagemeta.Options{ //nolint:errcheck // see above
		R: bytes.NewReader(data), ImageFormat: f, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return t.Tag == "Orientation" },
		HandleTag: func(t imagemeta.TagInfo) error {
			if n, ok := t.Value.(uint16); ok && n >= 1 && n <= 8 && t.Namespace == "IFD0" {
				found = int(n)
			}
			return nil
		},
	})
	return found
}

// turned returns the picture as it was seen.
func turned(pic image.Image, orientation int) image.Image {
	w, h := pic.Bounds().Dx(), pic.Bounds().Dy()
	from := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(from, from.Bounds(), pic, pic.Bounds().Min, draw.Src)
	outW, outH := w, h
	if orientation >= 5 {
		outW, outH = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, outW, outH))
	for y := range h {
		for x := range w {
			to := out.PixOffset(seen(orientation, x, y, w, h))
			at := from.PixOffset(x, y)
			copy(out.Pix[to:to+4], from.Pix[at:at+4])
		}
	}
	return out
}

// seen returns where the pixel (x, y) of a stored picture of w × h belongs.
func seen(orientation, x, y, w, h int) (int, int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
