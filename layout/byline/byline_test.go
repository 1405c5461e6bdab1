package byline

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestLine(t *testing.T) {
	text := func(s string, n int) []doc.Block {
		return []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: strings.Repeat(s, n)}}}}
	}
	m := &doc.Meta{Lang: doc.Hans, Author: "林园", Tags: []string{"园艺", "村庄"}}
	for _, test := range []struct {
		names  string
		lang   doc.Lang
		meta   *doc.Meta
		blocks []doc.Block
		want   string
	}{
		{"", doc.Hans, m, text("春天的园子。", 400), ""},
		{"author", doc.Hans, m, nil, "文／林园"},
		{"author", doc.English, &doc.Meta{Author: "Ann Field"}, nil, "By Ann Field"},
		{"time,tags,author", doc.Hans, m, text("春天的园子。", 400), "文／林园 · 园艺、村庄 · 约 6 分钟"},
		{"tags,time", doc.Hant, m, text("春天的園子。", 10), "园艺、村庄 · 約 1 分鐘"},
		{"time", doc.English, &doc.Meta{Lang: doc.English}, text("The well is dry, isn’t it? ", 200), "4 min read"},
		{"time", doc.Russian, &doc.Meta{Lang: doc.Russian}, text("Колодец пуст. ", 250), "3 мин чтения"},
		{"author,tags,time", doc.English, &doc.Meta{}, nil, ""},
		{"author", doc.English, nil, nil, ""},
	} {
		var p Parts
		for name := range strings.FieldsFuncSeq(test.names, func(r rune) bool { return r == ',' }) {
			if !p.Set(name) {
				t.Errorf("%s is no part", name)
			}
		}
		if got := p.Line(test.lang, test.meta, test.blocks); got != test.want {
			t.Errorf("%s in %s: %q, want %q", test.names, test.lang, got, test.want)
		}
	}
	if new(Parts).Set("date") || (*Parts)(nil).Set("tags") {
		t.Error("another name is taken")
	}
}
