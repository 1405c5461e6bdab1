package convert

import (
	"slices"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// TestAnArticleIsCleanedOnce holds what planning looked at to be what the writer takes.
func TestAnArticleIsCleanedOnce(t *testing.T) {
	l := opened(t, folder(t, map[string]string{
		"a.md": "---\ntitle: 窑\ndate: 2024-05-01\n---\n窑火烧了三天，才慢慢暗下去。\n", "b.md": "---\ntitle: 井\ndate: 2024-05-02\n---\n井水在夏天也是凉的。\n",
	}), Options{})
	l.bodies.cleaning.idle = nil // whoever cleans now panics
	for range 2 {
		for _, e := range l.Volume().Entries() {
			if a, err := l.Text(t.Context(), e); err != nil || len(a.Blocks) != 1 {
				t.Fatal(a, err)
			}
		}
	}
	loadAll(t, l)
	if l.bodies.kept.Size() != 0 {
		t.Errorf("%d bytes are still kept", l.bodies.kept.Size())
	}
}

// TestExtractReadsAsToldWhatPlanningReadOtherwise: a short page is cleaned while
// planning as what it looks like.
func TestExtractReadsAsToldWhatPlanningReadOtherwise(t *testing.T) {
	page := `<html lang="en"><title>Kiln</title><body><article><h1>Kiln</h1><p>It burns for three days.</p></article><footer><p>A line of the site.</p></footer></body></html>`
	for format, want := range map[doc.Format][]string{doc.Page: {"It burns for three days."}, doc.HTML: {"It burns for three days.", "A line of the site."}} {
		xs, err := opened(t, folder(t, map[string]string{"a.html": page}), Options{}).Extract(t.Context(), true, format)
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.PlainBlocks(xs[0].Article.Blocks); !slices.Equal(got, want) {
			t.Errorf("%v: %q, want %q", format, got, want)
		}
	}
}
