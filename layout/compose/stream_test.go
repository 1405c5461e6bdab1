package compose

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// TestPagesOnTheWayAndAtOnce writes a book of several chunks while its pages
// are made, and from all its pages, as a dump does: the bytes are the same for
// any number of workers.
func TestPagesOnTheWayAndAtOnce(t *testing.T) {
	vol, load := longVolume(60)
	ctx, o := context.Background(), Options{FontSize: 18}
	d, r, err := Compose(ctx, vol, load, o)
	if err != nil || r.Pages < 200 {
		t.Fatalf("%d pages are too few for the test; error %v", r.Pages, err)
	}
	var want bytes.Buffer
	if err := pdf.WriteDocument(ctx, &want, pdf.Options{}, d); err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 4} {
		var out bytes.Buffer
		o.Workers = workers
		err := pdf.Write(ctx, &out, pdf.Options{Workers: workers}, func(out page.Sink) (*page.Document, error) {
			d, _, err := Pages(ctx, vol, load, o, out)
			return d, err
		})
		if err != nil || !bytes.Equal(want.Bytes(), out.Bytes()) {
			t.Errorf("%d workers: other bytes, error %v", workers, err)
		}
	}
}

// TestContentsMakeRoomForTheirNumbers sets the contents again where the book
// has more or fewer pages than was thought.
func TestContentsMakeRoomForTheirNumbers(t *testing.T) {
	for _, n := range []int{1, 40, 60} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			vol, load := longVolume(n)
			d, r, err := Compose(context.Background(), vol, load, Options{FontSize: 18})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Pages) != r.Pages || d.Front < 2 || d.Front >= r.Pages {
				t.Fatalf("%d pages, %d before the body, reported %d", len(d.Pages), d.Front, r.Pages)
			}
			for i := range d.Pages {
				if len(d.Pages[i].Items) == 0 && i != d.Front-1 {
					t.Errorf("page %d is empty", i+1)
				}
				if got := d.Pages[i].Label; got != fmt.Sprint(i+1) {
					t.Errorf("page %d is called %q", i+1, got)
				}
			}
		})
	}
}

// longVolume is a book of n articles of some pages each.
func longVolume(n int) (*digest.Volume, digest.Loader) {
	articles := make([]*doc.Article, n)
	for i := range articles {
		a := gardenArticle()
		a.Title = fmt.Sprintf("茶园日记之%d", i+1)
		for k := range 8 {
			a.Blocks = append(a.Blocks, para(strings.Repeat(fmt.Sprintf("第%d天，雨下了一整夜，早上的茶山全是雾 and tea。", k+1), 8+i%5)))
		}
		articles[i] = a
	}
	return shelf(digest.None, articles...)
}
