package xhtml

import "github.com/wenzhai/wenzhai/layout/highlight"

// partClasses are the classes of the parts of programs.
var partClasses = [...]string{
	highlight.Keyword: "hk", highlight.Comment: "hc", highlight.String: "hs", highlight.Number: "hn",
	highlight.Name: "hf", highlight.Type: "ht", highlight.Added: "ha", highlight.Removed: "hd",
}

// maxHighlighted is how many bytes of programs are marked in a text.
const maxHighlighted = 64_000

// programText writes program text with marks for its parts, where that is asked for.
func programText(r *Renderer, language, text string) {
	var spans []highlight.Span
	if r.Highlight && r.highlighted+len(text) <= maxHighlighted {
		if spans = highlight.Spans(programmingLanguage(language), text); spans != nil {
			r.highlighted += len(text)
		}
	}
	if spans == nil {
		r.Pre(text)
	}
	for _, s := range spans {
		if s.Kind == highlight.Plain {
			r.Pre(s.Text)
			continue
		}
		r.Raw(`<span class="`, partClasses[s.Kind], `">`)
		r.Pre(s.Text)
		r.Raw("</span>")
	}
}
