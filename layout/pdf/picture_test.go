package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/page"
)

// leaf draws a green leaf on nothing.
func leaf(size int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			dx, dy := x-size/2, y-size/2
			if dx*dx+4*dy*dy < size*size/4 {
				img.SetNRGBA(x, y, color.NRGBA{uint8(x), 160, uint8(y), uint8(255 - x%64)})
			}
		}
	}
	return img
}

// pictureBytes returns the leaf in a form of a picture file.
func pictureBytes(t testing.TB, form string) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	img := leaf(40)
	switch form {
	case "png": // with alpha
		err = png.Encode(&out, img)
	case "png opaque":
		err = png.Encode(&out, onWhite(img))
	case "png grey":
		grey := image.NewGray(img.Bounds())
		grey.Pix[5] = 200
		err = png.Encode(&out, grey)
	case "png 16 bit":
		deep := image.NewNRGBA64(img.Bounds())
		deep.SetNRGBA64(3, 3, color.NRGBA64{60000, 1, 2, 40000})
		err = png.Encode(&out, deep)
	case "png palette":
		err = png.Encode(&out, paletted(color.RGBA{0, 0, 0, 255}, color.RGBA{9, 99, 9, 255}))
	case "png palette of blanks": // gopdf takes this palette for a missing one
		err = png.Encode(&out, paletted(color.RGBA{32, 32, 32, 255}, color.RGBA{32, 32, 32, 255}))
	case "png palette with alpha":
		err = png.Encode(&out, paletted(color.RGBA{}, color.RGBA{9, 99, 9, 255}))
	case "png interlaced":
		return interlaced(t)
	case "jpeg":
		err = jpeg.Encode(&out, onWhite(img), nil)
	case "jpeg grey":
		err = jpeg.Encode(&out, image.NewGray(img.Bounds()), nil)
	case "jpeg without end":
		if err = jpeg.Encode(&out, onWhite(img), nil); err == nil {
			out.Write([]byte("tail"))
		}
	case "gif":
		err = gif.Encode(&out, paletted(color.RGBA{}, color.RGBA{200, 30, 30, 255}), nil)
	default:
		t.Fatalf("no form %q", form)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func paletted(a, b color.RGBA) image.Image {
	img := image.NewPaletted(image.Rect(0, 0, 30, 20), color.Palette{a, b})
	for i := range img.Pix {
		img.Pix[i] = uint8(i / 7 % 2)
	}
	return img
}

// interlaced makes a PNG of one pixel with interlacing (PNG §8.2): its first
// pass is the whole picture.
func interlaced(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, onWhite(leaf(1))); err != nil {
		t.Fatal(err)
	}
	data := out.Bytes()
	data[28] = 1
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// pictureItem returns the leaf as an item with a Figure of its own.
func pictureItem(t testing.TB, d *page.Document, form string) *page.PictureItem {
	tag := addTag(d, "Figure", 1)
	d.Tags[tag].Alt = "一片叶子 " + form
	return &page.PictureItem{X: 50, Y: 200, W: 60, H: 60, Tag: tag, Picture: &page.Picture{Name: form, Data: pictureBytes(t, form), MediaType: "image/png"}}
}

func TestPictures(t *testing.T) {
	forms := []string{
		"png", "png opaque", "png grey", "png 16 bit", "png palette", "png palette of blanks", "png palette with alpha",
		"png interlaced", "jpeg", "jpeg grey", "jpeg without end", "gif",
	}
	s, d := newSetter(t), newDocument()
	pg := s.addPage(d, "1", "叶子")
	for i, form := range forms {
		item := pictureItem(t, d, form)
		item.X, item.Y = 50+float64(i%4)*80, 100+float64(i/4)*80
		pg.Items = append(pg.Items, item)
	}
	file := renderFile(t, d)
	list := strings.Split(strings.TrimSpace(run(t, "pdfimages", "-list", file)), "\n")[2:]
	if len(list) != len(forms) {
		t.Errorf("%d pictures in the file, want %d:\n%s", len(list), len(forms), strings.Join(list, "\n"))
	}
	for _, line := range list {
		if strings.Contains(line, "smask") {
			t.Errorf("a picture has a mask: %s", line)
		}
	}
	for _, tool := range [][]string{{"mutool", "draw", "-q", "-o", t.TempDir() + "/p.png", file}, {"pdftoppm", "-png", "-r", "30", file, t.TempDir() + "/p"}} {
		run(t, tool[0], tool[1:]...)
	}
	checkStructure(t, file)
}

// TestPicturesAreEmbeddedOnce shows equal pictures on pages far apart.
func TestPicturesAreEmbeddedOnce(t *testing.T) {
	s, d := newSetter(t), newDocument()
	for range chunkPages + 3 {
		pg := s.addPage(d, "")
		pg.Items = append(pg.Items, pictureItem(t, d, "jpeg"))
	}
	got := strings.Count(run(t, "qpdf", "--json=2", "--json-key=qpdf", renderFile(t, d)), `"/Subtype": "/Image"`)
	if got != 1 {
		t.Errorf("the picture is embedded %d times", got)
	}
}

func TestUndrawablePictures(t *testing.T) {
	whole := pictureBytes(t, "png")
	huge := bytes.Clone(whole)
	binary.BigEndian.PutUint32(huge[16:], 1<<30)
	binary.BigEndian.PutUint32(huge[20:], 1<<30)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("tea"), "cut PNG": whole[:len(whole)/2], "huge": huge,
		"cut JPEG": pictureBytes(t, "jpeg")[:300],
	} {
		if _, err := drawable(&page.Picture{Name: "leaf", Data: data}); err == nil || !strings.Contains(err.Error(), `"leaf"`) {
			t.Errorf("%s: error %v, want one that names the picture", name, err)
		}
	}
}

func FuzzPicture(f *testing.F) {
	for _, form := range []string{"png", "png palette", "jpeg", "gif", "png interlaced"} {
		f.Add(pictureBytes(f, form))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := drawableBytes(data)
		if err != nil {
			return
		}
		if _, _, err := image.DecodeConfig(bytes.NewReader(out)); err != nil {
			t.Errorf("what is to be embedded cannot be read: %v", err)
		}
	})
}
