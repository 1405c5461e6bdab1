package witness

import (
	"fmt"
	"testing"

	"github.com/wenzhai/wenzhai/convert/article/edges"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// TestCount checks that a line counts once a title and source, and that two are as
// good as none.
func TestCount(t *testing.T) {
	var all []Article
	add := func(source, title, line string) {
		all = append(all, Article{source, title, edges.Sums{letter.Sum([]byte(line)), letter.Sum([]byte(title))}})
	}
	for i := range 6 {
		add("渡口", fmt.Sprintf("第%d天", i), "逢五出刊")
		add("渡口", "改稿", "说的是河")
		add("石阶", fmt.Sprintf("石阶%d", i/3), "逢五出刊")
	}
	c := Count(all)
	for _, x := range []struct {
		source, line string
		articles, of int
	}{{"渡口", "逢五出刊", 6, 7}, {"渡口", "说的是河", 0, 7}} {
		s := c.Of(Article{Source: x.source, Lines: edges.Sums{letter.Sum([]byte(x.line))}})
		if s == nil || s.Articles != x.of || len(s.Lines) != 1 || s.Lines[0].Articles != x.articles {
			t.Errorf("%s: %+v, want %d of %d", x.line, s, x.articles, x.of)
		}
	}
	if s := c.Of(Article{Source: "石阶", Lines: edges.Sums{letter.Sum([]byte("逢五出刊"))}}); s != nil {
		t.Errorf("of two titles: %+v", s)
	}
}
