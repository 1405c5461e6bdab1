package epub

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

func TestCover(t *testing.T) {
	vol, arts := garden(t)
	data, rep := build(t, vol, arts, Options{UI: both, KeepImages: true})
	verify(t, data)
	if rep.Images != 2 || rep.Documents != 10 {
		t.Errorf("report = %+v", rep)
	}
	img, err := png.Decode(strings.NewReader(file(t, data, root+"images/cover.png")))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx()*4 != b.Dy()*3 {
		t.Errorf("cover of %v, expected 3:4", b)
	}
	page := file(t, data, root+"xhtml/cover.xhtml")
	if !strings.Contains(page, `alt="封面 · Cover: 花园文摘"`) || strings.Contains(page, "Cover Image") {
		t.Errorf("cover page:\n%s", page)
	}
	opf := file(t, data, root+opfFile)
	for _, want := range []string{`properties="cover-image"`, `<meta name="cover" content="cover-png"/>`, `<reference type="cover"`} {
		if !strings.Contains(opf, want) {
			t.Errorf("no %s in the package", want)
		}
	}
}

func TestOwnCover(t *testing.T) {
	vol, arts := garden(t)
	own := square(t, 7)
	data, _ := build(t, vol, arts, Options{Cover: Cover{Kind: CoverImage, Data: own, MediaType: "image/png"}})
	verify(t, data)
	if file(t, data, root+"images/cover.png") != string(own) {
		t.Error("the cover is not the picture that was given")
	}
	if _, err := Write(t.Context(), &bytes.Buffer{}, vol, loader(arts), Options{Cover: Cover{Kind: CoverImage, Data: []byte("x")}}); err == nil {
		t.Error("a broken cover is accepted")
	}
}

func TestCoverNeedsNoArticles(t *testing.T) {
	b, err := newBook(context.Background(), &digest.Volume{}, Options{UI: frame.UI{doc.Russian}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&assembly{book: b}).drawCover(); err != nil {
		t.Error(err)
	}
}
