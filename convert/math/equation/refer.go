package equation

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Refer makes links of the formulas of blocks that only refer to equations, each with
// the equation's number, and reports whether there are any. A formula with a reference
// that leads nowhere stays.
func (n *Numbers) Refer(blocks []doc.Block) (changed bool) {
	if n == nil || len(n.labels) == 0 {
		return false
	}
	doc.EachText(blocks, func(text *[]doc.Inline) {
		if n.refer(text) {
			changed = true
		}
	})
	return changed
}

func (n *Numbers) refer(text *[]doc.Inline) (changed bool) {
	var out []doc.Inline
	for i, x := range *text {
		if inner := doc.Inner(x); inner != nil && n.refer(inner) {
			changed = true
		}
		var made []doc.Inline
		if f, ok := x.(*doc.Formula); ok && f.MathML == "" {
			made = n.linked(f.TeX)
		}
		if made != nil && out == nil {
			out = append(make([]doc.Inline, 0, len(*text)+len(made)), (*text)[:i]...)
		}
		switch {
		case made != nil:
			out = append(out, made...)
		case out != nil:
			out = append(out, x)
		}
	}
	if out != nil {
		*text = out
	}
	return changed || out != nil
}

// linked returns what a formula says that only refers to equations, nil for others.
func (n *Numbers) linked(tex string) (out []doc.Inline) {
	list := alone(tex)
	at := 0
	text := func(s string) {
		if s = strings.ReplaceAll(s, "~", " "); s != "" {
			out = append(out, &doc.Run{Text: s})
		}
	}
	for _, r := range list {
		e, ok := n.find(r.Label)
		if !ok {
			return nil
		}
		text(tex[at:r.From])
		l := &doc.Link{Ref: tex[r.From:r.To], To: &doc.Place{ID: e.ID}}
		if shown := r.shown(e); strings.ContainsAny(shown, `\$`) {
			l.Inlines = []doc.Inline{&doc.Formula{TeX: `\text{` + shown + "}"}}
		} else {
			l.Inlines = []doc.Inline{&doc.Run{Text: shown}}
		}
		out = append(out, l)
		at = r.To
	}
	if len(list) > 0 {
		text(tex[at:])
	}
	return out
}
