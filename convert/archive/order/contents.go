package order

import (
	"path"
	"slices"
	"strings"
)

// Section is a part of a book under a title, perhaps within another one.
type Section struct {
	Title string
	In    *Section // nil = it is within none
}

// Depth returns how many sections there are from the outermost one to s.
func (s *Section) Depth() int {
	n := 0
	for ; s != nil; s = s.In {
		n++
	}
	return n
}

// Entry is a file that a list of contents names, or a folder with all that is in it.
type Entry struct {
	Target  string // as the list has it: a name from the list's folder, an identity or an address on the site
	Title   string // that the list gives it; "" = none
	Folder  bool
	Section *Section // nil = it stands within none
}

// Contents is what a list of contents says.
type Contents struct {
	Entries []Entry // in their order; no file outside of the list's folder
	Files   []string
	Prose   int // lines that a list of contents has no use for
}

// Below returns the entries with the names of their files from the root of the list's
// folder, each once.
func (c *Contents) Below(folder string) []Entry {
	if c == nil {
		return nil
	}
	out := distinct(c.Entries)
	for i := range out {
		out[i].Target = path.Join(folder, out[i].Target)
	}
	return out
}

// distinct returns the entries of each target but the first left out.
func distinct(entries []Entry) []Entry {
	known := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
		twice := known[e.Target]
		known[e.Target] = true
		return twice
	})
}

// node is a line of a list with what stands under it.
type node struct {
	title, target string
	folder        bool
	group         bool // is a section where it holds lines; others are where the list has no groups
	kids          []node
}

// Bounds of what is read of a list.
const (
	maxDepth   = 16
	maxEntries = 50_000
	// maxSections is how deep sections are told apart.
	maxSections = 3
)

// contents returns the entries of the lines of a list. Lines of the list itself that
// hold others are sections where it has no groups.
func contents(nodes []node) Contents {
	var c Contents
	grouped := hasGroup(nodes)
	var add func(nodes []node, in *Section, depth int)
	add = func(nodes []node, in *Section, depth int) {
		for i := range nodes {
			n := &nodes[i]
			inner := in
			if len(n.kids) > 0 && n.title != "" && in.Depth() < maxSections && (n.group || !grouped && in == nil && depth == 0) {
				inner = &Section{n.title, in}
			}
			if (n.target != "" || n.folder) && len(c.Entries) < maxEntries {
				c.Entries = append(c.Entries, Entry{n.target, n.title, n.folder, inner})
			}
			if depth < maxDepth {
				add(n.kids, inner, depth+1)
			}
		}
	}
	add(nodes, nil, 0)
	return c
}

func hasGroup(nodes []node) bool {
	for i := range nodes {
		if nodes[i].group && len(nodes[i].kids) > 0 {
			return true
		}
	}
	return false
}

// local returns the file below the list's folder that a target means, or "".
func local(target string) string {
	target, _, _ = strings.Cut(target, "#")
	target = strings.ReplaceAll(target, `\`, "/")
	if target == "" || external(target) {
		return ""
	}
	return clean(target)
}

// external reports whether a target is an address on the web.
func external(target string) bool {
	return strings.Contains(target, "://") || strings.HasPrefix(target, "//") || strings.HasPrefix(target, "mailto:")
}
