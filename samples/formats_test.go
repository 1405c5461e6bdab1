package samples_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// read opens one path with the splitter of formats/pattern.txt and returns its
// articles.
func read(t *testing.T, path string) (*convert.Library, []convert.Extracted) {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	split, err := article.NewSplitter(`^■ (?P<title>.+)\n〔(?P<date>.+)〕(?: 记者 (?P<author>.+))?$`)
	if err != nil {
		t.Fatal(err)
	}
	l, err := convert.Open(context.Background(), convert.Options{Source: convert.Source{Paths: []string{path}, Zone: zone, Split: []*article.Splitter{split}}, Bodies: convert.Bodies{Images: true}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	xs, err := l.Extract(context.Background(), false, doc.HTML)
	if err != nil {
		t.Fatal(err)
	}
	return l, xs
}

// TestFormats holds every article of formats/ to formats.golden.txt.
func TestFormats(t *testing.T) {
	l, xs := read(t, "formats")
	var b strings.Builder
	for _, x := range xs {
		fmt.Fprintf(&b, "%s#%d\n%s", x.Article.Path, x.Article.Index, dump(x))
	}
	for _, d := range l.HeadDiagnostics() {
		fmt.Fprintln(&b, d)
	}
	const file = "formats.golden.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("-golden +got:\n%s", d)
	}
}

// TestCharsets makes copies of the archive's articles in other character sets,
// which nothing declares, and reads the same from them.
func TestCharsets(t *testing.T) {
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
		min  int // articles that the character set can hold
	}{
		{"GB18030", simplifiedchinese.GB18030, 28},
		{"Big5", traditionalchinese.Big5, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, as := read(t, "archive")
			same := 0
			for _, a := range as {
				data, ok := encoded(t, a.Article, c.enc)
				if !ok {
					continue
				}
				dir := t.TempDir()
				utf8, other := filepath.Join(dir, "utf8"), filepath.Join(dir, "other")
				writeAs(t, utf8, a.Article.Path, []byte(data.text))
				writeAs(t, other, a.Article.Path, data.bytes)
				_, want := read(t, utf8)
				_, got := read(t, other)
				if d := cmp.Diff(all(want), all(got)); d != "" {
					t.Errorf("%s (-UTF-8 +%s):\n%s", a.Article.Path, c.name, d)
				}
				same++
			}
			if same < c.min {
				t.Errorf("only %d articles were compared", same)
			}
		})
	}
}

type encodedText struct {
	text  string
	bytes []byte
}

// encoded returns an article's file in a character set, if that has all of its
// characters and makes other bytes of them.
func encoded(t *testing.T, a *doc.Article, enc encoding.Encoding) (encodedText, bool) {
	t.Helper()
	data, err := os.ReadFile(a.Path)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := article.Text(a.Path, data, article.Options{})
	out, err := enc.NewEncoder().Bytes(text)
	if err != nil || string(out) == string(text) || !a.Lang.IsChinese() {
		return encodedText{}, false
	}
	return encodedText{string(text), out}, true
}

func writeAs(t *testing.T, dir, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// all shows articles without the places of their files.
func all(xs []convert.Extracted) string {
	var b strings.Builder
	for _, x := range xs {
		b.WriteString(dump(x))
	}
	return b.String()
}
