package convert

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // decoder
	_ "image/jpeg" // decoder
	"image/png"
	"io/fs"
	"net/url"
	"strings"

	_ "golang.org/x/image/bmp"  // decoder
	_ "golang.org/x/image/tiff" // decoder
	_ "golang.org/x/image/webp" // decoder

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// maxPixels bounds what is decoded: a small file can claim a picture that
// fills the memory.
const maxPixels = 64 << 20

// pictures loads the local pictures of a's figures from src's surroundings,
// and those that stand in the text itself. Figures whose picture is remote or
// cannot be had keep a nil Image, get an absolute address where the article's
// own completes it, and give a diagnostic.
func (l *Library) pictures(a *doc.Article, src surroundings) []diag.Diagnostic {
	var ds []diag.Diagnostic
	doc.Walk(a.Blocks, func(b doc.Block) bool {
		f, ok := b.(*doc.Figure)
		if !ok {
			return true
		}
		if !l.o.Images {
			nameOnly(f, &a.Meta)
		} else if d := loadPicture(f, &a.Meta, src); d != nil {
			ds = append(ds, *d)
		}
		return true
	})
	return ds
}

// nameOnly makes the address of a picture that nobody asked for absolute.
func nameOnly(f *doc.Figure, m *doc.Meta) {
	if isDataURL(f.Src) {
		f.Src = ""
	} else if u, ok := clean.ResolveURL(m.URL, f.Src); ok && !hasScheme(f.Src) {
		f.Src = u
	}
}

// loadPicture sets f.Image, or says why it cannot. A relative address is first
// looked for in the archive, then completed with the article's.
func loadPicture(f *doc.Figure, m *doc.Meta, src surroundings) *diag.Diagnostic {
	complain := func(c diag.Code, format string, args ...any) *diag.Diagnostic {
		d := diag.New(c, m.Path, m.Line, format, args...)
		return &d
	}
	switch {
	case isDataURL(f.Src):
		return loadData(f, complain)
	case src.has(f.Src):
		return loadBeside(f, src, complain)
	case isFileURL(f.Src):
		return complain(diag.ImageOutside, "picture %s lies outside the archive", clip(f.Src))
	case hasScheme(f.Src):
		return complain(diag.ImageRemote, "picture %s is not in the archive", clip(f.Src))
	}
	name, data, err := src.Resource(f.Src)
	if errors.Is(err, archive.ErrOutside) || errors.Is(err, fs.ErrNotExist) {
		if u, ok := clean.ResolveURL(m.URL, f.Src); ok {
			f.Src = u
			return complain(diag.ImageRemote, "picture %s is not in the archive", clip(u))
		}
	}
	switch {
	case errors.Is(err, archive.ErrOutside):
		return complain(diag.ImageOutside, "picture %s lies outside the archive", clip(f.Src))
	case errors.Is(err, fs.ErrNotExist):
		return complain(diag.ImageMissing, "picture %s is not there", clip(f.Src))
	case err != nil:
		return complain(diag.ImageBroken, "picture %s cannot be read: %v", clip(f.Src), err)
	}
	img, err := decodePicture(name, data)
	if err != nil {
		return complain(diag.ImageBroken, "picture %s: %v", clip(name), err)
	}
	f.Image = img
	return nil
}

// loadData decodes a picture that stands in the text itself, and takes it out
// of the address.
func loadData(f *doc.Figure, complain func(diag.Code, string, ...any) *diag.Diagnostic) *diag.Diagnostic {
	address := f.Src
	f.Src = ""
	data, err := dataOf(address)
	if err != nil {
		return complain(diag.ImageBroken, "picture %s: %v", clip(address), err)
	}
	img, err := decodePicture("data", data)
	if err != nil {
		return complain(diag.ImageBroken, "picture %s: %v", clip(address), err)
	}
	f.Image = img
	return nil
}

// dataOf returns the bytes of a data: URL (RFC 2397) in base64, in which white
// space and percent signs may stand and padding may be missing.
func dataOf(address string) ([]byte, error) {
	head, body, ok := strings.Cut(address, ",")
	if !ok || !strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), ";base64") {
		return nil, errors.New("not in base64")
	}
	if int64(len(body)) > archive.DefaultMaxFile {
		return nil, archive.ErrTooLarge
	}
	if plain, err := url.PathUnescape(body); err == nil {
		body = plain
	}
	body = strings.NewReplacer(" ", "", "\n", "", "\r", "", "\t", "", "=", "", "-", "+", "_", "/").Replace(body)
	return base64.RawStdEncoding.DecodeString(body)
}

func isDataURL(ref string) bool { return len(ref) > 5 && strings.EqualFold(ref[:5], "data:") }
func isFileURL(ref string) bool { return len(ref) > 5 && strings.EqualFold(ref[:5], "file:") }

// decodePicture checks that data is a whole picture and brings it into one of
// the three formats that writers take.
func decodePicture(name string, data []byte) (*doc.Image, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("not a picture that can be read (PNG, JPEG, GIF, WebP, BMP or TIFF): %w", err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > maxPixels/cfg.Height {
		return nil, fmt.Errorf("%d × %d pixels is over the limit", cfg.Width, cfg.Height)
	}
	pic, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("damaged: %w", err)
	}
	out := &doc.Image{Name: name, MediaType: "image/" + format, Width: cfg.Width, Height: cfg.Height, Data: data}
	switch format {
	case "png", "jpeg", "gif":
		return out, nil
	}
	var b bytes.Buffer
	if err := png.Encode(&b, pic); err != nil {
		return nil, err
	}
	out.MediaType, out.Data = "image/png", b.Bytes()
	return out, nil
}

func hasScheme(ref string) bool {
	i := strings.IndexByte(ref, ':')
	return strings.HasPrefix(ref, "//") || i > 1 && !strings.ContainsAny(ref[:i], "/?#")
}

// clip shortens an address for a message.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 100 {
		return string(r[:99]) + "…"
	}
	return s
}
