package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// besides is the pattern of the names that stand beside path while it is being
// written, for os.CreateTemp, which puts digits behind it: Sweep knows them.
func besides(path string) string { return "." + filepath.Base(path) }

// Sweep removes what runs that were killed while they wrote path have left
// beside it. It is for those who know that nobody is writing path now.
func Sweep(path string) error {
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if rest, ok := strings.CutPrefix(e.Name(), "."+base); ok && rest != "" && strings.Trim(rest, "0123456789") == "" && (e.Type().IsRegular() || e.IsDir()) {
			errs = append(errs, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return errors.Join(errs...)
}
