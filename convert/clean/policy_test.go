package clean

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestOnlySomeRules(t *testing.T) {
	const body = `<p>茶园在山上，园丁起得早。</p><p>新芽一天比一天多，谁也顾不上说话。</p><p>（责任编辑：林晚）</p><p>分享到：</p><script>x</script><p class="x">天气</p>`
	all := Options{Off: []string{"share"}, Drop: []string{".x"}}
	for _, c := range []struct {
		more Options
		want []string
	}{
		{Options{}, []string{"editor", "script", "selector"}},
		{Options{Only: []string{"share"}}, []string{"script", "selector", "share"}},
		{Options{Only: []string{"share", "editor"}, Off: []string{"editor"}}, []string{"script", "selector", "share"}},
		{Options{Only: []string{}}, []string{"script", "selector"}},
	} {
		p, err := all.With(c.more).Compile()
		if err != nil {
			t.Fatal(err)
		}
		rules := map[string]bool{}
		for _, d := range Clean(Input{Format: doc.HTML, Body: []byte(body), Policy: p}).Dropped {
			rules[d.Rule] = true
		}
		want := map[string]bool{}
		for _, w := range c.want {
			want[w] = true
		}
		if d := cmp.Diff(want, rules); d != "" {
			t.Errorf("%+v: %s", c.more, d)
		}
	}
}
