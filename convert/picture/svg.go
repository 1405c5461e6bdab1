package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"github.com/wenzhai/wenzhai/convert/doc"
)

const (
	maxSVG   = 4 << 20 // bytes of a drawing
	maxShape = 1500    // elements of a drawing, each of which may cover all of it
	svgSide  = 1200    // pixels of the longer side of a drawn one
)

// isSVG reports whether data is a drawing: XML whose first element is svg.
func isSVG(data []byte) bool {
	head := bytes.TrimLeft(data[:min(len(data), 4096)], " \t\r\n\ufeff")
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<svg")) &&
		!bytes.Contains(bytes.ToLower(head[:min(len(head), 256)]), []byte("<html"))
}

// decodeSVG draws a drawing. It never opens what the drawing names.
func decodeSVG(name string, data []byte) (img *doc.Image, lost string, err error) {
	if len(data) > maxSVG {
		return nil, "", fmt.Errorf("a drawing of %d bytes is over the limit", len(data))
	}
	if lost, err = survey(data); err != nil {
		return nil, "", err
	}
	defer func() {
		if r := recover(); r != nil { // the library is not made for hostile drawings
			img, lost, err = nil, "", fmt.Errorf("damaged: %v", r)
		}
	}()
	icon, err := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, "", fmt.Errorf("damaged: %w", err)
	}
	w, h, err := svgSize(icon.ViewBox.W, icon.ViewBox.H)
	if err != nil {
		return nil, "", err
	}
	icon.SetTarget(0, 0, float64(w), float64(h))
	canvas := image.NewRGBA(image.Rect(0, 0, w, h))
	icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, canvas, canvas.Bounds())), 1)
	img, _, err = encode(&doc.Image{Name: name}, canvas, false)
	return img, lost, err
}

// svgSize scales a drawing so that its longer side has svgSide pixels.
func svgSize(w, h float64) (int, int, error) {
	if !(w > 0 && h > 0) || math.IsInf(w, 0) || math.IsInf(h, 0) || w/h > 100 || h/w > 100 {
		return 0, 0, errors.New("a drawing without a size")
	}
	scale := svgSide / max(w, h)
	return max(1, int(math.Round(w*scale))), max(1, int(math.Round(h*scale))), nil
}

// survey reads a drawing through and names what will not be drawn: text,
// pictures and pages within it.
func survey(data []byte) (lost string, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = nil
	var found []string
	for n := 0; ; {
		t, err := d.RawToken()
		if err != nil {
			break // what is there is drawn
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if n++; n > maxShape {
			return "", fmt.Errorf("a drawing of over %d shapes is over the limit", maxShape)
		}
		switch e.Name.Local {
		case "text", "image", "foreignObject", "filter", "pattern", "mask":
			if !slices.Contains(found, e.Name.Local) {
				found = append(found, e.Name.Local)
			}
		}
	}
	return strings.Join(found, ", "), nil //nolint:nilerr // a drawing that breaks off is drawn up to there
}
