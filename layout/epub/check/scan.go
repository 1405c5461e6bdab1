package check

import (
	"encoding/xml"
	"slices"
	"strings"
	"unicode/utf8"
)

// scanner reads the XML that most books are written in: UTF-8, plain names,
// references to the five characters that XML names. Of anything else, and of every
// fault, it says only that it cannot read it: encoding/xml, which takes some
// times as long, then does, and has the words for what is wrong.
type scanner struct {
	s       string // the whole document
	at      int
	line    int // at counted
	counted int
	open    []string
	attrs   []xml.Attr // of the tag at hand
}

// prologue is what may stand before the root element, in this order.
var prologue = [...]string{`<?xml version="1.0" encoding="UTF-8"?>`, "\n", "<!DOCTYPE html>", "\n"}

// scan has r read the document s, or reports that it could not.
func (c *scanner) scan(s string, r *reading) bool {
	*c = scanner{s: s, line: 1, open: c.open[:0], attrs: c.attrs[:0]}
	for _, p := range prologue {
		if strings.HasPrefix(s[c.at:], p) {
			c.at += len(p)
		}
	}
	if !strings.HasPrefix(s[c.at:], "<") {
		return false
	}
	for {
		text, ok := c.until('<')
		if !ok || !c.tag(r, text) {
			return false
		}
		if len(c.open) == 0 {
			return strings.Trim(s[c.at:], " \t\n") == ""
		}
	}
}

// plain are the ASCII characters that stand for themselves in text and in values.
var plain = func() (p [256]bool) {
	for c := range p[:utf8.RuneSelf] {
		p[c] = c >= ' ' && c != '&' && c != '<' && c != '"' && c != ']' || c == '\n' || c == '\t'
	}
	return p
}()

// until returns what stands before the next mark, and reports whether it is
// plain and there is one.
func (c *scanner) until(mark byte) (string, bool) {
	from := c.at
	for c.at < len(c.s) {
		switch b := c.s[c.at]; {
		case plain[b]:
		case b == mark:
			return c.s[from:c.at], true
		case b == '"':
		case b >= 0xE1 && b <= 0xEC && c.at+2 < len(c.s) && c.s[c.at+1]&0xC0 == 0x80 && c.s[c.at+2]&0xC0 == 0x80: // most characters
			c.at += 2
		default:
			n := c.legal()
			if n == 0 {
				return "", false
			}
			c.at += n - 1
		}
		c.at++
	}
	return "", false
}

// legal returns the length of the character at hand, which is beyond ASCII or has a
// meaning in places, or 0 where it is no text here (XML 1.0 §2.2 and §2.4).
func (c *scanner) legal() int {
	rest := c.s[c.at:]
	r, n := utf8.DecodeRuneInString(rest)
	switch {
	case r == '&' && hasAnyPrefix(rest, "&amp;", "&lt;", "&gt;", "&quot;", "&apos;"),
		r == ']' && !strings.HasPrefix(rest, "]]>"),
		n > 1 && r != 0xFFFE && r != 0xFFFF:
		return n
	}
	return 0
}

// tag has r read the text before a tag, and the tag.
func (c *scanner) tag(r *reading, text string) bool {
	r.text(text)
	c.at++
	if c.skip("/") {
		name, n := c.name(), len(c.open)-1
		if n < 0 || c.open[n] != name || !c.skip(">") {
			return false
		}
		c.open = c.open[:n]
		r.closed(xmlName(name))
		return true
	}
	name := c.name()
	if name == "" || !c.attributes() {
		return false
	}
	empty := c.skip("/")
	if !c.skip(">") || r.element(xml.StartElement{Name: xmlName(name), Attr: c.attrs}, c.lineNow(name)) != nil {
		return false
	}
	if empty {
		r.closed(xmlName(name))
		return len(c.open) > 0
	}
	c.open = append(c.open, name)
	return true
}

// lineNow returns the line at hand, where a tag is of interest that stands there.
func (c *scanner) lineNow(name string) int {
	if len(c.attrs) == 0 && name != "img" {
		return 0
	}
	c.line += strings.Count(c.s[c.counted:c.at], "\n")
	c.counted = c.at
	return c.line
}

// attributes reads those of a tag.
func (c *scanner) attributes() bool {
	c.attrs = c.attrs[:0]
	for c.skip(" ") {
		name := c.name()
		if name == "" || !c.skip(`="`) {
			return false
		}
		value, ok := c.until('"')
		if !ok || strings.IndexByte(value, '\n') >= 0 || strings.IndexByte(value, '\t') >= 0 {
			return false
		}
		c.at++
		if strings.IndexByte(value, '&') >= 0 {
			value = unescaped.Replace(value)
		}
		c.attrs = append(c.attrs, xml.Attr{Name: xmlName(name), Value: value})
	}
	return true
}

var unescaped = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'")

// name reads a name of letters, digits and hyphens, with one prefix at most.
func (c *scanner) name() string {
	from := c.at
	for c.at < len(c.s) && (c.s[c.at]|0x20 >= 'a' && c.s[c.at]|0x20 <= 'z' || c.at > from && strings.IndexByte("-:0123456789", c.s[c.at]) >= 0) {
		c.at++
	}
	name := c.s[from:c.at]
	if _, local, prefixed := strings.Cut(name, ":"); prefixed && (local == "" || strings.Contains(local, ":")) {
		return ""
	}
	return name
}

func (c *scanner) skip(s string) bool {
	if !strings.HasPrefix(c.s[c.at:], s) {
		return false
	}
	c.at += len(s)
	return true
}

// xmlName parts a name at its prefix, as xml.Decoder.RawToken does.
func xmlName(s string) xml.Name {
	if space, local, ok := strings.Cut(s, ":"); ok {
		return xml.Name{Space: space, Local: local}
	}
	return xml.Name{Local: s}
}

func hasAnyPrefix(s string, begins ...string) bool {
	return slices.ContainsFunc(begins, func(b string) bool { return strings.HasPrefix(s, b) })
}
