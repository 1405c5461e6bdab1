package links

import "github.com/wenzhai/wenzhai/convert/doc"

// Any reports whether there is a link in in.
func Any(in []doc.Inline) bool {
	for _, i := range in {
		if _, ok := i.(*doc.Link); ok {
			return true
		}
		if inner := doc.Inner(i); inner != nil && Any(*inner) {
			return true
		}
	}
	return false
}
