package convert

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// TestPictures looks where the picture of an article with an address is found:
// in the archive first, in the text, or not at all.
func TestPictures(t *testing.T) {
	data := drawing(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "posts", "near.png"), data)
	write(t, filepath.Join(dir, "images", "root.png"), data)
	write(t, filepath.Join(dir, "images", "broken.png"), []byte("no picture"))
	inText := base64.StdEncoding.EncodeToString(data)
	for _, c := range []struct {
		src   string
		found bool
		left  string // Src afterwards
		code  diag.Code
	}{
		{"near.png", true, "near.png", ""},
		{"/images/root.png", true, "/images/root.png", ""},
		{"../images/root.png?w=300", true, "../images/root.png?w=300", ""},
		{"/images/far.png", false, "https://garden.example/images/far.png", diag.ImageRemote},
		{"far.png", false, "https://garden.example/spring/far.png", diag.ImageRemote},
		{"../../../etc/hostname.png", false, "https://garden.example/etc/hostname.png", diag.ImageRemote},
		{"https://garden.example/images/root.png", false, "https://garden.example/images/root.png", diag.ImageRemote},
		{"/images/broken.png", false, "/images/broken.png", diag.ImageBroken},
		{"file:///etc/hostname.png", false, "file:///etc/hostname.png", diag.ImageOutside},
		{"data:image/png;base64," + inText, true, "", ""},
		{"data:image/png;base64,AAAA" + inText, false, "", diag.ImageBroken},
		{"data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%209%209'%3E" + strings.Repeat("%3Crect%20width='9'%20height='9'/%3E", 30) + "%3C/svg%3E", true, "", ""},
		{"data:image/svg+xml,%3Csvg" + inText + inText + inText + inText + inText, false, "", diag.ImageBroken},
	} {
		body := "---\ntitle: Tea\ndate: 2021-06-28\nurl: https://garden.example/spring/tea\n---\n<p>Tea.</p><img src=\"" + c.src + "\" alt=\"a garden\"><p>Rain.</p>\n"
		write(t, filepath.Join(dir, "posts", "tea.md"), []byte(body))
		f, codes := onlyFigure(t, dir)
		if f == nil {
			t.Errorf("%s: the figure is lost", clip(c.src))
			continue
		}
		if (f.Image != nil) != c.found || f.Src != c.left || doc.PlainInlines(f.Caption) != "a garden" {
			t.Errorf("%s: found %t, left %q, caption %q", clip(c.src), f.Image != nil, clip(f.Src), doc.PlainInlines(f.Caption))
		}
		if c.code == "" && len(codes) > 0 || c.code != "" && (len(codes) != 1 || codes[0] != c.code) {
			t.Errorf("%s: diagnostics %v, want %s", clip(c.src), codes, c.code)
		}
	}
}

// TestUploads finds a picture of a WordPress site in its folder of pictures, wherever
// that lies in the archive: beside the article or at the top, whole or in part.
func TestUploads(t *testing.T) {
	data := drawing(t)
	for folder, found := range map[string]bool{
		"": false, "wp-content/uploads/2021/06": true, "uploads/2021/06": true, "posts/wp-content/uploads/2021/06": true,
		"posts/uploads/2021/06": true, "pictures/2021/06": false,
	} {
		dir := t.TempDir()
		if folder != "" {
			write(t, filepath.Join(dir, filepath.FromSlash(folder), "tea.png"), data)
		}
		write(t, filepath.Join(dir, "posts", "tea.md"), []byte("---\ntitle: Tea\ndate: 2021-06-28\n---\n<p>Tea.</p><img src=\"https://garden.example/wp-content/uploads/2021/06/tea.png\"><p>Rain.</p>\n"))
		if f, codes := onlyFigure(t, dir); f == nil || (f.Image != nil) != found {
			t.Errorf("%q: found %v, diagnostics %v", folder, f != nil && f.Image != nil, codes)
		}
	}
}

func drawing(t *testing.T) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i * 7) // too uneven to pack well
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// onlyFigure reads the one article in dir and returns its figure.
func onlyFigure(t *testing.T, dir string) (*doc.Figure, []diag.Code) {
	t.Helper()
	l, err := Open(context.Background(), Options{Source: Source{Paths: []string{dir}, Zone: time.UTC}, Bodies: Bodies{Images: true}})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	xs, err := l.Extract(context.Background(), false, doc.HTML)
	if err != nil || len(xs) != 1 {
		t.Fatalf("%d articles, %v", len(xs), err)
	}
	var codes []diag.Code
	for _, d := range xs[0].Diagnostics {
		codes = append(codes, d.Code)
	}
	for _, b := range xs[0].Article.Blocks {
		if f, ok := b.(*doc.Figure); ok {
			return f, codes
		}
	}
	return nil, codes
}

// TestFetchedPictures asks for what is not in the archive, and for nothing else.
func TestFetchedPictures(t *testing.T) {
	data := drawing(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "near.png"), data)
	for src, want := range map[string]struct {
		asked string
		code  diag.Code
	}{
		"near.png":                         {"", ""},
		"far.png":                          {"https://garden.example/spring/far.png", ""},
		"//cdn.example/a.png":              {"https://cdn.example/a.png", ""},
		"https://garden.example/gone.png":  {"https://garden.example/gone.png", diag.ImageFetch},
		"https://garden.example/page.html": {"https://garden.example/page.html", diag.ImageBroken},
	} {
		body := "---\ntitle: Tea\ndate: 2021-06-28\nurl: https://garden.example/spring/tea\n---\n<p>Tea.</p><img src=\"" + src + "\" alt=\"a garden\"><p>Rain.</p>\n"
		write(t, filepath.Join(dir, "tea.md"), []byte(body))
		asked := ""
		o := Options{Source: Source{Paths: []string{dir}, Zone: time.UTC}, Bodies: Bodies{Images: true, Fetch: getter(func(address string) ([]byte, error) {
			asked = address
			switch path := address[len("https://garden.example"):]; path {
			case "/gone.png":
				return nil, errors.New("the server says 404")
			case "/page.html":
				return []byte("<p>Please log in.</p>"), nil
			}
			return data, nil
		})}}
		l, err := Open(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Load(context.Background(), l.Volume().Entries()[0]); err != nil {
			t.Fatal(err)
		}
		var codes []diag.Code
		for _, d := range l.Diagnostics() {
			codes = append(codes, d.Code)
		}
		if asked != want.asked || want.code == "" && len(codes) > 0 || want.code != "" && (len(codes) != 1 || codes[0] != want.code) {
			t.Errorf("%s: asked for %q, diagnostics %v", src, asked, codes)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// getter is a Fetcher that needs not to be told.
type getter func(address string) ([]byte, error)

func (getter) All(context.Context, []string) error { return nil }

func (g getter) Get(_ context.Context, address string) ([]byte, error) { return g(address) }

// order is a Fetcher that notes what it is told.
type order struct {
	getter
	told []string
}

func (o *order) All(_ context.Context, addresses []string) error {
	o.told = append(o.told, addresses...)
	return nil
}

// TestPicturesAreFetchedInTheOrderOfTheBook, whatever the order of files and
// the number of workers, and told of once.
func TestPicturesAreFetchedInTheOrderOfTheBook(t *testing.T) {
	dir := t.TempDir()
	var want []string
	write(t, filepath.Join(dir, "near.png"), drawing(t))
	for day := 1; day <= 20; day++ {
		src, second := fmt.Sprintf("https://garden.example/%d.png", day), fmt.Sprintf("https://tea.example/hill-%d.png", day)
		body := fmt.Sprintf("---\ntitle: Tea %d\ndate: 2021-06-%02d\n---\nOn day %d rain fell.\n\n![a](%s)\n\n![b](near.png)\n\nThen sun.\n\n![c](%s)\n", day, day, day, src, second)
		write(t, filepath.Join(dir, fmt.Sprintf("%02d.md", 30-day)), []byte(body))
		want = append(want, src, second)
	}
	for _, workers := range []int{1, 8} {
		f := &order{getter: func(string) ([]byte, error) { return nil, errors.New("gone") }}
		l, err := Open(t.Context(), Options{Source: Source{Paths: []string{dir}, Zone: time.UTC}, Bodies: Bodies{Images: true, Fetch: f}, Running: Running{Workers: workers}})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			loadAll(t, l)
		}
		if !slices.Equal(f.told, want) {
			t.Errorf("%d workers: told of %q, want %q", workers, f.told, want)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
