package explain

import (
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
)

// NothingSelected ends a run in which nothing was selected; result is what came of it.
func NothingSelected(p *term.Printer, l *convert.Library, failEmpty, strict bool, result string) error {
	for _, d := range l.Diagnostics() {
		p.Diagnostic(d)
	}
	n := l.Nothing()
	message := "no article was selected" + result + "; " + WhyNothing(&n)
	if failEmpty {
		p.FailureOf("selected", n, message)
		return &exit.Error{Code: exit.Empty}
	}
	p.Fact("selected", n, "%s", message)
	p.Summary()
	if strict && p.Warnings() > 0 {
		return &exit.Error{Code: exit.Strict}
	}
	return nil
}

// WhyNothing puts into words what was looked at and what each part of the selection lets
// in.
func WhyNothing(n *convert.Nothing) string {
	parts := []string{"looked at " + looked(n)}
	if p := n.Period; p != nil {
		parts = append(parts, fmt.Sprintf("%d %s, %s", p.Articles, days(p), p.Zone))
	}
	parts = append(parts, among("%d in %s", "", n.Languages)...)
	parts = append(parts, among("%d with the tag %s", "tags", n.Tags)...)
	parts = append(parts, among("%d of the source %s", "sources", n.Sources)...)
	if n.LeftOut > 0 {
		parts = append(parts, fmt.Sprintf("%d in an earlier issue or one to come", n.LeftOut))
	}
	if n.Empty > 0 {
		parts = append(parts, fmt.Sprintf("%d empty", n.Empty))
	}
	if n.Length > 0 {
		parts = append(parts, fmt.Sprintf("%d shorter or longer than asked for", n.Length))
	}
	if n.Match != nil {
		parts = append(parts, fmt.Sprintf("--match %q lets in 0 of %d", n.Match.Expression, n.Match.Searched))
	}
	return strings.Join(parts, "; ")
}

func looked(n *convert.Nothing) string {
	s := term.Count(n.Articles, "article")
	switch n.Oldest {
	case "":
		return s + ", all undated"
	case n.Newest:
		s += ", of " + n.Oldest
	default:
		s += ", " + n.Oldest + " to " + n.Newest
	}
	if n.Undated > 0 {
		s += fmt.Sprintf(", %d undated", n.Undated)
	}
	return s
}

func days(p *convert.Asked) string {
	switch {
	case p.To == "":
		return "from " + p.From + " on"
	case p.From == "":
		return "up to " + p.To
	case p.From == p.To:
		return "of " + p.From
	}
	return "from " + p.From + " to " + p.To
}

// mostKnown is how many names are listed where none is near what was asked for.
const mostKnown = 6

// among says how many articles a choice lets in, and of names that nobody has
// which ones are near.
func among(format, plural string, a *convert.Among) []string {
	if a == nil {
		return nil
	}
	s := fmt.Sprintf(format, a.Articles, quoted(a.Asked))
	if a.Articles > 0 {
		return []string{s}
	}
	var near []string
	for _, x := range a.Asked {
		if n := nearest.Name(x, a.Known); n != "" {
			near = append(near, n)
		}
	}
	switch {
	case len(near) > 0:
		s += ", did you mean " + quoted(near) + "?"
	case len(a.Known) == 0:
		s += ", there are no " + plural
	default:
		s += ", there are " + quoted(a.Known[:min(len(a.Known), mostKnown)])
		if len(a.Known) > mostKnown {
			s += fmt.Sprintf(" and %d more", len(a.Known)-mostKnown)
		}
	}
	return []string{s}
}

func quoted(names []string) string {
	var out []string
	for _, n := range names {
		out = append(out, fmt.Sprintf("%q", n))
	}
	return nearest.Or(out)
}
