// Package equation numbers the equations of an article, as MathJax does with the
// setting tags: "ams", and finds which of them \ref and \eqref name. It reads no TeX
// beyond what that takes.
package equation

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Numbers are those of the equations of one article.
type Numbers struct {
	set    map[*doc.Formula]string // what is set in place of their TeX
	labels map[string]equation
}

// equation is what a label names: the formula with the ID, and the number of its row,
// without brackets.
type equation struct{ ID, Number string }

// Number numbers equations, formulas of one article in their order, where one of them
// has a label or refers to one: rows of equation, align, gather and the like which do
// not say \notag, and other formulas of display that have a label. It gives IDs to
// formulas that are referred to.
func Number(formulas []*doc.Formula) *Numbers {
	n := &Numbers{set: map[*doc.Formula]string{}, labels: map[string]equation{}}
	if !wanted(formulas) {
		return n
	}
	next := 1
	own := map[*doc.Formula][]string{}
	for _, f := range formulas {
		if f.MathML != "" {
			continue
		}
		s := &scanner{tex: f.TeX, next: next, display: f.Display}
		s.read()
		if next = s.next; s.out.String() != f.TeX {
			n.set[f] = s.out.String()
		}
		for _, l := range s.labels {
			if _, taken := n.labels[l.name]; !taken {
				n.labels[l.name] = equation{Number: l.number}
				own[f] = append(own[f], l.name)
			}
		}
	}
	n.name(formulas, own)
	return n
}

// wanted reports whether a formula has a label or refers to one.
func wanted(formulas []*doc.Formula) bool {
	for _, f := range formulas {
		if f.MathML == "" && (strings.Contains(f.TeX, `\label`) || strings.Contains(f.TeX, `ref{`) || strings.Contains(f.TeX, `ref {`)) {
			return true
		}
	}
	return false
}

// name gives an ID to every formula one of whose own labels is referred to.
func (n *Numbers) name(formulas []*doc.Formula, own map[*doc.Formula][]string) {
	used := map[string]bool{}
	for _, f := range formulas {
		for _, r := range references(f.TeX) {
			used[r.Label] = true
		}
	}
	count := 0
	for _, f := range formulas {
		for _, l := range own[f] {
			if !used[l] {
				continue
			}
			if f.ID == "" {
				count++
				f.ID = "peq" + strconv.Itoa(count)
			}
			n.labels[l] = equation{ID: f.ID, Number: n.labels[l].Number}
		}
	}
}

// find returns the equation that a label names.
func (n *Numbers) find(label string) (equation, bool) {
	if n == nil {
		return equation{}, false
	}
	e, ok := n.labels[label]
	return e, ok
}

// TeX returns what is to be set of f: its TeX with the numbers of its rows and of the
// equations that it refers to, without labels. It fails where a reference leads nowhere.
func (n *Numbers) TeX(f *doc.Formula) (string, error) {
	if f == nil {
		return "", nil
	}
	tex := f.TeX
	if n != nil && n.set[f] != "" {
		tex = n.set[f]
	}
	list := references(tex)
	if len(list) == 0 {
		return tex, nil
	}
	var b strings.Builder
	at := 0
	for _, r := range list {
		e, ok := n.find(r.Label)
		if !ok {
			return "", fmt.Errorf("no equation of the article has the label %s", r.Label)
		}
		b.WriteString(tex[at:r.From] + `\text{` + r.shown(e) + "}")
		at = r.To
	}
	return b.String() + tex[at:], nil
}
