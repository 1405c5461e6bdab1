package state

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A state of the first version is read, and written as one of this version.
func TestEarlierVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "weekly.json")
	first := `{"version": 1, "digest": "weekly", "config": "wenzhai.toml", "selection": "0a", "late_from": "2021-06-28T00:00:00+08:00",
"through": "2021-07-05T00:00:00+08:00", "issues": [{"period": "2021-W26", "from": "2021-06-28T00:00:00+08:00", "to": "2021-07-05T00:00:00+08:00",
"title": "文摘", "lang": "zh", "inputs": "", "outputs": [], "articles": 1, "carried": []}]}`
	if err := os.WriteFile(path, []byte(first), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := read(path)
	if err != nil {
		t.Fatal(err)
	}
	if x := s.Issue("2021-W26"); x == nil || !x.Built.IsZero() {
		t.Fatalf("%+v", x)
	}
	at := time.Date(2021, 7, 12, 6, 0, 0, 0, time.UTC)
	s.Failures = []Failure{{Period: "2021-W27", At: at, Error: "full"}}
	if err := write(path, s); err != nil {
		t.Fatal(err)
	}
	again, err := read(path)
	if err != nil || again.Version != version || len(again.Failures) != 1 || !again.Failures[0].At.Equal(at) {
		t.Errorf("%+v, %v", again, err)
	}
	if data, err := os.ReadFile(path); err != nil || strings.Contains(string(data), "built") {
		t.Errorf("%s, %v", data, err)
	}
}
