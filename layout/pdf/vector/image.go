package vector

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"

	drawing "github.com/wenzhai/wenzhai/layout/draw"
)

// image draws a picture.
func (c *canvas) image(im *drawing.Image, alpha float64) {
	if len(im.Data) == 0 {
		return
	}
	n, ok := c.w.images[&im.Data[0]]
	if !ok {
		n = c.w.image(im.Data)
		c.w.images[&im.Data[0]] = n
	}
	if n == 0 {
		return
	}
	c.save()
	c.alpha(im.Alpha*alpha, 1)
	c.matrix(im.Matrix.Times(drawing.Matrix{A: 1, D: -1, F: 1})) // its head is at 1 in PDF
	c.do(n)
	c.restore()
}

// image writes a picture and returns its number, 0 where it is damaged.
func (w *writer) image(data []byte) int {
	img, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return 0
	}
	size := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", img.Bounds().Dx(), img.Bounds().Dy())
	if format == "jpeg" && bytes.HasSuffix(data, []byte{0xFF, 0xD9}) {
		if config, err := jpeg.DecodeConfig(bytes.NewReader(data)); err == nil && config.ColorModel == color.YCbCrModel {
			n := w.reserve()
			w.streams[n-1] = Stream{size + "/ColorSpace/DeviceRGB/Filter/DCTDecode", data}
			return n
		}
	}
	plain := image.NewNRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(plain, plain.Rect, img, img.Bounds().Min, draw.Src)
	n := w.reserve()
	colours, alpha := make([]byte, 0, len(plain.Pix)/4*3), make([]byte, 0, len(plain.Pix)/4)
	for i := 0; i < len(plain.Pix); i += 4 {
		colours, alpha = append(colours, plain.Pix[i:i+3]...), append(alpha, plain.Pix[i+3])
	}
	mask := ""
	if !plain.Opaque() {
		m := w.reserve()
		w.put(m, size+"/ColorSpace/DeviceGray", alpha)
		mask = fmt.Sprintf("/SMask %d 0 R", m)
	}
	w.put(n, size+"/ColorSpace/DeviceRGB"+mask, colours)
	return n
}
