package front_test

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/article/front"
)

func TestUnder(t *testing.T) {
	for _, c := range []struct{ in, date, tags, rest string }{
		{"# 雾\n\nCreated: May 1, 2024 9:00 AM\nTags: 钟, 灯\n状态: 完成\n\n钟响了。\n", "May 1, 2024 9:00 AM", "钟, 灯", "钟响了。\n"},
		{"# 雾\n\nCreated time: 2024-05-01", "2024-05-01", "", ""},
		{"# 雾\n\n注意: 大水停船。\n\n钟响了。", "none", "", ""},
		{"# 雾\n\nTags: 钟\n钟响了。\n\n灯。", "none", "", ""},
		{"# 雾\n\n钟响了。", "none", "", ""},
		{"## 雾\n\nTags: 钟\n\n灯。", "none", "", ""},
		{"# 雾", "none", "", ""},
		{"", "none", "", ""},
	} {
		f, ok := front.Under([]byte(c.in))
		if ok != (c.date != "none") {
			t.Errorf("%q: %t", c.in, ok)
			continue
		}
		date, _ := f.Get(front.Date...)
		tags, _ := f.Get(front.Tag...)
		if ok && (date.Value != c.date || tags.Value != c.tags || c.in[f.End:] != c.rest) {
			t.Errorf("%q: %q, %q, rest %q", c.in, date.Value, tags.Value, c.in[f.End:])
		}
	}
}
