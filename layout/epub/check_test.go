package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/epub/check"
)

// rebuilt packs the files of a sound book again after change had its way with
// them; a file whose new text is "gone" is left out.
func rebuilt(t *testing.T, data []byte, change func(name, text string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	a := newArchive(&buf)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		next := change(f.Name, string(text))
		if next == "gone" {
			continue
		}
		p := stored(f.Name, []byte(next))
		if err := a.add(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestVerifyFinds damages a sound book in one place at a time.
func TestVerifyFinds(t *testing.T) {
	vol, arts := garden(t)
	data, _ := build(t, vol, arts, Options{UI: both, KeepImages: true, TOCDepth: 3, Cover: Cover{Kind: CoverNone}})
	for name, c := range map[string]struct{ file, old, next, want string }{
		"mimetype":         {"mimetype", "application", "text", "mimetype"},
		"no container":     {"META-INF/container.xml", "", "gone", "container.xml: missing"},
		"no article":       {root + "xhtml/a00002.xhtml", "", "gone", "in the manifest, not in the archive"},
		"not in manifest":  {root + opfFile, `<item id="book-css" href="css/book.css" media-type="text/css"/>`, "", "in the archive, not in the manifest"},
		"not in spine":     {root + opfFile, `<itemref idref="a00003-xhtml"/>`, "", "a00003.xhtml: not in the spine"},
		"spine to nowhere": {root + opfFile, `idref="a00003-xhtml"`, `idref="x"`, `no item "x"`},
		"no title":         {root + opfFile, "花园文摘", "", "no title"},
		"no language":      {root + opfFile, "dc:language", "dc:type", "no language"},
		"no modified":      {root + opfFile, "dcterms:modified", "dcterms:issued", "stands 0 times"},
		"no identifier":    {root + opfFile, `id="pub-id"`, `id="x"`, "no unique identifier"},
		"twice an id":      {root + opfFile, `id="c0002-xhtml"`, `id="c0001-xhtml"`, "is not unique"},
		"open tag":         {root + "xhtml/a00001.xhtml", "</article>", "", "closes nothing"},
		"entity":           {root + "xhtml/a00001.xhtml", "&amp;", "&nbsp;", "entity"},
		"control":          {root + "xhtml/a00001.xhtml", "清晨", "清\x01晨", "illegal character"},
		"dead link":        {root + "xhtml/a00001.xhtml", `href="a00002.xhtml"`, `href="a00009.xhtml"`, "leads to no file"},
		"dead fragment":    {root + navFile, "#s1", "#s9", "leads to no place"},
		"no picture":       {root + "xhtml/a00002.xhtml", "../images/", "../image/", "leads to no file"},
		"same id":          {root + "xhtml/a00001.xhtml", `<p>清晨`, `<p id="s1">清晨`, `identifier "s1" stands twice`},
		"same attribute":   {root + "xhtml/a00001.xhtml", `<ol start="3"`, `<ol start="3" start="4"`, "stands twice on <ol>"},
		"label":            {root + ncxFile, "春天的茶园", "秋天的茶园", "entry 2 is"},
		"missing point":    {root + ncxFile, `<navPoint id="n4" playOrder="4"><navLabel><text>A library by the railway</text></navLabel><content src="xhtml/a00002.xhtml"/></navPoint>`, "", "entries, the contents have"},
		"other uid":        {root + ncxFile, "urn:uuid:", "urn:x:", "dtb:uid"},
		"order":            {root + opfFile, "<itemref idref=\"c0002-xhtml\"/>\n<itemref idref=\"a00003-xhtml\"/>", "<itemref idref=\"a00003-xhtml\"/>\n<itemref idref=\"c0002-xhtml\"/>", "not the next in the spine"},
	} {
		bad := rebuilt(t, data, func(file, text string) string {
			if file != c.file {
				return text
			}
			if c.next == "gone" {
				return c.next
			}
			if !strings.Contains(text, c.old) {
				t.Fatalf("%s: no %q in %s", name, c.old, file)
			}
			return strings.ReplaceAll(text, c.old, c.next)
		})
		if err := check.Verify(bytes.NewReader(bad), int64(len(bad))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, expected %q", name, err, c.want)
		}
	}
	same := rebuilt(t, data, func(_, text string) string { return text })
	verify(t, same)
}

// TestNoted checks a book whose documents were read while they were written: what
// is wrong with one, or with the file since, is still found.
func TestNoted(t *testing.T) {
	vol, arts := garden(t)
	var noted check.Noted
	data, _ := build(t, vol, arts, Options{UI: both, KeepImages: true, TOCDepth: 3, Noted: &noted})
	find := func(b []byte) error { return noted.Verify(bytes.NewReader(b), int64(len(b))) }
	if err := find(data); err != nil {
		t.Errorf("a sound book: %v", err)
	}
	bad := bytes.Clone(data)
	bad[bytes.Index(data, []byte("a00001.xhtml"))+100] ^= 1 // in the packed text
	if err := find(bad); err == nil || !strings.Contains(err.Error(), "does not hold what was written") {
		t.Errorf("a damaged file: %v", err)
	}
	for fault, text := range map[string]string{
		"leads to no file":      `<a href="a00009.xhtml">9</a>`,
		"leads to no place":     `<a href="a00001.xhtml#none">9</a>`,
		"no place in the book":  `<a href="#none">9</a>`,
		"fetched from":          `<img src="https://example.org/x.png" alt=""/>`,
		"closes nothing":        `<b></i>`,
		"stands twice":          `<b id="x"/><b id="x"/>`,
		"title is empty":        "",
		"out of the spine":      `<a href="../images/cover.png">9</a>`,
		"is no address":         `<a href=":">9</a>`,
		"cannot be found later": `<b>sound</b>`,
	} {
		title := "茶"
		if text == "" {
			title = " "
		}
		page := `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>` + title + `</title></head><body>` + text + `</body></html>`
		same := rebuilt(t, data, func(file, old string) string {
			if strings.HasSuffix(file, "a00002.xhtml") {
				return page
			}
			return old
		})
		w := noted.Begin(io.Discard)
		noted.Document(root+"xhtml/a00002.xhtml", []byte(page))
		if _, err := w.Write(same); err != nil {
			t.Fatal(err)
		}
		err := find(same)
		if sound := text == "<b>sound</b>"; sound != (err == nil) || !sound && !strings.Contains(err.Error(), fault) {
			t.Errorf("%s: %v, expected %s", text, err, fault)
		}
	}
}

func TestVerifyRefusesOtherFiles(t *testing.T) {
	for _, s := range []string{"", "PK", "not a zip file"} {
		if err := check.Verify(strings.NewReader(s), int64(len(s))); err == nil {
			t.Errorf("%q is a book", s)
		}
	}
}

// TestCheckFinds damages a sound book in ways that others' books are, and
// checks what is said, where, and how grave it is.
func TestCheckFinds(t *testing.T) {
	vol, arts := garden(t)
	data, _ := build(t, vol, arts, Options{UI: both, KeepImages: true})
	for name, c := range map[string]struct{ file, old, next, want string }{
		"title":         {root + "xhtml/a00002.xhtml", "<title>A library by the railway</title>", "", "error[document] a00002.xhtml:0 has no title element"},
		"empty title":   {root + "xhtml/a00002.xhtml", "<title>A library by the railway</title>", "<title> </title>", "warning[document] a00002.xhtml:0 its title is empty"},
		"root":          {root + "xhtml/a00002.xhtml", `xmlns="http://www.w3.org/1999/xhtml"`, "", "error[document] a00002.xhtml:3 <html> is not the html element of XHTML"},
		"alt":           {root + "xhtml/a00002.xhtml", ` alt="Plan of the garden"`, "", "warning[access] a00002.xhtml:23 a picture has no description (alt)"},
		"dead link":     {root + "xhtml/a00002.xhtml", `href="a00001.xhtml"`, `href="A00001.xhtml"`, "error[link] a00002.xhtml:25 A00001.xhtml leads to no file of the book (there is a00001.xhtml)"},
		"no item":       {root + opfFile, `<itemref idref="a00002-xhtml"/>`, `<itemref idref="a9"/>`, "error[spine] package.opf:51 spine: no item \"a9\""},
		"twice":         {root + opfFile, `<itemref idref="a00002-xhtml"/>`, `<itemref idref="a00002-xhtml"/><itemref idref="a00002-xhtml"/>`, "error[spine] package.opf:51 xhtml/a00002.xhtml is twice in the spine"},
		"other label":   {root + ncxFile, "春天的茶园", "秋天的茶园", "warning[contents] toc.ncx:12 entry 2"},
		"far picture":   {root + "xhtml/a00002.xhtml", `src="../images/`, `src="https://example.org/`, "is fetched from the network"},
		"style's file":  {root + "css/book.css", "body {", "body { background: url('x.png');", "error[link] book.css:0 x.png leads to no file of the book"},
		"wrong type":    {root + opfFile, `media-type="image/png"`, `media-type="image/jpeg"`, "is not image/jpeg, as the manifest says"},
		"no media type": {root + opfFile, ` media-type="text/css"`, "", "the manifest gives it no media type"},
		"entity":        {root + "xhtml/a00002.xhtml", "The reading room", "The&nbsp;room", "error[document] a00002.xhtml:21 invalid character entity &nbsp;"},
	} {
		bad := rebuilt(t, data, func(file, text string) string {
			if file == c.file && !strings.Contains(text, c.old) {
				t.Fatalf("%s: no %q in %s", name, c.old, file)
			}
			if file == c.file {
				return strings.ReplaceAll(text, c.old, c.next)
			}
			return text
		})
		var got []string
		for _, f := range check.Book(bytes.NewReader(bad), int64(len(bad))) {
			got = append(got, fmt.Sprintf("%s[%s] %s:%d %s", f.Severity, f.Code, path.Base(f.File), f.Line, f.Message))
		}
		if s := strings.Join(got, "\n"); !strings.Contains(s, c.want) {
			t.Errorf("%s: %q, expected %q", name, s, c.want)
		}
	}
}
