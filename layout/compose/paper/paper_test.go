package paper

import (
	"fmt"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"a4": "595×842", "A5": "420×595", "letter": "612×792", "148x210": "420×595", " 100 × 150mm ": "283×425", "kindle": "255×346",
		"": "", "a44": "", "10x10": "", "x": "", "NaNx100": "", "1e9x1e9": "", "100x-100": "",
	} {
		p, err := Parse(in)
		got := ""
		if err == nil {
			got = fmt.Sprintf("%.0f×%.0f", p.Width, p.Height)
		} else if !strings.Contains(err.Error(), "a4") {
			t.Errorf("%q: error %q does not say what is expected", in, err)
		}
		if got != want {
			t.Errorf("%q: got %q (%v), want %q", in, got, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("a4")
	f.Add("148x210")
	f.Add("60 × 1200 mm")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(s)
		if err == nil && !(p.Width >= 60*mm-1 && p.Width <= 1200*mm+1 && p.Height >= 60*mm-1 && p.Height <= 1200*mm+1) {
			t.Errorf("%q is %g by %g", s, p.Width, p.Height)
		}
	})
}
