package check

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// olderBook is a small book of EPUB 2 with the entities of its DTD.
func olderBook(t *testing.T, change func(name, text string) string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range [][2]string{
		{"mimetype", "application/epub+zip"},
		{"META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`},
		{"book.opf", `<package version="2.0" unique-identifier="id"><metadata><identifier id="id">x</identifier><title>t</title><language>en</language></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="n"><itemref idref="a"/></spine></package>`},
		{"a.xhtml", `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p id="p">one&nbsp;two</p></body></html>`},
		{"toc.ncx", `<ncx><head><meta name="dtb:uid" content="x"/></head><navMap><navPoint><navLabel><text>t</text></navLabel><content src="a.xhtml#p"/></navPoint></navMap></ncx>`},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f[0], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(change(f[0], f[1]))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestCheckKnowsOlderBooks(t *testing.T) {
	same := olderBook(t, func(_, text string) string { return text })
	if found := Book(bytes.NewReader(same), int64(len(same))); len(found) > 0 {
		t.Errorf("a sound book of EPUB 2: %v", found)
	}
	for _, c := range [][3]string{
		{"#p", "#q", "which is no place in the book"},
		{` toc="n"`, "", "no NCX"},
		{`content="x"`, `content="y"`, "dtb:uid"},
	} {
		bad := olderBook(t, func(_, text string) string { return strings.ReplaceAll(text, c[0], c[1]) })
		if err := Verify(bytes.NewReader(bad), int64(len(bad))); err == nil || !strings.Contains(err.Error(), c[2]) {
			t.Errorf("%s → %s: %v, expected %q", c[0], c[1], err, c[2])
		}
	}
}
