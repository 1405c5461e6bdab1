// Package fonts holds the bundled faces and what layout needs of a face:
// glyphs, advances, coverage, a fallback order by role and script, and small
// subset fonts for embedding. It imports nothing else of wenzhai.
package fonts

import "fmt"

// GID is the number of a glyph within its face. 0 is .notdef.
type GID uint16

// Role is what a face is used for on the page.
type Role uint8

// The roles. Every role has a fallback order over the faces (a Stack).
const (
	Body        Role = iota // Song (serif) with a serif Latin
	BodyItalic              // emphasis in Latin and Cyrillic; Han stays that of Body
	BodyBold                // strong; Han falls back to Heading
	Heading                 // Hei (sans bold), for headings, kickers, running heads and folios
	Quote                   // quotations: Kai with a serif Latin
	QuoteItalic             // emphasis within them
	Mono                    // code
)

// String returns the name of r, as "wenzhai fonts" prints it.
func (r Role) String() string {
	names := [...]string{"body", "italic", "bold", "heading", "quote", "quote italic", "mono"}
	if int(r) < len(names) {
		return names[r]
	}
	return fmt.Sprintf("role%d", uint8(r))
}
