package frame

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// keys returns every key.
func keys() []Key {
	return []Key{Contents, Sources, Original, Undated, Cover, Picture, Previous, Next, Start, Digest, NoPicture, By, ReadingTime, Unnamed, Search, NotFound, AccessNote, AccessSome, Note, Tip, Important, Warning, Danger, Details}
}

func TestCataloguesAreComplete(t *testing.T) {
	for _, l := range Langs() {
		c := read(l)
		for _, k := range keys() {
			if c.Words[k] == "" {
				t.Errorf("%s: no phrase for %q", l, k)
			}
		}
		if len(c.Words) != len(keys()) {
			t.Errorf("%s: %d phrases, %d keys", l, len(c.Words), len(keys()))
		}
		for _, named := range append(Langs(), "zh") {
			if LangName(l, named) == string(named) {
				t.Errorf("%s: no name for language %s", l, named)
			}
		}
		for what, s := range map[string]string{
			"comma": c.Comma, "colon": c.Colon, "count": c.Count["other"], "volume": c.Volume, "issue": c.Issue, "day": c.Dates.Day,
			"short-day": c.Dates.ShortDay, "month": c.Dates.Month, "year": c.Dates.Year, "dash": c.Dates.Dash,
		} {
			if s == "" {
				t.Errorf("%s: no %s", l, what)
			}
		}
	}
}

// TestEveryDateIsWhole: no part of a pattern is left, and none is empty.
func TestEveryDateIsWhole(t *testing.T) {
	for _, l := range Langs() {
		for day := range 366 {
			d := time.Date(2024, 1, 1+day, 0, 0, 0, 0, time.UTC)
			for _, s := range []string{Day(l, d), ShortDay(l, d), Month(l, d), MonthInside(l, d), Year(l, d)} {
				if strings.ContainsAny(s, "{}") || strings.Contains(s, "  ") || strings.TrimSpace(s) != s || !strings.Contains(s, "2024") {
					t.Fatalf("%s: %q", l, s)
				}
			}
		}
	}
}

func TestDates(t *testing.T) {
	d := time.Date(2021, 7, 12, 13, 34, 0, 0, time.UTC)
	for _, c := range []struct {
		lang             doc.Lang
		day, month, year string
	}{
		{doc.Hans, "2021年7月12日 星期一", "2021年7月", "2021年"},
		{doc.Hant, "2021年7月12日 星期一", "2021年7月", "2021年"},
		{doc.English, "Monday, 12 July 2021", "July 2021", "2021"},
		{doc.Russian, "понедельник, 12 июля 2021 года", "Июль 2021", "2021 год"},
	} {
		if got := Day(c.lang, d); got != c.day {
			t.Errorf("Day(%s) = %q, want %q", c.lang, got, c.day)
		}
		if got := Month(c.lang, d); got != c.month {
			t.Errorf("Month(%s) = %q, want %q", c.lang, got, c.month)
		}
		if got := Year(c.lang, d); got != c.year {
			t.Errorf("Year(%s) = %q, want %q", c.lang, got, c.year)
		}
	}
}

func TestCountPlurals(t *testing.T) {
	for n, want := range map[int]string{1: "1 статья", 3: "3 статьи", 5: "5 статей", 11: "11 статей", 12: "12 статей", 21: "21 статья", 112: "112 статей", 122: "122 статьи"} {
		if got := Count(doc.Russian, n); got != want {
			t.Errorf("Count(ru, %d) = %q, want %q", n, got, want)
		}
	}
	if got := Count(doc.English, 1); got != "1 article" {
		t.Errorf("Count(en, 1) = %q", got)
	}
}

func TestDefaultSpeaksTheLanguagesOfTheBook(t *testing.T) {
	for _, c := range []struct{ langs, want []doc.Lang }{
		{nil, []doc.Lang{doc.Hans}},
		{[]doc.Lang{doc.Hans}, []doc.Lang{doc.Hans}},
		{[]doc.Lang{"zh"}, []doc.Lang{doc.Hans}},
		{[]doc.Lang{doc.Hant, doc.Hans}, []doc.Lang{doc.Hant}},
		{[]doc.Lang{doc.Hans, doc.Hant, doc.English, doc.Russian}, []doc.Lang{doc.Hans, doc.English}},
		{[]doc.Lang{doc.English}, []doc.Lang{doc.English}},
		{[]doc.Lang{doc.English, doc.Hant}, []doc.Lang{doc.English, doc.Hant}},
		{[]doc.Lang{doc.Russian, doc.Hans}, []doc.Lang{doc.Russian, doc.Hans}},
		{[]doc.Lang{"fr"}, []doc.Lang{doc.English}},
		{[]doc.Lang{"fr", doc.English}, []doc.Lang{doc.English}},
		{[]doc.Lang{doc.Hans, "ja"}, []doc.Lang{doc.Hans, doc.English}},
	} {
		if got := Default(c.langs...); !slices.Equal(got, c.want) {
			t.Errorf("Default(%v) = %v, want %v", c.langs, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	a := time.Date(2021, 6, 28, 0, 0, 0, 0, time.UTC)
	b := time.Date(2021, 7, 12, 0, 0, 0, 0, time.UTC)
	if got, want := Span(doc.Hans, a, b), "2021年6月28日—2021年7月12日"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Span(doc.English, a, a), "28 June 2021"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBoxTitle(t *testing.T) {
	own := []doc.Inline{&doc.Run{Text: "小心烫"}}
	for _, c := range []struct {
		box  *doc.Box
		want string
	}{
		{nil, ""},
		{&doc.Box{Kind: doc.BoxWarning}, "警告"},
		{&doc.Box{Kind: doc.BoxWarning, Title: own}, "小心烫"},
		{&doc.Box{Kind: doc.BoxPlain}, ""},
		{&doc.Box{Kind: "contents"}, ""},
		{&doc.Box{Kind: doc.BoxDetails}, "详情"},
	} {
		if got := doc.PlainInlines(BoxTitle(doc.Hans, c.box)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.box, got, c.want)
		}
	}
}
