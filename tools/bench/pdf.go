package main

// pdf prints what a thousand pages cost.
func (b *bed) pdf() error {
	dir, err := b.archive(floorArticles)
	if err != nil {
		return err
	}
	own, err := turns(b.runs, b.book("pdf", dir, b.out("b.pdf")))
	if err != nil {
		return err
	}
	pages, err := countPages(b.out("b.pdf"))
	if err != nil {
		return err
	}
	cost := own[0].cpu.Seconds() / float64(pages) * 1000
	verdict("PDF CPU s per 1,000 pages", cost, 5, "%.2f s, %.0f MB peak, %d pages", own[0].cpu.Seconds(), own[0].peakMB, pages)
	return nil
}

// growth compares the cost of a page in a book of about 5,000 pages with that
// in one of about 100.
func (b *bed) growth() error {
	perArticle, err := b.pagesPerArticle()
	if err != nil {
		return err
	}
	var dirs, outs [2]string
	for i, pages := range []float64{100, 5000} {
		if dirs[i], err = b.archive(max(1, int(pages/perArticle+0.5))); err != nil {
			return err
		}
		outs[i] = b.out([]string{"small.pdf", "large.pdf"}[i])
	}
	got, err := turns(b.runs, b.book("pdf", dirs[0], outs[0]), b.book("pdf", dirs[1], outs[1]))
	if err != nil {
		return err
	}
	var pages [2]int
	var cost [2]float64
	for i := range got {
		if pages[i], err = countPages(outs[i]); err != nil {
			return err
		}
		cost[i] = got[i].cpu.Seconds() / float64(pages[i]) * 1000
	}
	verdict("PDF growth, CPU per page", cost[1]/cost[0], 1.15, "%d pages %.2f ms each, %d pages %.2f ms each; peak %.0f and %.0f MB",
		pages[0], cost[0], pages[1], cost[1], got[0].peakMB, got[1].peakMB)
	return nil
}

// pagesPerArticle measures how long the articles are.
func (b *bed) pagesPerArticle() (float64, error) {
	dir, err := b.archive(floorArticles)
	if err != nil {
		return 0, err
	}
	if _, err := child(b.book("pdf", dir, b.out("b.pdf"))...); err != nil {
		return 0, err
	}
	pages, err := countPages(b.out("b.pdf"))
	return float64(pages) / floorArticles, err
}

// digest measures a day's or a week's book from the start of the process.
func (b *bed) digest() error {
	dir, err := b.archive(20)
	if err != nil {
		return err
	}
	got, err := turns(max(b.runs, 5), b.book("pdf", dir, b.out("d.pdf")), b.book("epub", dir, b.out("d.epub")))
	if err != nil {
		return err
	}
	for i, kind := range []string{"PDF", "EPUB"} {
		verdict("20 articles to "+kind+", CPU s", got[i].cpu.Seconds(), 0.35, "%.0f MB peak", got[i].peakMB)
	}
	return nil
}
