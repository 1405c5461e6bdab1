package convert

import (
	"errors"
	"sync"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/pinyin"
	"github.com/wenzhai/wenzhai/convert/script"
)

// ErrLost says that an article whose head was read cannot be read any more, or
// is no longer what it was: its file was changed, moved or deleted meanwhile.
var ErrLost = errors.New("an article was lost while the book was being made")

// loader makes of the bodies of a plan's entries what a book shows: both texts
// beside each other, in the script that is asked for, with readings.
type loader struct {
	*bodies
	plan    *plan
	layout  digest.Layout
	script  *script.Converter // nil: no conversion
	ruby    pinyin.Level
	aligner func() (*bilingual.Aligner, error) // made when the first pair is loaded
	reader  func() (*pinyin.Reader, error)     // made when the first article is read aloud
}

func newLoader(b *bodies, p *plan, layout digest.Layout, sc *script.Converter) *loader {
	l := &loader{bodies: b, plan: p, layout: layout, script: sc, ruby: b.options.Ruby, reader: sync.OnceValues(pinyin.New)}
	l.aligner = sync.OnceValues(l.newAligner)
	return l
}

// load reads and cleans the texts of e by read, and returns what that found of each.
func (l *loader) load(e *digest.Entry, read func(i int) (*doc.Article, note)) (*doc.Article, []note, error) {
	a, n := read(e.Ref)
	notes := []note{n}
	lead, second := a.Lang, doc.Lang("")
	a.Meta = e.Meta
	switch {
	case e.Second == nil:
		l.convert(a, lead, second)
	case l.plan.rewritten[e.Ref]:
		l.besideItself(a, e.Second, lead)
	default:
		b, m := read(e.SecondRef)
		notes = append(notes, m)
		second = b.Lang
		b.Meta = *e.Second
		if n.rows != nil {
			a.Second = &doc.Second{Meta: b.Meta, Blocks: b.Blocks, Rows: n.rows}
		} else if err := l.align(a, b); err != nil {
			return nil, notes, err
		}
		l.convert(a, lead, second)
	}
	return a, notes, l.addReadings(a)
}

// align sets b beside a by the rows that their alignment gives.
func (l *loader) align(a, b *doc.Article) error {
	al, err := l.aligner()
	if err != nil {
		return err
	}
	x := al.Paragraphs(bilingual.NewText(a), bilingual.NewText(b))
	a.Second = &doc.Second{Meta: b.Meta, Blocks: b.Blocks}
	if l.layout == digest.Sequential {
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
func (l *loader) newAligner() (*bilingual.Aligner, error) {
	d, err := lexicon.Bundled()
	if err != nil {
		return nil, err
	}
	al := bilingual.NewAligner(bilingual.Options{Dictionary: d})
	var untaught [][]int
	for _, e := range l.plan.volume.Entries() {
		if texts := l.plan.texts(e); len(texts) == 2 && !al.HasDictionary(e.Lang, e.Second.Lang) {
			untaught = append(untaught, texts)
		}
	}
	step := max(1, (len(untaught)+maxLessons-1)/maxLessons)
	var lessons [][2]bilingual.Text
	for i := 0; i < len(untaught); i += step {
		lessons = append(lessons, l.lesson(untaught[i][0], untaught[i][1]))
	}
	teach(al, lessons)
	return al, nil
}

// lesson returns the texts of a pair.
func (b *bodies) lesson(i, j int) [2]bilingual.Text {
	x, y := b.texts(i, j)
	return [2]bilingual.Text{bilingual.NewText(x), bilingual.NewText(y)}
}

// teach lets al learn from lessons twice: the second time with what the first has
// taught.
func teach(al *bilingual.Aligner, lessons [][2]bilingual.Text) {
	for range 2 {
		al.Learn(lessons)
	}
}

// convert converts the texts of a, whose languages were those.
func (l *loader) convert(a *doc.Article, lead, second doc.Lang) {
	if l.script == nil || lead.IsChinese() && second.IsChinese() {
		return
	}
	a.Blocks = l.script.Blocks(a.Blocks, lead)
	if a.Second != nil {
		a.Second.Blocks = l.script.Blocks(a.Second.Blocks, second)
	}
}

// besideItself sets the conversion of a beside it, block by block. A's own
// language was lang.
func (l *loader) besideItself(a *doc.Article, second *doc.Meta, lang doc.Lang) {
	other := l.script.Blocks(a.Blocks, lang)
	if a.Lang == l.script.To() {
		a.Blocks, other = other, a.Blocks
	}
	s := &doc.Second{Meta: *second, Blocks: make([]doc.Block, 0, len(other))}
	for i, b := range other {
		row := doc.Match{Lead: doc.Span{From: i, To: i + 1}, Confidence: 1}
		row.Second.From = len(s.Blocks)
		if says(b) {
			s.Blocks = append(s.Blocks, b)
		}
		row.Second.To = len(s.Blocks)
		s.Rows = append(s.Rows, row)
	}
	a.Second = s
}

// says reports whether b says anything in Chinese: program text, formulas, rules and
// pictures without a caption are the same in both scripts.
func says(b doc.Block) bool {
	switch b.(type) {
	case *doc.Code, *doc.Formula:
		return false
	}
	return len(doc.PlainBlocks([]doc.Block{b})) > 0
}

// addReadings puts readings above the Chinese characters of both texts of a.
func (l *loader) addReadings(a *doc.Article) error {
	if l.ruby == pinyin.None {
		return nil
	}
	r, err := l.reader()
	if err != nil {
		return err
	}
	a.Blocks = r.Blocks(a.Blocks, a.Lang, l.ruby)
	if a.Second != nil {
		a.Second.Blocks = r.Blocks(a.Second.Blocks, a.Second.Lang, l.ruby)
	}
	return nil
}
