package convert

import (
	"context"
	"fmt"

	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// half says which of the two texts of an article that holds both is meant.
type half uint8

const (
	whole half = iota
	firstHalf
	secondHalf
)

func newSplitter() (*bilingual.Aligner, error) {
	d, err := lexicon.Bundled()
	if err != nil {
		return nil, err
	}
	return bilingual.NewAligner(bilingual.Options{Dictionary: d}), nil
}

// pairHalves looks among refs for articles without a partner that hold both
// texts. In a book of pairs each becomes two: its second text is an article
// after all others. Elsewhere it is its own partner.
func (l *Library) pairHalves(ctx context.Context, refs []int) error {
	var may []int
	for _, i := range refs {
		if _, paired := l.partners[i]; !paired && l.heads[i].TwoScripts {
			may = append(may, i)
		}
	}
	if len(may) == 0 {
		return nil
	}
	al, err := l.splitter()
	if err != nil {
		return err
	}
	found := map[place]bool{}
	var notes []diag.Diagnostic
	err = parallel.Ordered(ctx, l.o.Workers, len(may), func(k int) (both bilingual.Both, err error) {
		a, _ := l.readWhole(may[k])
		both, ok := al.Split(a, lang.Detect)
		if ok {
			both.Lead.Blocks, both.Second.Blocks = nil, nil
		}
		return both, nil
	}, func(k int, both bilingual.Both) error {
		if both.Lead == nil {
			return nil
		}
		one, other := both.Lead.Meta, both.Second.Meta
		found[place{one.Path, one.Line}] = true
		if l.joinHalves(may[k], one, other) {
			notes = append(notes, takenApart(&one, &other, both.Labels))
		}
		return nil
	})
	l.unpaired = append(withoutPlaces(l.unpaired, found), notes...)
	return err
}

// takenApart says that an article became two.
func takenApart(one, other *doc.Meta, labels []string) diag.Diagnostic {
	left := ""
	if len(labels) > 0 {
		left = fmt.Sprintf("; left out: %q", labels)
	}
	return diag.New(diag.BothTexts, one.Path, one.Line, "%q (%s) and %q (%s) were one article%s", one.Title, one.Lang, other.Title, other.Lang, left)
}

// joinHalves pairs the two texts of article i and reports whether it makes two
// articles of them. Where the book is to be in a language that neither text is in,
// the article stays as it is.
func (l *Library) joinHalves(i int, one, other doc.Meta) bool {
	only := l.o.Only
	if !l.together() || only != "" && !bilingual.Speaks(one.Lang, only) && !bilingual.Speaks(other.Lang, only) {
		l.partners[i] = i
		return false
	}
	j := len(l.items)
	// The address is the first's: the second is no page that repeats another.
	other.URL = ""
	l.partners[i], l.partners[j] = j, i
	l.keepMeta(i)
	second := l.heads[i]
	second.half = secondHalf
	l.heads[i].half = firstHalf
	l.heads = append(l.heads, second)
	l.items = append(l.items, digest.Item{Meta: other, Chars: l.items[i].Chars})
	l.items[i].Meta = one
	return true
}

// place is where a finding is.
type place struct {
	path string
	line int
}

func withoutPlaces(ds []diag.Diagnostic, of map[place]bool) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range ds {
		if !of[place{d.Path, d.Line}] {
			out = append(out, d)
		}
	}
	return out
}

// takeHalf returns one of the two texts of an article. What cleaning found is
// the first's.
func (l *Library) takeHalf(a *doc.Article, n note, h half) (*doc.Article, note) {
	al, err := l.splitter()
	if err != nil {
		return a, n
	}
	both, ok := al.Split(a, lang.Detect)
	if !ok {
		return a, n // the file changed, which n says
	}
	n.rows = both.Rows
	if h == firstHalf {
		return both.Lead, n
	}
	n.diagnostics, n.dropped = nil, nil
	n.rows = turned(n.rows)
	return both.Second, n
}

// bothTexts returns the texts of a pair, or those of article i where it is its
// own partner.
func (l *Library) bothTexts(i, j int) (a, b *doc.Article) {
	if i != j {
		a, _ = l.readText(i)
		b, _ = l.readText(j)
		return a, b
	}
	a, n := l.readWhole(i)
	b, _ = l.takeHalf(a, n, secondHalf)
	a, _ = l.takeHalf(a, n, firstHalf)
	return a, b
}

// turned returns rows with their sides changed.
func turned(rows []doc.Match) []doc.Match {
	if rows == nil {
		return nil
	}
	out := make([]doc.Match, len(rows))
	for i, r := range rows {
		out[i] = doc.Match{Lead: r.Second, Second: r.Lead, Confidence: r.Confidence}
	}
	return out
}
