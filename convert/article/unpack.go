package article

import (
	"bytes"
	"path"

	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/article/charset"
	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/article/mhtml"
	"github.com/wenzhai/wenzhai/convert/article/notion"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/convert/input"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Embedded finds what a file holds beside its text: the pictures of a page that
// was saved with them.
type Embedded interface {
	// Resource returns the file that an address in the text names.
	Resource(ref string) (data []byte, ok bool)
}

// Text returns a file's text as Scan returns it, without looking for articles:
// for reading the body of a head that Scan found before, of a file of the same path by
// the same options. embedded is nil for a
// file that holds nothing but text.
func Text(path string, data []byte, o Options) (text []byte, embedded Embedded) {
	c := unpack(path, data, o.Records)
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

	unused []export.Issue // of Records that the file was not read by
}

// span is a range of bytes.
type span struct{ start, end int }

// unpack decodes a file. What it is, its content tells, where no records are named
// for it.
func unpack(path string, data []byte, records []*Records) contents {
	var c contents
	declared := ""
	if page, ok := mhtml.Read(data); ok {
		c.page, data, declared = page, page.HTML, page.Charset
	}
	c.charset = charset.DecodeAs(data, declared)
	c.text = lineFeeds(c.charset.Text)
	c.charset.Text = nil
	if c.page == nil {
		if c.readRecords(path, records); !c.many {
			c.export, c.many = input.Read(c.text)
			if c.many && c.export.Kind != "JSON" && c.export.Kind != "table" {
				c.unused = nil // a feed, which records are not meant for
			}
		}
		if c.many {
			c.join()
			return c
		}
	}
	c.text = restoreImages(closeEmpty(c.text))
	if notion.IsPage(path) {
		c.text = notion.Ticked(c.text)
	}
	return c
}

// readRecords reads the file by the first of records that it has any of.
func (c *contents) readRecords(name string, records []*Records) {
	c.unused = nil
	for _, r := range records {
		named := r.Files != "" && MatchPath(r.Files, name)
		if r.Files != "" && !named {
			continue
		}
		if c.export, c.many = r.Fields.Read(c.text); c.many {
			c.unused = nil
			return
		}
		if named || shapeOf(path.Base(name)).Data {
			c.unused = append(c.unused, c.export.Issues...)
		}
	}
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
	var out []byte
	done := 0
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte("/>"))
		if i < 0 {
			break
		}
		if name := openName(text[at : at+i]); name != nil && !mayBeEmpty(string(bytes.ToLower(name))) {
			out = append(append(append(append(out, text[done:at+i]...), "></"...), name...), '>')
			done = at + i + len("/>")
		}
		at += i + len("/>")
	}
	if done == 0 {
		return text
	}
	return append(out, text[done:]...)
}

// openName returns the name of the element in whose tag b ends, or nil.
func openName(b []byte) []byte {
	i := bytes.LastIndexByte(b, '<') + 1
	if i == 0 || i == len(b) || !letter.Alpha(b[i]) || bytes.IndexByte(b[i:], '>') >= 0 {
		return nil
	}
	if end := bytes.IndexAny(b[i:], " \t\n\r\f\v/"); end > 0 {
		return b[i : i+end]
	}
	return b[i:]
}

// mayBeEmpty reports whether HTML has no end tag for an element (HTML §13.1.2), or
// knows its empty-element tag, as of SVG and MathML.
func mayBeEmpty(name string) bool {
	switch name {
	case "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "image", "use", "stop", "mspace", "none", "mprescripts":
		return true
	}
	return htmltree.IsVoid(atom.Lookup([]byte(name)))
}
