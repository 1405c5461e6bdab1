package config

import (
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// locate returns where each key of a file stands, by its dotted path with NUL
// between the parts, and the names of the digests in the order in which they
// first stand. Of a table made of several parts the first place counts.
func locate(data []byte) (map[string]Place, []string, error) {
	l := locator{places: map[string]Place{}}
	l.p.Reset(data)
	var table []string
	for l.p.NextExpression() {
		switch e := l.p.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = l.key(nil, e)
		case unstable.KeyValue:
			l.keyValue(table, e)
		}
	}
	return l.places, l.order, l.p.Error()
}

type locator struct {
	p      unstable.Parser
	places map[string]Place
	order  []string
}

// key notes the places of a dotted key below table and returns its path.
func (l *locator) key(table []string, n *unstable.Node) []string {
	path := append([]string(nil), table...)
	for it := n.Key(); it.Next(); {
		k := it.Node()
		path = append(path, string(k.Data))
		start := l.p.Shape(k.Raw).Start
		l.note(path, Place{start.Line, start.Column})
	}
	return path
}

// keyValue notes a key and those of a table within it.
func (l *locator) keyValue(table []string, n *unstable.Node) {
	path := l.key(table, n)
	if v := n.Value(); v.Kind == unstable.InlineTable {
		for it := v.Children(); it.Next(); {
			l.keyValue(path, it.Node())
		}
	}
}

func (l *locator) note(path []string, at Place) {
	key := strings.Join(path, "\x00")
	if _, ok := l.places[key]; ok {
		return
	}
	l.places[key] = at
	if len(path) == 2 && path[0] == digestTable {
		l.order = append(l.order, path[1])
	}
}
