// Package extent says how much of one article a book of pages takes, and counts what
// is left out of a longer one.
package extent

import (
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// What one article may have on paper. Nobody reads more of it there, and all of
// it takes memory until the article is on its pages.
const (
	MaxCells   = 25_000  // of tables: some hundred pages, four kilobytes each
	MaxProgram = 50_000  // lines of programs: a thousand pages
	MaxBlocks  = 100_000 // blocks, list items and forced line ends: several novels
)

// Extents is how much of an article was met, and how much of it is left out.
type Extents struct {
	cells, program, blocks            int
	leftRows, leftProgram, leftBlocks int
}

// Add counts n blocks, list items or forced line ends.
func (e *Extents) Add(n int) { e.blocks += n }

// Room is how many blocks there is room for.
func (e *Extents) Room() int { return max(MaxBlocks-e.blocks, 0) }

// LeaveOut counts blocks that are not set, and reports whether they are the first.
func (e *Extents) LeaveOut(blocks []doc.Block) (first bool) {
	first = e.leftBlocks == 0
	doc.Walk(blocks, func(b doc.Block) bool {
		if doc.Parts(b) == nil {
			e.leftBlocks++
		}
		return true
	})
	return first
}

// Table returns a table without the rows that are more than an article may
// have, and how many these are.
func (e *Extents) Table(t *doc.Table) (_ *doc.Table, left int) {
	if t == nil {
		return nil, 0
	}
	short := *t
	short.Head, short.Rows = e.rowsWithin(t.Head), e.rowsWithin(t.Rows)
	left = len(t.Head) + len(t.Rows) - len(short.Head) - len(short.Rows)
	e.leftRows += left
	return &short, left
}

// rowsWithin returns the first of rows, as far as there is room for their cells.
func (e *Extents) rowsWithin(rows []doc.Row) []doc.Row {
	for i, row := range rows {
		if e.cells += len(row); e.cells > MaxCells {
			return rows[:i]
		}
	}
	return rows
}

// ProgramWidth is how many bytes of a line of a program count as a line: about
// as many as stand on one.
const ProgramWidth = 100

// Program returns the text of a program as far as there is room for it,
// and how many lines are left out, one of which may be there in part.
func (e *Extents) Program(program string) (_ string, left int) {
	width := 0
	for i, c := range program {
		if e.program >= MaxProgram {
			left = 1 + strings.Count(program[i:], "\n")
			e.leftProgram += left
			return strings.TrimRight(program[:i], "\n "), left
		}
		if width++; c == '\n' || width == ProgramWidth {
			width = 0
			e.program++
		}
	}
	e.program++
	return program, 0
}

// maxLine is the longest line of a program that is set at once: a line
// takes some hundred bytes of memory a character until it is broken.
const maxLine = 10_000

// partLines parts the lines of a program that are longer than that.
func partLines(program string) string {
	var b strings.Builder
	done, width := 0, 0
	for i, c := range program {
		if c == '\n' {
			width = 0
			continue
		}
		if width == maxLine {
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

// Omissions returns what is left out of an article.
func (e *Extents) Omissions(m *doc.Meta) (out []diag.Diagnostic) {
	add := func(code diag.Code, n int, what string, most int) {
		if n > 0 {
			out = append(out, diag.New(code, m.Path, m.Line, "%s", fmt.Sprintf(what, n, m.Title, most)))
		}
	}
	add(diag.LongTable, e.leftRows, "%d rows of the tables of %q are left out: these have over %d cells", MaxCells)
	add(diag.LongArticle, e.leftProgram, "%d lines of the programs of %q are left out: these have over %d lines", MaxProgram)
	add(diag.LongArticle, e.leftBlocks, "the last %d paragraphs and other blocks of %q are left out: it has over %d blocks, list items and forced line ends", MaxBlocks)
	return out
}

// ProgramText returns a program as it is set: with spaces for tabs, very long
// lines in parts.
func ProgramText(c *doc.Code) string {
	if c == nil {
		return ""
	}
	return partLines(expandTabs(strings.TrimRight(c.Text, "\n ")))
}

// expandTabs replaces tabs by spaces up to the next multiple of four.
func expandTabs(t string) string {
	if !strings.Contains(t, "\t") {
		return t
	}
	var b strings.Builder
	col := 0
	for _, r := range t {
		switch r {
		case '\t':
			n := 4 - col%4
			b.WriteString(strings.Repeat(" ", n))
			col += n
		case '\n':
			b.WriteRune(r)
			col = 0
		default:
			b.WriteRune(r)
			col++
		}
	}
	return b.String()
}
