// Package markdown writes articles as Markdown: one by itself, and a whole book as a zip
// archive with a file an article, its pictures, and a list of contents, as Pandoc,
// mdBook, generators of sites and wenzhai itself read them.
package markdown

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// summaryFile is the list of contents, as mdBook calls it.
const summaryFile = "SUMMARY.md"

// Mark begins the list of contents, which is the first file of the archive.
const Mark = "<!-- Made by wenzhai -->\n"

// Options say what goes in. The zero Options are usable.
type Options struct {
	UI         frame.UI // languages of the headings of chapters; empty = of the book
	Workers    int      // goroutines that load and write; below 1 = as many as there are processors. It never changes the bytes
	KeepImages bool     // pictures go in
}

// text is a finished article: its files, the article first, then those of its pictures.
type text []file

type file struct {
	name string
	data []byte
}

// Write writes vol to w as a zip archive. It calls load once for every entry, from
// several goroutines, and returns the number of pictures that are in the archive.
func Write(ctx context.Context, w io.Writer, vol *digest.Volume, load digest.Loader, o Options) (pictures int, err error) {
	if w == nil || vol == nil || load == nil {
		return 0, errors.New("a book needs a writer, a volume and a loader")
	}
	b := &book{Options: o, vol: vol, entries: vol.Entries()}
	if len(b.UI) == 0 {
		b.UI = frame.Default(vol.Langs...)
	}
	z := zip.NewWriter(w)
	// Not deflated, so that the file is known by its beginning.
	if err := add(z, zip.Store, file{summaryFile, []byte(b.summary())}); err != nil {
		return 0, err
	}
	seen := map[string]bool{}
	err = parallel.Ordered(ctx, o.Workers, len(b.entries), func(i int) ([]text, error) {
		return b.texts(ctx, load, i)
	}, func(_ int, all []text) error { return addTexts(z, all, seen) })
	if err != nil {
		return 0, err
	}
	return len(seen), z.Close()
}

// addTexts adds texts with those of their pictures that were not seen yet.
func addTexts(z *zip.Writer, all []text, seen map[string]bool) error {
	for _, t := range all {
		err := add(z, zip.Deflate, t[0])
		if err = errors.Join(err, addPictures(z, t[1:], seen)); err != nil {
			return err
		}
	}
	return nil
}

func addPictures(z *zip.Writer, all []file, seen map[string]bool) error {
	for _, f := range all {
		if old := seen[f.name]; old {
			continue
		} else if err := add(z, zip.Store, f); err != nil {
			return err
		}
		seen[f.name] = true
	}
	return nil
}

// add adds a file without a time: no clock reaches the archive.
func add(z *zip.Writer, method uint16, f file) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: method})
	if err != nil {
		return err
	}
	_, err = w.Write(f.data)
	return err
}

// book is a book while it is written.
type book struct {
	Options
	vol     *digest.Volume
	entries []*digest.Entry
}

// texts returns the one or two texts of entry i.
func (b *book) texts(ctx context.Context, load digest.Loader, i int) ([]text, error) {
	e := b.entries[i]
	a, err := load(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.Path, err)
	}
	out := []text{b.text(i, false, a)}
	if a.Second != nil && e.Second != nil {
		out = append(out, b.text(i, true, &doc.Article{Meta: a.Second.Meta, Blocks: a.Second.Blocks}))
	}
	return out, nil
}

// text returns a text of entry i with its pictures.
func (b *book) text(i int, second bool, a *doc.Article) text {
	p := &packer{book: b, index: i, second: second}
	blocks := p.packed(a.Blocks, a.Lang)
	standfirst, blocks := lead(blocks)
	body := Article(&doc.Article{Meta: a.Meta, Blocks: blocks})
	return append(text{{b.name(i, second), []byte(front(a, standfirst) + body)}}, p.files...)
}

// lead parts the standfirst from blocks.
func lead(blocks []doc.Block) (string, []doc.Block) {
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*doc.Paragraph); ok && p.Lead {
			return doc.PlainInlines(p.Inlines), blocks[1:]
		}
	}
	return "", blocks
}

// summary lists the articles in their order, under the headings of their chapters.
func (b *book) summary() string {
	var s strings.Builder
	s.WriteString(Mark)
	s.WriteString("\n# " + escapeMarkdown(oneLine(b.vol.Title)) + "\n")
	n := 0
	for i := range b.vol.Chapters {
		c := &b.vol.Chapters[i]
		if c.Headed() {
			s.WriteString("\n# " + escapeMarkdown(oneLine(c.Label(b.UI.Lead()))) + "\n")
		}
		s.WriteString("\n")
		for k := range c.Entries {
			s.WriteString(b.line(n, &c.Entries[k]))
			n++
		}
	}
	return s.String()
}

// line lists entry n, with its second text under it.
func (b *book) line(n int, e *digest.Entry) string {
	item := func(title string, second bool) string {
		return "- [" + escapeMarkdown(oneLine(title)) + "](" + mdURL(b.name(n, second)) + ")\n"
	}
	if e.Second == nil {
		return item(e.Title, false)
	}
	return item(e.Title, false) + "  " + item(e.Second.Title, true)
}
