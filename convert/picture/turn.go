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
	if orientation == upright {
		return pic
	}
	if p, ok := pic.(*image.YCbCr); ok {
		if out := turnedYCbCr(p, orientation); out != nil {
			return out
		}
	}
	w, h := pic.Bounds().Dx(), pic.Bounds().Dy()
	out := image.NewRGBA(turnedRect(w, h, orientation))
	row := image.NewRGBA(image.Rect(0, 0, w, 1)) // a copy of the whole would take as much again
	for y := range h {
		draw.Draw(row, row.Rect, pic, pic.Bounds().Min.Add(image.Pt(0, y)), draw.Src)
		for x := range w {
			to := out.PixOffset(seen(orientation, x, y, w, h))
			copy(out.Pix[to:to+4], row.Pix[4*x:4*x+4])
		}
	}
	return out
}

// turnedRect returns the rectangle of a turned picture of w × h pixels.
func turnedRect(w, h, orientation int) image.Rectangle {
	if orientation >= 5 {
		w, h = h, w
	}
	return image.Rect(0, 0, w, h)
}

// turnedYCbCr turns a photograph plane by plane, which takes less than half the
// memory; nil = there is no such form for the turned one.
func turnedYCbCr(p *image.YCbCr, orientation int) *image.YCbCr {
	ratio := p.SubsampleRatio
	w, h := p.Rect.Dx(), p.Rect.Dy()
	cw, ch := w, h
	switch ratio {
	case image.YCbCrSubsampleRatio444:
	case image.YCbCrSubsampleRatio420:
		cw, ch = (w+1)/2, (h+1)/2
	case image.YCbCrSubsampleRatio422:
		cw = (w + 1) / 2
		if orientation >= 5 {
			ratio = image.YCbCrSubsampleRatio440
		}
	case image.YCbCrSubsampleRatio440:
		ch = (h + 1) / 2
		if orientation >= 5 {
			ratio = image.YCbCrSubsampleRatio422
		}
	default:
		return nil
	}
	out := image.NewYCbCr(turnedRect(w, h, orientation), ratio)
	turnPlane(out.Y, p.Y, out.YStride, p.YStride, w, h, orientation)
	turnPlane(out.Cb, p.Cb, out.CStride, p.CStride, cw, ch, orientation)
	turnPlane(out.Cr, p.Cr, out.CStride, p.CStride, cw, ch, orientation)
	return out
}

func turnPlane(to, from []byte, toStride, fromStride, w, h, orientation int) {
	for y := range h {
		for x := range w {
			toX, toY := seen(orientation, x, y, w, h)
			to[toY*toStride+toX] = from[y*fromStride+x]
		}
	}
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
