package export

import (
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Fields says under which keys the records of a file hold what. A key is one of the
// record, compared as the usual ones are, or several joined with dots: those of
// objects within one another, and numbers of members of lists, from 0; without a
// number each member is asked. Of several keys the first that holds something
// counts; of Author and Tags each. Where a field names no key, the usual ones count.
//
// Records are the outermost objects, of a table the rows, in which a key of Text, or
// where Text is nil one of another field and a usual one of a text, holds something.
// Where a key of Text leads through a list of objects, each member is a record; keys
// of other fields that lead there count in it, the others in the object around the
// list.
type Fields struct {
	Title, Text, Date, Author, URL, Source, Tags, Lang []string
}

// field is a field of articles and the keys that are named for it.
type field struct {
	name string
	keys []string
}

// all returns the fields in a fixed order, the text first.
func (f *Fields) all() [8]field {
	return [8]field{{"text", f.Text}, {"title", f.Title}, {"date", f.Date}, {"author", f.Author}, {"url", f.URL}, {"source", f.Source}, {"tags", f.Tags}, {"lang", f.Lang}}
}

// CheckKey reports why key cannot be one of Fields.
func CheckKey(key string) error {
	if parts := strings.Split(key, "."); slices.ContainsFunc(parts, func(p string) bool { return fold(p) == "" }) || len(parts) > maxFieldDepth {
		return fmt.Errorf("%q is no key of a record: expected one, or several joined with dots, as in data.title", key)
	}
	return nil
}

// maxFieldDepth is how deep records, and what they hold, may lie in a file.
const maxFieldDepth = 16

// Read reads JSON, one object a line, or a table by the keys of f, and reports
// whether a record of text has its text under them. Keys that no record has are
// unused issues of the file, also where there is no record.
func (f *Fields) Read(text []byte) (file File, ok bool) {
	r := fieldReader{Fields: f}
	switch begins(text) {
	case '{', '[':
		file, ok = readJSON(text, &r)
	case '<', 0:
	default:
		file, ok = readTable(text, &r)
	}
	for i, x := range f.all() {
		if len(x.keys) > 0 && r.found[i] == 0 && len(r.keys) > 0 && (ok || i == 0 || len(f.Text) == 0) {
			file.Issues = append(file.Issues, Issue{Line: r.line, Unused: true, Text: fmt.Sprintf(
				"no record has %s, which [fields] names for the %s; the keys are %s", quoted(x.keys), x.name, quoted(r.keys))})
		}
	}
	return file, ok
}

// quoted returns keys in quotation marks, with commas between them.
func quoted(keys []string) string {
	var shown []string
	for _, k := range keys[:min(len(keys), maxShownKeys)] {
		shown = append(shown, strconv.Quote(k))
	}
	if len(keys) > maxShownKeys {
		shown = append(shown, "…")
	}
	return strings.Join(shown, ", ")
}

// maxShownKeys is how many keys a message names.
const maxShownKeys = 20

// fieldReader reads records by the fields that are named for them.
type fieldReader struct {
	*Fields
	found [8]int   // how many records have each of Fields.all
	keys  []string // of the first object, or the first record
	line  int      // on which that begins
	some  bool     // it is a record
}

// fieldRecord is an object in which fields are looked for.
type fieldRecord struct {
	whole  map[string]any
	prefix []string       // parts of keys that lead to the list that member is of; nil = there is none
	member map[string]any // nil without a list
	around map[string]any // of all members of a list: what keys lead to in whole
}

// get returns what a key leads to in a record; nil for nothing.
func (r *fieldRecord) get(key string) any {
	parts := strings.Split(key, ".")
	if n := len(r.prefix); n > 0 && len(parts) > n && slices.EqualFunc(r.prefix, parts[:n], alike) {
		return lookUp(r.member, parts[n:])
	}
	if r.member == nil {
		return lookUp(r.whole, parts)
	}
	v, ok := r.around[key]
	if !ok {
		v = lookUp(r.whole, parts)
		if list, _ := v.([]any); len(list) > maxTags {
			v = list[:maxTags]
		}
		r.around[key] = v
	}
	return v
}

// record returns what usual keys are looked for in.
func (r *fieldRecord) record() record {
	if r.member != nil {
		return recordOf(r.member)
	}
	return recordOf(r.whole)
}

// alike reports whether two keys fold alike.
func alike(a, b string) bool { return a == b || fold(a) == fold(b) }

// lookUp returns what parts of a key lead to in v; nil for nothing.
func lookUp(v any, parts []string) any {
	if len(parts) == 0 {
		return v
	}
	switch v := v.(type) {
	case map[string]any:
		if x := lookUp(memberOf(v, parts[0]), parts[1:]); x != nil || len(parts) == 1 {
			return x
		}
		return memberOf(v, strings.Join(parts, "."))
	case []any:
		if n, err := strconv.Atoi(parts[0]); err == nil {
			if n < 0 || n >= len(v) {
				return nil
			}
			return lookUp(v[n], parts[1:])
		}
		var out []any
		for _, x := range v {
			if x = lookUp(x, parts); x != nil {
				out = append(out, x)
			}
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// memberOf returns the value of a key, or of the first by the alphabet that folds
// alike; nil for none.
func memberOf(m map[string]any, key string) any {
	if v, ok := m[key]; ok {
		return v
	}
	key, least := fold(key), ""
	if v, ok := m[key]; ok {
		return v
	}
	for k := range m {
		if (least == "" || k < least) && fold(k) == key {
			least = k
		}
	}
	if least == "" {
		return nil
	}
	return m[least]
}

// records calls take with the article of each record that v holds: v itself, else
// those that lie in it. line is that of v.
func (r *fieldReader) records(v any, line, depth int, take func(Item)) {
	if depth > maxFieldDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			r.records(x, line, depth+1, take)
		}
	case map[string]any:
		some := false
		for rec := range recordsOf(v, r.Text) {
			if it, _, ok := r.item(&rec, line); ok {
				take(it)
				some = true
			}
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if !some {
				r.records(v[k], line, depth+1, take)
			}
		}
	}
}

// recordsOf returns m as a record, or the members of the list of objects that a key of
// the text leads through.
func recordsOf(m map[string]any, text []string) iter.Seq[fieldRecord] {
	return func(yield func(fieldRecord) bool) {
		for _, key := range text {
			parts := strings.Split(key, ".")
			for n := 1; n < len(parts); n++ {
				list, _ := lookUp(m, parts[:n]).([]any)
				if len(list) == 0 || isNumber(parts[n]) {
					continue
				}
				around := map[string]any{}
				for _, x := range list {
					if x, ok := x.(map[string]any); ok && !yield(fieldRecord{m, parts[:n], x, around}) {
						return
					}
				}
				return
			}
		}
		yield(fieldRecord{whole: m})
	}
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// item returns the article that a record is, if it is one, and the key of its text.
// line is that of the record.
func (r *fieldReader) item(rec *fieldRecord, line int) (it Item, key string, ok bool) {
	it, key, _ = rec.record().item()
	var found [8]bool
	for i, x := range r.all() {
		for _, k := range x.keys {
			v := rec.get(k)
			if isEmpty(v) || found[i] && x.name != "author" && x.name != "tags" {
				continue
			}
			if !found[i] {
				it.clear(x.name)
			}
			if found[i] = true; x.name == "text" {
				key = k
			}
			it.set(x.name, v)
		}
		if len(x.keys) > 0 && !found[i] {
			it.clear(x.name)
		}
	}
	if len(r.Text) > 0 {
		ok = found[0]
	} else {
		ok = len(bytes.TrimSpace(it.Body)) > 0 && slices.Contains(found[:], true)
	}
	r.see(rec, line, ok)
	for i := range found {
		if ok && found[i] {
			r.found[i]++
		}
	}
	it.Line, it.At = line, line
	return it, key, ok
}

// see keeps the keys of an object for messages: of the first record, if there is one.
func (r *fieldReader) see(rec *fieldRecord, line int, isRecord bool) {
	if len(r.keys) > 0 && (r.some || !isRecord) {
		return
	}
	r.some, r.line, r.keys = isRecord, line, keysOf(rec.whole, "", nil)
	if rec.member != nil {
		r.keys = keysOf(rec.member, strings.Join(rec.prefix, ".")+".", nil)
	}
}

// keysOf adds the keys of an object, and those of the objects in it, joined with dots.
func keysOf(m map[string]any, prefix string, out []string) []string {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if in, ok := m[k].(map[string]any); ok && len(out) < maxShownKeys && strings.Count(prefix, ".") < maxFieldDepth {
			out = keysOf(in, prefix+k+".", out)
		} else {
			out = append(out, prefix+k)
		}
	}
	return out
}

// isEmpty reports whether a value holds no text.
func isEmpty(v any) bool { return strings.TrimSpace(text(v)) == "" && len(texts(v)) == 0 }

// clear takes from an item what usual keys say of a field.
func (it *Item) clear(name string) {
	switch name {
	case "text":
		it.Body, it.HTML, it.Markdown = nil, false, false
	case "title":
		it.Title = ""
	case "date":
		it.Dates, it.Saved = nil, ""
	case "author":
		it.Author = ""
	case "url":
		it.URL = ""
	case "source":
		it.Source = ""
	case "tags":
		it.Tags = nil
	case "lang":
		it.Lang = ""
	}
}

// set gives a field of an item a value that is not empty.
func (it *Item) set(name string, v any) {
	switch one := strings.TrimSpace(cmp.Or(text(v), strings.Join(texts(v)[:min(len(texts(v)), 1)], ""))); name {
	case "text":
		s := cmp.Or(text(v), strings.Join(texts(v), "\n\n"))
		it.Body, it.HTML = bytes.ReplaceAll([]byte(s), []byte("\r\n"), []byte("\n")), looksTagged(s)
	case "title":
		it.Title = one
	case "date":
		it.Dates = []string{one}
	case "author":
		it.Author = strings.TrimPrefix(it.Author+", "+names(v), ", ")
	case "url":
		it.URL = one
	case "source":
		it.Source = one
	case "tags":
		it.Tags = append(it.Tags, texts(v)...)
		it.Tags = it.Tags[:min(len(it.Tags), maxTags)]
	case "lang":
		it.Lang = one
	}
}

// isTable reports whether columns, by their folded names, hold what the fields name.
func (r *fieldReader) isTable(columns []string) bool {
	if len(columns) > len(r.keys) {
		r.keys, r.line = columns, 1
	}
	has := func(keys []string) bool {
		return slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(columns, fold(k)) })
	}
	if len(r.Text) > 0 {
		return has(r.Text)
	}
	all := r.all()
	return slices.ContainsFunc(textKeys, func(k string) bool { return slices.Contains(columns, k) }) &&
		slices.ContainsFunc(all[1:], func(x field) bool { return has(x.keys) })
}
