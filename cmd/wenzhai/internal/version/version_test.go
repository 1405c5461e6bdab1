package version

import (
	"runtime/debug"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestComplete holds that what the go command knows of a build completes what its flags said,
// and that a commit is never mixed with the date of another.
func TestComplete(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.4.0"}, Settings: []debug.BuildSetting{
		{Key: "vcs", Value: "git"},
		{Key: "vcs.revision", Value: "0123abcd"},
		{Key: "vcs.time", Value: "2021-06-28T04:05:06Z"},
		{Key: "vcs.modified", Value: "true"},
	}}
	for _, c := range []struct {
		name      string
		set, want Build
		info      *debug.BuildInfo
	}{
		{"nothing is set", Build{}, Build{Version: "v1.4.0", Commit: "0123abcd", Date: "2021-06-28T04:05:06Z", Modified: true}, info},
		{"the version", Build{Version: "v2"}, Build{Version: "v2", Commit: "0123abcd", Date: "2021-06-28T04:05:06Z", Modified: true}, info},
		{"a release", Build{Version: "v2", Commit: "77", Date: "2022-01-01T00:00:00Z"}, Build{Version: "v2", Commit: "77", Date: "2022-01-01T00:00:00Z"}, info},
		{"of go install", Build{}, Build{Version: "v1.4.0"}, &debug.BuildInfo{Main: debug.Module{Version: "v1.4.0"}}},
	} {
		got := c.set
		got.complete(c.info)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}
