package archive

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/booknotes"
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
	p := k.root.files[name]
	if p == nil {
		return
	}
	r, err := p.open()
	if err == nil {
		defer r.Close()
		err = readEntries(r, func(href, label, kind string) {
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

// readEntries calls visit for every entry of a book's contents: <a href> in the
// <nav> of kind toc (EPUB 3.3 §7.3), or <navPoint> with its label and content;
// and, with their kind, for those of its landmarks.
func readEntries(r io.Reader, visit func(href, label, kind string)) error {
	d := xml.NewDecoder(&bounded{r: r, left: maxBookXML})
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.AutoClose = xml.HTMLAutoClose
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var e entryReaderState
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		e.take(tok, visit)
	}
}

// entryReaderState is where the reading of a book's contents stands.
type entryReaderState struct {
	other bool // inside a <nav> that is not the contents
	in    bool // inside an <a> or a <text>
	href  string
	label strings.Builder
}

func (e *entryReaderState) take(tok xml.Token, visit func(href, label, kind string)) {
	switch t := tok.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "nav":
			kind := attrOf(t, "type")
			e.other = kind != "" && kind != "toc"
		case "a":
			e.in, e.href = !e.other, attrOf(t, "href")
			e.label.Reset()
			if e.other {
				visit(e.href, "", attrOf(t, "type"))
			}
		case "navLabel":
			e.in = true
			e.label.Reset()
		case "content":
			visit(attrOf(t, "src"), e.label.String(), "")
		}
	case xml.CharData:
		if e.in && e.label.Len() < maxLabel {
			e.label.Write(t[:min(len(t), maxLabel)])
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "a":
			if e.in && e.href != "" {
				visit(e.href, e.label.String(), "")
			}
			e.in = false
		case "navLabel":
			e.in = false
		}
	}
}

// maxLabel bounds the bytes of an entry's label, of which the longest that was seen
// had a tenth.
const maxLabel = 8 << 10

func attrOf(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
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
		data, err := readUpTo(p.open, booknotes.MaxBytes)
		if err != nil {
			continue // whoever reads it as an article says so
		}
		if k.notes == nil {
			k.notes = booknotes.Notes{}
		}
		k.notes.Add(name, data)
	}
}

// readUpTo reads a file of at most n bytes.
func readUpTo(open func() (io.ReadCloser, error), n int64) ([]byte, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, n+1))
	if err == nil && int64(len(data)) > n {
		err = ErrTooLarge
	}
	return data, err
}

// withNotes returns what opens a document with the notes that it calls.
func (k *book) withNotes(name string, open func() (io.ReadCloser, error)) func() (io.ReadCloser, error) {
	if len(k.notes) == 0 {
		return open
	}
	notes := k.notes
	return func() (io.ReadCloser, error) {
		data, err := readUpTo(open, booknotes.MaxBytes)
		switch {
		case errors.Is(err, ErrTooLarge):
			return open()
		case err != nil:
			return nil, err
		}
		return io.NopCloser(bytes.NewReader(notes.Bring(name, data))), nil
	}
}
