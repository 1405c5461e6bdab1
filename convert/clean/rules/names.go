package rules

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

// bodyNames are class names and ids that publishing systems give to the body of
// an article, in small letters and without a number at the end.
var bodyNames = words.Set("body.names")

func isBodyName(name string) bool {
	return bodyNames()[strings.TrimRight(strings.ToLower(name), "0123456789-_")]
}

// IsBodyName reports whether n is the body of an article by its names.
func IsBodyName(n *html.Node) bool {
	if n == nil {
		return false
	}
	for name := range node.Names(n) {
		if isBodyName(name) {
			return true
		}
	}
	return node.Attr(n, "itemprop") == "articleBody"
}
