package conform

import (
	"errors"
	"fmt"
	"strings"
)

// reading is what a reading system sees of a book.
type reading struct {
	Contents, Depth int
	Landmarks       []string
	DeadLinks       []string `json:"deadLinks"`
	Errors          []string
	Documents       []struct {
		Href, Lang, Heading, Begins string
	}
}

// agrees compares what was seen with what the book must hold: the number of
// entries and of levels of the contents, landmarks, the language of every
// document, the title and the first words of every article; of a bilingual
// book, whose texts BilingualEPUB compares, e names no titles.
func (r *reading) agrees(e *Expected) error {
	depth := 1
	if e.Chapters > 0 {
		depth = 2
	}
	switch {
	case r.Contents != e.Articles+e.Chapters:
		return fmt.Errorf("%d entries in the contents; the book has %d articles in %d chapters", r.Contents, e.Articles, e.Chapters)
	case r.Depth != depth:
		return fmt.Errorf("%d levels of contents, not %d", r.Depth, depth)
	case len(r.Landmarks) < 2:
		return fmt.Errorf("landmarks %q", r.Landmarks)
	}
	n := 0
	for _, d := range r.Documents {
		if d.Lang == "" {
			return fmt.Errorf("%s names no language", d.Href)
		}
		if d.Heading == "" || e.Titles == nil {
			continue
		}
		if n >= len(e.Begins) {
			return errors.New("more articles than the archive has")
		}
		if Squash(d.Heading) != Squash(e.Titles[n]) && Squash(e.Titles[n]) != "" {
			return fmt.Errorf("%s is %q, expected %q", d.Href, d.Heading, e.Titles[n])
		}
		if begin := head(Squash(e.Begins[n]), 30); !strings.Contains(Squash(d.Begins), strings.TrimSuffix(begin, "…")) {
			return fmt.Errorf("%s begins %q, expected %q", d.Href, head(d.Begins, 60), head(e.Begins[n], 60))
		}
		n++
	}
	if n < len(e.Begins) {
		return fmt.Errorf("%d articles of %d begin with a title", n, len(e.Begins))
	}
	return nil
}
