package main

import (
	"context"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// scan reads the heads of the articles of a page, and notes its site: pages of one site
// are learnt from, or measured on, together.
func (p *page) scan(data []byte) {
	p.text, p.heads, _ = article.Scan(article.Input{Path: p.name + ".html", Name: p.name + ".html", Data: data}, article.Options{})
	p.site = p.suite + p.name
	if m := address.FindSubmatch(p.text); m != nil {
		p.site = string(m[1]) + string(m[2])
	}
}

// address finds the site of a page in its own address.
var address = regexp.MustCompile(`(?i)<link[^>]+rel=["']?canonical["']?[^>]+href=["']?https?://([\w.-]+)|"og:url"[^>]+content=["']?https?://([\w.-]+)`)

// cleaned returns the text of pages as books have it, where model judges their blocks.
func cleaned(pages []*page, model *readable.Model) map[*page]string {
	out := map[*page]string{}
	_ = parallel.Ordered(context.Background(), 0, len(pages), func(i int) (string, error) {
		return pages[i].cleaned(model), nil
	}, func(i int, text string) error {
		out[pages[i]] = text
		return nil
	})
	return out
}

func (p *page) cleaned(model *readable.Model) string {
	var all []string
	for i := range p.heads {
		h := &p.heads[i]
		r := clean.Clean(clean.Input{Meta: &h.Meta, Format: doc.Page, Body: p.text[h.Start:h.End], Valid: true, Line: h.BodyLine, Model: model})
		all = append(all, doc.PlainBlocks(r.Blocks)...)
	}
	return strings.Join(all, "\n")
}
