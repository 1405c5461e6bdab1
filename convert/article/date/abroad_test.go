package date

import (
	"testing"
	"time"
	_ "time/tzdata" // zones on machines without zone files
)

// Dates of programs whose translators turned the names of months alone, of the
// languages beside Chinese, English and Russian, and with the names of zones.
func TestParseAbroad(t *testing.T) {
	for in, want := range map[string]string{
		"五月 2, 2019":                                 "2019-05-02",
		"2 5 月, 2019":                                "2019-05-02",
		"星期四, 五月 2, 2019":                            "2019-05-02",
		"星期四, 2 五月 2019 08:30:00 +0800":              "2019-05-02T08:30:00+08:00",
		"十二月 31, 2019 11:05 下午":                      "2019-12-31T23:05:00+08:00",
		"5 月 2, 2019":                                "2019-05-02",
		"2019 五月 2":                                  "2019-05-02",
		"02-五月-2019":                                 "2019-05-02",
		"5월 2, 2019":                                 "2019-05-02",
		"2019년 5월 2일 20시 15분":                        "2019-05-02T20:15:00+08:00",
		"2. Mai 2019 um 20:15 Uhr":                   "2019-05-02T20:15:00+08:00",
		"Donnerstag, 2. März 2017":                   "2017-03-02",
		"jeudi 1er août 2019 à 20h15":                "2019-08-01T20:15:00+08:00",
		"2 de mayo de 2019":                          "2019-05-02",
		"2 de março de 2019 às 20:15":                "2019-03-02T20:15:00+08:00",
		"2 maggio 2019":                              "2019-05-02",
		"2 mei 2019":                                 "2019-05-02",
		"2 października 2019":                        "2019-10-02",
		"2 maj 2019 kl. 20:15":                       "2019-05-02T20:15:00+08:00",
		"令和元年5月2日":                                   "2019-05-02",
		"平成31年4月2日 午後8時15分":                          "2019-04-02T20:15:00+08:00",
		"昭和64年1月7日":                                  "1989-01-07",
		"2019. 5. 2. 오전 8:15":                        "2019-05-02T08:15:00+08:00",
		"2019.05.02. 오후 8:15":                        "2019-05-02T20:15:00+08:00",
		"2019년 5월 2일 오후 8:15":                        "2019-05-02T20:15:00+08:00",
		"1η Μαΐου 2019":                              "2019-05-01",
		"2 травня 2019":                              "2019-05-02",
		"2. května 2019":                             "2019-05-02",
		"čtvrtek 2. května 2019":                     "2019-05-02",
		"2. mája 2019":                               "2019-05-02",
		"2 mai 2019":                                 "2019-05-02",
		"12 iulie 2019":                              "2019-07-12",
		"2019. július 12.":                           "2019-07-12",
		"12 Temmuz 2019 Cuma":                        "2019-07-12",
		"12. heinäkuuta 2019":                        "2019-07-12",
		"12 Ιουλίου 2019":                            "2019-07-12",
		"12 يوليو 2019":                              "2019-07-12",
		"الجمعة، ١٢ يوليو ٢٠١٩":                      "2019-07-12",
		"12 كانون الثاني 2019":                       "2019-01-12",
		"12 تشرين الأول، 2019":                       "2019-10-12",
		"٢٠١٩/٠٧/١٢":                                 "2019-07-12",
		"۲۰۱۹-۰۷-۱۲":                                 "2019-07-12",
		"12.07.19":                                   "2019-07-12",
		"12.07.19, 20:15 Uhr":                        "2019-07-12T20:15:00+08:00",
		"Freitag, 12.07.19":                          "2019-07-12",
		"vom 12.07.98":                               "1998-07-12",
		"2019-05-02 20:15 Europe/Berlin":             "2019-05-02T20:15:00+02:00",
		"Thu, 02 May 2019 20:15:00 America/New_York": "2019-05-02T20:15:00-04:00",
		"2019-12-02 20:15 (Asia/Kolkata)":            "2019-12-02T20:15:00+05:30",
		"2019-12-02 20:15 [America/Port-au-Prince]":  "2019-12-02T20:15:00-05:00",
		"2019-05-02T20:15:00+08:00[Europe/Berlin]":   "2019-05-02T20:15:00+08:00",
		"2019-05-02 20:15 Etc/GMT+5":                 "2019-05-02T20:15:00-05:00",
	} {
		got, day, err := parse(in, shanghai)
		layout := time.RFC3339
		if day {
			layout = time.DateOnly
		}
		if err != nil || got.Format(layout) != want {
			t.Errorf("%q is %s, %v; want %s", in, got.Format(layout), err, want)
		}
	}
}

// What only looks like one of these dates is none.
func TestParseAbroadNone(t *testing.T) {
	for _, in := range []string{"macOS 10.12.06", "v10.12.06", "10.12.06.1", "10.13.06", "1.12.06", "10/12/06", "三月 4 本书 2021", "set 12 2019", "out 3 2020", "十三月 4, 2021", "4 月"} {
		if got, _, err := parse(in, shanghai); err == nil {
			t.Errorf("%q is %s, want none", in, got)
		}
	}
}

// A zone that is none is named; other words after a time are not taken for one.
func TestUnknownZone(t *testing.T) {
	for in, want := range map[string]string{
		"2019-05-02 20:15 XYZT":            "XYZT",
		"2019-05-02 20:15:00 Mars/Olympus": "Mars/Olympus",
		"2019-05-02 20:15 (QQT)":           "QQT",
		"2019-05-02 20:15 Asia/Shanghai":   "",
		"2019-05-02 20:15 +0800":           "",
		"2019-05-02 20:15 星期四":             "",
		"2019-05-02 at home":               "",
		"2019-05-02 20:15 seen by two men": "",
	} {
		f, err := Parse(in, shanghai)
		if got := f.UnknownZone(in); err != nil || got != want {
			t.Errorf("the unknown zone of %q is %q, %v; want %q", in, got, err, want)
		}
	}
}

// A month of a year, or a year, is one where it is the whole text.
func TestMonth(t *testing.T) {
	for in, want := range map[string]string{
		"2019-05": "2019-05-01", "2019/5": "2019-05-01", "2019.05": "2019-05-01", "2019年5月": "2019-05-01", "二〇一九年五月": "2019-05-01", "二〇一九年十二月": "2019-12-01",
		"May 2019": "2019-05-01", "mai 2019": "2019-05-01", "May, 2019": "2019-05-01", "2019": "2019-01-01", "2019年": "2019-01-01", "2019년 5월": "2019-05-01", "五月 2019": "2019-05-01",
		"2019-13": "", "1899-05": "", "may": "", "5月": "", "2019-05 号": "", "5 minutes": "", "v2019": "", "": "", "2019年第26期": "", "201905": "", "true": "",
	} {
		f, ok := Month(in, shanghai)
		if got := f.Time.Format(time.DateOnly); ok != (want != "") || ok && (got != want || !f.DateOnly) {
			t.Errorf("%q is %s, %v; want %q", in, got, ok, want)
		}
	}
}

// The days and times in the names of files and folders.
func TestInPath(t *testing.T) {
	for in, want := range map[string]string{
		"2019/05-02-tea.md": "2019-05-02", "2019/05/02-tea.md": "2019-05-02", "2019-05/02.md": "2019-05-02", "2019年5月/2日.md": "2019-05-02", "2019/5月/2日 茶.md": "2019-05-02",
		"a/2019/05/02.md": "2019-05-02", "2019-05-02T08-15-30 tea.md": "2019-05-02T08:15:30+08:00", "2019-05-02_08-15-30.md": "2019-05-02T08:15:30+08:00", "20190502T081530.md": "2019-05-02T08:15:30+08:00",
		"tea_20190502081530.md": "2019-05-02T08:15:30+08:00", "20190502-081530.md": "2019-05-02T08:15:30+08:00", "2019-05-02-08-15.md": "2019-05-02", "2019-05-02-10-teas.md": "2019-05-02",
		"2019/05/tea.md": "", "2019/40-tea.md": "", "2019-05/40.md": "", "2019-05/2nd.md": "", "2019/tea.md": "", "05/02.md": "", "2019-05/02teas.md": "", "": "",
	} {
		f, ok := InPath(in, shanghai)
		layout := time.RFC3339
		if f.DateOnly {
			layout = time.DateOnly
		}
		if got := f.Time.Format(layout); ok != (want != "") || ok && got != want {
			t.Errorf("%q is %s, %v; want %q", in, got, ok, want)
		}
	}
}
