package convert

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// together reports whether the book takes pairs as one article each.
func (l *Library) together() bool { return l.o.Layout != digest.Apart || l.o.Only != "" }

// withPartners adds the translations of what is picked: whoever selects an
// article of a bilingual book by date, language or tag means both its texts.
func (l *Library) withPartners(pick []int) []int {
	if !l.together() {
		return pick
	}
	in := map[int]bool{}
	for _, i := range pick {
		in[i] = true
		if j, ok := l.partners[i]; ok {
			in[j] = true
		}
	}
	out := make([]int, 0, len(in))
	for i := range l.items {
		if in[i] {
			out = append(out, i)
		}
	}
	return out
}

// joinPairs leaves of each pair in pick only the leading text, or only that in
// the language asked for. The second texts are in seconds.
func (l *Library) joinPairs(pick []int) []int {
	if !l.together() {
		return pick
	}
	l.seconds = map[int]int{}
	in := map[int]bool{}
	for _, i := range pick {
		in[i] = true
	}
	var out []int
	for _, i := range pick {
		j, ok := l.partners[i]
		if !ok || !in[j] {
			out = append(out, i)
			continue
		}
		if l.o.Only != "" && !l.eitherWill(i, j) {
			out = append(out, i)
			continue
		}
		if !l.leads(i, j) {
			l.planned = append(l.planned, l.leftOutFor(i, j)...)
			continue
		}
		l.dateLike(i, j)
		out = append(out, i)
		if l.o.Only == "" {
			l.seconds[i] = j
		}
	}
	return out
}

// eitherWill reports whether, of articles i and j, the one in the language that
// the book is to be in may stand for both: not where neither is in it, nor where
// both are in the very same.
func (l *Library) eitherWill(i, j int) bool {
	a, b := l.items[i].Meta.Lang, l.items[j].Meta.Lang
	return a != b && (bilingual.Speaks(a, l.o.Only) || bilingual.Speaks(b, l.o.Only))
}

// leftOutFor says that article i is left out of a book of one language, where its
// partner j goes in.
func (l *Library) leftOutFor(i, j int) []diag.Diagnostic {
	if l.o.Only == "" {
		return nil
	}
	m, in := &l.items[i].Meta, &l.items[j].Meta
	return []diag.Diagnostic{diag.New(diag.OtherText, m.Path, m.Line, "%q (%s) is left out: %q (%s) goes in", m.Title, m.Lang, in.Title, in.Lang)}
}

// leads reports whether article i goes before its partner j: it is in the
// language asked for, or both or none are and its own is earlier in the usual
// order, Chinese first.
func (l *Library) leads(i, j int) bool {
	a, b := &l.items[i].Meta, &l.items[j].Meta
	want := l.o.Lead
	if l.o.Only != "" {
		want = l.o.Only
	}
	if want == "" {
		want = "zh"
	}
	if x, y := bilingual.Speaks(a.Lang, want), bilingual.Speaks(b.Lang, want); x != y {
		return x
	}
	if c := bilingual.Compare(a.Lang, b.Lang); c != 0 {
		return c < 0
	}
	return i < j
}

// dateLike gives article i the date of its partner j if it has none.
func (l *Library) dateLike(i, j int) {
	a, b := &l.items[i].Meta, &l.items[j].Meta
	if !a.Dated() && b.Dated() {
		l.keepMeta(i)
		a.Date, a.DateOnly, a.DateFrom = b.Date, b.DateOnly, b.DateFrom
	}
}

// align sets b beside a by the rows that their alignment gives.
func (l *Library) align(a, b *doc.Article) error {
	al, err := l.aligner()
	if err != nil {
		return err
	}
	x := al.Paragraphs(bilingual.NewText(a), bilingual.NewText(b))
	a.Second = &doc.Second{Meta: b.Meta, Blocks: b.Blocks}
	if l.o.Layout == digest.Sequential {
		a.Second.Rows = bilingual.Rows(x, a.Blocks, b.Blocks)
		return nil
	}
	a.Blocks, a.Second.Blocks, a.Second.Rows = bilingual.Beside(x, a.Blocks, b.Blocks)
	return nil
}

// maxLessons is how many pairs of an archive are learnt from: words that
// matter repeat, and more pairs only cost time.
const maxLessons = 200

// newAligner returns an aligner with the bundled dictionary, taught by the
// pairs of the book for whose languages there is none.
func (l *Library) newAligner() (*bilingual.Aligner, error) {
	d, err := lexicon.Bundled()
	if err != nil {
		return nil, err
	}
	al := bilingual.NewAligner(bilingual.Options{Dictionary: d})
	var untaught []*digest.Entry
	for _, e := range l.volume.Entries() {
		if e.Second != nil && !l.rewritten[e.Ref] && !al.HasDictionary(e.Lang, e.Second.Lang) {
			untaught = append(untaught, e)
		}
	}
	lessons := l.lessons(untaught)
	for range lessonRounds {
		al.Learn(lessons)
	}
	return al, nil
}

// lessons returns the texts of at most maxLessons pairs, spread over entries.
func (l *Library) lessons(entries []*digest.Entry) [][2]bilingual.Text {
	step := max(1, (len(entries)+maxLessons-1)/maxLessons)
	var out [][2]bilingual.Text
	for i := 0; i < len(entries); i += step {
		a, _ := l.readText(entries[i].Ref)
		b, _ := l.readText(entries[i].SecondRef)
		out = append(out, [2]bilingual.Text{bilingual.NewText(a), bilingual.NewText(b)})
	}
	return slices.Clip(out)
}
