package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// packed is one file of an archive that a test makes.
type packed struct {
	name string
	data []byte
}

func packAll(t *testing.T, files ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range files {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(p.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// numbered returns n files; data makes each.
func numbered(n int, ext string, data func(i int) []byte) []packed {
	out := make([]packed, n)
	for i := range out {
		out[i] = packed{fmt.Sprint("n", i, ext), data(i)}
	}
	return out
}

// withoutDirectory cuts off the directory of a zip archive.
func withoutDirectory(z []byte) []byte { return z[:bytes.Index(z, []byte("PK\x01\x02"))] }

// hostileArchives are archives and e-books whose reading must cost no more than
// their size allows.
func hostileArchives(t *testing.T) []hostileInput {
	line := []byte("茶山上的雾和雨，一直说到天黑。\n\n")
	dull := bytes.Repeat(line, 7<<20/len(line))
	bomb := packZip(t, "bomb.md", make([]byte, 60<<20))
	inner := packAll(t, numbered(4, ".md", func(int) []byte { return dull })...)
	eight := map[string][]byte{}
	for i := range 8 {
		eight[fmt.Sprint(i, ".zip")] = withoutDirectory(bomb)
	}
	repeated := packAll(t, numbered(30_000, ".md", func(i int) []byte { return []byte("") })...)
	return append([]hostileInput{
		{about: "damaged zip bomb", name: "x.zip", data: withoutDirectory(bomb), code: "broken-archive"},
		{about: "eight damaged zip bombs", name: "x.zip", data: withoutDirectory(bomb), more: eight, code: "broken-archive"},
		{about: "1,000,000 signatures of a zip", name: "x.zip", data: bytes.Repeat([]byte("PK\x03\x04"), 1_000_000), code: "broken-archive"},
		{about: "zip of harmless files, 420 MB in all", name: "x.zip", data: packAll(t, numbered(60, ".zip", func(int) []byte { return inner })...), code: "broken-archive"},
		{about: "zip of 500 zips of 10 MB", name: "x.zip", data: packAll(t, numbered(500, ".zip", func(int) []byte { return inner })...), code: "broken-archive"},
		{about: "tar.gz of harmless files", name: "x.tar.gz", data: packGzip(t, bytes.Repeat(dull, 20)), code: "broken-archive"},
		{about: "30,000 empty files", name: "x.zip", data: repeated, code: "empty-file"},
	}, append(hostileBooks(t), hostileDocuments(t)...)...)
}

// hostileDocuments are documents of Word that repeat without end what stands in them
// once.
func hostileDocuments(t *testing.T) []hostileInput {
	const must = "人都在岸上看着"
	doc := func(body string) []byte {
		return packAll(t, packed{"[Content_Types].xml", nil},
			packed{"_rels/.rels", []byte(`<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`)},
			packed{"word/_rels/document.xml.rels", []byte(`<Relationships><Relationship Id="l" Type="x/hyperlink" TargetMode="External" Target="http://a.example/` + strings.Repeat("x", 4000) + `"/><Relationship Id="p" Type="x/image" Target="media/1.png"/></Relationships>`)},
			packed{"word/media/1.png", []byte("no picture")},
			packed{"word/document.xml", []byte(`<w:document><w:body><w:p><w:r><w:t>2021-06-28</w:t></w:r></w:p><w:p><w:r><w:t>茶山上的雾散了，船也开了，人都在岸上看着。</w:t></w:r></w:p>` + body + `</w:body></w:document>`)})
	}
	return []hostileInput{
		{about: "document of 200,000 tables within tables", name: "x.docx", data: doc(strings.Repeat("<w:tbl><w:tr><w:tc>", 200_000)), code: "broken-file", must: must},
		{about: "document of 200,000 boxes of content", name: "x.docx", data: doc(strings.Repeat("<w:sdt><w:sdtContent>", 200_000)), code: "broken-file", must: must},
		{about: "document of 50,000 links of 4 KB", name: "x.docx", data: doc("<w:p>" + strings.Repeat(`<w:hyperlink r:id="l"><w:r><w:t>a</w:t></w:r></w:hyperlink>`, 50_000) + "</w:p>"), code: "broken-file", must: must},
		{about: "document of 300,000 pictures", name: "x.docx", data: doc("<w:p>" + strings.Repeat(`<w:r><w:drawing><w:i><a:blip r:embed="p"/></w:i></w:drawing></w:r>`, 300_000) + "</w:p>"), code: "broken-archive"},
		{about: "document of 70,000 formulas and fields", name: "x.docx", data: doc("<w:p>" + strings.Repeat(`<m:oMath/><w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 70_000) + "</w:p>"), code: "broken-file", must: must},
		{about: "FictionBook of 200,000 sections within sections", name: "x.fb2", data: []byte("<FictionBook><body><section><p>2021-06-28</p><p>" + must + "</p>" + strings.Repeat("<section>", 200_000)), code: "broken-file", must: must},
		{about: "FictionBook that shows one picture 20,000 times", name: "x.fb2", data: []byte(`<FictionBook xmlns:l="x"><body><section><p>2021-06-28</p><p>` + must + "</p>" + strings.Repeat(`<image l:href="#a"/>`, 20_000) + `</section></body><binary id="a">` + strings.Repeat("QUJD", 100_000) + `</binary></FictionBook>`), code: "broken-file", must: must},
		{about: "200,000 mails of nothing", name: "x.mbox", data: bytes.Repeat([]byte("From a Wed May  1 08:00:00 2024\nA: 1\n\nb\n\n"), 200_000), code: "broken-archive"},
		{about: "1,000,000 mails of nothing", name: "x.mbox", data: bytes.Repeat([]byte("From a Wed May  1 08:00:00 2024\nA: 1\n\nb\n\n"), 1_000_000), code: "broken-archive"},
		{about: "table of 130,000 rows of numbers", name: "x.csv", data: figures(130_000), code: "broken-file"},
		{about: "list of 300,000 items", name: "x.html", data: []byte("<h1>茶</h1><p>2021-06-28</p><p>" + must + "</p><ul>" + strings.Repeat("<li>x", 300_000)), must: must},
		{about: "document that is cut off", name: "x.docx", data: doc("")[:700], code: "broken-archive"},
		{about: "document that unpacks without end", name: "x.docx", data: doc("<w:p><w:r><w:t>" + strings.Repeat("a", 30<<20)), code: "broken-archive"},
	}
}

// figures is a table of n rows of numbers.
func figures(n int) []byte {
	b := []byte("title,content,date\n")
	for i := range n {
		b = fmt.Appendf(b, "%d,%d,%d\n", i, 7*i, i%28+1)
	}
	return b
}

// hostileBooks are e-books whose package leads astray.
func hostileBooks(t *testing.T) []hostileInput {
	const item, ref = `<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>`, `<itemref idref="a"/>`
	page := []byte(`<html><body><h1>书里的一篇</h1><p>2021-06-28</p><p>茶山上的雾散了，船也开了，人都在岸上看着。</p></body></html>`)
	book := func(items, spine string, more ...packed) []byte {
		return packAll(t, append([]packed{
			{"META-INF/container.xml", []byte(`<container><rootfiles><rootfile full-path="gone.opf"/><rootfile full-path="p.opf"/></rootfiles></container>`)},
			{"p.opf", []byte(`<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]><package><metadata><title>雨&e;</title></metadata><manifest>` + items + `</manifest><spine toc="t">` + spine + `</spine></package>`)},
			{"a.xhtml", page},
		}, more...)...)
	}
	astray := []string{"../../../etc/passwd", "/etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "file:///etc/passwd", "http://a.example/b", "..%5c..%5cetc", "a.xhtml%00"}
	var items, refs strings.Builder
	for i, href := range astray {
		fmt.Fprintf(&items, `<item id="x%d" href="%s" media-type="application/xhtml+xml"/>`, i, href)
		fmt.Fprintf(&refs, `<itemref idref="x%d"/>`, i)
	}
	contents := func(inside string) []packed {
		return []packed{{"t.ncx", []byte("<ncx><navMap>" + inside)}}
	}
	ncx := item + `<item id="t" href="t.ncx" media-type="application/x-dtbncx+xml"/>`
	const must = "人都在岸上看着"
	return []hostileInput{
		{about: "e-book that names one document 100,000 times", name: "x.epub", data: book(item, strings.Repeat(ref, 100_000)), code: "broken-archive", must: must},
		{about: "e-book whose spine names nothing 100,000 times", name: "x.epub", data: book(item, ref+strings.Repeat("<itemref/>", 100_000)), code: "broken-archive", must: must},
		{about: "e-book of 100,000 items", name: "x.epub", data: book(item+strings.Repeat(`<item id="n" href="n" properties="nav"/>`, 100_000), ref), must: must},
		{about: "e-book that leads outside", name: "x.epub", data: book(item+items.String(), ref+refs.String()), code: "broken-archive", must: must},
		{about: "e-book with contents 100,000 deep", name: "x.epub", data: book(ncx, ref, contents(strings.Repeat("<navPoint>", 100_000))...), code: "broken-archive", must: must},
		{about: "e-book with a title of 4 MB, 20,000 times", name: "x.epub", data: book(ncx, ref, contents("<navLabel>"+strings.Repeat("长", 4<<20/3)+"</navLabel>"+strings.Repeat(`<content src="a.xhtml"/>`, 20_000))...), must: must},
		{about: "e-book without a spine", name: "x.epub", data: book(item, ""), code: "broken-archive"},
		{about: "e-book whose container is its package", name: "x.epub", data: packZip(t, "META-INF/container.xml", []byte(`<container><rootfiles><rootfile full-path="META-INF/container.xml"/></rootfiles></container>`)), code: "broken-archive"},
		{about: "e-book that is encrypted", name: "x.epub", data: book(item, ref, packed{"META-INF/encryption.xml", []byte(`<encryption>` + strings.Repeat(`<EncryptedData><CipherData><CipherReference URI="a.xhtml"/></CipherData></EncryptedData>`, 10_000) + `</encryption>`)}), code: "unreadable"},
	}
}

// The check of an e-book costs no more than its reading.
func TestHostileBookCheck(t *testing.T) {
	for _, h := range append(hostileBooks(t), hostileInput{about: "bomb", data: packAll(t, numbered(8, ".xhtml", func(int) []byte { return make([]byte, 7<<20) })...)}) {
		t.Run(h.about, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, "x.epub", h.data)
			out, _, state := measured(t, "check", dir+"/x.epub")
			if state.ExitCode() != 1 || !strings.Contains(out, "error[") {
				t.Errorf("exit code %d\n%.500s", state.ExitCode(), out)
			}
			quick(t, state, "check")
		})
	}
}
