// Package matterhorn checks the structure of tagged PDF files by the rules of
// the Matterhorn Protocol 1.1 (PDF Association) that a program can decide. It
// reads files through "qpdf --json", so it shares no code with the writer.
package matterhorn

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"os/exec"
	"strings"
)

// File is a PDF file as qpdf's JSON (version 2) shows it.
type File struct {
	objects map[string]object // by reference, "12 0 R"
	trailer Dict
}

type object struct {
	Value  any `json:"value"`
	Stream *struct {
		Dict Dict   `json:"dict"`
		Data string `json:"data"` // base64
	} `json:"stream"`
}

// Dict is a dictionary; its keys begin with a solidus, its values are those
// of encoding/json with references as strings "12 0 R", names "/Name" and
// text strings "u:text".
type Dict = map[string]any

// Open reads a file through qpdf.
func Open(ctx context.Context, name string) (*File, error) {
	var problems bytes.Buffer
	cmd := exec.CommandContext(ctx, "qpdf", "--json=2", "--json-key=qpdf", "--decode-level=generalized", "--json-stream-data=inline", name)
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("qpdf: %w: %s", err, problems.String())
	}
	return parse(out)
}

func parse(data []byte) (*File, error) {
	var all struct {
		QPDF []map[string]json.RawMessage `json:"qpdf"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	if len(all.QPDF) != 2 {
		return nil, fmt.Errorf("no objects in the JSON of qpdf")
	}
	f := &File{objects: make(map[string]object)}
	for key, raw := range all.QPDF[1] {
		var o object
		if err := json.Unmarshal(raw, &o); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if key == "trailer" {
			f.trailer, _ = o.Value.(Dict)
			continue
		}
		f.objects[strings.TrimPrefix(key, "obj:")] = o
	}
	return f, nil
}

// Get follows a reference; other values are returned as they are.
func (f *File) Get(v any) any {
	ref, ok := v.(string)
	if !ok {
		return v
	}
	o, ok := f.objects[ref]
	switch {
	case !ok:
		return v
	case o.Stream != nil:
		return o.Stream.Dict
	}
	return o.Value
}

// Dict follows a reference to a dictionary or stream; nil where it is none.
func (f *File) Dict(v any) Dict {
	d, _ := f.Get(v).(Dict)
	return d
}

// List follows a reference to an array; nil where it is none.
func (f *File) List(v any) []any {
	l, _ := f.Get(v).([]any)
	return l
}

// Stream returns the decoded bytes of a stream.
func (f *File) Stream(v any) []byte {
	ref, _ := v.(string)
	o := f.objects[ref]
	if o.Stream == nil {
		return nil
	}
	data, err := base64.StdEncoding.DecodeString(o.Stream.Data)
	if err != nil {
		return nil
	}
	return data
}

// Catalog returns the root dictionary.
func (f *File) Catalog() Dict { return f.Dict(f.trailer["/Root"]) }

// Page is a page's reference and dictionary.
type Page struct {
	Ref  string
	Dict Dict
}

// Pages returns the pages in order.
func (f *File) Pages() []Page { return f.pages(f.Catalog()["/Pages"]) }

func (f *File) pages(node any) []Page {
	d := f.Dict(node)
	if d["/Type"] == "/Page" {
		ref, _ := node.(string)
		return []Page{{ref, d}}
	}
	var all []Page
	for _, kid := range f.List(d["/Kids"]) {
		all = append(all, f.pages(kid)...)
	}
	return all
}

// Numbers flattens a number tree (ISO 32000-2 §7.9.7).
func (f *File) Numbers(node any) map[int]any {
	all := make(map[int]any)
	d := f.Dict(node)
	nums := f.List(d["/Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		all[number(nums[i])] = nums[i+1]
	}
	for _, kid := range f.List(d["/Kids"]) {
		maps.Copy(all, f.Numbers(kid))
	}
	return all
}

// number reads a number, -1 where there is none.
func number(v any) int {
	if n, ok := v.(float64); ok {
		return int(n)
	}
	return -1
}

// text reads a text string, "" where there is none.
func text(v any) string {
	s, _ := v.(string)
	return strings.TrimPrefix(s, "u:")
}
