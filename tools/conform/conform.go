// Package conform hands finished books to tools that others wrote: EPUBCheck,
// Ace, the Nu Html Checker, e-book readers in a real browser, qpdf, pdfcpu and mutool. A tool that is
// not there is an error, never a skip; `make setup` installs them.
package conform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// root returns the project's folder, above the working directory: tools/readers holds
// the npm packages. Outside of the project it is ".".
func root() string {
	dir, err := os.Getwd()
	for ; err == nil && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, failed := os.Stat(filepath.Join(dir, "tools", "readers", "package.json")); failed == nil {
			return dir
		}
	}
	return "."
}

// PDF returns an error unless qpdf and pdfcpu (strict) find file sound.
func PDF(ctx context.Context, file string) error {
	check, free := limited(ctx, "qpdf", "--check", file)
	defer free()
	out, err := check.CombinedOutput()
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
	c, free := limited(ctx, name, args...)
	defer free()
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w (run make setup if it is missing)\n%s", name, err, errs.Bytes())
	}
	return out, nil
}
