package convert

import (
	"context"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// distinct is which articles repeat others.
type distinct struct {
	kept    []int
	repeats map[int]int // of articles to those that they repeat
	found   []diag.Diagnostic
}

// distinct leaves out the members of pick that repeat another one, and with
// o.NearDuplicates those that nearly do.
func (p *planner) distinct(ctx context.Context, pick []int) (distinct, error) {
	x := distinct{repeats: map[int]int{}}
	for k, of := range p.duplicates(pick) {
		switch {
		case of < 0:
			x.kept = append(x.kept, pick[k])
		case p.o.KeepDuplicates:
			x.kept = append(x.kept, pick[k])
			x.repeats[pick[k]] = pick[of]
		default:
			p.leaveOut(&x, pick[k], pick[of], "%q repeats %s:%d and is left out")
		}
	}
	if !p.o.NearDuplicates || p.o.KeepDuplicates {
		return x, nil
	}
	pick, x.kept = x.kept, nil
	near, err := p.near(ctx, pick)
	for k, r := range near {
		switch {
		case r.Of < 0:
			x.kept = append(x.kept, pick[k])
		case r.Contained:
			p.leaveOut(&x, pick[k], pick[r.Of], "%q stands whole in %s:%d and is left out")
		default:
			p.leaveOut(&x, pick[k], pick[r.Of], "%q is nearly the same as %s:%d and is left out")
		}
	}
	return x, err
}

// leaveOut says that article i repeats another one.
func (p *planner) leaveOut(x *distinct, i, of int, how string) {
	m, kept := &p.items[i].Meta, &p.items[of].Meta
	x.repeats[i] = of
	x.found = append(x.found, diag.New(diag.Duplicate, m.Path, m.Line, how, m.Title, kept.Path, kept.Line))
}

// near compares the cleaned texts of pick. It reads every body.
func (p *planner) near(ctx context.Context, pick []int) ([]digest.Repeat, error) {
	items := make([]digest.Item, len(pick))
	sketches := make([]digest.Sketch, len(pick))
	p.progress.begin(len(pick))
	err := parallel.Ordered(ctx, p.o.Workers, len(pick), func(k int) (digest.Sketch, error) {
		defer p.progress.step()
		return digest.NewSketch(p.plain(pick[k])), nil
	}, func(k int, s digest.Sketch) error {
		items[k], sketches[k] = p.items[pick[k]], s
		items[k].Chars = s.Letters()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return digest.NearDuplicates(items, sketches), nil
}
