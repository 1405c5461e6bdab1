package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
	"github.com/wenzhai/wenzhai/tools/audit/lines"
)

// observer audits the paragraphs of an archive as they are set, beside the
// same paragraphs broken by first fit.
type observer struct {
	mu       sync.Mutex
	greedy   *text.Engine
	set      lines.Audit // as they were set
	firstFit lines.Audit
	faults   []fault
}

func newObserver() (*observer, error) {
	set, err := fonts.Bundled()
	if err != nil {
		return nil, err
	}
	o := &observer{greedy: text.New(set).FirstFit()}
	o.set.Found = func(rule string, i int, all []text.Line) {
		f := fault{rule: rule, where: lineText(&all[i])}
		if i > 0 && slices.Contains([]string{"start", "dash", "number", "word"}, rule) {
			f.where = lineText(&all[i-1]) + " | " + f.where
		}
		o.faults = append(o.faults, f)
	}
	return o, nil
}

// observe is for compose.Options.Observe.
func (o *observer) observe(p *text.Paragraph, set []text.Line) {
	var greedy []text.Line
	if p.Align == text.Justify && !p.Code && len(set) > 1 {
		greedy = o.greedy.Lines(p)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.set.Add(p, set)
	if greedy != nil {
		o.firstFit.Add(p, greedy)
	}
}

func lineText(l *text.Line) string {
	var b strings.Builder
	for i := range l.Runs {
		b.WriteString(page.RunText(&l.Runs[i]))
	}
	return b.String()
}

// auditArchive sets a book of the articles at path and audits its lines and
// its pages.
func auditArchive(ctx context.Context, path string, o compose.Options, pairs digest.Layout) (*result, error) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return nil, err
	}
	l, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{path}, Zone: zone}, Bodies: convert.Bodies{Images: true}, Pairing: convert.Pairing{Layout: pairs}})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	seen, err := newObserver()
	if err != nil {
		return nil, err
	}
	o.UI, o.Observe, o.KeepImages = l.UI(), seen.observe, true
	d, _, err := compose.Compose(ctx, l.Volume(), l.Load, o)
	if err != nil {
		return nil, err
	}
	feet := levelOf(d, max(o.Columns, 1), cmp.Or(o.FontSize, 10.5)*5/3)
	r := &result{faults: slices.Concat(seen.faults, pageFaults(d), feet.faults)}
	r.linef("%d articles, %d pages, %d paragraphs, %d lines, %d glyphs", l.Len(), len(d.Pages), seen.set.Paragraphs, seen.set.Lines, seen.set.Glyphs)
	r.edge(seen.set.Justified, seen.set.Count("ragged"))
	r.linef("lines of Han with a mean gap within .05 em: %s of %d", share(seen.set.HanEven, seen.set.HanLines), seen.set.HanLines)
	r.linef("lines with a hyphen: %d, %s of full ones, a second one in a row: %d", seen.set.Count("hyphen"), share(seen.set.Count("hyphen"), seen.set.Full), seen.set.Count("hyphen row"))
	r.linef("tightness: mean squared deviation %.3g, first fit %.3g, ratio %s", seen.set.Deviation(), seen.firstFit.Deviation(), ratio(seen.set.Deviation(), seen.firstFit.Deviation()))
	feet.lines(r)
	return r, nil
}

func share(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}

func ratio(a, b float64) string {
	if b == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", a/b)
}
