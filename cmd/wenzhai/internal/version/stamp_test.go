package version

import (
	"testing"
)

func TestReleased(t *testing.T) {
	for version, want := range map[string]bool{
		"": false, "(devel)": false, "v1.2.3": true, "v0.0.0-20210628122300-0123456789ab": true, "v0.0.0-20210628122300-0123456789ab+dirty": false,
	} {
		if released(version) != want {
			t.Errorf("%q: want %v", version, want)
		}
	}
}
