package article

import (
	"bytes"
	"cmp"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/article/novel"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// bare reports whether a file may be plain text, whatever signs of Markdown are in it.
func (s *scanner) bare(format doc.Format) bool {
	return format == doc.Text || format == doc.Markdown && shapeOf(s.in.Name).Format != doc.Markdown
}

// splitNovel parts a plain text that is a book of chapters, and reports whether it
// is one. Chapters have no dates: they stand in the order of the text.
func (s *scanner) splitNovel() bool {
	b, ok := novel.Read(s.text)
	if !ok {
		return false
	}
	b.OfFile(s.in.Name)
	book := title.Clean(cmp.Or(b.Title, title.OfFile(s.in.Name)))
	if b.Notice > 0 {
		s.report(diag.LeftOut, 1, "%d characters around the book are its distributor's notice", b.Notice)
	}
	if b.Contents > 0 {
		s.report(diag.LeftOut, 1, "a list of %d chapters stands before the text: the book has its own", b.Contents)
	}
	line, at := 1, 0
	for i, p := range b.Parts {
		line += bytes.Count(s.text[at:p.Start], []byte("\n"))
		at = p.Start
		s.heads = append(s.heads, s.chapter(i, p, line, book, title.Clean(b.Author)))
	}
	return true
}

// chapter returns the head of one part of a book.
func (s *scanner) chapter(index int, p novel.Part, line int, book, author string) Head {
	h := Head{Body: Body{Format: doc.Text, Start: min(scan.SkipBlank(s.text, p.Body), p.End), End: p.End}}
	if s.text[p.Start] == '#' {
		h.Format = doc.Markdown
	}
	h.Path, h.Index, h.Line = s.in.Path, index, line
	h.Title = title.Clean(cmp.Or(p.Title, book, "-"))
	h.Author, h.Source, h.Book, h.Section = author, book, book, title.Clean(p.Section)
	h.OwnTitle = p.Title != ""
	if s.opt.ModTime && !s.in.ModTime.IsZero() {
		h.put(date.Found{Time: s.in.ModTime.In(s.opt.Zone)}, doc.DateModTime)
	}
	h.BodyLine = line + bytes.Count(s.text[p.Start:h.Start], []byte("\n"))
	h.count(s, func(doc.Lang, lang.Tally) doc.Lang { return "" })
	return h
}
