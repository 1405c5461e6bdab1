package front

import (
	"testing"

	"go.yaml.in/yaml/v4"
)

// same reports whether two nodes have the kinds, values, lines and children that are
// read of them.
func same(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Value != b.Value || (a.Tag == "!!null") != (b.Tag == "!!null") || a.Anchor != b.Anchor || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !same(a.Content[i], b.Content[i]) {
			return false
		}
		if a.Kind == yaml.MappingNode && i%2 == 0 && a.Content[i].Line != b.Content[i].Line {
			return false
		}
	}
	return true
}

var plainBlocks = map[string]bool{
	"title: 春天的园子\ndate: 2024-05-01 08:00:00 +0800\n":                                 true,
	"title: \"园子：第一课\"\ntags: [ 园艺, \"种子\", 'seeds' ]\n":                              true,
	"layout: post\n\ntags:\n  - 园艺\n  - Gardening at home\nauthor: null\nsubtitle:\n": true,
	"tags:\n- 园艺\ncategories: []\n":                                                   true,
	"link: https://garden.example/a#b\nratio: 16:9\n":                                 true,
	"title: 园子\ntitle: 种子\n":                                                          true,
	"title: 园子 # 第一课\n":                                                               false,
	"title: 园子: 第一课\n":                                                                false,
	"title: *all\n":                                                                   false,
	"title: |\n  园子\n":                                                                false,
	"title: 园子\n  第一课\n":                                                              false,
	"title: \"a\\tb\"\n":                                                              false,
	"title: 园子\n- 种子\n":                                                               false,
	"tags: [a, [b]]\n":                                                                false,
	"tags:\n- a: b\n":                                                                 false,
	"\ttitle: 园子\n":                                                                   false,
	"title:园子\n":                                                                      false,
	"":                                                                                false,
}

func TestPlainMapping(t *testing.T) {
	for block, want := range plainBlocks {
		if n := plainMapping([]byte(block)); (n != nil) != want {
			t.Errorf("%q: read %v, want %v", block, n != nil, want)
		}
	}
}

// FuzzPlainMapping holds that what is read without the decoder is what the decoder reads.
func FuzzPlainMapping(f *testing.F) {
	for block := range plainBlocks {
		f.Add(block)
	}
	f.Fuzz(func(t *testing.T, block string) {
		got := plainMapping([]byte(block))
		if got == nil {
			return
		}
		if want := decoded([]byte(block)); want == nil || !same(got, want) {
			t.Errorf("%q: got %v, want %v", block, got, want)
		}
	})
}
