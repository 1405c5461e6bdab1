package catalog

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
)

// Write writes the catalogue of the books in and below dir into it, and returns how
// many books there are. With overwrite, its files may replace others of their names.
func Write(dir, title string, overwrite bool) (books int, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	all, err := NewShelf(root.FS()).Books()
	if err != nil {
		return 0, err
	}
	files, err := Make(title, all)
	if err != nil {
		return 0, err
	}
	if err := claim(dir, files, overwrite); err != nil {
		return 0, err
	}
	if err := writeCovers(root, dir, all); err != nil {
		return 0, err
	}
	for _, f := range files {
		if err := output.Bytes(filepath.Join(dir, f.Name), f.Data); err != nil {
			return 0, err
		}
	}
	return len(all), removePages(dir, len(files)/3)
}

// claim refuses to replace files that are of no catalogue.
func claim(dir string, files []File, overwrite bool) error {
	g := output.NewGuard(overwrite)
	for _, f := range files {
		if err := g.Claim(output.Wanted{By: "the catalogue's", Path: filepath.Join(dir, f.Name), Kind: kindOf(f.Name)}); err != nil {
			return err
		}
	}
	covers := filepath.Join(dir, CoverFolder)
	if info, err := os.Lstat(covers); err == nil && !info.IsDir() {
		return exit.Usagef("%s is not a folder of its own: covers go there; move it away", covers)
	}
	return output.Ready(filepath.Join(dir, files[0].Name))
}

func kindOf(name string) output.Kind {
	return map[string]output.Kind{".xml": output.Feed, ".json": output.Feed2, ".html": output.Index}[filepath.Ext(name)]
}

// writeCovers writes the covers of books that are not there yet, and removes
// those of books that are gone.
func writeCovers(root *os.Root, dir string, books []Book) error {
	if len(books) > 0 {
		if err := output.Ready(filepath.Join(dir, filepath.FromSlash(books[0].Cover.Name))); err != nil {
			return err
		}
	}
	wanted := map[string]bool{}
	for i := range books {
		b := &books[i]
		path := filepath.Join(dir, filepath.FromSlash(b.Cover.Name))
		if wanted[filepath.Base(path)] {
			continue
		}
		wanted[filepath.Base(path)] = true
		if _, err := os.Stat(path); err == nil {
			continue
		}
		data, err := ReadCover(root.FS(), b)
		if err != nil {
			return err
		}
		if err := output.Bytes(path, data); err != nil {
			return err
		}
	}
	return removeCovers(filepath.Join(dir, CoverFolder), wanted)
}

func removeCovers(dir string, wanted map[string]bool) error {
	have, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range have {
		if IsCover(e.Name()) && !wanted[e.Name()] {
			err = errors.Join(err, os.Remove(filepath.Join(dir, e.Name())))
		}
	}
	return err
}

// removePages removes the pages of an older, longer catalogue. What has the name
// of one and is none stays.
func removePages(dir string, from int) error {
	for _, name := range []string{"opds.xml", "opds.json", "index.html"} {
		for n := max(from, 1); ; n++ {
			path := filepath.Join(dir, PageName(name, n))
			own, err := kindOf(name).Holds(path)
			if errors.Is(err, fs.ErrNotExist) || err == nil && !own {
				break
			}
			if err := errors.Join(err, os.Remove(path)); err != nil {
				return err
			}
		}
	}
	return nil
}
