// Package snapshot knows the folders in which ArchiveBox keeps one page of the web in
// several files: as it was saved by browsers and programs, and what these took out of it.
package snapshot

import (
	"encoding/json"
	"path"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest/shape"
)

// Page is what is said of a page that is kept.
type Page struct {
	URL   string
	Title string
}

// IsIndex reports whether a file may be the description of a page that is kept: an
// index.json in a folder named by a moment.
func IsIndex(name string) bool {
	if !strings.HasSuffix(name, "/index.json") {
		return false
	}
	n, err := strconv.ParseFloat(path.Base(path.Dir(name)), 64)
	return err == nil && n > 1e8 && n < 1e11
}

// maxIndex is the size in bytes of the largest description that is read.
const maxIndex = 4 << 20

// Read reads such a description (ArchiveBox 0.4 to 0.8), and reports whether it is one.
func Read(data []byte) (Page, bool) {
	var x struct {
		URL       string          `json:"url"`
		Title     string          `json:"title"`
		Timestamp string          `json:"timestamp"`
		History   json.RawMessage `json:"history"`
		Canonical json.RawMessage `json:"canonical"`
	}
	if len(data) > maxIndex || json.Unmarshal(data, &x) != nil || x.Timestamp == "" || x.URL == "" || x.History == nil && x.Canonical == nil {
		return Page{}, false
	}
	return Page{URL: x.URL, Title: x.Title}, true
}

// Shape returns the shape of a file by its name from the folder of its page.
func Shape(name string) shape.Of {
	switch path.Base(name) {
	case "singlefile.html":
		return shape.Source // it has its pictures
	case "content.html", "content.txt", "htmltotext.txt", "article.json":
		return shape.Extract
	}
	switch {
	case name == "index.html":
		return shape.Frame
	case strings.HasSuffix(name, ".json"), strings.HasSuffix(name, ".txt"):
		return shape.Entry
	}
	return shape.Page
}
