package convert

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestSourcePolicies(t *testing.T) {
	c, err := newCleaning(clean.Options{Off: []string{"share"}}, []SourceCleaning{
		{"garden.example", clean.Options{Drop: []string{".weather"}}},
		{"茶讯", clean.Options{Keep: []string{".note"}}},
		{"clips/*.md", clean.Options{Off: []string{"editor"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		meta doc.Meta
		want int // which source; -1 = none
	}{
		{doc.Meta{URL: "https://garden.example/a"}, 0},
		{doc.Meta{URL: "https://www.Garden.example/a"}, 0},
		{doc.Meta{URL: "https://notgarden.example/a"}, -1},
		{doc.Meta{Source: "茶讯"}, 1},
		{doc.Meta{Author: "茶讯", URL: "https://other.example"}, 1},
		{doc.Meta{Path: "clips/a.md"}, 2},
		{doc.Meta{Path: "/srv/clips/a.md"}, 2},
		{doc.Meta{Path: "clips/b/a.md"}, -1},
	} {
		want := c.all
		if x.want >= 0 {
			want = c.sources[x.want].policy
		}
		if c.policy(&x.meta, false) != want {
			t.Errorf("%+v: not the policy of source %d", x.meta, x.want)
		}
	}
}

func TestBadCleaning(t *testing.T) {
	for _, x := range []struct {
		all    clean.Options
		source []SourceCleaning
		want   string
	}{
		{clean.Options{Off: []string{"adds"}}, nil, `error[bad-input]: there is no cleaning rule "adds"`},
		{clean.Options{Off: []string{"script"}}, nil, `error[bad-input]: the cleaning rule "script" cannot be switched off`},
		{clean.Options{}, []SourceCleaning{{"a", clean.Options{Drop: []string{"p["}}}}, `error[bad-input]: source "a": the selector "p[" cannot be read: expected identifier, found EOF instead`},
		{clean.Options{}, []SourceCleaning{{"", clean.Options{}}}, `error[bad-input]: source "" names no host, source or path`},
		{clean.Options{}, []SourceCleaning{{"a[", clean.Options{}}}, `error[bad-input]: source "a[" names no host, source or path`},
	} {
		_, err := newCleaning(x.all, x.source)
		if err == nil || err.Error() != x.want {
			t.Errorf("got %v, want %s", err, x.want)
		}
	}
}
