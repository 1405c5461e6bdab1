// Package peer sets the articles of an archive with other typesetters, so
// that they can be measured and looked at beside wenzhai.
package peer

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
)

// Dir is where the peers of npm are installed, from the project's root.
const Dir = "tools/peers"

// HasTypst reports whether Typst is installed.
func HasTypst() bool {
	_, err := os.Stat(filepath.Join(Dir, "node_modules/@myriaddreamin/typst-ts-node-compiler/package.json"))
	return err == nil
}

// TypstCommand returns the command that compiles a Typst document to a PDF
// with the fonts of a folder.
func TypstCommand(main, out, fonts string) []string {
	return []string{"node", filepath.Join(Dir, "typst.mjs"), main, out, fonts}
}

// Faces writes wenzhai's own faces into a folder, as TrueType files.
func Faces(dir string) error {
	set, err := fonts.Bundled()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range set.Faces() {
		b, err := f.File()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name()+".ttf"), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Articles returns the cleaned articles of an archive in book order.
func Articles(ctx context.Context, dir string) ([]*doc.Article, error) {
	lib, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{dir}, Zone: time.FixedZone("CST", 8*3600)}, Selecting: convert.Selecting{KeepDuplicates: true}})
	if err != nil {
		return nil, err
	}
	defer lib.Close()
	var out []*doc.Article
	for _, e := range lib.Volume().Entries() {
		a, err := lib.Load(ctx, e)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}
