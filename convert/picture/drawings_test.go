package picture

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/wenzhai/wenzhai/convert/picture/drawing"
)

// discs is a drawing of n large shapes, each of which takes some two million
// units of work.
func discs(n int) []byte {
	return []byte(`<svg viewBox="0 0 9 9">` + strings.Repeat(`<rect width="9" height="9" opacity="0.5"/>`, n) + `</svg>`)
}

// However often a drawing stands in a run, it is drawn once.
func TestDrawingsAreRemembered(t *testing.T) {
	for name, data := range map[string][]byte{"drawn": discs(3), "refused": discs(500)} {
		d := NewDecoders(nil)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				a := d.Article()
				for i := range 500 {
					at := fmt.Sprint(i)
					img, _, err := a.Decode(t.Context(), at, data)
					if (err == nil) != (name == "drawn") || img != nil && img.Name != at {
						t.Errorf("%s: %v", name, err)
						return
					}
				}
			})
		}
		wg.Wait()
		if len(d.known) != 1 {
			t.Errorf("%s: %d are remembered", name, len(d.known))
		}
	}
}

// The drawings of an article have a bound together: beyond it only small ones are
// drawn, in an article that holds them first and in one that holds them last.
func TestDrawingsOfAnArticle(t *testing.T) {
	d := NewDecoders(nil)
	small, large := discs(1), discs(8)
	for range 2 {
		a := d.Article()
		for i := range 4 {
			if _, _, err := a.Decode(t.Context(), "", discs(500+i)); !errors.Is(err, drawing.ErrTooMuch) {
				t.Errorf("over the limit: %v", err)
			}
		}
		if _, _, err := a.Decode(t.Context(), "", large); !errors.Is(err, drawing.ErrTooMuch) {
			t.Errorf("after too many: %v", err)
		}
		if img, _, err := a.Decode(t.Context(), "", small); err != nil || img.Width != drawing.Side {
			t.Errorf("a small one after too many: %v", err)
		}
		if img, _, err := d.Article().Decode(t.Context(), "", large); err != nil || img.Width != drawing.Side {
			t.Errorf("in an article of its own: %v", err)
		}
	}
}

// Pictures beyond what is remembered are drawn again.
func TestDrawingsBeyondMemory(t *testing.T) {
	d := NewDecoders(nil)
	d.kept = maxKept
	for range 2 {
		if img, _, err := d.Article().Decode(t.Context(), "kiln.svg", []byte(kiln)); err != nil || img.Name != "kiln.svg" {
			t.Error(err)
		}
	}
	if d.kept != maxKept {
		t.Errorf("%d bytes are kept", d.kept)
	}
}
