package compose

import (
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/text"
)

// What one article may have on paper. Nobody reads more of it there, and all of
// it takes memory until the article is on its pages.
const (
	maxCells   = 25_000  // of tables: some hundred pages, four kilobytes each
	maxProgram = 50_000  // lines of programs: a thousand pages
	maxBlocks  = 100_000 // blocks, list items and forced line ends: several novels
)

// extents is how much of an article was met, and how much of it is left out.
type extents struct {
	cells, program, blocks            int
	leftRows, leftProgram, leftBlocks int
}

// full reports whether no more blocks are set.
func (e *extents) full() bool { return e.blocks >= maxBlocks }

// leaveOut counts blocks that are not set, and marks the place of the first.
func (s *compositor) leaveOut(r room, blocks []doc.Block) {
	if s.leftBlocks == 0 {
		s.omission(r)
	}
	doc.Walk(blocks, func(b doc.Block) bool {
		switch b.(type) {
		case *doc.List, *doc.Quote:
		default:
			s.leftBlocks++
		}
		return true
	})
}

// omission marks a place where something is left out.
func (s *compositor) omission(r room) { s.paragraph(r, []doc.Inline{&doc.Run{Text: "……"}}) }

// breaks counts the line ends that spans ask for.
func breaks(spans []text.Span) (n int) {
	for i := range spans {
		n += strings.Count(spans[i].Text, "\n")
	}
	return n
}

// shortened returns a table without the rows that are more than an article may
// have, and how many these are.
func (e *extents) shortened(t *doc.Table) (_ *doc.Table, left int) {
	short := *t
	short.Head, short.Rows = e.rowsWithin(t.Head), e.rowsWithin(t.Rows)
	left = len(t.Head) + len(t.Rows) - len(short.Head) - len(short.Rows)
	e.leftRows += left
	return &short, left
}

// rowsWithin returns the first of rows, as far as there is room for their cells.
func (e *extents) rowsWithin(rows []doc.Row) []doc.Row {
	for i, row := range rows {
		if e.cells += len(row); e.cells > maxCells {
			return rows[:i]
		}
	}
	return rows
}

// programWidth is how many bytes of a line of a program count as a line: about
// as many as stand on one.
const programWidth = 100

// shortenedProgram returns the text of a program as far as there is room for it,
// and how many lines are left out, one of which may be there in part.
func (e *extents) shortenedProgram(program string) (_ string, left int) {
	width := 0
	for i, c := range program {
		if e.program >= maxProgram {
			left = 1 + strings.Count(program[i:], "\n")
			e.leftProgram += left
			return strings.TrimRight(program[:i], "\n "), left
		}
		if width++; c == '\n' || width == programWidth {
			width = 0
			e.program++
		}
	}
	e.program++
	return program, 0
}

// maxProgramLine is the longest line of a program that is set at once: a line
// takes some hundred bytes of memory a character until it is broken.
const maxProgramLine = 10_000

// partLines parts the lines of a program that are longer than that.
func partLines(program string) string {
	var b strings.Builder
	done, width := 0, 0
	for i, c := range program {
		if c == '\n' {
			width = 0
			continue
		}
		if width == maxProgramLine {
			b.WriteString(program[done:i])
			b.WriteByte('\n')
			done, width = i, 0
		}
		width++
	}
	if done == 0 {
		return program
	}
	b.WriteString(program[done:])
	return b.String()
}

// omissions returns what is left out of an article.
func (e *extents) omissions(m *doc.Meta) (out []diag.Diagnostic) {
	add := func(code diag.Code, n int, what string, most int) {
		if n > 0 {
			out = append(out, diag.New(code, m.Path, m.Line, "%s", fmt.Sprintf(what, n, m.Title, most)))
		}
	}
	add(diag.LongTable, e.leftRows, "%d rows of the tables of %q are left out: these have over %d cells", maxCells)
	add(diag.LongArticle, e.leftProgram, "%d lines of the programs of %q are left out: these have over %d lines", maxProgram)
	add(diag.LongArticle, e.leftBlocks, "the last %d paragraphs and other blocks of %q are left out: it has over %d blocks, list items and forced line ends", maxBlocks)
	return out
}
