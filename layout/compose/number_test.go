package compose

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestNumbersGoOnFromArticleToArticle(t *testing.T) {
	n := newNumbering(10)
	for i, c := range []struct {
		notes int
		opens bool
		want  int // the first number
	}{
		{3, true, 1}, {0, false, 4}, {4, false, 4}, {5, false, 8}, // 8 to 12: may stand on a page with 1
		{6, false, 13}, {5, false, 19}, // no article may have small numbers now
		{2, false, 1}, {2, true, 1}, {30, false, 3}, {1, false, 33}, {10, false, 34}, {1, false, 1},
	} {
		if got := n.take(i, c.notes, c.opens).number + 1; got != c.want {
			t.Errorf("article %d begins with %d, want %d", i, got, c.want)
		}
	}
}

func TestNumbersDoNotDependOnWhoAsksFirst(t *testing.T) {
	n := newNumbering(5)
	got := make([]counted, 40)
	var wg sync.WaitGroup
	for i := len(got) - 1; i >= 0; i-- {
		wg.Go(func() { got[i] = n.take(i, i%4, i%9 == 0) })
	}
	wg.Wait()
	one := newNumbering(5)
	for i := range got {
		if want := one.take(i, i%4, i%9 == 0); got[i] != want {
			t.Errorf("article %d: %v, want %v", i, got[i], want)
		}
	}
}

// What is counted before an article is set is what setting it numbers.
func TestNotesAreCountedAsTheyAreSet(t *testing.T) {
	r := scribe{rand.New(rand.NewPCG(7, 2))}
	for round := range 20 {
		a := r.article(round)
		vol, _ := shelf(digest.None, a)
		p, err := newPress(vol, Options{})
		if err != nil {
			t.Fatal(err)
		}
		ts := p.typesetter(a, site{"a1", 1})
		n := ts.number()
		ts.set()
		if after := len(ts.lead.links.numbers); after != n {
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
