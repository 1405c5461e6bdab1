package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
)

// ReadJSON reads a JSON Feed, a list of articles, an object that holds one, one
// article, or one article a line.
func ReadJSON(text []byte) (File, bool) {
	start := bytes.TrimLeft(text, " \t\r\n")
	if !bytes.HasPrefix(start, []byte("{")) && (!bytes.HasPrefix(start, []byte("[")) || begins(start[1:]) != '{') {
		return File{}, false
	}
	r := jsonReader{text: text, d: json.NewDecoder(bytes.NewReader(text)), file: File{Kind: "JSON"}}
	r.d.UseNumber()
	r.lines.text = text
	err := r.values()
	if len(r.file.Items) == 0 {
		return File{}, false
	}
	if err != nil {
		at := int(r.d.InputOffset())
		if r.trailing() {
			return File{}, false // front matter in JSON, with a body after it
		}
		r.file.Issues = append(r.file.Issues, Issue{Line: r.lines.of(at), Text: "is not valid JSON: " + err.Error()})
	}
	for i := range r.file.Items {
		it := &r.file.Items[i]
		it.Source, it.Lang, it.Author = cmp.Or(it.Source, r.feed.title), cmp.Or(it.Lang, r.feed.lang), cmp.Or(it.Author, r.feed.author)
	}
	return r.file, true
}

type jsonReader struct {
	text  []byte
	d     *json.Decoder
	lines lineCounter
	file  File
	feed  feed
	one   bool // the one item is the file's first value
	first int  // the offset after the first value
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
		if isListKey(key) && begins(bytes.TrimLeft(r.text[r.d.InputOffset():], " \t\r\n:")) == '[' {
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
		if key == "_embedded" || key == "data" || key == "feed" || key == "response" {
			r.embedded(v)
		}
	}
	if _, err := r.d.Token(); err != nil {
		return err
	}
	if len(r.file.Items) == before {
		r.add(m, at)
		r.one = isFirst && len(r.file.Items) == 1
		return nil
	}
	r.describe(m)
	return nil
}

// isListKey reports whether the value of a key is the list of a file's articles.
func isListKey(key string) bool {
	return slices.Contains([]string{"items", "entries", "articles", "posts", "results", "bookmarks", "data", "list", "links"}, key)
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
	r.feed.lang = cmp.Or(r.feed.lang, text(m["language"]), text(m["lang"]))
	r.feed.author = cmp.Or(r.feed.author, names(m["authors"]), names(m["author"]))
}

// add appends the article that m is, if it is one: something with a body and a
// title, an address or a date.
func (r *jsonReader) add(m map[string]any, at int) {
	it := Item{
		Title:  pick(m, "title", "headline", "name", "subject"),
		URL:    webAddress(m),
		Source: pick(m, "siteName", "site_name", "domain_name", "publication", "publisher", "source", "site", "feed_title"),
		Lang:   pick(m, "language", "lang"),
		Key:    pick(m, "translation_of", "translationOf", "translated_from", "translation_key", "translationKey", "translation_id", "translationId"),
		Saved:  pick(m, "savedAt", "saved_at", "created_at", "createdAt", "added_at", "time_added", "timestamp", "updated_at", "updatedAt"),
	}
	for _, k := range []string{"authors", "author", "published_by", "byline", "creator"} {
		it.Author = cmp.Or(it.Author, names(m[k]))
	}
	for _, k := range []string{
		"date_published", "published_at", "publishedAt", "datePublished", "published", "pubDate", "pub_date", "publish_date", "date_gmt",
		"date", "posted_at", "date_modified",
	} {
		if v := text(m[k]); v != "" {
			if k == "date_gmt" {
				v += "Z"
			}
			it.Dates = append(it.Dates, v)
		}
	}
	for _, k := range []string{"tags", "labels", "categories", "keywords"} {
		it.Tags = append(it.Tags, texts(m[k])...)
	}
	it.body(m)
	if len(bytes.TrimSpace(it.Body)) == 0 || it.Title == "" && it.URL == "" && len(it.Dates) == 0 {
		return
	}
	it.Line = r.lines.of(at)
	it.At = it.Line
	r.file.Items = append(r.file.Items, it)
}

// body takes the whole text, else the summary.
func (it *Item) body(m map[string]any) {
	for _, k := range []string{
		"content_html", "contentHtml", "content", "html", "body", "readableContent", "content_text", "contentText", "text", "markdown", "summary",
		"description", "excerpt",
	} {
		s := text(m[k])
		if strings.TrimSpace(s) == "" {
			continue
		}
		it.Body = bytes.ReplaceAll([]byte(s), []byte("\r\n"), []byte("\n"))
		it.HTML = k == "content_html" || k == "contentHtml" || k == "html" || k != "content_text" && k != "markdown" && looksTagged(s)
		return
	}
}

// looksTagged reports whether a text begins as HTML or holds its paragraphs:
// Markdown may hold a tag or two.
func looksTagged(s string) bool {
	return strings.HasPrefix(strings.TrimSpace(s), "<") || strings.Contains(s, "</p>") || strings.Contains(s, "<br")
}

func webAddress(m map[string]any) string {
	for _, k := range []string{"url", "originalArticleUrl", "original_url", "link", "external_url", "canonical_url", "resolved_url", "given_url", "uri", "id"} {
		if v := text(m[k]); isWeb(v) {
			return v
		}
	}
	return ""
}

// pick returns the first of a few keys that is there, as text.
func pick(m map[string]any, keys ...string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(text(m[k])); v != "" {
			return v
		}
	}
	return ""
}

// text returns a scalar as text, or what an object names or holds.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		whole, _, _ := strings.Cut(v.String(), ".")
		return whole
	case map[string]any:
		for _, k := range []string{"rendered", "content", "html", "value", "name", "title", "label", "slug"} {
			if s, ok := v[k].(string); ok {
				return s
			}
		}
	}
	return ""
}

// texts returns the members of a list as text, or the parts of a text at its
// commas.
func texts(v any) (out []string) {
	list, _ := v.([]any)
	if s, ok := v.(string); ok {
		for part := range strings.SplitSeq(s, ",") {
			list = append(list, part)
		}
	}
	for _, x := range list {
		if s := strings.TrimSpace(text(x)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// names joins the names of persons.
func names(v any) string {
	if list, ok := v.([]any); ok {
		return strings.Join(texts(list), ", ")
	}
	return strings.TrimSpace(text(v))
}
