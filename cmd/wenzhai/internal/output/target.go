package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// maxLinks is how many symbolic links may lead to one file, as on Linux.
const maxLinks = 40

var errLoop = errors.New("its symbolic links lead in a circle")

// Target returns the absolute path, without symbolic links, of the file that
// writing to path changes. Neither it nor its folder need be there: a link to
// nothing leads to a file that will be.
func Target(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return follow(abs, maxLinks)
}

func follow(abs string, links int) (string, error) {
	if full, err := filepath.EvalSymlinks(abs); err == nil {
		return full, nil
	}
	parent := filepath.Dir(abs)
	if parent == abs {
		return abs, nil
	}
	dir, err := follow(parent, links)
	if err != nil {
		return "", err
	}
	at := filepath.Join(dir, filepath.Base(abs))
	to, err := os.Readlink(at)
	switch {
	case err != nil:
		return at, nil //nolint:nilerr // it is no link
	case links == 0:
		return "", errLoop
	case !filepath.IsAbs(to):
		to = filepath.Join(dir, to)
	}
	return follow(to, links-1)
}

// there returns the file at path, behind symbolic links; nil where there is none.
func there(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return info, err
}
