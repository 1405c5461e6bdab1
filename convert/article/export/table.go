package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
)

// ReadTable reads a table of articles: values with commas, semicolons, tabs or
// bars between them, under a line that names the columns as JSON names its keys.
func ReadTable(text []byte) (File, bool) { return readTable(text, nil) }

// readTable is ReadTable, by fields where these are not nil.
func readTable(text []byte, fields *fieldReader) (File, bool) {
	head, body := tableHead(text)
	comma, columns := tableColumns(head, fields)
	for n := 0; comma == 0 && n < maxPreface && len(body) > len(head); n++ { // what a program writes above its table
		head, body = tableHead(body[len(head)+1:])
		comma, columns = tableColumns(head, fields)
	}
	if comma == 0 {
		return File{}, false
	}
	t := tableReader{file: File{Kind: "table", Size: len(text)}, fields: fields, columns: columns, line: bytes.Count(text[:len(text)-len(body)], []byte("\n"))}
	table := body
	body = t.bounded(table, byte(comma))
	err := t.rows(body, comma, comma == '\t') // tabs mostly part what is not quoted
	if errors.Is(err, csv.ErrQuote) || errors.Is(err, csv.ErrBareQuote) {
		t.file, t.list, t.folder, t.books = File{Kind: t.file.Kind, Size: t.file.Size, Issues: t.file.Issues}, linkList{}, "", nil
		var at *csv.ParseError
		errors.As(err, &at)
		t.file.Issues = append(t.file.Issues, Issue{Line: t.line + at.Line, Text: "holds a quotation mark that is not doubled or has no other; what follows may be shifted"})
		err = t.rows(body, comma, true)
	}
	if err != nil {
		t.file.Issues = append(t.file.Issues, Issue{Line: 1, Text: "cannot be read to its end: " + err.Error()})
	}
	switch {
	case t.textless > 0:
		t.file.Issues = append(t.file.Issues, Issue{Line: 1, Skipped: true, Text: fmt.Sprintf("%d rows hold no text", t.textless)})
	case t.list.n > 0 && len(t.file.Items) == 0:
		t.file.Add(t.list.item("", t.line+1))
		t.file.Issues = append(t.file.Issues, t.list.issue())
	case t.list.n > 0:
		t.file.Issues = append(t.file.Issues, Issue{Line: 1, Skipped: true, Text: fmt.Sprintf("%d rows name an address and hold no text", t.list.n)})
	}
	return t.file, len(t.file.Items) > 0 || len(body) < len(table)
}

const (
	maxPreface   = 3       // lines above the line that names the columns
	maxTableHead = 4 << 10 // bytes of the line that names the columns
	maxColumns   = 200
	maxCells     = 20_000 // of a row
)

// tableHead returns the line that names the columns, and the table from that line
// on. Excel writes a line before it that says what parts the columns.
func tableHead(text []byte) (head string, table []byte) {
	table = bytes.TrimLeft(text, "\n\uFEFF")
	if len(table) > 5 && strings.EqualFold(string(table[:4]), "sep=") {
		_, table, _ = bytes.Cut(table, []byte("\n"))
	}
	line, _, _ := bytes.Cut(table[:min(len(table), maxTableHead)], []byte("\n"))
	return string(line), table
}

// tableColumns returns what parts the columns that a line names, and their folded
// names; 0 where it names no articles: a title, an address or a date, and a text; or none
// that fields name.
func tableColumns(head string, fields *fieldReader) (comma rune, columns []string) {
	if head == "" || strings.ContainsRune("<{[#>-", rune(head[0])) {
		return 0, nil
	}
	for _, c := range ",\t;|" {
		names := strings.Split(head, string(c))
		if len(names) < 2 || len(names) > maxColumns {
			continue
		}
		for i := range names {
			names[i] = fold(names[i])
		}
		if fields == nil && isTable(names) || fields != nil && fields.isTable(names) {
			return c, names
		}
	}
	return 0, nil
}

// bounded returns a table up to a row of more cells than any row of articles has,
// and reports such a row.
func (t *tableReader) bounded(table []byte, comma byte) []byte {
	if bytes.Count(table, []byte{comma}) <= maxCells {
		return table
	}
	cells, row, quoted := 0, 0, false
	for i, c := range table {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			cells, row = 0, i+1
		case c == comma:
			if cells++; cells > maxCells {
				line := t.line + 1 + bytes.Count(table[:row], []byte("\n"))
				t.file.Issues = append(t.file.Issues, Issue{Line: line, Text: fmt.Sprintf("has a row of more than %d cells: neither it nor what follows is read", maxCells)})
				return table[:row]
			}
		}
	}
	return table
}

// isTable reports whether columns are those of articles, of what a reader
// highlighted in them, or of links to them.
func isTable(columns []string) bool {
	holds := func(keys []string) bool {
		return slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(columns, k) })
	}
	title, address := holds(titleKeys), holds(urlKeys)
	switch {
	case holds(textKeys):
		return title || address || holds(dateKeys)
	case slices.Contains(columns, "highlight"):
		return title || slices.Contains(columns, "booktitle")
	}
	return title && address && len(columns) > 2 && (holds(savedKeys) || holds(tagKeys) || holds(dateKeys))
}

type tableReader struct {
	file    File
	columns []string
	fields  *fieldReader   // nil: by the usual names of columns
	line    int            // lines before the table
	list    linkList       // of rows without a text
	folder  string         // of the last one
	books   map[string]int // items of highlights, by title

	textless int // rows in which fields find no text
}

// rows reads the rows of a table whose first one names its columns.
func (t *tableReader) rows(table []byte, comma rune, lazy bool) error {
	r := csv.NewReader(bytes.NewReader(table))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, lazy, -1, true
	for n := 0; ; n++ {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if n > 0 {
			t.row(r, row)
		}
	}
}

// row adds the article that a row is.
func (t *tableReader) row(r *csv.Reader, row []string) {
	m := make(record, len(t.columns))
	for i, v := range row[:min(len(row), len(t.columns))] {
		if k := t.columns[i]; m[k] == nil || m[k] == "" {
			m[k] = v
		}
	}
	line, _ := r.FieldPos(0)
	line += t.line
	if t.fields != nil {
		t.fieldRow(r, m, line)
		return
	}
	if quote := strings.TrimSpace(text(m["highlight"])); quote != "" {
		t.highlight(m, quote, line)
		return
	}
	it, key, ok := m.item()
	if !ok {
		if it.URL != "" {
			t.link(m, it)
		}
		return
	}
	at, _ := r.FieldPos(slices.Index(t.columns, key))
	it.Line, it.At = line, t.line+at
	t.file.Add(it)
}

// fieldRow adds the article that a row is by the fields that are named.
func (t *tableReader) fieldRow(r *csv.Reader, m record, line int) {
	it, key, ok := t.fields.item(&fieldRecord{whole: m}, line)
	if !ok {
		t.textless++
		return
	}
	if i := slices.Index(t.columns, fold(key)); i >= 0 {
		at, _ := r.FieldPos(i)
		it.At = t.line + at
	}
	t.file.Add(it)
}

// link adds a row without a text to the list of links, under its folder.
func (t *tableReader) link(m record, it Item) {
	if folder := m.pick([]string{"folder", "status", "location", "collection", "文件夹", "收藏夹"}); folder != t.folder {
		t.folder = folder
		t.list.heading(cmp.Or(folder, "–"), 0)
	}
	t.list.add(it.Title, it.URL, "")
}

// highlight adds what a reader highlighted to what was highlighted in the same
// text before, as Readwise lists it.
func (t *tableReader) highlight(m record, quote string, line int) {
	title := cmp.Or(strings.TrimSpace(text(m["booktitle"])), m.pick(titleKeys))
	if title == "" {
		return
	}
	if t.books == nil {
		t.books = map[string]int{}
	}
	i, ok := t.books[title]
	if !ok {
		i = len(t.file.Items)
		t.books[title] = i
		t.file.Add(Item{
			Title: html.EscapeString(title), Author: cmp.Or(text(m["bookauthor"]), m.pick(authorKeys)), URL: m.webAddress(urlKeys), HTML: true,
			Saved: cmp.Or(text(m["highlightedat"]), m.pick(savedKeys)), Line: line, At: line,
		})
	}
	it := &t.file.Items[i]
	it.Body = append(it.Body, "<blockquote>\n"+string(paragraphs(quote))+"</blockquote>\n"...)
	if note := strings.TrimSpace(text(m["note"])); note != "" {
		it.Body = append(it.Body, paragraphs(note)...)
	}
}
