package generated

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest/shape"
)

func TestCopies(t *testing.T) {
	day := time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)
	const text = "The ferry light was lit at dusk and the keeper coiled the rope. Then he wrote a line into the book and closed it."
	other := strings.ToUpper(text[20:]) + " And more of it, of quite another kind: fog, reeds and bells, and a carpenter on the gravel."
	post := func(s shape.Of, slug string, date time.Time) Post {
		return Post{Title: "Lamp", Lang: "en", Date: date, Shape: s, Slugs: func() []string { return []string{slug} }}
	}
	kept := func(folder string) Post {
		p := post(shape.Page, "x", time.Time{})
		p.Snapshot, p.Title = folder, folder
		return p
	}
	for _, c := range []struct {
		name  string
		posts []Post
		texts []string
		want  string
	}{
		{"by the last part of an address", []Post{post(shape.Source, "lamp", day), post(shape.Page, "lamp", day.Add(8*time.Hour)), post(shape.Entry, "lamp", time.Time{})}, []string{"", "", ""}, "[1 1 1]"},
		{"of another day", []Post{post(shape.Source, "lamp", day), post(shape.Page, "lamp", day.AddDate(0, 0, 7))}, []string{text, text}, "[]"},
		{"of one shape", []Post{post(shape.Source, "lamp", day), post(shape.Source, "lamp", day)}, []string{text, text}, "[]"},
		{"by text", []Post{post(shape.Source, "lamp", day), post(shape.Page, "p1", day)}, []string{text, "<p>" + strings.ReplaceAll(text, ". ", ".</p><p>") + other}, "[1 1]"},
		{"other texts", []Post{post(shape.Source, "a", day), post(shape.Page, "b", day)}, []string{text, "<p>Fog came in the morning and the boat waited under the steps until the sun had dried the air."}, "[]"},
		{"a slug that is a number alone", []Post{post(shape.Source, "1", day), post(shape.Page, "1", day)}, []string{text, "<p>Fog came in the morning and the boat waited under the steps until the sun had dried the air."}, "[]"},
		{"two sources of one name", []Post{post(shape.Source, "lamp", day), post(shape.Source, "lamp", day), post(shape.Page, "lamp", day)}, []string{text, "Fog came in the morning and the boat waited under the steps.", text}, "[1 0 1]"},
		{"several files of one page", []Post{kept("a"), kept("b"), kept("a")}, []string{"", "", ""}, "[1 0 1]"},
	} {
		got := Copies(len(c.posts), func(i int) Post { return c.posts[i] }, func(i int) []byte { return []byte(c.texts[i]) })
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}

// Many articles of one title cost no more than some comparisons each.
func TestNamesakes(t *testing.T) {
	read := 0
	const n = 4000
	Copies(n, func(i int) Post {
		return Post{Title: "Diary", Lang: "en", Shape: shape.Of(i % 2), Slugs: func() []string { return nil }}
	}, func(i int) []byte {
		read++
		return fmt.Appendf(nil, "Day %d was like the one before it, and the river too.", i)
	})
	if read > 2*n*maxNamesakes {
		t.Errorf("%d texts of %d articles are read", read, n)
	}
}
