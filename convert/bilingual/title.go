package bilingual

import (
	"cmp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// setTitles gives each text its title: the article's, or its part in that
// language.
func (s *splitter) setTitles() {
	title := s.article.Title
	parts := s.sides.parts(title)
	if len(parts) == 2 {
		for _, p := range parts {
			p = p.trimmed(title)
			s.titles[p.side] = title[p.from:p.to]
		}
		return
	}
	for of := range s.titles {
		s.titles[of] = cmp.Or(s.titles[of], title)
	}
}

// takeHeadings takes the heading, or the line, with which one of two texts that
// follow each other begins as its title, where the other's is the article's.
func (s *splitter) takeHeadings() {
	of := s.titled()
	if of == neither {
		return
	}
	other := s.blocks[1-of]
	_, own := titleText(s.blocks[of][0])
	text, ok := titleText(other[0])
	if own || !ok || len(other) < 2 {
		return
	}
	s.titles[1-of], s.blocks[1-of] = text, other[1:]
}

// titled returns the text that the article's title is of; neither, if it is of
// both or does not tell.
func (s *splitter) titled() side {
	of, pure := s.sides.of(s.article.Title)
	if !pure || s.sides.parts(s.article.Title) != nil {
		return neither
	}
	return of
}

// longTitle is the most letters of a paragraph that may be a title.
const longTitle = 100

// withoutTitle returns the pieces without the first where that is the article's
// title in the other language, which it takes.
func (s *splitter) withoutTitle(pieces []piece) []piece {
	of := s.titled()
	if len(pieces) < 2 || of == neither || pieces[0].side != 1-of || pieces[1].side == neither {
		return pieces
	}
	text, ok := titleText(pieces[0].block)
	if _, heading := pieces[1].block.(*doc.Heading); !ok || heading && pieces[1].side == of {
		return pieces
	}
	s.titles[1-of] = text
	return pieces[1:]
}

// titleText returns the text of a block that may be a title: a heading, or a
// short line that does not end as a sentence does.
func titleText(b doc.Block) (string, bool) {
	switch b := b.(type) {
	case *doc.Heading:
		return doc.PlainInlines(b.Inlines), true
	case *doc.Paragraph:
		text := doc.PlainInlines(b.Inlines)
		return text, length(text) <= longTitle && !strings.ContainsAny(text, "\n.。!！?？,，;；:：")
	}
	return "", false
}
