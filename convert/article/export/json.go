package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ReadJSON reads a JSON Feed, a list of articles, an object that holds one, one
// article, or one article a line.
func ReadJSON(text []byte) (File, bool) { return readJSON(text, nil) }

// readJSON is ReadJSON, by fields where these are not nil.
func readJSON(text []byte, fields *fieldReader) (File, bool) {
	start := bytes.TrimLeft(text, " \t\r\n")
	if !bytes.HasPrefix(start, []byte("{")) && (!bytes.HasPrefix(start, []byte("[")) || begins(start[1:]) != '{') {
		return File{}, false
	}
	r := jsonReader{text: text, fields: fields, d: json.NewDecoder(bytes.NewReader(text)), file: File{Kind: "JSON"}}
	r.d.UseNumber()
	r.lines.Text = text
	err := r.values()
	if err != nil {
		err = r.eachLine(err)
	}
	if len(r.file.Items) == 0 {
		return File{}, false
	}
	if err != nil {
		if r.trailing() {
			return File{}, false // front matter in JSON, with a body after it
		}
		line := cmp.Or(r.lost, r.lines.Of(int(r.d.InputOffset())))
		r.file.Issues = append(r.file.Issues, Issue{Line: line, Text: "is not valid JSON: " + err.Error()})
	}
	for i := range r.file.Items {
		it := &r.file.Items[i]
		it.Source, it.Lang, it.Author = cmp.Or(it.Source, r.feed.title), cmp.Or(it.Lang, r.feed.lang), cmp.Or(it.Author, r.feed.author)
		if r.file.Kind != "JSON Feed" {
			it.ID = ""
			continue
		}
		it.ID = r.feed.identity(it.ID)
		if it.picture != "" && !bytes.Contains(it.Body, []byte("<img")) {
			it.illustrate(it.picture)
		}
	}
	return r.file, true
}

type jsonReader struct {
	text  []byte
	d     *json.Decoder
	lines Lines
	file  File
	feed  feed

	fields *fieldReader // nil: by the usual keys

	one   bool // the one item is the file's first value
	first int  // the offset after the first value
	lost  int  // the first line of a file of one object a line that cannot be read
}

// trailing reports whether the file is one object and text after it that is no
// JSON.
func (r *jsonReader) trailing() bool {
	return r.one && len(r.file.Items) == 1 && r.first > 0 && len(bytes.TrimSpace(r.text[r.first:])) > 0
}

// values reads every value of the file.
func (r *jsonReader) values() error {
	for n := 0; ; n++ {
		tok, err := r.d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case tok == json.Delim('['):
			err = r.list()
		case tok == json.Delim('{'):
			err = r.object(n == 0)
		default:
			return errors.New("an object was expected")
		}
		if err != nil {
			return err
		}
		if n == 0 {
			r.first = int(r.d.InputOffset())
		}
	}
}

// eachLine reads what follows damage in a file of one object a line, line by
// line, and returns what is wrong with the file as a whole.
func (r *jsonReader) eachLine(err error) error {
	first, _, _ := bytes.Cut(bytes.TrimLeft(r.text, " \t\r\n"), []byte("\n"))
	if !bytes.HasPrefix(first, []byte("{")) || !bytes.HasSuffix(bytes.TrimRight(first, " \t\r,"), []byte("}")) {
		return err
	}
	r.file.Items, r.file.Issues = nil, nil
	at, lost := 0, skipCount{}
	for l := range bytes.Lines(r.text) {
		start := at
		at += len(l)
		if l = bytes.TrimRight(l, " \t\r\n,"); len(bytes.TrimSpace(l)) == 0 {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(l))
		d.UseNumber()
		var m map[string]any
		if failed := d.Decode(&m); failed != nil || d.More() {
			lost.add(r.lines.Of(start), "damaged")
			continue
		}
		r.add(m, start)
	}
	if lost.n["damaged"] > len(r.file.Items) {
		r.file.Items = nil
		return err
	}
	r.lost = lost.line
	return fmt.Errorf("%d lines cannot be read", lost.n["damaged"])
}

// list reads the items of a list whose bracket was read.
func (r *jsonReader) list() error {
	for r.d.More() {
		at := r.start()
		var m any
		if err := r.d.Decode(&m); err != nil {
			return err
		}
		if m, ok := m.(map[string]any); ok {
			r.add(m, at)
		}
	}
	_, err := r.d.Token()
	return err
}

// start returns the offset of the next value.
func (r *jsonReader) start() int {
	at := int(r.d.InputOffset())
	return at + len(r.text[at:]) - len(bytes.TrimLeft(r.text[at:], " \t\r\n,"))
}

// object reads an object whose brace was read: one that holds a list of items,
// or an item.
func (r *jsonReader) object(isFirst bool) error {
	at, before := r.start(), len(r.file.Items)
	m := map[string]any{}
	for r.d.More() {
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		key, _ := tok.(string)
		if r.fields == nil && isListKey(key) && begins(bytes.TrimLeft(r.text[r.d.InputOffset():], " \t\r\n:")) == '[' {
			if _, err := r.d.Token(); err != nil {
				return err
			}
			if err := r.list(); err != nil {
				return err
			}
			continue
		}
		var v any
		if err := r.d.Decode(&v); err != nil {
			return err
		}
		m[key] = v
		if r.fields == nil && (key == "_embedded" || key == "data" || key == "feed" || key == "response") {
			r.embedded(v)
		}
	}
	if _, err := r.d.Token(); err != nil {
		return err
	}
	if r.fields != nil || len(r.file.Items) == before {
		r.add(m, at)
		r.one = isFirst && len(r.file.Items) == 1
		return nil
	}
	r.describe(m)
	return nil
}

// isListKey reports whether the value of a key is the list of a file's articles.
func isListKey(key string) bool {
	return slices.Contains([]string{"items", "entries", "articles", "posts", "results", "bookmarks", "data", "list", "links", "records", "rows", "docs", "documents", "文章"}, strings.ToLower(key))
}

// embedded reads the items of a list that an object inside an object holds.
func (r *jsonReader) embedded(v any) {
	m, ok := v.(map[string]any)
	if !ok {
		return
	}
	for _, k := range []string{"items", "entries", "articles", "posts", "edges", "entry"} {
		list, _ := m[k].([]any)
		for _, x := range list {
			if x, ok := x.(map[string]any); ok {
				r.add(x, int(r.d.InputOffset()))
			}
		}
	}
}

// describe takes what an object says of its list.
func (r *jsonReader) describe(m map[string]any) {
	if v := text(m["version"]); strings.Contains(v, "jsonfeed.org") {
		r.file.Kind = "JSON Feed"
	}
	r.feed.title = cmp.Or(r.feed.title, text(m["title"]), text(m["name"]))
	r.feed.id, r.feed.link = cmp.Or(r.feed.id, text(m["feed_url"])), cmp.Or(r.feed.link, text(m["home_page_url"]))
	r.feed.lang = cmp.Or(r.feed.lang, text(m["language"]), text(m["lang"]))
	r.feed.author = cmp.Or(r.feed.author, names(m["authors"]), names(m["author"]))
}

// add appends the article that m is, if it is one; by fields those in it.
func (r *jsonReader) add(m map[string]any, at int) {
	if r.fields != nil {
		r.fields.records(m, r.lines.Of(at), 0, func(it Item) { r.file.Items = append(r.file.Items, it) })
		return
	}
	rec := recordOf(m)
	it, _, ok := rec.item()
	if !ok {
		return
	}
	it.ID = strings.TrimSpace(text(rec["id"]))
	it.Line = r.lines.Of(at)
	it.At = it.Line
	r.file.Items = append(r.file.Items, it)
}
