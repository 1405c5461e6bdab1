package convert

import (
	"context"
	"slices"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Side is one of two texts to align.
type Side struct {
	Path        string
	Title       string // of the first article; "" for lines
	OwnTitle    bool   // the title stands in the text, not in front matter
	Text        bilingual.Text
	Diagnostics []diag.Diagnostic
}

// ReadSide reads the articles at o.Paths as one text of paragraphs; from the
// second on, each begins with its title. It fails as Open does.
func ReadSide(ctx context.Context, o Options) (*Side, error) {
	l, err := Open(ctx, o)
	if err != nil {
		return &Side{Diagnostics: l.Diagnostics()}, err
	}
	defer l.Close()
	articles, err := l.Extract(ctx, false, doc.HTML)
	if err != nil {
		return nil, err
	}
	first := articles[0]
	whole := *first.Article
	s := &Side{Path: whole.Path, Title: whole.Title, OwnTitle: first.OwnTitle, Diagnostics: l.HeadDiagnostics()}
	for i, x := range articles {
		if i > 0 {
			whole.Blocks = append(append(whole.Blocks, titleBlock(x.Article.Title)), x.Article.Blocks...)
		}
		s.Diagnostics = append(s.Diagnostics, x.Diagnostics...)
	}
	s.Text = bilingual.NewText(&whole)
	return s, nil
}

func titleBlock(title string) doc.Block {
	return &doc.Heading{Level: 2, Inlines: []doc.Inline{&doc.Run{Text: title}}}
}

// AddTitles puts the titles of both before their texts where one of them stands
// in the text itself: it is a part of that text, and its translation a part of
// the other.
func AddTitles(a, b *Side) {
	if a == nil || b == nil || !a.OwnTitle && !b.OwnTitle {
		return
	}
	a.Text = a.Text.WithTitle(a.Title)
	b.Text = b.Text.WithTitle(b.Title)
}

// ReadLines reads the file at o.Paths as a text of lines, each a segment. It
// fails with a diag.Diagnostic where the file cannot be opened or read, or
// holds no text.
func ReadLines(ctx context.Context, o Options) (s *Side, err error) {
	a, ds, err := archive.Open(ctx, o.Paths, archive.Options{Stdin: o.Stdin})
	s = &Side{Diagnostics: ds}
	if err != nil {
		return s, err
	}
	defer a.Close()
	if len(a.Sources()) != 1 {
		return s, diag.New(diag.BadInput, firstPath(o.Paths), 0, "holds %d files: lines are aligned of one", len(a.Sources()))
	}
	src := a.Sources()[0]
	data, err := src.Read()
	if err != nil {
		return s, err
	}
	text, heads, _ := article.Scan(article.Input{Path: src.Path(), Name: "lines.txt", Data: data}, article.Options{Zone: o.Zone})
	if len(heads) == 0 {
		return s, diag.New(diag.EmptyFile, src.Path(), 0, "holds no text")
	}
	s.Path, s.Text = src.Path(), bilingual.Lines(string(text), heads[0].Lang)
	return s, nil
}

// Teach lets an aligner learn from the pairs of an archive which words
// translate each other, and returns how many pairs there were and what could not
// be read, or not be paired. It fails as Open does.
func Teach(ctx context.Context, al *bilingual.Aligner, o Options) (pairs int, ds []diag.Diagnostic, err error) {
	l, err := Open(ctx, o)
	if err != nil {
		return 0, notTaught(l), err
	}
	defer l.Close()
	if err := l.findPairs(ctx); err != nil {
		return 0, notTaught(l), err
	}
	lessons, err := l.allLessons(ctx)
	if err != nil {
		return 0, notTaught(l), err
	}
	teach(al, lessons)
	return len(lessons), notTaught(l), nil
}

// notTaught returns the findings on what takes no part in the lessons. Dates and
// titles are of no account there.
func notTaught(l *Library) []diag.Diagnostic {
	return slices.DeleteFunc(l.Diagnostics(), func(d diag.Diagnostic) bool {
		switch d.Code {
		case diag.Unreadable, diag.BrokenArchive, diag.BrokenFile, diag.TooLarge, diag.TooDeep, diag.LinkOutside, diag.BadEncoding, diag.PairConflict:
			return false
		}
		return true
	})
}

// allLessons returns the texts of all pairs.
func (l *Library) allLessons(ctx context.Context) (lessons [][2]bilingual.Text, err error) {
	for i := range l.articles.items {
		j, ok := l.pairs.of[i]
		if !ok || j < i {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		lessons = append(lessons, l.bodies.lesson(i, j))
	}
	return lessons, nil
}
