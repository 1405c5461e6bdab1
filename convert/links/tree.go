package links

import "github.com/wenzhai/wenzhai/convert/doc"

// IDs returns those of the headings and anchors in blocks, which addresses name.
func IDs(blocks []doc.Block) map[string]bool {
	out := map[string]bool{}
	doc.Walk(blocks, func(b doc.Block) bool {
		if h, ok := b.(*doc.Heading); ok && h.ID != "" {
			out[h.ID] = true
		}
		for text := range doc.Texts(b) {
			doc.EachInline(*text, func(i doc.Inline) {
				if a, ok := i.(*doc.Anchor); ok {
					out[a.ID] = true
				}
			})
		}
		return true
	})
	return out
}
