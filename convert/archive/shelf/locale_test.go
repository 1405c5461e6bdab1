package shelf

import "testing"

func TestIsTag(t *testing.T) {
	for s, want := range map[string]bool{"zh": true, "zh-CN": true, "en": true, "fil": true, "": false, "global": false, "z": false, "ZH": false, "a1": false} {
		if isTag(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
