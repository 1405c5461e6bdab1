package doc

import (
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	verse := []Inline{
		&Run{"山"}, &Break{},
		&Styled{Style: Emphasis, Inlines: []Inline{&Run{"水"}, &Break{}, &Break{}, &Link{URL: "https://tea.example/", Inlines: []Inline{&Run{"云"}, &Break{}, &Run{"雨"}}}}},
		&Run{"止"},
	}
	var got []string
	for _, line := range Lines(verse) {
		got = append(got, PlainInlines(line))
	}
	if want := []string{"山", "水", "", "云", "雨止"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	rain := Lines(verse)[4][0].(*Styled)
	if l, ok := rain.Inlines[0].(*Link); rain.Style != Emphasis || !ok || l.URL == "" {
		t.Errorf("marks are lost: %+v", rain)
	}
	if n := len(Lines(nil)); n != 1 {
		t.Errorf("no text: %d lines", n)
	}
}
