package links

import "strings"

// Names are what an article says in its front matter of its own address: a line a
// name, each with the letter of its kind.
type Names string

// The kinds of names.
const (
	permalink byte = 'p' // its path on the site
	alias     byte = 'a' // another path, or another name
	slug      byte = 's' // the last part of its path
	id        byte = 'i' // the name by which other files know it
)

// nameKinds are keys of front matter that hold names.
var nameKinds = []struct {
	key  string
	kind byte
}{
	{"permalink", permalink},
	{"url", permalink},
	{"slug", slug},
	{"abbrlink", slug},
	{"id", id},
	{"aliases", alias},
	{"alias", alias},
	{"redirectfrom", alias},
}

// The bounds of names.
const (
	maxNames      = 16
	maxNameLength = 200
)

// NewNames returns the names among the values that get has for keys of front matter,
// in small letters without marks.
func NewNames(get func(key string) []string) Names {
	if get == nil {
		return ""
	}
	var b strings.Builder
	n := 0
	for _, k := range nameKinds {
		for _, v := range get(k.key) {
			v = strings.TrimSpace(v)
			if v == "" || len(v) > maxNameLength || n == maxNames || strings.ContainsAny(v, "\n\r") || strings.Contains(v, "://") || k.kind == permalink && strings.Contains(v, ":") {
				continue
			}
			n++
			b.WriteByte(k.kind)
			b.WriteString(v)
			b.WriteByte('\n')
		}
	}
	return Names(b.String())
}

// Permalink returns the path on its site that an article states, "" for none.
func (n Names) Permalink() string { return n.first(permalink) }

// Slug returns the last part of its path that an article states, "" for none.
func (n Names) Slug() string { return n.first(slug) }

// ID returns the name by which other files know an article, "" for none.
func (n Names) ID() string { return n.first(id) }

func (n Names) first(kind byte) string {
	if all := n.all(kind); len(all) > 0 {
		return all[0]
	}
	return ""
}

// all returns the names of a kind.
func (n Names) all(kind byte) []string {
	if n == "" {
		return nil
	}
	var out []string
	for line := range strings.Lines(string(n)) {
		if line[0] == kind {
			out = append(out, strings.TrimSuffix(line[1:], "\n"))
		}
	}
	return out
}
