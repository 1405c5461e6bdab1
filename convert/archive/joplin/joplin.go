// Package joplin reads in which notebooks the notes of a raw export of Joplin stand,
// and which tags they have: files of their own say so.
package joplin

import (
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/export"
)

// IsItem reports whether a file of this name, without its folder, may be one of an
// export: its identity of 32 digits in base 16, and ".md".
func IsItem(base string) bool {
	id, ok := strings.CutSuffix(base, ".md")
	return ok && len(id) == 32 && strings.Trim(id, "0123456789abcdef") == ""
}

// item is what of an item is not its text.
type item struct {
	title, parent string
	tags          []string // of a note, in the order of their files
}

// Front is the key of what Fronts says of the notebook of a note: its title, behind
// those of the notebooks that it stands in, with " / " between them.
const Front = "section"

// maxDepth is how deep notebooks stand in one another.
const maxDepth = 20

// Fronts returns what the items among files say of the notes in their folder, by the
// names of their files and the names that keys of front matter have: "tags", and
// Front. read returns a file.
func Fronts(files []string, read func(name string) ([]byte, error)) map[string]map[string][]string {
	folders, out := map[string][]string{}, map[string]map[string][]string{}
	for _, name := range files {
		if IsItem(path.Base(name)) {
			folders[path.Dir(name)] = append(folders[path.Dir(name)], name)
		}
	}
	for folder, names := range folders {
		inFolder(folder, names, read, out)
	}
	return out
}

// inFolder adds what the items in a folder say.
func inFolder(folder string, names []string, read func(name string) ([]byte, error), out map[string]map[string][]string) {
	notes, books, tags := map[string]*item{}, map[string]*item{}, map[string]string{}
	var links [][2]string // from notes to tags
	for _, name := range names {
		data, err := read(name)
		title, p, ok := export.JoplinItem(data)
		if err != nil || !ok {
			continue // who reads it as a note says so
		}
		switch id := p["id"]; p["type_"] {
		case "1":
			notes[id] = &item{parent: p["parent_id"]}
		case "2":
			books[id] = &item{title: title, parent: p["parent_id"]}
		case "5":
			tags[id] = title
		case "6":
			links = append(links, [2]string{p["note_id"], p["tag_id"]})
		}
	}
	for _, l := range links {
		if n, tag := notes[l[0]], tags[l[1]]; n != nil && tag != "" && !slices.Contains(n.tags, tag) {
			n.tags = append(n.tags, tag)
		}
	}
	for id, n := range notes {
		f := map[string][]string{}
		if len(n.tags) > 0 {
			slices.Sort(n.tags)
			f["tags"] = n.tags
		}
		if s := notebook(books, n.parent); s != "" {
			f[Front] = []string{s}
		}
		if len(f) > 0 {
			out[path.Join(folder, id+".md")] = f
		}
	}
}

// notebook returns the titles of a notebook and of those that it stands in.
func notebook(books map[string]*item, id string) string {
	var titles []string
	seen := map[*item]bool{}
	for b := books[id]; b != nil && !seen[b] && len(titles) < maxDepth; b = books[b.parent] {
		if seen[b] = true; b.title != "" {
			titles = append(titles, b.title)
		}
	}
	slices.Reverse(titles)
	return strings.Join(titles, " / ")
}
