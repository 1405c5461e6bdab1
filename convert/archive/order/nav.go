package order

// Nav reads the value of nav of a mkdocs.yml: files, tables of one title to a file or
// a list, and addresses, which are passed over.
func Nav(v any) Contents { return contents(navNodes(v, 0)) }

func navNodes(v any, depth int) []node {
	list, _ := v.([]any)
	if depth > maxDepth {
		return nil
	}
	var out []node
	for _, x := range list {
		switch x := x.(type) {
		case string:
			out = append(out, node{target: local(x)})
		case map[string]any:
			for title, v := range x {
				if len(x) > 1 {
					break // no table that MkDocs reads
				}
				if s, ok := v.(string); ok {
					out = append(out, node{title: title, target: local(s)})
				} else {
					out = append(out, node{title: title, group: true, kids: navNodes(v, depth+1)})
				}
			}
		}
	}
	return out
}
