package cli

import (
	"regexp"
	"slices"
	"strings"
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

// Both configurations say the same but for their comments.
func TestInitialInBothLanguages(t *testing.T) {
	line := regexp.MustCompile(`^(# )?(\[|[a-z_]+ *= )`)
	behind := regexp.MustCompile(` +# .*$`)
	said := func(text []byte) (out []string) {
		for l := range strings.Lines(string(text)) {
			if l = strings.TrimSpace(l); line.MatchString(l) {
				out = append(out, behind.ReplaceAllString(l, ""))
			}
		}
		return out
	}
	if a, b := said(initial), said(initialZh); !slices.Equal(a, b) || len(a) < 30 {
		t.Errorf("init.toml says\n%s\ninit.zh.toml\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}
