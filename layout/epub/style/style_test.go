package style

import (
	"strings"
	"testing"
)

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

func TestFormulasAskForAFaceOfFormulas(t *testing.T) {
	css, err := Sheet(false, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, rule, _ := strings.Cut(string(css), "\nmath {")
	if rule, _, _ = strings.Cut(rule, "}"); !strings.Contains(rule, " Math\"") || !strings.Contains(rule, ", math, serif;") {
		t.Errorf("the rule of formulas names no face made for them: %q", rule)
	}
}
