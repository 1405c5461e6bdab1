package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// file is one entry of an archive that a test makes.
type file struct {
	name, data string
	kind       byte // of a tar entry; 0 = a file
}

func tarOf(t *testing.T, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Size: int64(len(f.data)), Mode: 0o644, Typeflag: tar.TypeReg}
		if f.kind != 0 {
			h.Typeflag, h.Linkname, h.Size = f.kind, f.data, 0
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if f.kind == 0 {
			if _, err := w.Write([]byte(f.data)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zipOf(t *testing.T, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write([]byte(f.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped2(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// listed is a line of the list of a web archive's pages, sent what a server sent of one.
func listed(name string) string { return `{"url":"https://river.example/` + name + `"}` + "\n" }

func sent(name string) string {
	body := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + name
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://river.example/%s\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", name, len(body), body)
}

// contents returns the names and texts of all sources below dir.
func contents(t *testing.T, a *Archive, dir string) string {
	t.Helper()
	var out []string
	for _, s := range a.Sources() {
		data, err := s.Read()
		if err != nil {
			t.Errorf("%s: %v", s.Path(), err)
		}
		out = append(out, strings.TrimPrefix(s.Path(), filepath.ToSlash(dir)+"/")+"="+string(data))
	}
	return strings.Join(out, " ")
}

func TestContainers(t *testing.T) {
	plainTar := tarOf(t, file{name: "t/b.md", data: "B"}, file{name: "t/a.md", data: "A"}, file{name: "t/p.png", data: "P"})
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ about, name, data, want, codes string }{
		{"tar", "x.tar", string(plainTar), "x.tar/t/a.md=A x.tar/t/b.md=B", ""},
		{"by content", "x.bin", string(plainTar), "x.bin/t/a.md=A x.bin/t/b.md=B", ""},
		{"tar.gz", "x.tar.gz", string(gzipped2(t, plainTar)), "x.tar.gz/t/a.md=A x.tar.gz/t/b.md=B", ""},
		{"tgz", "x.tgz", string(gzipped2(t, plainTar)), "x.tgz/t/a.md=A x.tgz/t/b.md=B", ""},
		{"tar.zst", "x.tar.zst", string(enc.EncodeAll(plainTar, nil)), "x.tar.zst/t/a.md=A x.tar.zst/t/b.md=B", ""},
		{"one packed file", "feed.xml.gz", string(gzipped2(t, []byte("<rss/>"))), "feed.xml.gz=<rss/>", ""},
		{"an archive in an archive", "x.zip", string(zipOf(t, file{name: "in.tgz", data: string(gzipped2(t, plainTar))}, file{name: "c.md", data: "C"})), "x.zip/c.md=C x.zip/in.tgz/t/a.md=A x.zip/in.tgz/t/b.md=B", ""},
		{
			"no deeper", "x.zip", string(zipOf(t, file{name: "in.zip", data: string(zipOf(t, file{name: "y.zip", data: string(zipOf(t, file{name: "c.md", data: "C"}))}, file{name: "d.md", data: "D"}))})),
			"x.zip/in.zip/d.md=D", "too-deep",
		},
		{"links and devices", "x.tar", string(tarOf(t, file{"a.md", "/etc/passwd", tar.TypeSymlink}, file{"b.md", "a.md", tar.TypeLink}, file{"c.md", "", tar.TypeFifo}, file{name: "d.md", data: "D"})), "x.tar/d.md=D", "link-outside"},
		{"names that lead outside", "x.tar", string(tarOf(t, file{name: "../a.md", data: "A"}, file{name: "/etc/b.md", data: "B"}, file{name: "d.md", data: "D"})), "x.tar/d.md=D", "broken-archive broken-archive"},
		{"cut off", "x.tar", string(plainTar[:1400]), "x.tar/t/b.md=B", "broken-archive"},
		{
			"every list of pages", "x.wacz", string(zipOf(t, file{name: "datapackage.json", data: "{}"}, file{name: "pages/pages.jsonl", data: listed("seed") + "{damaged"},
				file{name: "pages/extraPages.jsonl", data: listed("found")}, file{name: "archive/a.warc", data: sent("seed") + sent("found") + sent("other")})),
			"x.wacz/archive/a.warc/river.example/seed=<p>seed x.wacz/archive/a.warc/river.example/found=<p>found", "",
		},
		{"a bomb", "x.tgz", string(gzipped2(t, make([]byte, 40<<20))), "", "broken-archive"},
		{"a bomb inside", "x.zip", string(zipOf(t, file{name: "in.tgz", data: string(gzipped2(t, make([]byte, 40<<20)))}, file{name: "c.md", data: "C"})), "x.zip/c.md=C", "broken-archive"},
	} {
		t.Run(c.about, func(t *testing.T) {
			dir := t.TempDir()
			temp := t.TempDir()
			t.Setenv("TMPDIR", temp)
			named := filepath.Join(dir, c.name)
			if err := os.WriteFile(named, []byte(c.data), 0o644); err != nil {
				t.Fatal(err)
			}
			a, ds, err := Open(context.Background(), []string{named}, Options{})
			if got := codes(ds); got != c.codes {
				t.Errorf("diagnostics %s, want %s", got, c.codes)
			}
			if c.want == "" {
				if err == nil {
					t.Error("it was opened")
				}
			} else if err != nil {
				t.Fatal(err)
			} else if got := contents(t, a, dir); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if a != nil {
				if err := a.Close(); err != nil {
					t.Error(err)
				}
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
				t.Errorf("temporary files are left: %v %v", left, err)
			}
		})
	}
}

func TestContainersInFolder(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.md": "A", "b.zip": string(zipOf(t, file{name: "b.md", data: "B"})), "c.tgz": "no archive", "d.zip": "no archive",
	})
	a, ds := open(t, Options{}, dir, filepath.Join(dir, "b.zip"))
	if got, want := contents(t, a, dir), "a.md=A b.zip/b.md=B"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := codes(ds); got != "broken-archive" {
		t.Errorf("diagnostics %s", got)
	}
}

// bookFiles are those of a small e-book.
func bookFiles(opf string) []file {
	return []file{
		{name: "mimetype", data: "application/epub+zip"},
		{name: "META-INF/container.xml", data: `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`},
		{name: "OPS/book.opf", data: opf},
		{name: "OPS/nav.xhtml", data: `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="landmarks"><a epub:type="bodymatter" href="a.xhtml">no</a><a epub:type="titlepage" href="title.xhtml">no</a></nav><nav epub:type="toc"><ol><li><a href="b%20c.xhtml#x">雨 前</a></li><li><a href="a.xhtml">First&nbsp;rain</a></li></ol></nav></body></html>`},
		{name: "OPS/a.xhtml", data: "A"},
		{name: "OPS/b c.xhtml", data: "B"},
		{name: "OPS/cover.xhtml", data: "cover"},
		{name: "OPS/title.xhtml", data: "T"},
		{name: "OPS/unlisted.xhtml", data: "U"},
		{name: "OPS/i/p.png", data: "P"},
	}
}

const bookPackageText = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>雨</dc:title><dc:creator>林晚</dc:creator><dc:language>zh</dc:language><dc:date>2021-06-28</dc:date>META</metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b%20c.xhtml" media-type="application/xhtml+xml"/><item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="t" href="title.xhtml" media-type="application/xhtml+xml"/><item id="m" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="t"/><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/><itemref idref="m"/><itemref idref="nothing"/></spine><guide><reference type="cover" href="cover.xhtml"/></guide></package>`

func TestBook(t *testing.T) {
	dir := tree(t, map[string]string{"x.epub": string(zipOf(t, bookFiles(bookPackageText)...))})
	a, ds := open(t, Options{}, dir)
	if got, want := contents(t, a, dir), "x.epub/OPS/b c.xhtml=B x.epub/OPS/a.xhtml=A"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := codes(ds); got != "broken-archive broken-archive" { // a document that is not there, an entry that names none
		t.Errorf("diagnostics %s", got)
	}
	s := a.Sources()[0]
	want := map[string][]string{"title": {"雨 前"}, "author": {"林晚"}, "source": {"雨"}, "whole issued": {"2021-06-28"}}
	if !reflect.DeepEqual(s.Front(), want) || !s.Fragment() {
		t.Errorf("front %v, fragment %t", s.Front(), s.Fragment())
	}
	if _, data, err := s.Resource("i/p.png"); err != nil || string(data) != "P" {
		t.Errorf("picture %q, %v", data, err)
	}
}

// A digest that lies in the archive it was made of is passed over, but read
// where it is named.
func TestBookMadeHere(t *testing.T) {
	made := strings.Replace(bookPackageText, "META", `<meta name="generator" content="wenzhai"/>`, 1)
	dir := tree(t, map[string]string{"x.epub": string(zipOf(t, bookFiles(made)...)), "a.md": "A"})
	a, _ := open(t, Options{}, dir)
	if got, want := contents(t, a, dir), "a.md=A"; got != want || !reflect.DeepEqual(a.Skipped(), []Skipped{{"book made by wenzhai", 1}}) {
		t.Errorf("got %s, want %s; skipped %v", got, want, a.Skipped())
	}
	book := filepath.Join(dir, "x.epub")
	for n, paths := range map[int][]string{2: {book, book}, 3: {dir, book, dir}} {
		if a, _ = open(t, Options{}, paths...); len(a.Sources()) != n {
			t.Errorf("%d sources of %v, want %d", len(a.Sources()), paths, n)
		}
	}
}

// A catalogue of the books in a folder is none of its articles.
func TestCatalogueIsPassedOver(t *testing.T) {
	feed := `<feed><link rel="self" href="opds.xml" type="application/atom+xml;profile=opds-catalog;kind=acquisition"/></feed>`
	page := `<link rel="alternate" type="application/opds+json" href="opds.json"><p>books</p>`
	dir := tree(t, map[string]string{
		"b/opds.xml": feed, "b/opds-2.xml": feed, "b/opds.json": `{"links":[{"type":"application/opds+json"}]}`, "b/index.html": page,
		"b/a.md": "A", "b/index-2.html": "mine", "c/index.html": page, "d/opds.xml": "<feed></feed>",
	})
	a, _ := open(t, Options{}, dir)
	if got, want := contents(t, a, dir), "b/a.md=A b/index-2.html=mine c/index.html="+page+" d/opds.xml=<feed></feed>"; got != want || !reflect.DeepEqual(a.Skipped(), []Skipped{{"catalogue", 4}}) {
		t.Errorf("got %s, want %s; skipped %v", got, want, a.Skipped())
	}
}

func TestLockedBook(t *testing.T) {
	files := append(bookFiles(bookPackageText), file{name: "META-INF/encryption.xml", data: `<encryption><EncryptedData><CipherData><CipherReference URI="OPS/a.xhtml"/></CipherData></EncryptedData></encryption>`})
	dir := tree(t, map[string]string{"x.epub": string(zipOf(t, files...))})
	a, ds := open(t, Options{}, dir)
	if got, want := contents(t, a, dir), "x.epub/OPS/b c.xhtml=B"; got != want || codes(ds) != "unreadable broken-archive broken-archive" {
		t.Errorf("got %s, want %s; %s", got, want, codes(ds))
	}
}

// The list of an export tells what the files beside it are.
func TestReadingList(t *testing.T) {
	files := map[string]string{
		"metadata_0_to_20.json": `[{"slug":"fog","title":"雾","url":"https://cha.example/wu","publishedAt":"2021-06-28T00:00:00.000Z","savedAt":"2021-07-01T00:00:00.000Z","labels":["茶"],"author":null}]`,
		"content/fog.html":      "<p>雾</p>", "highlights/fog.md": "> note", "content/other.html": "<p>x</p>",
	}
	want := map[string][]string{"title": {"雾"}, "url": {"https://cha.example/wu"}, "published": {"2021-06-28T00:00:00.000Z"}, "saved": {"2021-07-01T00:00:00.000Z"}, "tags": {"茶"}}
	dir := tree(t, files)
	var packed []file
	for _, name := range []string{"content/fog.html", "highlights/fog.md", "content/other.html", "metadata_0_to_20.json"} {
		packed = append(packed, file{name: name, data: files[name]})
	}
	zipDir := tree(t, map[string]string{"x.zip": string(zipOf(t, packed...))})
	for _, d := range []string{dir, zipDir} {
		a, _ := open(t, Options{}, d)
		got := map[string]map[string][]string{}
		for _, s := range a.Sources() {
			got[s.Name()] = s.Front()
		}
		if len(got) != 3 || !reflect.DeepEqual(got["fog.html"], want) || got["other.html"] != nil {
			t.Errorf("%s: %v", d, got)
		}
	}
}

func FuzzOpen(f *testing.F) {
	t := &testing.T{}
	f.Add(tarOf(t, file{name: "a.md", data: "A"}, file{"b", "a", tar.TypeSymlink}))
	f.Add(zipOf(t, bookFiles(bookPackageText)...))
	f.Add(gzipped2(t, tarOf(t, file{name: "a.zip", data: "PK\x03\x04"})))
	f.Add(zipOf(t, file{name: "metadata_0_to_1.json", data: `[{"slug":"a"}]`}, file{name: "content/a.html", data: "a"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, _, err := Open(context.Background(), []string{Stdin}, Options{Stdin: bytes.NewReader(data), MaxFile: 1 << 20})
		if err != nil {
			return
		}
		defer a.Close()
		for _, s := range a.Sources() {
			if d, err := s.Read(); err == nil && len(d) > 1<<20 {
				t.Errorf("%s has %d bytes", s.Path(), len(d))
			}
		}
	})
}

func TestAnywhere(t *testing.T) {
	files := map[string]string{"notes/a.md": "A", "files/p.png": "P", "x/q.png": "1", "y/q.png": "2", ".trash/r.png": "R"}
	dir := tree(t, files)
	var packed []file
	for _, name := range []string{"notes/a.md", "files/p.png", "x/q.png", "y/q.png"} {
		packed = append(packed, file{name: name, data: files[name]})
	}
	for _, d := range []string{dir, tree(t, map[string]string{"x.zip": string(zipOf(t, packed...))})} {
		a, _ := open(t, Options{}, d)
		s := a.Sources()[0]
		if name, data, err := s.Anywhere("p.png"); err != nil || string(data) != "P" || !strings.HasSuffix(name, "files/p.png") {
			t.Errorf("%s %q %v", name, data, err)
		}
		for _, ref := range []string{"q.png", "r.png", "gone.png", "files/p.png", "..", ""} {
			if _, data, err := s.Anywhere(ref); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %q, %v", ref, data, err)
			}
		}
	}
}
