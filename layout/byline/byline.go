// Package byline says what stands below the title of an article where it is asked for:
// its author, its tags, the time that it takes to read.
package byline

import (
	"math"
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
	if n := minutes(blocks); p.Time && n > 0 {
		parts = append(parts, strings.Replace(frame.Text(l, frame.ReadingTime), "%d", strconv.Itoa(n), 1))
	}
	return strings.Join(parts, " · ")
}

// How much adults read in a minute in silence: characters of Chinese (and other scripts
// without spaces), words of others (M. Brysbaert, "How many words do we read per
// minute?", 2019: 238 words; Chinese 260 words of 1.5 characters).
const (
	charsInMinute = 390
	wordsInMinute = 238
)

// minutes is the time that blocks take to read, at least one; 0 where there is no text.
func minutes(blocks []doc.Block) int {
	chars, words := 0, 0
	for _, text := range doc.PlainBlocks(blocks) {
		inWord := false
		for _, r := range text {
			switch {
			case letter.Unspaced(r):
				chars++
				inWord = false
			case letter.Space(r):
				inWord = false
			case !inWord && letter.KeyRune(r) >= 0:
				words++
				inWord = true
			}
		}
	}
	if chars+words == 0 {
		return 0
	}
	return max(1, int(math.Round(float64(chars)/charsInMinute+float64(words)/wordsInMinute)))
}
