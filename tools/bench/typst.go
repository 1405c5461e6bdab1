package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/wenzhai/wenzhai/tools/peers/peer"
)

// typst sets the same texts with Typst on the same paper, in the same faces
// and size, and compares the two programs run by run.
func (b *bed) typst() error {
	if !peer.HasTypst() {
		fmt.Println("Typst is not installed: nothing was measured against it. make peers installs it (npm).")
		return nil
	}
	faces := b.out("faces")
	if err := peer.Faces(faces); err != nil {
		return err
	}
	for _, book := range []struct {
		articles int
		notes    bool
	}{{400, true}, {400, false}, {1000, true}} {
		if err := b.typstBooks(book.articles, book.notes, faces); err != nil {
			return err
		}
	}
	return nil
}

// typstBooks compares two books of n articles, with the addresses of links in
// notes or without.
func (b *bed) typstBooks(n int, notes bool, faces string) error {
	dir, err := b.archive(n)
	if err != nil {
		return err
	}
	main, own, other := b.out("main.typ"), b.out("own.pdf"), b.out("typst.pdf")
	if err := writeTypst(dir, main, notes); err != nil {
		return err
	}
	what, links := fmt.Sprintf("%d articles / Typst, ", n), "notes"
	if !notes {
		what, links = fmt.Sprintf("%d, no notes / Typst, ", n), "none"
	}
	got, err := turns(b.runs, b.book("pdf", dir, own, "--links", links), peer.TypstCommand(main, other, faces))
	if err != nil {
		return err
	}
	var pages [2]int
	var size [2]float64
	for i, name := range []string{own, other} {
		if pages[i], err = countPages(name); err != nil {
			return err
		}
		if size[i], err = megabytes(name); err != nil {
			return err
		}
	}
	verdict(what+"CPU", got[0].cpu.Seconds()/got[1].cpu.Seconds(), 0.25, "%.2f s and %.2f s", got[0].cpu.Seconds(), got[1].cpu.Seconds())
	verdict(what+"memory", got[0].peakMB/got[1].peakMB, 0.2, "%.0f MB and %.0f MB", got[0].peakMB, got[1].peakMB)
	verdict(what+"file", size[0]/size[1], 0.5, "%.1f MB and %.1f MB; %d and %d pages", size[0], size[1], pages[0], pages[1])
	return nil
}

func writeTypst(dir, name string, notes bool) error {
	articles, err := peer.Articles(context.Background(), dir)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := peer.Typst(&b, "文摘", articles, notes); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}
