package conform

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// EPUBCheckAll checks many books with the given version of EPUBCheck in one
// virtual machine, which for small ones is ten times as fast as EPUBCheck. It
// returns an error that quotes every fatal error, error and warning.
func EPUBCheckAll(ctx context.Context, version string, books []string) error {
	if _, err := os.Stat(jar(version)); err != nil {
		return fmt.Errorf("EPUBCheck %s is not installed (run make setup): %w", version, err)
	}
	var out, errs bytes.Buffer
	program := filepath.Join(root(), "tools", "conform", "EPUBCheckAll.java")
	c := exec.CommandContext(ctx, "java", append([]string{"-cp", jar(version), program}, books...)...)
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return fmt.Errorf("EPUBCheck %s: %w\n%s", version, err, errs.Bytes())
	}
	said := out.String()
	if !strings.Contains(said, "EPUBCheck "+version) {
		return fmt.Errorf("EPUBCheck says %q, want version %s", said, version)
	}
	if !strings.HasSuffix(strings.TrimSpace(said), "faults 0") {
		return fmt.Errorf("EPUBCheck %s: %s\n%s", version, strings.TrimSpace(said), clip(errs.Bytes()))
	}
	return nil
}

// clip keeps the beginning of what a tool printed.
func clip(b []byte) []byte { return b[:min(len(b), 4000)] }
