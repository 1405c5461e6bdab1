package markdown

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// maxName bounds the bytes of the words in a file's name.
const maxName = 90

// name returns the name of the file of a text: its place in the book, its title, and the
// language where there are two.
func (b *book) name(i int, second bool) string {
	e := b.entries[i]
	title, lang := e.Title, ""
	if e.Second != nil {
		lang = "." + string(e.Lang)
		if second {
			lang = "." + string(e.Second.Lang)
		}
		if lang == "." {
			lang = ".und"
		}
	}
	return fmt.Sprintf("%05d%s%s.md", i+1, words(title), lang)
}

// words returns the letters and digits of a title, joined by hyphens.
func words(title string) string {
	var s strings.Builder
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		if s.Len()+1+len(w) > maxName {
			break
		}
		s.WriteString("-" + w)
	}
	return s.String()
}

// front returns the front matter of a text.
func front(a *doc.Article, standfirst string) string {
	var s strings.Builder
	s.WriteString("---\n")
	key := func(name, value string) {
		if value != "" {
			s.WriteString(name + ": " + strconv.Quote(value) + "\n")
		}
	}
	key("title", a.Title)
	s.WriteString(dated(&a.Meta))
	key("author", a.Author)
	key("source", a.Source)
	key("url", a.URL)
	key("lang", string(a.Lang))
	key("translation_of", a.Original)
	s.WriteString(tagged(a.Tags))
	key("standfirst", standfirst)
	return s.String() + "---\n\n"
}

func dated(m *doc.Meta) string {
	switch {
	case !m.Dated():
		return ""
	case m.DateOnly:
		return "date: " + m.Date.Format(time.DateOnly) + "\n"
	}
	return "date: " + m.Date.Format(time.RFC3339Nano) + "\n"
}

func tagged(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	s := "tags:\n"
	for _, t := range tags {
		s += "  - " + strconv.Quote(t) + "\n"
	}
	return s
}

// packer makes the addresses in a text those of the archive, and keeps its pictures.
type packer struct {
	*book
	index  int
	second bool
	files  []file
}

// packed returns a copy of blocks with the addresses that pictures and articles have in
// the archive.
func (p *packer) packed(blocks []doc.Block, l doc.Lang) []doc.Block {
	return doc.Rewrite(blocks, l, func(b doc.Block, _ doc.Lang) {
		if f, ok := b.(*doc.Figure); ok {
			p.figure(f)
		}
		for in := range doc.Texts(b) {
			*in = changed(*in, p.inline)
		}
	})
}

func (p *packer) figure(f *doc.Figure) {
	f.Src = p.picture(f.Image, f.Src)
	if len(f.Caption) > 0 {
		f.Alt = captionInside
	}
}

func (p *packer) inline(x doc.Inline) doc.Inline {
	switch x := x.(type) {
	case *doc.Picture:
		c := *x
		c.Src = p.picture(x.Image, x.Src)
		return &c
	case *doc.Link:
		return p.link(x)
	}
	return x
}

// link returns a link as it leads in the archive; without a goal there its words in
// their place.
func (p *packer) link(x *doc.Link) doc.Inline {
	c := *x
	if strings.HasPrefix(x.Ref, `\`) { // a reference to an equation
		return &c
	}
	c.Ref, c.To = "", nil
	if to := p.place(x.To); to != "" {
		c.URL = to
	}
	if c.URL == "" {
		return &doc.Styled{Inlines: c.Inlines}
	}
	return &c
}

// place returns where a place is in the archive; "" for nowhere else.
func (p *packer) place(to *doc.Place) string {
	i := p.entryOf(to)
	switch {
	case i < 0:
		return ""
	case to.ID == "":
		return p.name(i, to.Second)
	}
	return p.fileFrom(i, to.Second) + "#" + to.ID
}

// fileFrom names the file of a text; "" is the one at hand.
func (p *packer) fileFrom(i int, second bool) string {
	if i == p.index && second == p.second {
		return ""
	}
	return p.name(i, second)
}

// entryOf returns the number of the entry that a place is in; -1: none of this book.
func (p *packer) entryOf(to *doc.Place) int {
	if to == nil || len(p.entries) == 0 {
		return -1
	}
	if i := to.N - p.entries[0].N; i >= 0 && i < len(p.entries) {
		return i
	}
	return -1
}

// picture keeps a picture, by its content, and returns its address; that of the source
// where there is none.
func (p *packer) picture(im *doc.Image, src string) string {
	if im == nil || !p.KeepImages {
		if strings.Contains(src, "://") {
			return src
		}
		return ""
	}
	data, ext := content(im)
	sum := sha256.Sum256(data)
	name := "images/i" + hex.EncodeToString(sum[:10]) + ext
	p.files = append(p.files, file{name, data})
	return name
}

// content returns the file of a picture and the end of its name.
func content(im *doc.Image) (data []byte, ext string) {
	switch {
	case len(im.Drawing) > 0:
		return im.Drawing, ".svg"
	case bytes.HasPrefix(im.Data, []byte("\xff\xd8")):
		return im.Data, ".jpg"
	case bytes.HasPrefix(im.Data, []byte("GIF8")):
		return im.Data, ".gif"
	}
	return im.Data, ".png"
}
