package clean

import (
	"strings"
	"testing"

	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// TestNewRule adds rules that look at what no rule looks at so far: an attribute,
// a word of class names that only a guard asks about, an element, a line. Each must
// work at once, though attributes that nobody asks about are cut from the source
// before it is parsed.
func TestNewRule(t *testing.T) {
	attribute := rules.Rule{Name: "for-machines", Doc: "Parts that only programs read."}
	attribute.Attrs = map[string]func(string) bool{"data-robots": func(v string) bool { return v == "only" }}
	guarded := rules.Rule{Name: "weather", Doc: "The weather of the day."}
	guarded.Class, guarded.Asks = []string{"barometer"}, []string{"brass"}
	guarded.Guard = func(p *rules.Part) bool {
		for _, a := range p.Attr {
			if a.Key == "class" && strings.Contains(a.Val, "brass") {
				return true
			}
		}
		return false
	}
	element := rules.Rule{Name: "meters", Doc: "Gauges."}
	element.Tags = []atom.Atom{atom.Meter}
	line := rules.Rule{Name: "tide", Doc: "The times of the tide."}
	line.Patterns = []rules.Pattern{{Where: rules.Edge, Max: 20, Begins: []string{"潮时"}}}
	k := newCleaner(rules.NewSet(append(rules.All(), attribute, guarded, element, line)))

	const story = "<p>渡口的石阶一共有四十二级，船工每天早上都要数一遍，从来没有数错过，也从来没有人问过他为什么要数。</p>"
	for _, c := range []struct{ body, rule, stays string }{
		{"<p data-robots=\"only\">给机器看的话</p>", "for-machines", "<p data-robots=\"never\">给人看的话</p>"},
		{"<div class=\"barometer brass\">晴</div>", "weather", "<div class=\"barometer\">晴，说的是人的心情</div>"},
		{"<p>水位：<meter>七尺</meter></p>", "meters", "<p>水位一尺</p>"},
		{"<p>潮时：六点</p>", "tide", "<p>潮水六点来，八点去</p>"},
	} {
		for body, want := range map[string]string{c.body: c.rule, c.stays: ""} {
			got := ""
			for _, d := range k.Clean(Input{Format: doc.HTML, Body: []byte(story + body)}).Dropped {
				got = d.Rule
			}
			if got != want {
				t.Errorf("%s: dropped by %q, want %q", body, got, want)
			}
		}
	}
}
