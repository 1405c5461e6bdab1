package main

import (
	"context"
	"fmt"

	"github.com/wenzhai/wenzhai/tools/conform"
)

// catalogueBook is what a reader makes of one book of a catalogue.
type catalogueBook struct {
	Title  string          `json:"title"`
	Author string          `json:"author"`
	Lang   string          `json:"lang"`
	Links  []catalogueLink `json:"links"`  // to the book
	Images []catalogueLink `json:"images"` // of its cover
	Href   string          `json:"href"`   // of the plain page's link
}

// catalogueLink is an absolute address and what it says lies there.
type catalogueLink struct {
	Href string `json:"href"`
	Type string `json:"type"`
}

// catalogue is what readers make of a catalogue, by its three forms.
type catalogue struct {
	OPDS1 []catalogueBook `json:"opds1"` // as the parser of foliate-js has it
	OPDS2 []catalogueBook `json:"opds2"`
	HTML  []catalogueBook `json:"html"` // as Chromium shows it: title and href alone
}

// readCatalogue goes through the catalogue of a server. Every page is followed,
// every book and picture is got. With shot the plain page is left there as a
// PNG.
func readCatalogue(ctx context.Context, origin, shot string) (*catalogue, error) {
	args := []string{origin}
	if shot != "" {
		args = append(args, "--shot", shot)
	}
	var seen struct {
		catalogue
		Errors []string `json:"errors"`
	}
	err := conform.Node(ctx, &seen, "opds.mjs", args...)
	if err == nil && len(seen.Errors) > 0 {
		err = fmt.Errorf("the catalogue is wrong: %q", seen.Errors)
	}
	return &seen.catalogue, err
}
