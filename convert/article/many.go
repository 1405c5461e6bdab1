package article

import (
	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// many reads the heads of a feed or an export.
func (s *scanner) many(c *contents) {
	for _, i := range c.export.Issues {
		switch {
		case i.Skipped:
			s.report(diag.Unpublished, i.Line, "%s", i.Text)
		case i.Unused:
			s.report(diag.UnusedKey, i.Line, "%s", i.Text)
		default:
			s.report(diag.BrokenFile, i.Line, "%s", "the "+c.export.Kind+" file "+i.Text)
		}
	}
	if n := c.export.Over; n > 0 {
		s.tooMany(len(c.export.Items), n)
	}
	if n := c.export.Repeats; n > 0 {
		s.report(diag.Unpublished, 1, "%d articles repeat others of this file letter by letter and are not read", n)
	}
	s.heads = make([]Head, 0, len(c.export.Items))
	for i := range c.export.Items {
		it := &c.export.Items[i]
		a := &single{s: s, part: !it.List}
		a.Path, a.Index, a.Line = s.in.Path, i, it.Line
		a.Start, a.End = c.bodies[i].start, c.bodies[i].end
		a.Format = formatOf(it, s.text[a.Start:a.End])
		if it.Meta != nil {
			a.own(it)
		} else {
			a.describe(it)
			a.read()
		}
		a.BodyLine = it.At
		s.heads = append(s.heads, a.Head)
	}
}

// formatOf returns the format of an item with a body.
func formatOf(it *export.Item, body []byte) doc.Format {
	switch {
	case it.HTML:
		return doc.HTML
	case it.Markdown:
		return doc.Markdown
	}
	return sniff("", body, false)
}

// describe takes what an export says of an item as front matter.
func (a *single) describe(it *export.Item) {
	f := &a.front
	f.Fields = make([]front.Field, 0, 10)
	add := func(key string, values ...string) {
		if len(values) > 0 && (len(values) > 1 || values[0] != "") {
			f.Add(key, it.Line, values...)
		}
	}
	add("title", it.Title)
	for i, d := range it.Dates {
		add([]string{"date", "published", "created", "updated"}[min(i, 3)], d)
	}
	add("saved", it.Saved)
	add("author", it.Author)
	add("url", it.URL)
	add("sitename", it.Source)
	add("tags", it.Tags...)
	add("translationof", it.Key)
	a.page.Lang, a.ID = it.Lang, it.ID
	// What other files say of a note: its tags and its notebook.
	add("tags", a.s.in.Front["tags"]...)
	if s := a.s.in.Front["section"]; len(s) > 0 {
		a.Section = title.Clean(s[0])
	}
}

// own takes the head of an article of a book that wenzhai made.
func (a *single) own(it *export.Item) {
	path, index, line := a.Path, a.Index, a.Line
	a.Meta, a.Own, a.Format = *it.Meta, true, doc.HTML
	a.Path, a.Index, a.Line, a.Standfirst = path, index, line, it.Standfirst
	if len(it.Dates) > 0 {
		a.take(it.Dates[0], line, doc.DateFrontMatter)
	}
	local := a.Date.In(a.s.opt.Zone)
	if local.Format("-07:00") == a.Date.Format("-07:00") {
		a.Date = local
	}
	a.finish(a.s, func(doc.Lang, lang.Tally) doc.Lang { return it.Meta.Lang })
}

// tooMany reports that of a file only n articles are read.
func (s *scanner) tooMany(n, over int) {
	d := diag.New(diag.BrokenFile, s.in.Path, 1, "holds more articles than a file of its size has where they are articles: %d are read, %d more are left out", n, over)
	d.Hint = "part it into several files if the rest is wanted, and see whether these are articles at all"
	s.ds = append(s.ds, d)
}
