package digest

import (
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestDatesInTitles(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	day := func(s string) time.Time {
		d, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		from, to string
		lang     doc.Lang
		want     string
	}{
		{"2024-05-01 00:00", "2024-05-02 00:00", doc.Hans, "2024-05-01"},
		{"2024-04-29 00:00", "2024-05-06 00:00", doc.Hans, "2024-W18"},
		{"2024-12-30 00:00", "2025-01-06 00:00", doc.English, "2025-W01"},
		{"2024-05-01 00:00", "2024-06-01 00:00", doc.Hans, "2024年5月"},
		{"2024-05-01 00:00", "2024-06-01 00:00", doc.English, "May 2024"},
		{"2024-05-01 00:00", "2024-06-01 00:00", doc.Russian, "май 2024"},
		{"2024-04-01 00:00", "2024-07-01 00:00", doc.Hant, "2024-Q2"},
		{"2024-01-01 00:00", "2025-01-01 00:00", doc.Hans, "2024年"},
		{"2024-01-01 00:00", "2025-01-01 00:00", doc.English, "2024"},
		{"2024-02-01 00:00", "2024-05-01 00:00", doc.English, "2024-02-01 – 2024-04-30"},
		{"2021-06-28 00:00", "2021-07-04 00:00", doc.Hans, "2021-06-28 – 2021-07-03"},
		{"2024-05-01 09:00", "2024-05-08 00:00", doc.Hans, ""},
		{"2024-05-01 00:00", "2024-05-01 00:00", doc.Hans, ""},
	} {
		if got := AskedFor(day(c.from), day(c.to), zone).In(c.lang); got != c.want {
			t.Errorf("%s to %s in %s: %q, want %q", c.from, c.to, c.lang, got, c.want)
		}
	}
	if got := AskedFor(time.Time{}, day("2024-06-01 00:00"), zone).In(doc.Hans); got != "" {
		t.Errorf("an open beginning gave %q", got)
	}
	week := Dates{First: day("2024-04-29 10:00"), Last: day("2024-05-05 20:00")}
	if got, want := week.In(doc.Hans), "2024-04-29 – 2024-05-05"; got != want {
		t.Errorf("dates of articles: %q, want %q", got, want)
	}
}

func TestTitleParts(t *testing.T) {
	day := time.Date(2024, 5, 1, 20, 0, 0, 0, time.UTC)
	v := &Volume{First: day, Last: day}
	for _, c := range []struct {
		title, word, dates string
		says               bool
	}{
		{"", "文摘", "2024-05-01", true},
		{"文摘 2024-05-01", "文摘", "2024-05-01", true},
		{"茶园 2024-05-01", "茶园 2024-05-01", "", false},
	} {
		v.Title = c.title
		word, dates := v.TitleParts(doc.Hans)
		if word != c.word || dates != c.dates || v.TitleSaysDates(doc.Hans) != c.says {
			t.Errorf("%q: %q, %q, %v", c.title, word, dates, v.TitleSaysDates(doc.Hans))
		}
	}
	if got := (&Volume{}).DefaultTitle(doc.English); got != "Digest" {
		t.Errorf("an undated book is called %q", got)
	}
}
