package compose

import (
	"fmt"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/fonts"
)

// FontSet returns the bundled faces with the user's put where they belong
// (fonts.Set.With). A font that must not be embedded is left out and reported.
func FontSet(user []Font) (*fonts.Set, []diag.Diagnostic, error) {
	set, err := fonts.Bundled()
	if err != nil {
		return nil, nil, fmt.Errorf("open the bundled fonts: %w", err)
	}
	var faces []*fonts.Face
	var notes []diag.Diagnostic
	for _, u := range user {
		if u.Face == nil {
			continue
		}
		if why := u.Face.Restriction(); why != "" {
			notes = append(notes, diag.New(diag.FontRestricted, u.Path, 0, "%s is not used: %s", u.Face.Name(), why))
			continue
		}
		faces = append(faces, u.Face)
	}
	if len(faces) > 0 {
		set = set.With(faces...)
	}
	return set, notes, nil
}
