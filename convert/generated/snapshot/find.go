package snapshot

import (
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest/shape"
)

// Pages are the pages that are kept in several files, by their folders.
type Pages map[string]Page

// Find returns the pages whose descriptions are among n files; nil = there are none.
func Find(n int, name func(i int) string, read func(i int) ([]byte, error)) Pages {
	var out Pages
	for i := range n {
		if !IsIndex(name(i)) {
			continue
		}
		data, err := read(i)
		if err != nil {
			continue // reading it as an article says so
		}
		if p, ok := Read(data); ok {
			if out == nil {
				out = Pages{}
			}
			out[path.Dir(name(i))] = p
		}
	}
	return out
}

// Of returns the folder of the page that a file is of, what is said of it, and the shape
// of the file; false = it is of none. The title is that of what programs took out of the
// page, which has none itself.
func (x Pages) Of(name string) (folder string, p Page, s shape.Of, ok bool) {
	for dir := path.Dir(name); len(x) > 0 && dir != "." && dir != "/"; dir = path.Dir(dir) {
		if p, ok = x[dir]; ok {
			s = Shape(strings.TrimPrefix(name, dir+"/"))
			if s != shape.Extract {
				p.Title = ""
			}
			return dir, p, s, true
		}
	}
	return "", p, s, false
}
