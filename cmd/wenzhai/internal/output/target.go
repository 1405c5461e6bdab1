package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// maxLinks is how many symbolic links may lead to one file, as on Linux.
const maxLinks = 40

var errLoop = errors.New("its symbolic links lead in a circle")

// Target returns the absolute path, without symbolic links, of the file that
// writing to path changes. Neither it nor its folder need be there: a link to
// nothing leads to a file that will be, and .. leads back out of a folder that is
// not there yet.
func Target(path string) (string, error) {
	if !filepath.IsAbs(path) {
		wd, err := os.Getwd()
		if err != nil {
			return "", err
		}
		path = wd + string(filepath.Separator) + path // not cleaned: a/.. is elsewhere where a is a link
	}
	at, rest := split(path)
	for links := 0; len(rest) > 0; {
		name := rest[0]
		rest = rest[1:]
		next := filepath.Join(at, name)
		if name == ".." {
			at = next
			continue
		}
		to, err := os.Readlink(next)
		if err != nil { // it is no link
			at = next
			continue
		}
		if links++; links > maxLinks {
			return "", errLoop
		}
		root, parts := split(to)
		if root != "" {
			at = root
		}
		rest = append(parts, rest...)
	}
	return at, nil
}

// split parts a path into its root, "" where it has none, and the names below it.
func split(path string) (root string, names []string) {
	volume := filepath.VolumeName(path)
	if filepath.IsAbs(path) {
		root = volume + string(filepath.Separator)
	}
	return root, strings.FieldsFunc(path[len(volume):], func(r rune) bool { return r < utf8.RuneSelf && os.IsPathSeparator(uint8(r)) })
}

// there returns the file that writing to path changes, and a name that leads to it;
// nil where there is none. The system finds nothing by way of a folder that is not there
// yet, as in new/../book.epub, where Target does.
func there(path string) (at string, info os.FileInfo, err error) {
	if info, err = os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return path, info, err
	}
	if at, err = Target(path); err != nil {
		return path, nil, err
	}
	if info, err = os.Stat(at); errors.Is(err, fs.ErrNotExist) {
		return at, nil, nil
	}
	return at, info, err
}
