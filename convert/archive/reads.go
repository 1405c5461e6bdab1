package archive

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Reads reports whether the file at path is one that the archive is read from,
// under whatever name, and returns the name that diagnostics give it: a source, an
// archive or e-book that holds sources, or a picture in a folder that articles
// may ask for pictures. A digest that wenzhai made is passed over by reading, so
// it is none.
func (a *Archive) Reads(path string) (name string, ok bool) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return "", false
	}
	stamp := stampOf(info)
	for _, s := range a.sources {
		if s.stamp.File != stamp.File || stamp.File == 0 && (s.stamp.Size != stamp.Size || s.stamp.MTime != stamp.MTime) {
			continue
		}
		id, _ := s.Identity()
		id, _, packed := strings.Cut(id, "\x00")
		if same, err := os.Stat(id); err != nil || !os.SameFile(same, info) {
			continue
		}
		if packed {
			return filepath.ToSlash(path), true
		}
		return s.path, true
	}
	return a.pictureAt(path)
}

// pictureAt reports whether path is that of a picture in one of the archive's
// folders.
func (a *Archive) pictureAt(path string) (name string, ok bool) {
	if !pictureName(path) {
		return "", false
	}
	full, err := canonicalPath(path)
	if err != nil {
		return "", false
	}
	for _, r := range a.roots {
		if rel, err := filepath.Rel(r.canonical, full); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(path), true
		}
	}
	return "", false
}

func pictureName(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff", ".ico"}, strings.ToLower(filepath.Ext(name)))
}
