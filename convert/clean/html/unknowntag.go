package html

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// The length in bytes of the longest placeholder, and how many a body may have:
// each is looked for in the source.
const (
	maxPlaceholder  = 60
	maxPlaceholders = 200
)

// unknownTag returns the words in angle brackets that authors of Markdown leave
// for the reader to fill in, "<your name>", which parsers take for an element:
// one of no known name that is never closed. "" for any other.
func (c *Source) unknownTag(n *html.Node) string {
	if c.Format != doc.Markdown || n.DataAtom != 0 || n.Namespace != "" || strings.Contains(n.Data, ":") || c.unknownTags == maxPlaceholders {
		return ""
	}
	c.unknownTags++
	if indexTag(c.Body, "</"+n.Data) >= 0 {
		return ""
	}
	i := indexTag(c.Body, "<"+n.Data)
	if i < 0 {
		return ""
	}
	source := c.Body[i:min(len(c.Body), i+maxPlaceholder)]
	end := bytes.IndexAny(source, ">=\n")
	if end < 0 || source[end] != '>' {
		return ""
	}
	return string(source[:end+1])
}

// indexTag returns where in b a tag begins as lower does, "<name" or "</name",
// in letters of any case, or -1.
func indexTag(b []byte, lower string) int {
	for from := 0; ; {
		i := bytes.IndexByte(b[from:], '<')
		if i < 0 {
			return -1
		}
		from += i
		end := from + len(lower)
		if end < len(b) && strings.EqualFold(string(b[from:end]), lower) && bytes.IndexByte([]byte(" \t\n/>"), b[end]) >= 0 {
			return from
		}
		from++
	}
}
