package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"path"
	"strings"
)

// sum returns the checksum of a script as policies name it (CSP Level 3 §2.3.1).
func sum(script string) string {
	s := sha256.Sum256([]byte(script))
	return base64.StdEncoding.EncodeToString(s[:])
}

// document writes the body of a document of the EPUB, in its language.
func (b *book) document(name string) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	head, body, ok := bytes.Cut(data, []byte("<body"))
	if ok {
		_, body, ok = bytes.Cut(body, []byte(">"))
	}
	end := bytes.LastIndex(body, []byte("</body>"))
	if !ok || end < 0 {
		return errors.New("it is no document")
	}
	body = body[:end]
	d := &page{book: b, dir: path.Dir(name), name: place(name)}
	if path.Base(name) == navFile {
		body, _, _ = bytes.Cut(body, []byte(`<nav epub:type="landmarks"`))
	}
	b.raw(`<div class="doc" id="`, d.name, `"`, langOf(head), ">")
	if err := d.body(string(body)); err != nil {
		return err
	}
	b.raw("</div>\n")
	return nil
}

// langOf returns the attribute of a document's language, with a space before it.
func langOf(head []byte) string {
	_, lang, ok := bytes.Cut(head, []byte(` lang="`))
	if !ok {
		return ""
	}
	lang, _, _ = bytes.Cut(lang, []byte(`"`))
	return ` lang="` + string(lang) + `"`
}

// place names a document of the EPUB in the page.
func place(name string) string {
	base := path.Base(name)
	if base == navFile || isList(base) {
		return contents
	}
	return strings.TrimSuffix(base, path.Ext(base))
}

// page is a document while it is written.
type page struct {
	*book
	dir, name string
}

// body writes markup of package xhtml, in which < begins a tag and > ends one.
func (d *page) body(s string) error {
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			d.raw(s)
			return nil
		}
		end := strings.IndexByte(s[at:], '>')
		if end < 0 {
			return errors.New("a tag has no end")
		}
		d.raw(s[:at])
		if err := d.tag(s[at : at+end+1]); err != nil {
			return err
		}
		s = s[at+end+1:]
	}
}

// void are the elements without a content that package xhtml writes (HTML §13.1.2).
var void = map[string]bool{"br": true, "hr": true, "img": true, "wbr": true}

// tag writes a tag with the attributes that it has in the page.
func (d *page) tag(s string) error {
	if !strings.Contains(s, `="`) && !strings.HasSuffix(s, "/>") {
		d.raw(s)
		return nil
	}
	name, rest, _ := strings.Cut(strings.TrimRight(s[1:len(s)-1], "/ \n"), " ")
	name = strings.TrimSpace(name)
	d.raw("<", name)
	for rest != "" {
		attr, after, ok := strings.Cut(strings.TrimLeft(rest, " \n"), `="`)
		value, after, closed := strings.Cut(after, `"`)
		if !ok || !closed {
			return errors.New("an attribute has no value: " + s)
		}
		if err := d.attribute(attr, value); err != nil {
			return err
		}
		rest = after
	}
	d.raw(ending(s, name))
	return nil
}

// ending returns the end of a tag: elements without a content have no slash in HTML.
func ending(tag, name string) string {
	if strings.HasSuffix(tag, "/>") && !void[name] {
		return "/>"
	}
	return ">"
}

// attribute writes an attribute, whose value is escaped, as it is in the page.
func (d *page) attribute(name, value string) error {
	switch name {
	case "epub:type", "xml:lang", "xmlns":
		return nil // HTML knows roles and lang alone
	case "id", "aria-labelledby", "aria-describedby":
		value = d.name + "-" + value
	case "href":
		value = d.link(value)
	case "src":
		return d.picture(value)
	}
	d.raw(" ", name, `="`, value, `"`)
	return nil
}

// link returns where a link of the document leads in the page.
func (d *page) link(to string) string {
	file, fragment, _ := strings.Cut(to, "#")
	target := d.name
	if file != "" {
		name := path.Join(d.dir, file)
		if d.files[name] == nil {
			return to
		}
		target = place(name)
	}
	if fragment == "" || target == contents {
		return "#" + target
	}
	return "#" + target + "-" + fragment
}

// mediaTypes are those of the pictures of an EPUB, by the ends of their names.
var mediaTypes = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml"}

// picture writes a picture into its tag.
func (d *page) picture(src string) error {
	name := path.Join(d.dir, src)
	f, kind := d.files[name], mediaTypes[path.Ext(name)]
	if f == nil || kind == "" {
		return errors.New(src + " is no picture of the book")
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	d.raw(` src="data:`, kind, `;base64,`)
	e := base64.NewEncoder(base64.StdEncoding, d.out)
	if _, err := io.Copy(e, r); err != nil {
		return err
	}
	if err := e.Close(); err != nil {
		return err
	}
	d.raw(`"`)
	return nil
}
