package generated

import (
	"fmt"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest/shape"
	"github.com/wenzhai/wenzhai/convert/input"
)

// inFeed reports whether a file of that name is a feed or an export.
func inFeed(name string) bool {
	switch path.Ext(name) {
	case ".md", ".html", ".txt":
		return false // most files
	}
	s, _ := input.Of(name)
	return s.Data
}

// ShapeOf returns the shape in which the articles of a file are kept; whole says that it
// is a whole page.
func ShapeOf(name string, whole bool) shape.Of {
	switch {
	case inFeed(name):
		return shape.Entry
	case whole:
		return shape.Page
	}
	return shape.Source
}

// Told returns the folder that holds all articles of files which Lists says are none,
// and how many there are of each kind.
func Told(why []Why, file func(i int) string) (folder, text string) {
	if file == nil {
		return "", ""
	}
	kinds := map[Why]int{}
	for i, w := range why {
		if w == "" {
			continue
		}
		if kinds[w]++; folder == "" {
			folder = path.Dir(file(i)) + "/"
		}
		for !strings.HasPrefix(file(i), folder) && folder != "./" && folder != "/" {
			folder = strings.TrimSuffix(path.Dir(strings.TrimSuffix(folder, "/")), "/") + "/"
		}
	}
	var each []string
	for _, w := range []Why{List, Search, Missing, Moved} {
		if kinds[w] > 0 {
			each = append(each, fmt.Sprintf("%s: %d", w, kinds[w]))
		}
	}
	return strings.TrimSuffix(folder, "/"), strings.Join(each, ", ")
}
