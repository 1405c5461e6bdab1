package conform

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// CatalogueBook is what a reader makes of one book of a catalogue.
type CatalogueBook struct {
	Title  string          `json:"title"`
	Author string          `json:"author"`
	Lang   string          `json:"lang"`
	Links  []CatalogueLink `json:"links"`  // to the book
	Images []CatalogueLink `json:"images"` // of its cover
	Href   string          `json:"href"`   // of the plain page's link
}

// CatalogueLink is an absolute address and what it says lies there.
type CatalogueLink struct {
	Href string `json:"href"`
	Type string `json:"type"`
}

// Catalogue is what readers make of a catalogue, by its three forms.
type Catalogue struct {
	OPDS1 []CatalogueBook `json:"opds1"` // as the parser of foliate-js has it
	OPDS2 []CatalogueBook `json:"opds2"`
	HTML  []CatalogueBook `json:"html"` // as Chromium shows it: title and href alone
}

// ReadCatalogue goes through the catalogue of a server. Every page is followed,
// every book and picture is got. With shot the plain page is left there as a
// PNG.
func ReadCatalogue(ctx context.Context, origin, shot string) (*Catalogue, error) {
	args := []string{"opds.mjs", origin}
	if shot != "" {
		args = append(args, "--shot", shot)
	}
	c, free := limited(ctx, "node", args...)
	defer free()
	c.Dir, c.Stderr = filepath.Join(root(), "tools", "readers"), os.Stderr
	out, runErr := c.Output()
	var seen struct {
		Catalogue
		Errors []string `json:"errors"`
	}
	if err := json.Unmarshal(out, &seen); err != nil {
		return nil, fmt.Errorf("the reader of catalogues printed no result (run make setup): %w", errors.Join(runErr, err))
	}
	if len(seen.Errors) > 0 {
		return nil, fmt.Errorf("the catalogue is wrong: %q", seen.Errors)
	}
	return &seen.Catalogue, runErr
}
