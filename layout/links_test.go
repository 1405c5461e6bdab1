package layout_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/page"
)

// linked opens an archive of two articles that link to each other's places; the
// second is long enough for several documents.
func linked(t *testing.T, pairing convert.Pairing) *convert.Library {
	t.Helper()
	var long strings.Builder
	long.WriteString("---\ntitle: 乙\ndate: 2024-05-02\n---\n[回](a.md#尾声)，[末](#第2000节)。\n")
	for i := range 2000 {
		fmt.Fprintf(&long, "\n## 第%d节\n\n渡工在第%d天把缆绳收进舱里，又在账簿上记了一笔，[首](#第1节)、[前](#第%d节)。\n", i, i, max(i-1, 0)/100*100)
	}
	fmt.Fprintf(&long, "\n## 第2000节\n\n完。\n")
	fsys := fstest.MapFS{
		"a.md":    {Data: []byte("---\ntitle: 甲\ndate: 2024-05-01\n---\n见[首](b.md#第1节)、[中](b.md#第1000节)、[末](b.md#第2000节)、[乙](b.md)、[尾](#尾声)、[页](c.en.md#end)。\n\n## 尾声\n\n完。\n")},
		"b.md":    {Data: []byte(long.String())},
		"c.zh.md": {Data: []byte("---\ntitle: 潮水\ndate: 2024-05-03\nlang: zh\n---\n潮水退到石阶以下，见[末](#终)。\n\n## 终\n\n渡工把缆绳收进舱里。\n")},
		"c.en.md": {Data: []byte("---\ntitle: The tide\ndate: 2024-05-03\nlang: en\n---\nThe tide fell below the steps, see [the end](#end) or [甲](a.md#尾声).\n\n## End\n\nThe ferryman took in the rope.\n")},
	}
	lib, err := convert.Open(t.Context(), convert.Options{Source: convert.Source{FS: fsys}, Pairing: pairing})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	return lib
}

// Every link of an EPUB to a place leads to an element with that identifier, also from
// one document of a long article to another, in every layout of two texts.
func TestLinksOfAnEPUBLeadToPlaces(t *testing.T) {
	for _, l := range []digest.Layout{digest.Apart, digest.Interleave, digest.Columns, digest.Sequential, digest.Reveal} {
		var file bytes.Buffer
		if _, err := layout.Write(t.Context(), &file, linked(t, convert.Pairing{Layout: l}), layout.EPUB{}); err != nil {
			t.Fatal(err)
		}
		places, hrefs := epubLinks(t, file.Bytes())
		far := 0
		for _, h := range hrefs {
			if !places[h] {
				t.Fatalf("%v: nothing is at %s", l, h)
			}
			if regexp.MustCompile(`a00002p\d+\.xhtml#p`).MatchString(h) {
				far++
			}
		}
		if far < 600 {
			t.Errorf("%v: %d links lead into later documents of an article", l, far)
		}
	}
}

var (
	idForm   = regexp.MustCompile(` id="([^"]+)"`)
	hrefForm = regexp.MustCompile(`<a [^>]*href="([^":]*#[^"]+)"`)
)

// epubLinks returns the identifiers in the documents of an EPUB, with their files, and
// where its links with a fragment lead.
func epubLinks(t *testing.T, data []byte) (places map[string]bool, hrefs []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	places = map[string]bool{}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xhtml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range idForm.FindAllSubmatch(text, -1) {
			p := f.Name + "#" + string(m[1])
			if places[p] {
				t.Errorf("%s is twice there", p)
			}
			places[p] = true
		}
		for _, m := range hrefForm.FindAllSubmatch(text, -1) {
			to := string(m[1])
			if to[0] == '#' {
				to = path.Base(f.Name) + to
			}
			hrefs = append(hrefs, path.Join(path.Dir(f.Name), to))
		}
	}
	return places, hrefs
}

// Links within pages lead to places of their own, in every layout of two texts.
func TestLinksOfPagesLeadToPlaces(t *testing.T) {
	for _, l := range []digest.Layout{digest.Apart, digest.Columns, digest.Sequential, digest.Facing} {
		book, err := linked(t, convert.Pairing{Layout: l}).Book(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		d, _, err := compose.Compose(t.Context(), book.Volume, book.Load, compose.Options{})
		if err != nil {
			t.Fatal(err)
		}
		anchors, goals := map[string]bool{}, map[string]bool{}
		for _, p := range d.Pages {
			for _, i := range p.Items {
				switch i := i.(type) {
				case *page.AnchorItem:
					anchors[i.Name] = true
				case *page.LinkItem:
					if name, ok := strings.CutPrefix(i.Target, "#"); ok && strings.Contains(name, ".") {
						goals[name] = true
					} else if !ok {
						t.Errorf("%v: a link leads to %s", l, i.Target)
					}
				}
			}
		}
		for name := range goals {
			if !anchors[name] {
				t.Errorf("%v: nothing is at %s", l, name)
			}
		}
		if len(goals) < 25 {
			t.Errorf("%v: links lead to %d places", l, len(goals))
		}
	}
}
