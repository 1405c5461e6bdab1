package kepub_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/kepub"
)

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh" xml:lang="zh">
<head>
<title>渡口</title>
</head>
<body epub:type="bodymatter">
`

// book returns a zip archive of files, names and contents in turn.
func book(t *testing.T, files ...string) *zip.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// made returns the names and the contents of the files of the book for Kobo readers.
func made(t *testing.T, in *zip.Reader, workers int) (names, contents []string, data []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := kepub.Write(t.Context(), &b, in, workers); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, contents = append(names, f.Name), append(contents, string(data))
	}
	return names, contents, b.Bytes()
}

var koboSpans = regexp.MustCompile(`<span class="koboSpan" id="(kobo\.\d+\.\d+)">([^<]*)`)

func TestSpansStandAroundSentences(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{
			"Chinese", `<p>雾从山谷里升起来。“真冷！”他说，没有人应他……船开了。</p>`,
			[]string{"雾从山谷里升起来。", "“真冷！”", "他说，没有人应他……", "船开了。"},
		},
		{"English", `<p>The fog rose. Nobody spoke!</p>`, []string{"The fog rose. ", "Nobody spoke!"}},
		{"within words that stand out", `<p>渡口<em>很冷。</em>船开了。</p>`, []string{"渡口", "很冷。", "船开了。"}},
		{"readings", `<p><ruby>渡<rt>dù</rt></ruby>口</p>`, []string{"渡", "dù", "口"}},
		{"no program", `<pre><code>a。b</code></pre><p>完。</p>`, []string{"完。"}},
		{"no formula", `<p>有<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>。完</p>`, []string{"有", "。", "完"}},
		{"picture", `<figure><img src="a.png" alt="船"/><figcaption>船。</figcaption></figure>`, []string{"", "船。"}},
		{"marks of text", `<p>a &lt; b。c &amp; d</p>`, []string{"a &lt; b。", "c &amp; d"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := book(t, "mimetype", "application/epub+zip", "EPUB/xhtml/a.xhtml", head+c.body+"\n</body>\n</html>\n", "EPUB/book.opf", "<package/>")
			_, contents, _ := made(t, in, 1)
			var got []string
			seen := map[string]bool{}
			for _, m := range koboSpans.FindAllStringSubmatch(contents[1], -1) {
				got = append(got, m[2])
				if seen[m[1]] {
					t.Errorf("%s is there twice", m[1])
				}
				seen[m[1]] = true
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("%q, want %q", got, c.want)
			}
			if !strings.Contains(contents[1], `<div id="book-columns"><div id="book-inner">`) {
				t.Error("the boxes of Kobo are not there")
			}
		})
	}
}

// Files keep their order, and what is no document its bytes; the number of workers
// changes nothing.
func TestFilesStay(t *testing.T) {
	in := book(t, "mimetype", "application/epub+zip", "META-INF/container.xml", "<container/>", "EPUB/css/book.css", "p {}",
		"EPUB/xhtml/a.xhtml", head+"<p>甲。</p></body></html>", "EPUB/images/a.png", "\x89PNG", "EPUB/xhtml/b.xhtml", head+"<p>乙。</p></body></html>")
	names, contents, data := made(t, in, 1)
	for i, f := range in.File {
		if names[i] != f.Name {
			t.Fatalf("%q", names)
		}
	}
	if contents[0] != "application/epub+zip" || contents[2] != "p {}" || contents[4] != "\x89PNG" {
		t.Errorf("%q", contents)
	}
	for _, workers := range []int{2, 0} {
		if _, _, again := made(t, in, workers); !bytes.Equal(data, again) {
			t.Errorf("%d workers give other bytes", workers)
		}
	}
}
