package reading

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestFits(t *testing.T) {
	for _, c := range []struct {
		base, text string
		want       bool
	}{{"茶", "chá", true}, {"茶炉", "chá lú", true}, {"炉", "a very long reading", false}, {"一二三四五六七八九十一二", "十二", false}} {
		if got := Fits(&doc.Ruby{Base: c.base, Text: c.text}); got != c.want {
			t.Errorf("%s over %s: %v", c.text, c.base, got)
		}
	}
}
