package main

import (
	"fmt"
	"io"
	"runtime"

	"github.com/wenzhai/wenzhai/convert/bilingual"
)

// longTexts are the paragraphs of the long articles that are measured.
func longTexts() []int { return []int{5_000, 10_000, 20_000} }

// measureLong prints what aligning ever longer articles takes: processor time
// and memory, which shall grow with the article and not with its square.
func measureLong(w io.Writer, texts []*gold, al *bilingual.Aligner) error {
	for _, n := range longTexts() {
		a, b := longText(texts, n)
		begin := processorTime()
		bytes := allocated(func() { al.Paragraphs(a, b) })
		_, err := fmt.Fprintf(w, "%d paragraphs in one article: %.1f s, %d MB allocated, %.1f kB a paragraph\n",
			n, (processorTime() - begin).Seconds(), bytes>>20, float64(bytes)/1024/float64(n))
		if err != nil {
			return err
		}
	}
	return nil
}

// allocated returns the bytes that f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// longText returns an article of about n paragraphs a side: the Chinese–English
// gold over and over, each time with other numbers in it and, every third time,
// without some paragraphs.
func longText(texts []*gold, n int) (a, b bilingual.Text) {
	for round := 0; ; round++ {
		for k, g := range texts {
			if !g.langs[0].IsChinese() || g.langs[1] != "en" {
				continue
			}
			a.Lang, b.Lang = g.langs[0], g.langs[1]
			mark := fmt.Sprintf(" %d.", 1000+round*len(texts)+k)
			for i, s := range g.paragraphs[0].Segments {
				if round%3 == 2 && i%7 == 3 {
					continue
				}
				s.Text += mark
				a.Segments = append(a.Segments, s)
			}
			for _, s := range g.paragraphs[1].Segments {
				s.Text += mark
				b.Segments = append(b.Segments, s)
			}
			if len(a.Segments) >= n {
				return a, b
			}
		}
	}
}
