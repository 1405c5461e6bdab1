// Package byline says what stands below the title of an article where it is asked for:
// its author, its tags, the time that it takes to read.
package byline

import (
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Parts are what is asked for, in the order in which it stands.
type Parts struct{ Author, Tags, Time bool }

// Names returns the names of all parts.
func Names() []string { return []string{"author", "tags", "time"} }

// Set asks for the part of that name; false where there is none.
func (p *Parts) Set(name string) bool {
	switch {
	case p == nil:
		return false
	case name == "author":
		p.Author = true
	case name == "tags":
		p.Tags = true
	case name == "time":
		p.Time = true
	default:
		return false
	}
	return true
}

// Line returns the parts of an article with m and blocks in words of the language l, ""
// where it has none.
func (p Parts) Line(l doc.Lang, m *doc.Meta, blocks []doc.Block) string {
	if m == nil {
		return ""
	}
	var parts []string
	if p.Author && strings.TrimSpace(m.Author) != "" {
		parts = append(parts, strings.Replace(frame.Text(l, frame.By), "%s", m.Author, 1))
	}
	if p.Tags && len(m.Tags) > 0 {
		parts = append(parts, strings.Join(m.Tags, frame.Comma(l)))
	}
	if p.Time {
		if n := doc.ReadingTime(m.Lang, chars(blocks)); n > 0 {
			parts = append(parts, strings.Replace(frame.Text(l, frame.ReadingTime), "%d", strconv.Itoa(n), 1))
		}
	}
	return strings.Join(parts, " · ")
}

// chars counts the characters of blocks without white space.
func chars(blocks []doc.Block) (n int) {
	for _, text := range doc.PlainBlocks(blocks) {
		for _, r := range text {
			if !letter.Space(r) {
				n++
			}
		}
	}
	return n
}
