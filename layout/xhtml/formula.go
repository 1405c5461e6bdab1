package xhtml

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// writeFormula writes a formula in a line: as MathML with its TeX for those who hear the
// book, or its TeX alone.
func writeFormula(r *Renderer, f *doc.Formula) {
	switch {
	case showsNothing(f):
	case f.MathML == "":
		writeCode(r, f)
	default:
		writeMathML(r, f)
	}
}

// marksBehind returns the punctuation at the beginning of list that begins no line.
func marksBehind(list []doc.Inline) string {
	if len(list) == 0 {
		return ""
	}
	if run, ok := list[0].(*doc.Run); ok {
		return run.Text[:len(run.Text)-len(strings.TrimLeft(run.Text, "，。、；：！？）」』》”’,.;:!?)]"))]
	}
	return ""
}

// writeWithMarks writes a formula in a line and the punctuation behind it: browsers
// break lines between them.
func writeWithMarks(r *Renderer, f *doc.Formula, marks string) {
	whole := marks != "" && !r.Page && f.MathML != "" && !showsNothing(f)
	if whole {
		r.Raw(`<span class="whole">`)
	}
	writeFormula(r, f)
	r.Run(marks)
	if whole {
		r.Raw("</span>")
	}
}

// writeDisplay writes a formula on lines of its own.
func writeDisplay(r *Renderer, f *doc.Formula) {
	switch {
	case showsNothing(f):
	case f.MathML == "":
		r.Raw(`<pre class="tex" dir="ltr"`)
		writeID(r, f)
		r.Raw("><code>")
		r.Pre(f.TeX)
		r.Raw("</code></pre>\n")
	default:
		r.Raw(`<div class="formula" tabindex="0">`)
		writeMathML(r, f)
		r.Raw("</div>\n")
	}
}

// writeCode writes the TeX of f in a line.
func writeCode(r *Renderer, f *doc.Formula) {
	r.Raw(`<code class="tex" dir="ltr"`)
	writeID(r, f)
	r.Raw(">")
	r.Text(f.TeX)
	r.Raw("</code>")
}

// writeID writes the ID of a formula that links lead to.
func writeID(r *Renderer, f *doc.Formula) {
	if id := nameOf(r, f.ID); id != "" {
		r.Attr("id", id)
	}
}

// writeMathML writes the math element of f, which is XML already.
func writeMathML(r *Renderer, f *doc.Formula) {
	const start = "<math"
	rest, ok := strings.CutPrefix(f.MathML, start)
	if !ok {
		writeCode(r, f)
		return
	}
	r.Raw(start)
	writeID(r, f)
	if f.TeX != "" {
		r.Raw(` alttext="`)
		for i, line := range strings.Split(f.TeX, "\n") {
			if i > 0 {
				r.Raw("&#10;") // a line end would be read as a space (XML 1.0 §3.3.3)
			}
			r.Text(line)
		}
		r.Raw(`"`)
	}
	r.Raw(rest)
}

// showsNothing reports whether f is empty: definitions for formulas after it.
func showsNothing(f *doc.Formula) bool { return strings.HasSuffix(f.MathML, `"></math>`) }
