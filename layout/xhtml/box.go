package xhtml

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// box writes a part that its author set apart.
func box(r *Renderer, b *doc.Box) {
	end := OpenBox(r, b)
	BoxTitle(r, b, nil)
	r.Blocks(b.Blocks)
	r.Raw(end)
}

// OpenBox begins a box and returns its end. What readers may unfold is open at first:
// not every reading system can unfold, and none of it may be lost.
func OpenBox(r *Renderer, b *doc.Box) (end string) {
	start := `<div class="box"`
	end = "</div>\n"
	switch {
	case r == nil || b == nil:
		return ""
	case b.Kind == doc.BoxDetails:
		start, end = `<details class="box" open="open"`, "</details>\n"
	case b.Kind == doc.BoxNote || b.Kind == doc.BoxTip || b.Kind == doc.BoxImportant || b.Kind == doc.BoxWarning || b.Kind == doc.BoxDanger:
		start, end = `<aside class="box `+b.Kind+`" role="note"`, "</aside>\n"
	}
	r.Raw(start, ">\n")
	return end
}

// BoxTitle writes the title of a box, or the word for its kind, with more markup
// behind it.
func BoxTitle(r *Renderer, b *doc.Box, more func()) {
	if r == nil || b == nil {
		return
	}
	start, end := `<p class="box-title"`, "</p>\n"
	if b.Kind == doc.BoxDetails {
		start, end = "<summary", "</summary>\n"
	}
	title, l := b.Title, doc.Lang("")
	if len(title) == 0 && r.KindWord != nil {
		words, in := r.KindWord(b.Kind)
		if l = in; words != "" {
			title = []doc.Inline{&doc.Run{Text: words}}
		}
	}
	if len(title) == 0 && b.Kind != doc.BoxDetails {
		return
	}
	r.Passage(start, l, title, "")
	if more != nil {
		more()
	}
	r.Raw(end)
}

// definitions writes terms with what they mean. HTML wants both of each.
func definitions(r *Renderer, d *doc.Definitions) {
	if len(d.Items) == 0 {
		return
	}
	r.Raw("<dl>\n")
	for i, it := range d.Items {
		for _, t := range it.Terms {
			r.Passage("<dt", "", t, "</dt>\n")
		}
		if len(it.Terms) == 0 && i == 0 {
			r.Raw("<dt></dt>\n")
		}
		compact(r, "dd", it.Blocks)
	}
	r.Raw("</dl>\n")
}

// compact writes blocks in an element. Their only paragraph, where it comes first, has
// no p of its own, so that short lists stay tight.
func compact(r *Renderer, tag string, blocks []doc.Block) {
	if p, ok := onlyParagraph(blocks); !ok {
		r.Raw("<", tag, ">")
	} else {
		r.Passage("<"+tag+reading(p.Inlines), p.Lang, p.Inlines, "")
		if blocks = blocks[1:]; len(blocks) > 0 {
			r.Raw("\n")
		}
	}
	r.Blocks(blocks)
	r.Raw("</", tag, ">\n")
}

// verse writes the lines of a poem or an address, each in an element that hangs
// where it is too long. They end where no style sheet is, too.
func verse(r *Renderer, p *doc.Paragraph) {
	class := reading(p.Inlines)
	if class == "" {
		class = ` class="verse"`
	} else {
		class = ` class="verse read"`
	}
	r.Raw("<p", class)
	r.startText(p.Lang, p.Inlines)
	r.In(p.Lang, func() {
		lines := doc.Lines(p.Inlines)
		for i, line := range lines {
			r.Raw(`<span class="line">`)
			r.Inlines(indented(line))
			if i < len(lines)-1 {
				r.Raw("<br/>")
			}
			r.Raw("</span>")
		}
	})
	r.Raw("</p>\n")
}

// indented returns a line whose first spaces stay.
func indented(line []doc.Inline) []doc.Inline {
	if len(line) == 0 {
		return line
	}
	first, ok := line[0].(*doc.Run)
	if !ok || !strings.HasPrefix(first.Text, " ") {
		return line
	}
	text := strings.TrimLeft(first.Text, " ")
	spaces := strings.Repeat("\u00a0", len(first.Text)-len(text))
	return append([]doc.Inline{&doc.Run{Text: spaces + text}}, line[1:]...)
}
