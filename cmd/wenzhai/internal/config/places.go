package config

import (
	"fmt"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// locate returns where each key of a file and each member of a list stands, by
// its dotted path with NUL between the parts, and the names of the digests in
// the order in which they first stand. Member i of a list has the part #i. Of a
// table made of several parts the first place counts.
func locate(data []byte) (map[string]Place, []string, error) {
	l := locator{places: map[string]Place{}, lengths: map[string]int{}, starts: lineStarts(data)}
	l.p.Reset(data)
	var table []string
	for l.p.NextExpression() {
		switch e := l.p.Expression(); e.Kind {
		case unstable.Table:
			table = l.key(nil, e)
		case unstable.ArrayTable:
			table = l.next(l.key(nil, e), e)
		case unstable.KeyValue:
			l.keyValue(table, e)
		}
	}
	return l.places, l.order, l.p.Error()
}

type locator struct {
	p       unstable.Parser
	places  map[string]Place
	lengths map[string]int // of lists made of tables
	starts  []int          // of the lines
	order   []string
}

// next notes one more table of the list at path and returns its own path.
func (l *locator) next(path []string, n *unstable.Node) []string {
	list := strings.Join(path, "\x00")
	path = member(path, l.lengths[list])
	l.lengths[list]++
	it := n.Key()
	it.Next()
	l.note(path, it.Node())
	return path
}

// member returns the path of member i of the list at path.
func member(path []string, i int) []string {
	return append(path[:len(path):len(path)], fmt.Sprintf("#%d", i))
}

// key notes the places of a dotted key below table and returns its path.
func (l *locator) key(table []string, n *unstable.Node) []string {
	path := append([]string(nil), table...)
	for it := n.Key(); it.Next(); {
		k := it.Node()
		path = append(path, string(k.Data))
		l.note(path, k)
	}
	return path
}

// keyValue notes a key and what is within it.
func (l *locator) keyValue(table []string, n *unstable.Node) {
	l.value(l.key(table, n), n.Value())
}

// value notes the keys of a table and the members of a list.
func (l *locator) value(path []string, v *unstable.Node) {
	if len(path) >= maxDepth {
		return
	}
	switch v.Kind {
	case unstable.InlineTable:
		for it := v.Children(); it.Next(); {
			l.keyValue(path, it.Node())
		}
	case unstable.Array:
		i := 0
		for it := v.Children(); it.Next(); i++ {
			x, at := it.Node(), member(path, i)
			if x.Raw.Length > 0 {
				l.note(at, x)
			}
			l.value(at, x)
		}
	}
}

// maxDepth is how deep a key may stand and have its place noted: no deeper one
// means anything, and the paths of very many deep ones would fill memory.
const maxDepth = 8

// maxParents is how many bytes the keys that a key stands within may have, so
// that its path is short; its own bytes are in the file but once.
const maxParents = 1000

func length(path []string) (n int) {
	for _, part := range path {
		n += len(part)
	}
	return n
}

// note notes the place of the node at a path.
func (l *locator) note(path []string, n *unstable.Node) {
	if len(path) > maxDepth || length(path[:len(path)-1]) > maxParents {
		return
	}
	key := strings.Join(path, "\x00")
	if _, ok := l.places[key]; ok {
		return
	}
	l.places[key] = l.place(int(n.Raw.Offset))
	if len(path) == 2 && path[0] == digestTable {
		l.order = append(l.order, path[1])
	}
}

// lineStarts returns where the lines of a text begin.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, c := range data {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// place returns where an offset stands. The parser's own Shape counts from the
// beginning of the text each time.
func (l *locator) place(offset int) Place {
	line := sort.SearchInts(l.starts, offset+1)
	return Place{line, offset - l.starts[line-1] + 1}
}
