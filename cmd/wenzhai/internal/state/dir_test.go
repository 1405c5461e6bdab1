package state_test

import (
	"path/filepath"
	"testing"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
)

// TestDir holds which variable of the environment names the folder, on Windows too, where HOME is there for some shells alone.
func TestDir(t *testing.T) {
	root := t.TempDir()
	for _, c := range []struct {
		name string
		env  map[string]string
		want string
	}{
		{"XDG", map[string]string{"XDG_STATE_HOME": root, "HOME": "/h", "LOCALAPPDATA": root + "/app"}, root + "/wenzhai"},
		{"Windows", map[string]string{"LOCALAPPDATA": root + "/app"}, root + "/app/wenzhai/state"},
		{"Windows with HOME", map[string]string{"HOME": root, "LOCALAPPDATA": root + "/app"}, root + "/app/wenzhai/state"},
		{"HOME", map[string]string{"HOME": root, "XDG_STATE_HOME": "relative", "LOCALAPPDATA": "relative"}, root + "/.local/state/wenzhai"},
		{"nothing", nil, ""},
	} {
		got, err := state.Dir(func(key string) string { return c.env[key] })
		if (err != nil) != (c.want == "") || got != filepath.FromSlash(c.want) {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}
