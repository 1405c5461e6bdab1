package script

import (
	"cmp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// inlines returns running text converted: a copy. Runs, and characters below
// readings, that follow each other in one language are converted with a view of all
// of them; readings stay.
func (c *Converter) inlines(in []doc.Inline, lang doc.Lang) []doc.Inline {
	if in == nil {
		return nil
	}
	g := gatherer{c: c}
	out := g.copy(in, lang)
	g.flush()
	return out
}

// gatherer copies inlines and gathers runs that go together.
type gatherer struct {
	c    *Converter
	lang doc.Lang
	runs []*string
}

func (g *gatherer) copy(in []doc.Inline, lang doc.Lang) []doc.Inline {
	out := make([]doc.Inline, len(in))
	for i := range in {
		switch n := in[i].(type) {
		case *doc.Run:
			c := *n
			g.add(&c.Text, lang)
			out[i] = &c
		case *doc.Ruby:
			c := *n
			g.add(&c.Base, lang)
			out[i] = &c
		case *doc.Styled:
			out[i] = &doc.Styled{Style: n.Style, Lang: g.c.becomes(n.Lang), Title: n.Title, Inlines: g.copy(n.Inlines, cmp.Or(n.Lang, lang))}
		case *doc.Link:
			out[i] = &doc.Link{URL: n.URL, Ref: n.Ref, To: n.To, Inlines: g.copy(n.Inlines, lang)}
		default:
			g.flush()
			out[i] = n
		}
	}
	return out
}

func (g *gatherer) add(s *string, lang doc.Lang) {
	if lang != g.lang {
		g.flush()
		g.lang = lang
	}
	g.runs = append(g.runs, s)
}

// flush converts the runs gathered.
func (g *gatherer) flush() {
	runs := g.runs
	g.runs = nil
	use := g.c.on(g.lang)
	if use == nil || len(runs) == 0 {
		return
	}
	parts := make([]string, len(runs))
	for i, r := range runs {
		parts[i] = *r
	}
	if strings.ContainsFunc(strings.Join(parts, ""), isKana) {
		return
	}
	for i, s := range use.Parts(parts) {
		*runs[i] = s
	}
}
