package archive

import (
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/booknotes"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// titles returns the title of each document as the book's contents give it: of
// its navigation document, else of its NCX. Of several entries that lead into
// one document the first counts, unless a later one leads to the document as a
// whole.
func (k *book) titles() map[string]string {
	out := map[string]string{}
	k.readFirst(out, func(it bookItem) bool { return hasWord(it.Properties, "nav") })
	k.readFirst(out, func(it bookItem) bool { return it.ID == k.pkg.Spine.Toc && it.ID != "" })
	k.readFirst(out, func(it bookItem) bool { return it.Kind == "application/x-dtbncx+xml" })
	return out
}

// readFirst reads the first of the contents that is says are such and that are
// there, unless titles are known already.
func (k *book) readFirst(out map[string]string, is func(bookItem) bool) {
	if len(out) > 0 {
		return
	}
	for _, it := range k.pkg.Items {
		if name := k.name(it.Href); is(it) && k.root.files[name] != nil {
			k.readContents(name, out)
			return
		}
	}
}

// readContents reads a navigation document or an NCX.
func (k *book) readContents(name string, out map[string]string) {
	r, err := k.root.open(name)
	if err == nil {
		defer r.Close()
		err = order.Entries(&bounded{r: r, left: maxBookXML}, func(href, label, kind string) {
			target := bookName(path.Dir(name), href)
			if kind != "" {
				k.frames[target] = k.frames[target] || kind == "cover" || kind == "titlepage" || kind == "toc"
				return
			}
			if label = letter.OneLine(strings.ToValidUTF8(label, "")); label != "" && out[target] == "" {
				out[target] = label
			}
		})
	}
	if err != nil {
		d := diag.New(diag.BrokenArchive, joinNamed(k.named, name), 0, "the e-book's contents cannot be read to the end: %v", err)
		d.Severity = diag.Warning
		k.report(d)
	}
}

// maxNoteDocs bounds the documents that are looked at for notes.
const maxNoteDocs = 200

// takeNotes finds the documents of the spine that hold nothing but notes.
func (k *book) takeNotes(titles map[string]string, locked map[string]bool) {
	looked := 0
	for _, ref := range k.pkg.Spine.Refs {
		name := k.name(k.byID[ref.ID].Href)
		p := k.root.files[name]
		if p == nil || locked[name] || k.isFrame(k.byID[ref.ID], name) || p.size > booknotes.MaxBytes || !booknotes.MayBe(name, titles[name]) {
			continue
		}
		if looked++; looked > maxNoteDocs || k.ctx.Err() != nil {
			return
		}
		data, err := readFrom(k.root, name, booknotes.MaxBytes)
		if err != nil {
			continue // whoever reads it as an article says so
		}
		if k.notes == nil {
			k.notes = booknotes.Notes{}
		}
		k.notes.Add(name, data)
	}
}

// withNotes returns what opens a document with the notes that it calls.
func (k *book) withNotes(name string, open func() (io.ReadCloser, error)) func() (io.ReadCloser, error) {
	if len(k.notes) == 0 {
		return open
	}
	notes, root := k.notes, k.root
	return func() (io.ReadCloser, error) {
		data, err := readFrom(root, name, booknotes.MaxBytes)
		switch {
		case errors.Is(err, ErrTooLarge):
			return open()
		case err != nil:
			return nil, err
		}
		return io.NopCloser(bytes.NewReader(notes.Bring(name, data))), nil
	}
}
