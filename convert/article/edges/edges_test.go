package edges

import (
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/letter"
)

func TestOf(t *testing.T) {
	for name, body := range map[string]string{
		"html":     "<p>潮水退了。</p>\n<p>石阶 <b>四十二</b> 级。</p><div>渡口小报<br>每月逢五出刊&nbsp;。</div>",
		"markdown": "潮水退了。\n\n石阶**四十二**级。\n\n> 渡口[小报](https://ferry.example/a_(b))\n\n- 每月逢五出刊。\n",
		"text":     "潮水退了。\n\n石阶四十二级。\n\n渡口小报\n\n每月逢五出刊。",
	} {
		sums := Of([]byte(body))
		for _, line := range []string{"潮水退了", "石阶四十二级", "渡口小报", "每月逢五出刊"} {
			if !slices.Contains(sums[:], letter.Sum([]byte(line))) {
				t.Errorf("%s: no sum of %q", name, line)
			}
		}
	}
	if Of([]byte("<hr>\n---\n")) != (Sums{}) {
		t.Error("lines without letters have sums")
	}
}

// FuzzOf checks that any bytes are read, and that those of the middle do not count.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"<p>a</p>", "a](b", "<!-- x", "&", "1) a\n2) b", "\xff<\n\n"} {
		f.Add(s)
	}
	middle := strings.Repeat("<p>m</p>", headBytes)
	f.Fuzz(func(t *testing.T, s string) {
		edge := strings.Repeat("<p>e</p>", headBytes)
		if Of([]byte(edge+s+edge)) != Of([]byte(edge+middle+edge)) {
			t.Errorf("what is in the middle counts: %q", s)
		}
		Of([]byte(s))
	})
}
