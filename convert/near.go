package convert

import (
	"context"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// dropNear leaves out the members of pick whose cleaned texts are nearly those
// of another one, or stand whole in it, and says so. It reads every body.
func (l *Library) dropNear(ctx context.Context, pick []int) ([]int, error) {
	if !l.o.NearDuplicates || l.o.KeepDuplicates {
		return pick, nil
	}
	items := make([]digest.Item, len(pick))
	sketches := make([]digest.Sketch, len(pick))
	l.progress.begin(len(pick))
	err := parallel.Ordered(ctx, l.o.Workers, len(pick), func(k int) (digest.Sketch, error) {
		defer l.progress.step()
		a, _ := l.readText(pick[k])
		return digest.NewSketch(strings.Join(doc.PlainBlocks(a.Blocks), "\n")), nil
	}, func(k int, s digest.Sketch) error {
		items[k], sketches[k] = l.items[pick[k]], s
		items[k].Chars = s.Letters()
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []int
	for k, r := range digest.NearDuplicates(items, sketches) {
		i := pick[k]
		if r.Of < 0 {
			out = append(out, i)
			continue
		}
		l.repeats[i] = pick[r.Of]
		how := "%q is nearly the same as %s:%d and is left out"
		if r.Contained {
			how = "%q stands whole in %s:%d and is left out"
		}
		m, kept := &l.items[i].Meta, &l.items[pick[r.Of]].Meta
		l.planned = append(l.planned, diag.New(diag.Duplicate, m.Path, m.Line, how, m.Title, kept.Path, kept.Line))
	}
	return out, nil
}
