package compose

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
)

// What is counted before an article is set is what setting it numbers.
func TestNotesAreCountedAsTheyAreSet(t *testing.T) {
	r := scribe{rand.New(rand.NewPCG(7, 2))}
	for round := range 20 {
		a := r.article(round)
		vol, _ := shelf(digest.None, a)
		p, err := typeset.NewPress(vol, Options{})
		if err != nil {
			t.Fatal(err)
		}
		ts := p.Typesetter(a, typeset.Site{Anchor: "a1", Level: 1})
		n := ts.Number()
		ts.Set()
		if after := ts.Number(); after != n {
			t.Errorf("round %d: %d notes were counted, %d are set", round, n, after)
		}
	}
}

func TestNoPageHasTwoNotesOfOneNumber(t *testing.T) {
	for _, o := range layouts() {
		var articles []*doc.Article
		for n := range 60 {
			a := linkArticle()
			a.Path = fmt.Sprintf("%d.md", n)
			for i := range n * 7 % 13 {
				a.Blocks = append(a.Blocks, &doc.Paragraph{Inlines: []doc.Inline{
					&doc.Run{Text: "沿着小路往前走，"}, linked(fmt.Sprintf("第%d个路口", i+1), fmt.Sprintf("https://example.org/%d/%d", n, i)),
					&doc.Run{Text: "，再回到"}, linked("开头", fmt.Sprintf("https://example.org/%d/0", n)), &doc.Run{Text: "。"},
				}})
			}
			articles = append(articles, a)
		}
		d, _ := compose(t, o, digest.None, articles...)
		distinctNotes(t, d)
	}
}
