package html_test

import (
	"bytes"
	"image"
	"image/png"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/html"
)

// picture returns a PNG.
func picture() string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 200))); err != nil {
		panic(err)
	}
	return b.String()
}

// page returns the page of the articles in files.
func page(t *testing.T, files map[string]string, l digest.Layout, o epub.Options) string {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	lib, err := convert.Open(t.Context(), convert.Options{Source: convert.Source{FS: fsys}, Pairing: convert.Pairing{Layout: l}, Bodies: convert.Bodies{Images: true}})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	var b bytes.Buffer
	if _, err := layout.Write(t.Context(), &b, lib, layout.HTML(o)); err != nil {
		t.Fatal(err)
	}
	if err := html.Verify(bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil {
		t.Error(err)
	}
	return b.String()
}

// two articles that link to each other, with a note, a picture and a formula.
var two = map[string]string{
	"a.md":      "---\ntitle: 渡口\ndate: 2024-05-01\n---\n见[窑](b.md#窑火)。船开了[^1]，水深 $x^2$ 尺。\n\n![渡船](ferry.png)\n\n[^1]: 清早的头一班。\n",
	"b.md":      "---\ntitle: 窑\ndate: 2024-05-02\n---\n回[渡口](a.md)去，或看[别处](https://example.org/?a=1&b=2)。\n\n## 窑火\n\n烧了三天三夜，第四天熄火。\n",
	"ferry.png": picture(),
}

func TestPage(t *testing.T) {
	got := page(t, two, digest.Apart, epub.Options{})
	for _, want := range []string{
		html.Mark + `<html lang="zh-Hans">`,
		`<div class="doc" id="contents" lang="zh-Hans">`,
		`<a href="#a00001">渡口</a>`,
		`<div class="doc" id="a00002" lang="zh-Hans">`,
		`<a role="doc-noteref" class="noteref" href="#a00001-fn1" id="a00001-fr1">[1]</a>`,
		`<a role="doc-backlink" href="#a00001-fr1">[1]</a>`,
		`src="data:image/png;base64,iVBORw0KGgo`,
		`<math`,
		`<a href="https://example.org/?a=1&amp;b=2">`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, bad := range []string{"epub:type", "xml:lang", ".xhtml", "<br/>", "<hr/>", "landmarks", `src="../`} {
		if strings.Contains(got, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	if again := page(t, two, digest.Apart, epub.Options{Workers: 1}); again != got {
		t.Error("another number of workers makes another page")
	}
}

// Every layout of two texts has its links, and long articles go on under theirs.
func TestLayouts(t *testing.T) {
	files := map[string]string{
		"c.zh.md": "---\ntitle: 潮水\ndate: 2024-05-03\nlang: zh\n---\n潮水退到石阶以下，见[末](#终)。\n\n## 终\n\n渡工把缆绳收进舱里。\n",
		"c.en.md": "---\ntitle: The tide\ndate: 2024-05-03\nlang: en\n---\nThe tide fell below the steps, see [the end](#end).\n\n## End\n\nThe ferryman took in the rope.\n",
		"d.md":    "---\ntitle: 长文\ndate: 2024-05-04\n---\n见[末](#末节)。\n\n" + strings.Repeat("渡工在账簿上又记了一笔，把缆绳收进舱里，然后去睡了。\n\n", 6000) + "## 末节\n\n完。\n",
	}
	for _, l := range []digest.Layout{digest.Interleave, digest.Columns, digest.Sequential, digest.Reveal} {
		got := page(t, files, l, epub.Options{})
		if !strings.Contains(got, `id="a00002p2"`) || !strings.Contains(got, `lang="en"`) {
			t.Errorf("%v: a document is missing", l)
		}
	}
}

var scripts = regexp.MustCompile(`(?i)<script|<[^>]+\son[a-z]+\s*=|href="\s*javascript:|<iframe|<object|<embed|<form|<base|http-equiv="refresh"`)

// No script of an article gets into the page, whatever it looks like; the policy allows
// the one of the page alone.
func TestHostileArticles(t *testing.T) {
	files := map[string]string{
		"a.html": `<html><head><title>渡口<script>alert(1)</script></title></head><body><article><p onclick="alert(2)">船在清早开出港口，没有人说话，只有水声。<script>alert(3)</script><img src="x" onerror="alert(4)"></p><p><a href="javascript:alert(5)">这里</a>是码头，风很大，旗子响。</p><svg onload="alert(6)"><script>alert(7)</script></svg><math><mtext><img src=x onerror=alert(8)></mtext></math><iframe src="//example.org"></iframe></article></body></html>`,
		"b.md":   "---\ntitle: '</title></style><script>alert(9)</script>'\ndate: 2024-05-02\nauthor: '\"><script>alert(10)</script>'\n---\n<p onmouseover=alert(11)>字</p> [x](javascript:alert(12)) `</script><script>alert(13)</script>` $\\href{javascript:alert(14)}{x}$ </main></body><!-- ]]> --> &lt;script&gt;\n",
	}
	got := page(t, files, digest.Apart, epub.Options{CSS: []byte("p { color: red; } </style><script>alert(15)</script>")})
	if n := strings.Count(got, "<script>"); n != 2 { // the second in the style sheet, which it does not end
		t.Errorf("%d scripts", n)
	}
	_, after, _ := strings.Cut(got, "</style>")
	for _, m := range scripts.FindAllString(strings.Replace(after, "<script>", "", 1), -1) {
		t.Errorf("the page has %s", m)
	}
	if !strings.Contains(got, "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-") {
		t.Error("the page has no policy")
	}
}

func TestVerify(t *testing.T) {
	whole := page(t, two, digest.Apart, epub.Options{})
	for _, c := range []struct{ name, page, want string }{
		{"cut off", whole[:len(whole)-20], "cut off"},
		{"of another maker", strings.Replace(whole, "wenzhai", "someone", 1), "not made by wenzhai"},
		{"a link without a place", strings.Replace(whole, `id="a00001"`, `id="a1"`, 1), "leads to a00001"},
		{"a place twice", strings.Replace(whole, `id="a00001"`, `id="a00002"`, 1), "two places a00002"},
		{"empty", "", "cut off"},
	} {
		if err := html.Verify(strings.NewReader(c.page), int64(len(c.page))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
