package main

import (
	"bytes"
	"embed"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"text/template"
)

// templates has a file for each manifest, with names in braces for what the release says.
//
//go:embed all:templates
var templates embed.FS

// told is what a template may ask.
type told struct {
	*release
	sums map[string]string // of the archives, by the labels of their platforms
}

// Homepage returns the address of the repository.
func (told) Homepage() string { return homepage }

// Day returns the day of the release.
func (t told) Day() string { return t.Date.Format("2006-01-02") }

// Underscored returns the version in the form of Arch Linux, which has no hyphens.
func (t told) Underscored() string { return strings.ReplaceAll(t.Version, "-", "_") }

// Sum returns the SHA-256 of a platform's archive.
func (t told) Sum(label string) string { return t.sums[label] }

// URL returns the address of a platform's archive.
func (t told) URL(label string) string {
	return homepage + "/releases/download/" + t.Tag() + "/wenzhai_" + t.Version + "_" + label + end(label)
}

// end returns what the name of a platform's archive ends in.
func end(label string) string {
	if strings.HasPrefix(label, "windows_") {
		return ".zip"
	}
	return ".tar.gz"
}

// manifests writes the manifests of package managers below manifests/, once all archives are there.
func (r *release) manifests() error {
	t := told{release: r, sums: map[string]string{}}
	for _, p := range platforms {
		sum, err := r.sum(r.stem(p) + end(p.label()))
		if err != nil {
			return err
		}
		t.sums[p.label()] = sum
	}
	return fs.WalkDir(templates, "templates", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		parsed, err := template.New(path.Base(name)).Funcs(template.FuncMap{"upper": strings.ToUpper}).ParseFS(templates, name)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := parsed.Execute(&b, t); err != nil {
			return err
		}
		return r.place(filepath.Join("manifests", filepath.FromSlash(strings.TrimPrefix(name, "templates/"))), b.Bytes())
	})
}
