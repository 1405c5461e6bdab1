package math

import (
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/math/equation"
)

// maxArticle is how many bytes of formulas of one article are read: each takes time.
const maxArticle = 1 << 20

// Article makes MathML of the TeX of a, with the numbers of its equations, and links of
// references to them. Definitions hold for what comes after them, as on a page. What
// cannot be read stays TeX.
func (r *Reader) Article(a *doc.Article) []diag.Diagnostic {
	if r == nil || a == nil {
		return nil
	}
	var formulas []*doc.Formula
	eachFormula(a.Blocks, func(f *doc.Formula) { formulas = append(formulas, f) })
	if len(formulas) == 0 {
		return nil
	}
	numbers := equation.Number(formulas)
	if numbers.Refer(a.Blocks) {
		formulas = formulas[:0]
		eachFormula(a.Blocks, func(f *doc.Formula) { formulas = append(formulas, f) })
	}
	var failed []string
	definitions, size := a.Definitions, 0
	for _, f := range formulas {
		if f.MathML != "" || f.TeX == "" {
			continue
		}
		tex, err := numbers.TeX(f)
		if size += len(f.TeX); size > maxArticle {
			err = fmt.Errorf("the article holds over 1 MB of formulas")
		}
		if err == nil {
			f.MathML, err = r.MathML(tex, f.Display, definitions)
		}
		if err != nil {
			failed = append(failed, fmt.Sprintf("%s (%v)", shortTeX(f.TeX), err))
		}
		if d := Definitions(f.TeX); err == nil && d != "" {
			definitions += d
		}
	}
	if len(failed) == 0 {
		return nil
	}
	const shown = 3
	more := ""
	if n := len(failed) - shown; n > 0 {
		failed, more = failed[:shown], fmt.Sprintf("; and %d more", n)
	}
	return []diag.Diagnostic{diag.New(diag.FormulaTeX, a.Path, a.Line, "formulas that cannot be set stand as TeX: %s%s", strings.Join(failed, "; "), more)}
}

// shortTeX returns the beginning of a formula for a message.
func shortTeX(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// eachFormula calls visit for every formula of blocks in reading order.
func eachFormula(blocks []doc.Block, visit func(*doc.Formula)) {
	doc.Walk(blocks, func(x doc.Block) bool {
		if f, ok := x.(*doc.Formula); ok {
			visit(f)
		}
		for t := range doc.Texts(x) {
			doc.EachInline(*t, func(in doc.Inline) {
				if f, ok := in.(*doc.Formula); ok {
					visit(f)
				}
			})
		}
		return true
	})
}
