package xmltext

import "testing"

// XML allows neither these characters nor references to them (XML 1.0 §2.2).
func TestWithoutControls(t *testing.T) {
	for in, want := range map[string]string{
		"茶&#65;&#x41;&#08;&#8;&#x1F;&#xD800;&#1114112;&#10;&#xfffe;": "茶&#65;&#x41;&#10;",
		"a\x00b\x1fc\td\ufffee": "abc\tde",
		"a\xffb":                "a\ufffdb",
		"&#;&#x;&amp;&#12":      "&#;&#x;&amp;&#12",
	} {
		if got := string(WithoutControls([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
