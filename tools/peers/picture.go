package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
)

// crop cuts a picture to what is not white between two heights, with a little
// white around it.
func crop(name string, top, foot int) error {
	im, err := read(name)
	if err != nil {
		return err
	}
	b := im.Bounds()
	b.Min.Y, b.Max.Y = max(b.Min.Y, top), min(b.Max.Y, foot)
	var ink image.Rectangle
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.GrayModel.Convert(im.At(x, y)).(color.Gray).Y < 200 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	ink = ink.Inset(-14).Intersect(b)
	out := image.NewGray(image.Rect(0, 0, ink.Dx(), ink.Dy()))
	draw.Draw(out, out.Bounds(), im, ink.Min, draw.Src)
	return save(name, out)
}

// join writes pictures side by side as one.
func join(names []string, to string) error {
	var parts []image.Image
	var size image.Point
	for _, n := range names {
		im, err := read(n)
		if err != nil {
			return err
		}
		parts = append(parts, im)
		size = image.Pt(size.X+im.Bounds().Dx(), max(size.Y, im.Bounds().Dy()))
	}
	out := image.NewGray(image.Rectangle{Max: size})
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	x := 0
	for _, p := range parts {
		draw.Draw(out, p.Bounds().Add(image.Pt(x, 0)), p, p.Bounds().Min, draw.Src)
		x += p.Bounds().Dx()
	}
	return save(to, out)
}

func read(name string) (image.Image, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

func save(name string, im image.Image) error {
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}
