package convert

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// Findings is what was read, found, dropped and left out on the way to a book.
type Findings struct {
	Files       int               `json:"files_read"`
	Skipped     map[string]int    `json:"files_skipped,omitempty"` // by kind: "hidden", ".png" …
	Duplicates  int               `json:"duplicates"`
	Losses      Losses            `json:"not_in_it"`         // what a reader misses
	Dropped     map[string]Count  `json:"dropped,omitempty"` // by rule
	Counts      map[diag.Code]int `json:"diagnostics_by_code,omitempty"`
	Diagnostics []diag.Diagnostic `json:"diagnostics"`
}

// Count is how often a rule dropped something, and how much.
type Count struct {
	Parts int `json:"parts"`
	Chars int `json:"chars"`
}

// Findings returns what was found so far, and what the writer of the book found.
func (l *Library) Findings(written ...diag.Diagnostic) Findings {
	f := Findings{
		Files: len(l.articles.sources), Skipped: map[string]int{}, Duplicates: l.leftOutDuplicates(),
		Dropped: map[string]Count{}, Counts: map[diag.Code]int{}, Diagnostics: []diag.Diagnostic{},
	}
	for _, s := range l.articles.archive.Skipped() {
		f.Skipped[s.Kind] = s.Count
	}
	for _, n := range l.notes.inOrder(l.plan.listed) {
		for _, p := range n.dropped {
			c := f.Dropped[p.Rule]
			f.Dropped[p.Rule] = Count{c.Parts + 1, c.Chars + p.Chars}
		}
	}
	all := slices.Concat(l.Diagnostics(), written)
	f.Note(all...)
	f.Losses = l.losses(all)
	return f
}

// Note adds what else was found.
func (f *Findings) Note(ds ...diag.Diagnostic) {
	for _, d := range ds {
		if f.Counts == nil {
			f.Counts = map[diag.Code]int{}
		}
		f.Counts[d.Code]++
	}
	f.Diagnostics = append(f.Diagnostics, ds...)
}

// Diagnostics returns all that was found so far: of files in the order of the
// archive, then of bodies in book order. Of articles it is about those alone
// that go in, and about those left out for what they are: repetitions, empty ones,
// texts in another language. What List and Lint show goes in, too.
func (l *Library) Diagnostics() []diag.Diagnostic {
	if l.plan.volume == nil {
		return append(l.HeadDiagnostics(), l.plan.found...)
	}
	in := l.goesIn()
	out := l.articles.about(l.articles.found, in)
	out = append(out, l.plan.found...)
	out = append(out, l.articles.about(l.pairs.found, in)...)
	for _, n := range l.notes.inOrder(l.plan.listed) {
		if in[n.ref] {
			out = append(out, n.diagnostics...)
		}
	}
	return out
}

// HeadDiagnostics returns what was found by reading heads alone, of all articles.
func (l *Library) HeadDiagnostics() []diag.Diagnostic {
	return append([]diag.Diagnostic(nil), l.articles.found...)
}

// goesIn tells of every article whether it is in the book; for List and Lint,
// whether it is selected.
func (l *Library) goesIn() []bool {
	in := make([]bool, len(l.articles.items))
	if l.o.ListOnly || l.linted {
		for _, i := range l.plan.listed {
			in[i] = true
		}
		return in
	}
	for _, e := range l.plan.volume.Entries() {
		for _, i := range l.plan.texts(e) {
			in[i] = true
		}
	}
	return in
}

// about returns those of ds that are about an article of in, or about a file as a
// whole.
func (a *articles) about(ds []diag.Diagnostic, in []bool) []diag.Diagnostic {
	if !slices.Contains(in, false) {
		return ds
	}
	files := map[string]*fileParts{}
	for i := range a.items {
		m := &a.items[i].Meta
		f := files[m.Path]
		if f == nil {
			f = &fileParts{in: map[int]bool{}}
			files[m.Path] = f
		}
		f.lines, f.in[m.Line], f.any = append(f.lines, m.Line), f.in[m.Line] || in[i], f.any || in[i]
	}
	for _, f := range files {
		slices.Sort(f.lines)
	}
	return slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool {
		f := files[d.Path]
		return f != nil && !f.concerns(&d)
	})
}

// fileParts is where the articles of a file begin, and which of them are in a book.
type fileParts struct {
	lines []int        // in order
	in    map[int]bool // by lines
	any   bool
}

// concerns reports whether d is about an article of the book. What was found on a line
// is about the article that the line is of.
func (f *fileParts) concerns(d *diag.Diagnostic) bool {
	switch d.Code {
	case diag.BrokenFile, diag.Unreadable, diag.TooLarge, diag.BrokenArchive, diag.LinkOutside:
		return true // what it was about is perhaps what is missing
	case diag.BadEncoding, diag.LeftOut:
		return f.any
	}
	n, _ := slices.BinarySearch(f.lines, d.Line+1)
	if n == 0 || f.lines[n-1] <= 0 {
		return f.any
	}
	return f.in[f.lines[n-1]]
}
