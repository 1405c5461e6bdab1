package export

import (
	"bytes"
	"html"
	"strings"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// ReadJoplin reads one file of a raw export of Joplin, which is also what a JEX
// file packs: a text with its title before it and its properties behind it. Files
// of notebooks, tags, resources and their like hold no article.
func ReadJoplin(text []byte) (File, bool) {
	text, p := joplinItem(text)
	if p == nil {
		return File{}, false
	}
	f := File{Kind: "Joplin"}
	if p["type_"] != "1" {
		return f, true
	}
	var left skipCount
	for _, why := range []struct{ key, none, say string }{
		{"encryption_applied", "0", "encrypted"}, {"is_conflict", "0", "in conflict with another"}, {"deleted_time", "0", "in the trash"},
	} {
		if v := p[why.key]; v != "" && v != why.none {
			left.add(1, why.say)
			left.report(&f, "note is no article")
			return f, true
		}
	}
	f.Add(joplinNote(text, p))
	return f, true
}

// JoplinItem returns the title of an item of a raw export of Joplin and its properties,
// and reports whether text is one.
func JoplinItem(text []byte) (title string, properties map[string]string, ok bool) {
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	text, properties = joplinItem(text)
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return string(bytes.TrimSpace(first)), properties, properties != nil
}

// joplinItem parts an item into its text and its properties; nil where text is none.
func joplinItem(text []byte) ([]byte, map[string]string) {
	text = bytes.TrimRight(text, " \n")
	at := bytes.LastIndexByte(text, '\n') + 1
	if kind, ok := bytes.CutPrefix(text[at:], []byte("type_: ")); !ok || len(kind) == 0 || len(kind) > 2 {
		return nil, nil
	}
	at = bytes.LastIndex(text, []byte("\n\n")) + 2
	if at == 1 {
		at = 0 // what has no title
	}
	p := joplinProperties(text[at:])
	if len(p["id"]) != 32 {
		return nil, nil
	}
	return text[:at], p
}

// maxProperties is how many properties of an item are read.
const maxProperties = 100

// joplinProperties returns the lines of "key: value" that stand behind a text.
func joplinProperties(text []byte) map[string]string {
	p := map[string]string{}
	for l := range bytes.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimSuffix(string(l), "\n"), ":")
		if !ok || len(p) >= maxProperties {
			return nil
		}
		p[key] = strings.TrimSpace(value)
	}
	return p
}

// joplinNote returns the article that a note is.
func joplinNote(text []byte, p map[string]string) Item {
	title, body, _ := bytes.Cut(text, []byte("\n"))
	body = bytes.TrimLeft(body, "\n")
	it := Item{
		Title: html.EscapeString(string(bytes.TrimSpace(title))), Author: p["author"], URL: p["source_url"],
		Line: 1, Body: joplinLinks(bytes.TrimSpace(body)), Markdown: true,
	}
	it.At = 1 + bytes.Count(text[:len(text)-len(body)], []byte("\n"))
	if p["markup_language"] == "2" {
		it.Markdown, it.HTML = false, true
	}
	for _, k := range []string{"user_created_time", "created_time"} {
		if p[k] != "" {
			it.Dates = append(it.Dates, p[k])
		}
	}
	return it
}

var joplinLink = pattern.Lazy(`!\[[^\]\n]*\]\(:/[0-9a-f]{32}|\]\(:/[0-9a-f]{32}`)

// joplinLinks has the links to other notes, ":/id", lead to their files. Pictures
// keep their addresses, which an archive finds in its folder of resources.
func joplinLinks(body []byte) []byte {
	if !bytes.Contains(body, []byte("](:/")) {
		return body
	}
	return joplinLink().ReplaceAllFunc(body, func(link []byte) []byte {
		if link[0] == '!' {
			return link
		}
		return []byte("](" + string(link[len("](:/"):]) + ".md")
	})
}
