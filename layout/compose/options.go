package compose

import (
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
)

// Options says how a volume is to be printed. The zero value is the house
// style: A4, 10.5 pt, one column, no pictures.
type Options = typeset.Options

// Font is a font of the user's.
type Font = typeset.Font

// Links says how links show on paper.
type Links = typeset.Links

// The ways to print links.
const (
	LinkNotes = typeset.LinkNotes // a number behind the link, its address in a note at the page's foot
	LinkPlain = typeset.LinkPlain // by their colour alone
)

// ErrReveal is what digest.Reveal, a layout for readers with a pointer, comes to on paper.
var ErrReveal = typeset.ErrReveal

// ParseLinks reads "notes" or "none".
func ParseLinks(s string) (Links, bool) { return typeset.ParseLinks(s) }

// FontSet returns the bundled faces with the user's put where they belong
// (fonts.Set.With). A font that must not be embedded is left out and reported.
func FontSet(user []Font) (*fonts.Set, []diag.Diagnostic, error) { return typeset.FontSet(user) }
