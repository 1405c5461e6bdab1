package conform

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Expected is what a book of an archive must hold.
type Expected struct {
	Articles, Chapters int
	Titles             []string        // in book order
	Begins             []string        // the first text of each article; "" if it has none
	Parts              []string        // titles and leaf blocks, in book order
	Text, Notes        []string        // Parts without those of notes, and these
	Captions           map[string]bool // of pictures, squashed: those float on pages
}

// Expect reads the archive at paths as the command line would by default.
func Expect(ctx context.Context, paths ...string) (*Expected, error) {
	l, err := open(ctx, digest.Apart, paths)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	v := l.Volume()
	e := &Expected{Articles: v.Len(), Chapters: v.Headed(), Captions: map[string]bool{}}
	for _, entry := range v.Entries() {
		a, err := l.Load(ctx, entry)
		if err != nil {
			return nil, err
		}
		e.Titles = append(e.Titles, a.Title)
		e.Parts = append(e.Parts, a.Title)
		e.Parts = append(e.Parts, leaves(a.Blocks)...)
		text, notes := parted(a.Blocks)
		e.Text, e.Notes = append(append(e.Text, a.Title), text...), append(e.Notes, notes...)
		e.Begins = append(e.Begins, first(text))
		doc.Walk(a.Blocks, func(b doc.Block) bool {
			if f, ok := b.(*doc.Figure); ok {
				for _, caption := range doc.PlainBlocks([]doc.Block{f}) {
					e.Captions[Squash(caption)] = true
				}
			}
			return true
		})
	}
	return e, nil
}

// open opens an archive as the command line would.
func open(ctx context.Context, l digest.Layout, paths []string) (*convert.Library, error) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return nil, err
	}
	return convert.Open(ctx, convert.Options{Source: convert.Source{Paths: paths, Zone: zone}, Pairing: convert.Pairing{Layout: l}, Bodies: convert.Bodies{Images: true}})
}

// first returns the first text that says something.
func first(text []string) string {
	for _, s := range text {
		if Squash(s) != "" {
			return s
		}
	}
	return ""
}

// parted returns the leaf blocks of a text and those of its notes, which a page has at its
// foot.
func parted(blocks []doc.Block) (text, notes []string) {
	for _, b := range blocks {
		if n, ok := b.(*doc.Note); ok {
			notes = append(notes, leaves(n.Blocks)...)
		} else {
			text = append(text, leaves([]doc.Block{b})...)
		}
	}
	return text, notes
}

// leaves is doc.PlainBlocks with the cells of tables apart: a page sets a
// cell's lines together, not a row's.
func leaves(blocks []doc.Block) []string {
	var out []string
	doc.Walk(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Quote, *doc.List, *doc.Note:
		case *doc.Box:
			out = append(out, doc.PlainInlines(b.Title))
		case *doc.Definitions:
			out = append(out, doc.PlainBlocks([]doc.Block{b})...)
			return false
		case *doc.Table:
			out = append(out, doc.PlainInlines(b.Caption))
			for _, r := range slices.Concat(b.Head, b.Rows) {
				for _, c := range r {
					if len(c.Blocks) == 0 {
						out = append(out, doc.PlainInlines(c.Inlines))
					}
				}
			}
		default:
			out = append(out, doc.PlainBlocks([]doc.Block{b})...)
		}
		return true
	})
	return out
}

// Node runs a script of tools/readers and decodes the JSON that it prints.
func Node(ctx context.Context, result any, script string, args ...string) error {
	c, free := limited(ctx, "node", append([]string{script}, args...)...)
	defer free()
	c.Dir, c.Stderr = filepath.Join(root(), "tools", "readers"), os.Stderr
	out, runErr := c.Output()
	if err := json.Unmarshal(out, result); err != nil {
		return fmt.Errorf("%s printed no result (run make setup): %w", script, errors.Join(runErr, err))
	}
	return runErr
}

// Readers opens books in two e-book readers in one headless Chromium and compares
// what they see with what each must hold. A file of several books is opened once. The
// errors are in the order of books, nil for a sound one.
func Readers(ctx context.Context, books ...*Book) []error {
	var files []string
	for _, b := range books {
		abs, err := filepath.Abs(b.File)
		if err != nil {
			return slices.Repeat([]error{err}, len(books))
		}
		files = append(files, abs)
	}
	once := slices.Compact(slices.Sorted(slices.Values(files)))
	var seen []map[string]reading
	runErr := Node(ctx, &seen, "readers.mjs", once...)
	if len(seen) != len(once) {
		return slices.Repeat([]error{cmp.Or(runErr, errors.New("the readers did not open all books"))}, len(books))
	}
	errs := make([]error, len(books))
	for i, b := range books {
		n, _ := slices.BinarySearch(once, files[i])
		errs[i] = agree(seen[n], b.Want)
	}
	if errors.Join(errs...) == nil && runErr != nil {
		return slices.Repeat([]error{runErr}, len(books))
	}
	return errs
}

// agree compares what both readers saw in a book with e.
func agree(seen map[string]reading, e *Expected) error {
	for _, reader := range []string{"epubjs", "foliate"} {
		r, ok := seen[reader]
		switch {
		case !ok:
			return fmt.Errorf("%s did not open the book", reader)
		case len(r.Errors) > 0 || len(r.DeadLinks) > 0:
			return fmt.Errorf("%s: errors %q, dead links %q", reader, r.Errors, r.DeadLinks)
		}
		if err := r.agrees(e); err != nil {
			return fmt.Errorf("%s: %w", reader, err)
		}
	}
	return nil
}

// Margins of the printed page in points, within which running heads and
// folios stand.
const (
	headMargin = 56
	footMargin = 72
)

// PDFBook checks file against e: that it is sound, holds every character in
// order, that its contents lead to the pages they name and that its outline
// names every article.
func PDFBook(ctx context.Context, file string, e *Expected) error {
	if err := PDF(ctx, file); err != nil {
		return err
	}
	pages, err := PDFPages(ctx, file)
	if err != nil {
		return err
	}
	if err := inOrder(Body(pages, headMargin, footMargin), e.Text, nil, e.Captions); err != nil {
		return err
	}
	if err := holdNotes(pages, e.Notes); err != nil {
		return err
	}
	links, err := Links(file)
	if err != nil {
		return err
	}
	n, err := ContentsNumbers(pages, links)
	if err != nil {
		return err
	}
	if n < e.Articles {
		return fmt.Errorf("%d numbered lines in the contents, %d articles", n, e.Articles)
	}
	return outline(ctx, file, pages, e)
}

func outline(ctx context.Context, file string, pages []TextPage, e *Expected) error {
	items, err := Outline(ctx, file)
	if err != nil {
		return err
	}
	for _, o := range items {
		if text := Body(pages[o.Page-1:min(o.Page+1, len(pages))], 0, 0); InOrder(text, []string{o.Title}, nil) != nil && o.Level > 1 {
			return fmt.Errorf("the outline leads to page %d for %q, which is not there", o.Page, o.Title)
		}
	}
	return named(items, e.Titles)
}

// named returns an error unless the outline names all titles in order, others among
// them.
func named(items []OutlineItem, titles []string) error {
	i := 0
	for _, o := range items {
		if i < len(titles) && Squash(o.Title) == Squash(titles[i]) {
			i++
		}
	}
	if i < len(titles) {
		return fmt.Errorf("the outline lacks %q, or has it out of order", titles[i])
	}
	return nil
}
