package epub

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// listing describes a book as text: its files, then the documents named.
func listing(t *testing.T, data []byte, show ...string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		fmt.Fprintf(&b, "%s %s\n", map[uint16]string{zip.Store: "stored  ", zip.Deflate: "deflated"}[f.Method], f.Name)
	}
	for _, name := range show {
		fmt.Fprintf(&b, "\n==== %s\n%s", name, file(t, data, name))
	}
	return b.String()
}

func file(t *testing.T, data []byte, name string) string {
	t.Helper()
	files, err := unzip(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := files[name]; !ok {
		t.Fatalf("no %s in the book", name)
	}
	return string(files[name])
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s differs (-want +got), -update accepts it:\n%s", name, d)
	}
}

func verify(t testing.TB, data []byte) {
	t.Helper()
	if err := check.Verify(bytes.NewReader(data), int64(len(data))); err != nil {
		t.Errorf("Verify: %v", err)
	}
}

func TestWholeBook(t *testing.T) {
	vol, arts := garden(t)
	data, rep := build(t, vol, arts, Options{UI: both, KeepImages: true, Cover: Cover{Kind: CoverNone}, TOCDepth: 3})
	verify(t, data)
	golden(t, "garden.txt", listing(t, data, root+opfFile, root+navFile, root+ncxFile,
		root+"xhtml/title.xhtml", root+"xhtml/c0001.xhtml", root+"xhtml/a00001.xhtml", root+"xhtml/a00002.xhtml"))
	if rep.Documents != 9 || rep.Images != 1 || len(rep.Diagnostics) != 0 {
		t.Errorf("report = %+v", rep)
	}
}

func TestFlatBook(t *testing.T) {
	vol, arts := garden(t)
	var all digest.Chapter
	all.By = digest.None
	for _, c := range vol.Chapters {
		all.Entries = append(all.Entries, c.Entries...)
	}
	vol.Chapters = []digest.Chapter{all}
	data, _ := build(t, vol, arts, Options{UI: frame.UI{doc.English}, Cover: Cover{Kind: CoverNone}})
	verify(t, data)
	nav := file(t, data, root+navFile)
	if strings.Contains(nav, "c0001") || strings.Count(nav, "<li>") != len(arts)+2 {
		t.Errorf("contents of a flat book:\n%s", nav)
	}
	if strings.Contains(nav, "目录") {
		t.Error("Chinese words in an English frame")
	}
}

func TestSameBytesForAnyNumberOfWorkers(t *testing.T) {
	vol, arts := garden(t)
	var first []byte
	for _, workers := range []int{1, 2, 8} {
		data, _ := build(t, vol, arts, Options{KeepImages: true, Workers: workers})
		if first == nil {
			first = data
		}
		if !bytes.Equal(first, data) {
			t.Errorf("%d workers: other bytes", workers)
		}
	}
}

func TestEmptyVolume(t *testing.T) {
	data, _ := build(t, &digest.Volume{}, nil, Options{Cover: Cover{Kind: CoverNone}})
	if err := check.Verify(bytes.NewReader(data), int64(len(data))); err == nil {
		t.Error("a book without articles passes: readers refuse empty contents")
	}
}

func TestLoadError(t *testing.T) {
	vol, _ := garden(t)
	gone := errors.New("gone")
	load := func(context.Context, *digest.Entry) (*doc.Article, error) { return nil, gone }
	_, err := Write(context.Background(), &bytes.Buffer{}, vol, load, Options{})
	if !errors.Is(err, gone) || !strings.Contains(err.Error(), "a/tea.md") {
		t.Errorf("err = %v", err)
	}
}

type fullDisk struct{ left int }

func (f *fullDisk) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n := f.left
		f.left = 0
		return n, errors.New("no space left")
	}
	f.left -= len(p)
	return len(p), nil
}

func TestWriteErrorIsReturned(t *testing.T) {
	vol, arts := garden(t)
	o := Options{KeepImages: true, Cover: Cover{Kind: CoverNone}}
	whole, _ := build(t, vol, arts, o)
	for n := 0; n < len(whole); n += 97 {
		if _, err := Write(context.Background(), &fullDisk{n}, vol, loader(arts), o); err == nil {
			t.Fatalf("no error with %d of %d bytes of room", n, len(whole))
		}
	}
}

func TestCancel(t *testing.T) {
	vol, arts := garden(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Write(ctx, &bytes.Buffer{}, vol, loader(arts), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

func TestLongArticleIsSplit(t *testing.T) {
	vol, arts := garden(t)
	for range 3000 {
		arts[0].Blocks = append(arts[0].Blocks, para(strings.Repeat("山路弯弯，", 40)))
	}
	data, rep := build(t, vol, arts, Options{Cover: Cover{Kind: CoverNone}})
	verify(t, data)
	if rep.Documents < 16 {
		t.Errorf("%d documents", rep.Documents)
	}
	files, err := unzip(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range files {
		if len(f) > pieceSize+10_000 {
			t.Errorf("%s has %d bytes", name, len(f))
		}
	}
	if n := strings.Count(file(t, data, root+navFile), "a00001"); n != 1 {
		t.Errorf("%d entries for one article", n)
	}
}

func TestUserStyle(t *testing.T) {
	vol, arts := garden(t)
	data, _ := build(t, vol, arts, Options{CSS: []byte("p { color: black }")})
	if css := file(t, data, root+"css/book.css"); !strings.HasSuffix(css, "p { color: black }") {
		t.Error("the user's style is not at the end")
	}
}

// TestReadings gives the lines of texts for learners room, and no others.
func TestReadings(t *testing.T) {
	vol, arts := garden(t)
	tea, rare := &doc.Ruby{Base: "茶", Text: "chá", Added: true}, &doc.Ruby{Base: "饕", Text: "tāo", Added: true}
	arts[0].Blocks = []doc.Block{
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Styled{Style: doc.Strong, Inlines: []doc.Inline{tea}}, &doc.Run{Text: "。"}}},
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "有人说他是个老"}, rare, &doc.Run{Text: "。"}}},
		&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{tea}}}}}},
	}
	data, _ := build(t, vol, arts, Options{Cover: Cover{Kind: CoverNone}})
	got := file(t, data, "EPUB/xhtml/a00001.xhtml")
	for _, want := range []string{
		`<p class="read"><strong><ruby>茶<rp>(</rp><rt>chá</rt><rp>)</rp></ruby></strong>。</p>`,
		`<p>有人说他是个老<ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp></ruby>。</p>`,
		`<li class="read"><ruby>茶<rp>(</rp><rt>chá</rt><rp>)</rp></ruby></li>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
