package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/scan"
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
	r := jsonReader{text: text, fields: fields, d: decoder(text), file: File{Kind: "JSON", Size: len(text)}}
	r.lines.Text = text
	r.dense = len(text) > maxValues && valuesOf(text) > maxValues
	err := r.values()
	if err != nil && !errors.Is(err, errKeys) {
		err = r.eachLine(err)
	}
	if len(r.file.Items) == 0 {
		return File{}, false
	}
	r.left.report(&r.file, "records are no articles")
	if err != nil {
		if r.trailing() {
			return File{}, false // front matter in JSON, with a body after it
		}
		line := cmp.Or(r.lost, r.lines.Of(int(r.d.InputOffset())))
		what := "is not valid JSON: "
		if errors.Is(err, errKeys) {
			what = ""
		}
		r.file.Issues = append(r.file.Issues, Issue{Line: line, Text: what + err.Error()})
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
	lines scan.LineNumbers
	file  File
	feed  feed

	fields *fieldReader // nil: by the usual keys

	one   bool // the one item is the file's first value
	first int  // the offset after the first value
	left  skipCount
	dense bool // the file holds more values than may be held at once
	held  int  // values of the object that is read, where it is dense
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
		d := decoder(l)
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
		r.held = 0
		m, err := r.decode()
		if err != nil {
			return err
		}
		if m, ok := m.(map[string]any); ok {
			r.add(m, at)
		}
	}
	_, err := r.d.Token()
	return err
}

// maxValues is how many values of an object are held at once.
const maxValues = 1_000_000

// decode returns the next value, nil for one that holds too many.
func (r *jsonReader) decode() (v any, err error) {
	if !r.dense {
		err = r.d.Decode(&v)
		return v, err
	}
	at := r.start()
	var raw json.RawMessage
	if err := r.d.Decode(&raw); err != nil {
		return nil, err
	}
	if r.held += valuesOf(raw); r.held > maxValues {
		r.left.add(r.lines.Of(at), fmt.Sprintf("of over %d values", maxValues))
		return nil, nil
	}
	err = decoder(raw).Decode(&v)
	return v, err
}

func decoder(text []byte) *json.Decoder {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return d
}

// valuesOf counts the values of a text of JSON by what parts them.
func valuesOf(text []byte) (n int) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case !quoted:
			if c == ',' || c == '[' || c == '{' {
				n++
			}
		case c == '\\':
			i++
		}
	}
	return n
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
	r.held = 0
	m := map[string]any{}
	var over error
	for r.d.More() {
		if len(m) >= maxItems {
			over = errKeys
			break
		}
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		key, _ := tok.(string)
		if r.fields == nil && isListKey(key) && r.next() == '[' {
			if _, err := r.d.Token(); err != nil {
				return err
			}
			if err := r.list(); err != nil {
				return err
			}
			continue
		}
		v, err := r.decode()
		if err != nil {
			return err
		}
		m[key] = v
	}
	if over == nil {
		if _, err := r.d.Token(); err != nil {
			return err
		}
	}
	if len(r.file.Items) > before {
		r.describe(m)
	} else {
		r.one = r.whole(m, at) && isFirst
	}
	return over
}

// next returns the first byte of the value of a key that was read.
func (r *jsonReader) next() byte {
	return begins(bytes.TrimLeft(r.text[r.d.InputOffset():], " \t\r\n:"))
}

// errKeys says that an object has more keys than a file has articles.
var errKeys = fmt.Errorf("has an object of over %d keys: what follows them is not read", maxItems)

// isListKey reports whether the value of a key is the list of a file's articles.
func isListKey(key string) bool {
	return slices.Contains([]string{"items", "entries", "articles", "posts", "results", "bookmarks", "data", "list", "links", "records", "rows", "docs", "documents", "文章"}, strings.ToLower(key))
}

// whole reads an object that holds no list by a usual name: an article, or one that
// holds articles further down. It reports whether it is one.
func (r *jsonReader) whole(m map[string]any, at int) bool {
	if r.fields != nil {
		r.add(m, at)
		return true
	}
	before, x := len(r.file.Items), look(m)
	if !x.ok || x.summary {
		r.within(m, at, 0, false)
	}
	switch {
	case len(r.file.Items) > before:
		r.describe(m)
	case x.ok && (!x.summary || x.evident()):
		r.take(&x, at)
	}
	return x.ok
}

// maxDepth is how many values lie around an article at most.
const maxDepth = 6

// dig appends the articles in a value that an object holds. What stands by another
// name than lists of articles have must look the more like one.
func (r *jsonReader) dig(v any, at, depth int, named bool) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			r.dig(x, at, depth, named)
		}
	case map[string]any:
		before, x := len(r.file.Items), look(v)
		if !x.ok || x.summary {
			r.within(v, at, depth, named)
		}
		if x.ok && len(r.file.Items) == before && (x.evident() || named && !x.summary) {
			r.take(&x, at)
		}
	}
}

// within appends the articles in the values of an object.
func (r *jsonReader) within(m map[string]any, at, depth int, named bool) {
	if depth == maxDepth {
		return
	}
	for _, k := range slices.Sorted(maps.Keys(m)) {
		r.dig(m[k], at, depth+1, named || isListKey(k))
	}
}

// object is one as the article that it may be.
type object struct {
	Item
	record  record
	ok      bool // it is one
	summary bool // its body is less than a text, or may be something else
}

func look(m map[string]any) object {
	x := object{record: recordOf(m)}
	key := ""
	x.Item, key, x.ok = x.record.item()
	x.summary = slices.Contains(summaryKeys, key)
	return x
}

// evident reports whether an item has two of a title, an address and a date.
func (it *Item) evident() bool {
	n := 0
	for _, there := range []bool{it.Title != "", it.URL != "", len(it.Dates) > 0 || it.Saved != ""} {
		if there {
			n++
		}
	}
	return n > 1
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

// add appends the article that m is, and counts what has no text or was not
// published; by fields it appends those in it.
func (r *jsonReader) add(m map[string]any, at int) {
	if r.fields != nil {
		r.fields.records(m, r.lines.Of(at), 0, r.file.Add)
		return
	}
	switch x := look(m); {
	case x.summary && x.record["readingprogress"] != nil && x.record["slug"] != nil:
		r.left.add(r.lines.Of(at), "in files of their own") // of Omnivore
	case x.ok:
		r.take(&x, at)
	case x.Title == "" && x.URL == "" && len(x.Dates) == 0:
		r.within(m, at, 1, true)
	default:
		r.left.add(r.lines.Of(at), "without text")
	}
}

// take appends an article, unless it was not published.
func (r *jsonReader) take(x *object, at int) {
	it := x.Item
	it.Line = r.lines.Of(at)
	if why := x.record.unpublished(); why != "" {
		r.left.add(it.Line, why)
		return
	}
	it.ID = strings.TrimSpace(text(x.record["id"]))
	it.At = it.Line
	r.file.Add(it)
}
