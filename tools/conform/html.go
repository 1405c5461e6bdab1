package conform

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// HTML has the Nu Html Checker look at pages. The errors are in the order of pages, nil
// for a sound one.
func HTML(ctx context.Context, pages ...string) []error {
	jar := filepath.Join(root(), "tools/vnu/node_modules/vnu-jar/build/dist/vnu.jar")
	if _, err := os.Stat(jar); err != nil {
		return all(pages, fmt.Errorf("the Nu Html Checker is not installed (run make setup): %w", err))
	}
	var said, other bytes.Buffer
	args := []string{"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss16m", "-jar", jar, "--format", "json", "--errors-only", "--exit-zero-always"}
	c, free := limited(ctx, "java", append(args, pages...)...)
	defer free()
	c.Stdout, c.Stderr = &other, &said
	if err := c.Run(); err != nil {
		return all(pages, fmt.Errorf("Nu Html Checker: %w\n%s", err, append(said.Bytes(), other.Bytes()...)))
	}
	var report struct {
		Messages []struct {
			URL     string `json:"url"`
			Line    int    `json:"lastLine"`
			Message string `json:"message"`
		} `json:"messages"`
	}
	if err := json.Unmarshal(said.Bytes(), &report); err != nil {
		return all(pages, fmt.Errorf("Nu Html Checker: %w\n%s", err, append(said.Bytes(), other.Bytes()...)))
	}
	errs := make([]error, len(pages))
	for i, p := range pages {
		var faults []string
		for _, m := range report.Messages {
			if strings.TrimPrefix(m.URL, "file:") == p {
				faults = append(faults, fmt.Sprintf("%d: %s", m.Line, m.Message))
			}
		}
		if len(faults) > 0 {
			errs[i] = fmt.Errorf("Nu Html Checker: %d faults\n%s", len(faults), strings.Join(faults[:min(len(faults), 40)], "\n"))
		}
	}
	return errs
}
