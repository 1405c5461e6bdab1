// Command fonts prepares the faces of package fonts at development time: it
// trims full static TrueType files to what books need, gives the results names
// of their own, and writes them compressed into fonts/data. The same sources
// give the same bytes. fonts/README.md says where the sources come from.
//
//	go run ./tools/fonts -src DIR [-out fonts/data] [-only WenzhaiKai-Regular]
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	src := flag.String("src", "", "folder with the source TTF files")
	out := flag.String("out", filepath.Join("fonts", "data"), "folder to write to")
	only := flag.String("only", "", "the one face to make; the sources of those before it are read where it leaves out what they hold")
	flag.Parse()
	if err := run(*src, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "fonts:", err)
		os.Exit(1)
	}
}

// run trims the faces in the order of the recipes, because the fallback faces
// leave out what the ones before them hold.
func run(src, out, only string) error {
	rare, err := rareHan(src)
	if err != nil && only == "" {
		return err
	}
	covered := map[rune]bool{}
	total := 0
	for _, r := range wanted(recipes(rare), only) {
		if only != "" && r.postScript() != only {
			if _, _, err := r.trim(src, covered); err != nil {
				return fmt.Errorf("%s: %w", r.file, err)
			}
			continue
		}
		data, stat, err := r.trim(src, covered)
		if err != nil {
			return fmt.Errorf("%s: %w", r.file, err)
		}
		packed, ending, err := pack(data)
		if err != nil {
			return err
		}
		name := filepath.Join(out, r.postScript()+ending)
		if err := os.WriteFile(name, packed, 0o644); err != nil {
			return err
		}
		total += len(packed)
		fmt.Printf("%-28s %6d glyphs %6d characters %6d kerns %9d bytes %9d packed\n",
			r.postScript(), stat.glyphs, stat.characters, stat.kerns, len(data), len(packed))
	}
	fmt.Printf("%-28s %64d packed\n", "in all", total)
	return nil
}

// wanted returns the recipes that are needed for one face, or all: the face's own, after
// those whose characters it leaves out.
func wanted(all []recipe, only string) []recipe {
	if only == "" {
		return all
	}
	at := slices.IndexFunc(all, func(r recipe) bool { return r.postScript() == only })
	if at < 0 {
		return nil
	}
	return append(slices.DeleteFunc(slices.Clone(all[:at]), func(r recipe) bool { return !r.base || !all[at].only }), all[at])
}
