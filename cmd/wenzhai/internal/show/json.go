package show

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Head is the JSON form of what is known of an article without its body; field
// order is the order printed.
type Head struct {
	Title    string   `json:"title"`
	Date     *string  `json:"date"` // RFC 3339 with zone and fraction, null if undated
	DateFrom string   `json:"date_from"`
	Lang     doc.Lang `json:"lang"`
	Author   string   `json:"author"`
	Source   string   `json:"source"`
	URL      string   `json:"url"`
	Tags     []string `json:"tags"` // never null
}

// NewHead returns the JSON form of m.
func NewHead(m *doc.Meta) Head {
	return Head{
		Title: m.Title, Date: date(m), DateFrom: m.DateFrom.String(), Lang: m.Lang, Author: m.Author,
		Source: m.Source, URL: m.URL, Tags: append([]string{}, m.Tags...),
	}
}

type jsonArticle struct {
	Head
	Blocks  []jsonBlock   `json:"blocks"`
	Dropped []jsonDropped `json:"dropped"`
}

type jsonBlock struct {
	Type    string      `json:"type"`            // p, h2 … h6, quote, box, list, definitions, code, formula, table, figure, note, rule
	Kind    string      `json:"kind,omitempty"`  // of a box: note, tip, important, warning, danger, details, box
	Title   string      `json:"title,omitempty"` // of a box, of program text
	Info    string      `json:"info,omitempty"`  // the language of program text
	Text    string      `json:"text,omitempty"`
	Lang    doc.Lang    `json:"lang,omitempty"`
	Label   string      `json:"label,omitempty"` // of a note: its mark in the texts is [label]
	Src     string      `json:"src,omitempty"`
	Caption string      `json:"caption,omitempty"`
	Blocks  []jsonBlock `json:"blocks,omitempty"` // of a box
	TeX     string      `json:"tex,omitempty"`    // of a formula
	MathML  string      `json:"mathml,omitempty"` // likewise, where it could be read
}

type jsonDropped struct {
	Rule    string `json:"rule"`
	Line    int    `json:"line"`
	Excerpt string `json:"excerpt"`
}

// date returns m's date in RFC 3339 with its zone and any fraction of a
// second; nil if undated.
func date(m *doc.Meta) *string {
	if !m.Dated() {
		return nil
	}
	s := m.Date.Format(time.RFC3339Nano)
	return &s
}

// JSON prints an array of the articles with their blocks and all that was
// dropped.
func JSON(w io.Writer, articles []convert.Extracted) error {
	out := make([]jsonArticle, 0, len(articles))
	for _, x := range articles {
		out = append(out, toJSON(x))
	}
	e := term.NewJSON(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func toJSON(x convert.Extracted) jsonArticle {
	m := &x.Article.Meta
	a := jsonArticle{Head: NewHead(m), Blocks: []jsonBlock{}, Dropped: []jsonDropped{}}
	for _, b := range inBrackets(x.Article.Blocks) {
		a.Blocks = append(a.Blocks, toJSONBlock(b, m.Lang))
	}
	for _, d := range x.Dropped {
		a.Dropped = append(a.Dropped, jsonDropped{d.Rule, d.Line, d.Excerpt})
	}
	return a
}

// toJSONBlock flattens b; lang is what a block without a language of its own
// is in.
func toJSONBlock(b doc.Block, lang doc.Lang) jsonBlock {
	text := strings.Join(plain([]doc.Block{b}), "\n")
	switch b := b.(type) {
	case *doc.Paragraph:
		if b.Lead {
			return jsonBlock{Type: "standfirst", Text: text, Lang: cmp.Or(b.Lang, lang)}
		}
		return jsonBlock{Type: "p", Text: text, Lang: cmp.Or(b.Lang, lang)}
	case *doc.Heading:
		return jsonBlock{Type: fmt.Sprintf("h%d", b.Level), Text: text, Lang: cmp.Or(b.Lang, lang)}
	case *doc.Quote:
		return jsonBlock{Type: "quote", Text: text, Lang: cmp.Or(b.Lang, lang)}
	case *doc.List:
		return jsonBlock{Type: "list", Text: text, Lang: lang}
	case *doc.Definitions:
		return jsonBlock{Type: "definitions", Text: text, Lang: lang}
	case *doc.Box:
		out := jsonBlock{Type: "box", Kind: b.Kind, Title: doc.PlainInlines(b.Title), Text: text, Lang: lang}
		for _, x := range b.Blocks {
			out.Blocks = append(out.Blocks, toJSONBlock(x, lang))
		}
		return out
	case *doc.Code:
		return jsonBlock{Type: "code", Title: b.Title, Info: b.Info, Text: b.Text}
	case *doc.Formula:
		return jsonBlock{Type: "formula", Text: text, TeX: b.TeX, MathML: b.MathML}
	case *doc.Table:
		return jsonBlock{Type: "table", Text: text, Lang: lang}
	case *doc.Note:
		return jsonBlock{Type: "note", Label: b.Label, Text: text, Lang: cmp.Or(b.Lang, lang)}
	case *doc.Figure:
		return jsonBlock{Type: "figure", Lang: lang, Src: b.Src, Caption: text}
	}
	return jsonBlock{Type: "rule"}
}
