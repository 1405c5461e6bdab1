package style

import "testing"

func TestUsersStyle(t *testing.T) {
	for _, bad := range []string{"@import 'x.css';", "p{background:url(x.png)}", "p{", "}", `p{content:"`, "/* x", "\xff"} {
		if _, err := withOwn(nil, []byte(bad)); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
	for _, good := range []string{"", "\ufeffp{}", "p{content:'}'}", "@font-face{src:url(data:font/woff2;base64,AAAA)}"} {
		if _, err := withOwn(nil, []byte(good)); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
}
