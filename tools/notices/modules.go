package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// systems are those whose programs are published. What one of them links is in
// the notices of all.
var systems = [...]string{"linux", "windows", "darwin"}

// pkg is what go list says of a package.
type pkg struct {
	ImportPath string
	Dir        string
	EmbedFiles []string
	Module     *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// modules returns the Go modules that the program links, and Go itself, in the
// order of their names.
func modules(ctx context.Context, top string) ([]work, error) {
	found := map[string]*work{}
	for _, system := range systems {
		linked, err := list(ctx, top, system)
		if err != nil {
			return nil, err
		}
		for _, p := range linked {
			if p.Module == nil || p.Module.Main {
				continue
			}
			w := found[p.Module.Path]
			if w == nil {
				w = &work{name: p.Module.Path, what: p.Module.Version}
				found[w.name] = w
			}
			if err := w.addTexts(p.Dir, p.Module.Dir); err != nil {
				return nil, err
			}
		}
	}
	golang, err := goItself(ctx)
	out := []work{golang}
	for _, w := range found {
		slices.Sort(w.texts)
		out = append(out, *w)
	}
	slices.SortFunc(out[1:], func(a, b work) int { return strings.Compare(a.name, b.name) })
	return out, err
}

// list returns the packages that the program of a system links.
func list(ctx context.Context, top, system string) ([]pkg, error) {
	c := exec.CommandContext(ctx, "go", "list", "-deps", "-json=ImportPath,Dir,EmbedFiles,Module", "./cmd/wenzhai")
	c.Dir, c.Env, c.Stderr = top, append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0"), os.Stderr
	data, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w", system, err)
	}
	var out []pkg
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
}

// licenceName is how files with the text of a licence are called.
var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|copyright)([-.].*)?$`)

// addTexts adds the licences of a package's folder and of those above it, up to
// its module's: parts of a module may have a licence of their own.
func (w *work) addTexts(dir, module string) error {
	for ; len(dir) >= len(module); dir = filepath.Dir(dir) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if e.Type().IsRegular() && licenceName.MatchString(e.Name()) && filepath.Ext(path) != ".go" && !slices.Contains(w.texts, path) {
				w.texts = append(w.texts, path)
			}
		}
	}
	return nil
}

// goItself is the standard library and the runtime, in every program.
func goItself(ctx context.Context) (work, error) {
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	dir := strings.TrimSpace(string(root))
	return work{
		name: "Go", what: "the standard library and the runtime",
		texts: []string{filepath.Join(dir, "LICENSE"), filepath.Join(dir, "PATENTS")},
	}, err
}
