package order

// Program returns what a program of JavaScript exports, as far as it writes that out:
// tables as map[string]any, lists as []any, texts, numbers and truth values as string.
// It is nil where that is no table.
func Program(text string) map[string]any {
	for _, v := range values(text) {
		if m, ok := written(v).(map[string]any); ok {
			return m
		}
	}
	return nil
}

func written(v any) any {
	switch v := v.(type) {
	case *table:
		out := make(map[string]any, len(v.keys))
		for i, k := range v.keys {
			out[k] = written(v.values[i])
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = written(x)
		}
		return out
	}
	return v
}
