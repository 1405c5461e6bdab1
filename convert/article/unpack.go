package article

import (
	"bytes"

	"github.com/wenzhai/wenzhai/convert/article/charset"
	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/article/mhtml"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/input"
)

// Embedded finds what a file holds beside its text: the pictures of a page that
// was saved with them.
type Embedded interface {
	// Resource returns the file that an address in the text names.
	Resource(ref string) (data []byte, ok bool)
}

// Text returns a file's text as Scan returns it, without looking for articles:
// for reading the body of a head that Scan found before. embedded is nil for a
// file that holds nothing but text.
func Text(data []byte) (text []byte, embedded Embedded) {
	c := unpack(data)
	if c.page != nil {
		embedded = c.page
	}
	return c.text, embedded
}

// contents is a file taken apart.
type contents struct {
	text    []byte
	charset charset.Result
	page    *mhtml.Page // nil: not a page saved with its pictures
	export  export.File // of a file of many articles
	many    bool        // export is set
	bodies  []span      // of export.Items, in text
}

// span is a range of bytes.
type span struct{ start, end int }

// unpack decodes a file. What it is, its content tells.
func unpack(data []byte) contents {
	var c contents
	declared := ""
	if page, ok := mhtml.Read(data); ok {
		c.page, data, declared = page, page.HTML, page.Charset
	}
	c.charset = charset.DecodeAs(data, declared)
	c.text = lineFeeds(c.charset.Text)
	c.charset.Text = nil
	if c.page == nil {
		if c.export, c.many = input.Read(c.text); c.many {
			c.join()
			return c
		}
	}
	c.text = restoreImages(closeEmpty(c.text))
	return c
}

// join makes one text of the bodies of an export.
func (c *contents) join() {
	size := 0
	for i := range c.export.Items {
		size += len(c.export.Items[i].Body) + 1
	}
	text := make([]byte, 0, size)
	for i := range c.export.Items {
		it := &c.export.Items[i]
		start := len(text)
		text = append(append(text, lineFeeds(it.Body)...), '\n')
		c.bodies = append(c.bodies, span{start, len(text)})
		it.Body = nil
	}
	c.text = text
}

// xhtmlProbe is how much of a file is searched for the namespace of XHTML.
const xhtmlProbe = 4 << 10

// closeEmpty returns XHTML with an end tag after each empty-element tag of an
// element that HTML does not know as empty: "<a id='n1'/>" opens a link in HTML,
// which then holds the rest of the page. Other texts are returned as they are.
func closeEmpty(text []byte) []byte {
	head := text[:min(len(text), xhtmlProbe)]
	if !bytes.Contains(head, []byte("http://www.w3.org/1999/xhtml")) || !bytes.HasPrefix(scan.TrimSpace(head), []byte("<")) {
		return text
	}
	var out bytes.Buffer
	rest := text
	for {
		end := bytes.Index(rest, []byte("/>"))
		if end < 0 {
			break
		}
		start := bytes.LastIndexByte(rest[:end], '<')
		name := []byte(nil)
		if start >= 0 {
			name, _ = scan.TagName(rest[start:])
		}
		if len(name) == 0 || isVoidName(name) || inForeign(name) || bytes.IndexByte(rest[start:end], '>') >= 0 {
			out.Write(rest[:end+2])
		} else {
			out.Write(rest[:end])
			out.WriteString("></")
			out.Write(name)
			out.WriteByte('>')
		}
		rest = rest[end+2:]
	}
	if out.Len() == 0 {
		return text
	}
	out.Write(rest)
	return out.Bytes()
}

// isVoidName reports whether HTML has no end tag for an element (HTML §13.1.2).
func isVoidName(name []byte) bool {
	switch string(bytes.ToLower(name)) {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// inForeign reports whether an element is of SVG or MathML, where HTML knows
// empty-element tags.
func inForeign(name []byte) bool {
	switch string(bytes.ToLower(name)) {
	case "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "image", "use", "stop", "mspace", "none", "mprescripts":
		return true
	}
	return false
}
