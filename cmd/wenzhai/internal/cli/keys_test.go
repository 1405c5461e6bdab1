package cli

import (
	"regexp"
	"testing"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
)

// The file that init writes is good with each of its examples switched on.
func TestInitialConfiguration(t *testing.T) {
	example := regexp.MustCompile(`(?m)^# (\[|[a-z_]+ +=|[a-z_]+ = )`)
	whole := example.ReplaceAllString(string(initial), "$1")
	file, err := config.Parse("init.toml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if len(file.Digests) != 2 || len(file.Digests[0].Split) != 1 || len(file.Digests[1].Sources) != 1 {
		t.Errorf("got %+v", file)
	}
}
