package script

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Article converts what an article says: its blocks, as Blocks does, and what
// is known of it, as Meta does. Its second text stays as it is.
func (c *Converter) Article(a *doc.Article) {
	if a == nil {
		return
	}
	a.Blocks = c.Blocks(a.Blocks, a.Lang)
	c.Meta(&a.Meta)
}

// Meta converts title, author, source and tags, and gives a Chinese article the
// language of the result. Paths and addresses stay.
func (c *Converter) Meta(m *doc.Meta) {
	if m == nil {
		return
	}
	use := c.on(m.Lang)
	if use == nil {
		return
	}
	m.Title, m.Author, m.Source = use.passage(m.Title), use.passage(m.Author), use.passage(m.Source)
	tags := make([]string, len(m.Tags))
	for i, t := range m.Tags {
		tags[i] = use.passage(t)
	}
	if len(tags) > 0 {
		m.Tags = tags
	}
	m.Lang = c.becomes(m.Lang)
}

// on returns the converter for text in a language: nil where there is nothing
// to convert. Chinese in a text of another language, or of none known, is taken
// to be in the script that c converts from.
func (c *Converter) on(lang doc.Lang) *Converter {
	switch is := lang.Script(); {
	case is == c.from, is == "" && !eastAsian(lang):
		return c
	case is == c.to:
		return c.within
	}
	return nil
}

// eastAsian reports whether Han characters in a text of lang are not Chinese.
func eastAsian(lang doc.Lang) bool {
	tag, _, _ := strings.Cut(strings.ToLower(string(lang)), "-")
	return tag == "ja" || tag == "ko" || tag == "vi"
}

// becomes returns the language of text in lang once it is converted.
func (c *Converter) becomes(lang doc.Lang) doc.Lang {
	if lang.IsChinese() && c.on(lang) != nil {
		return c.to
	}
	return lang
}

// passage converts s unless it is Japanese.
func (c *Converter) passage(s string) string {
	if strings.ContainsFunc(s, isKana) {
		return s
	}
	return c.String(s)
}

func isKana(r rune) bool { return r >= 0x3041 && r <= 0x30FF && r != '・' && r != 'ー' }

// Blocks returns blocks, a text in lang, converted. It changes neither the
// blocks it is given nor program text, addresses, pictures, and passages that
// are Japanese.
func (c *Converter) Blocks(blocks []doc.Block, lang doc.Lang) []doc.Block {
	return doc.Rewrite(blocks, lang, func(b doc.Block, lang doc.Lang) {
		switch b := b.(type) {
		case *doc.Paragraph:
			b.Lang = c.becomes(b.Lang)
		case *doc.Heading:
			b.Lang = c.becomes(b.Lang)
		case *doc.Quote:
			b.Lang = c.becomes(b.Lang)
		case *doc.Figure:
			if use := c.on(lang); use != nil {
				b.Alt = use.passage(b.Alt)
			}
		case *doc.Note:
			b.Lang = c.becomes(b.Lang)
		}
		for t := range doc.Texts(b) {
			*t = c.inlines(*t, lang)
		}
	})
}
