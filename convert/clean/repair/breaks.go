package repair

import (
	"github.com/wenzhai/wenzhai/convert/doc"
)

// TrimRules removes thematic breaks at the edges and doubled ones.
func TrimRules(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for i, x := range blocks {
		if _, ok := x.(*doc.Rule); ok {
			if len(out) == 0 || i == len(blocks)-1 || isRule(blocks[i+1]) || onlyRules(blocks[i:]) {
				continue
			}
		}
		out = append(out, x)
	}
	return out
}

func isRule(x doc.Block) bool { _, ok := x.(*doc.Rule); return ok }

func onlyRules(blocks []doc.Block) bool {
	for _, x := range blocks {
		if !isRule(x) {
			return false
		}
	}
	return true
}
