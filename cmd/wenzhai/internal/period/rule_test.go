package period

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones whose clocks change
)

func rule(t *testing.T, s string, sunday bool, zone string) Rule {
	t.Helper()
	z, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ParseRule(s, sunday, z)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLastCompletePeriod(t *testing.T) {
	const sh = "Asia/Shanghai"
	for _, c := range []struct {
		rule       string
		sunday     bool
		zone, now  string
		name, from string
		to         string
	}{
		{"day", false, sh, "2021-07-01T03:00:00+08:00", "2021-06-30", "2021-06-30T00:00:00+08:00", "2021-07-01T00:00:00+08:00"},
		{"day", false, sh, "2024-03-01T00:00:00+08:00", "2024-02-29", "2024-02-29T00:00:00+08:00", "2024-03-01T00:00:00+08:00"},
		{"week", false, sh, "2021-07-01T03:00:00+08:00", "2021-W25", "2021-06-21T00:00:00+08:00", "2021-06-28T00:00:00+08:00"},
		{"week", true, sh, "2021-07-01T03:00:00+08:00", "2021-W25", "2021-06-20T00:00:00+08:00", "2021-06-27T00:00:00+08:00"},
		{"week", false, sh, "2021-01-04T00:00:00+08:00", "2020-W53", "2020-12-28T00:00:00+08:00", "2021-01-04T00:00:00+08:00"},
		{"week", false, sh, "2021-01-03T23:59:59+08:00", "2020-W52", "2020-12-21T00:00:00+08:00", "2020-12-28T00:00:00+08:00"},
		{"month", false, sh, "2021-01-01T00:00:00+08:00", "2020-12", "2020-12-01T00:00:00+08:00", "2021-01-01T00:00:00+08:00"},
		{"month", false, sh, "2024-03-31T12:00:00+08:00", "2024-02", "2024-02-01T00:00:00+08:00", "2024-03-01T00:00:00+08:00"},
		{"quarter", false, sh, "2021-02-15T00:00:00+08:00", "2020-Q4", "2020-10-01T00:00:00+08:00", "2021-01-01T00:00:00+08:00"},
		{"year", false, sh, "2020-12-31T16:00:00Z", "2020", "2020-01-01T00:00:00+08:00", "2021-01-01T00:00:00+08:00"},
		{"last 7 days", false, sh, "2021-07-01T03:00:00+08:00", "2021-06-24..2021-06-30", "2021-06-24T00:00:00+08:00", "2021-07-01T00:00:00+08:00"},
		{"last week", false, sh, "2021-07-01T03:00:00+08:00", "2021-W25", "2021-06-21T00:00:00+08:00", "2021-06-28T00:00:00+08:00"},
		{"上月", false, sh, "2021-07-01T03:00:00+08:00", "2021-06", "2021-06-01T00:00:00+08:00", "2021-07-01T00:00:00+08:00"},
		{"季度", false, sh, "2021-07-01T03:00:00+08:00", "2021-Q2", "2021-04-01T00:00:00+08:00", "2021-07-01T00:00:00+08:00"},
		{"昨天", false, sh, "2021-07-01T03:00:00+08:00", "2021-06-30", "2021-06-30T00:00:00+08:00", "2021-07-01T00:00:00+08:00"},
		{"最近7天", false, sh, "2021-07-01T03:00:00+08:00", "2021-06-24..2021-06-30", "2021-06-24T00:00:00+08:00", "2021-07-01T00:00:00+08:00"},
		{"last hour", false, sh, "2021-07-01T03:20:00+08:00", "2021-07-01T02..2021-07-01T03", "2021-07-01T02:00:00+08:00", "2021-07-01T03:00:00+08:00"},
		{"last day", false, sh, "2021-07-01T03:00:00+08:00", "2021-06-30", "2021-06-30T00:00:00+08:00", "2021-07-01T00:00:00+08:00"},
		{"last 12 hours", false, sh, "2021-07-01T03:20:00+08:00", "2021-06-30T15..2021-07-01T03", "2021-06-30T15:00:00+08:00", "2021-07-01T03:00:00+08:00"},
		// A day of 23 hours, one of 25, one that begins at one o'clock, one whose first hour comes twice.
		{"day", false, "Europe/Berlin", "2021-03-29T00:30:00+02:00", "2021-03-28", "2021-03-28T00:00:00+01:00", "2021-03-29T00:00:00+02:00"},
		{"day", false, "Europe/Berlin", "2021-11-01T00:30:00+01:00", "2021-10-31", "2021-10-31T00:00:00+02:00", "2021-11-01T00:00:00+01:00"},
		{"day", false, "America/Sao_Paulo", "2018-11-05T09:00:00-02:00", "2018-11-04", "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00"},
		{"day", false, "America/Havana", "2021-11-08T09:00:00-05:00", "2021-11-07", "2021-11-07T00:00:00-04:00", "2021-11-08T00:00:00-05:00"},
	} {
		p := rule(t, c.rule, c.sunday, c.zone).Last(moment(t, c.now))
		if p.Name != c.name || !p.From.Equal(moment(t, c.from)) || !p.To.Equal(moment(t, c.to)) {
			t.Errorf("%s in %s at %s: %s, %v to %v; want %s, %s to %s", c.rule, c.zone, c.now, p.Name, p.From, p.To, c.name, c.from, c.to)
		}
	}
}

// The periods of a rule follow one another without a gap, each has a name of
// its own, and the name leads back to it: over the turn of a century, leap
// days, and every odd thing that clocks did.
func TestPeriodsTileTime(t *testing.T) {
	zones := []string{"Asia/Shanghai", "UTC", "Europe/Berlin", "America/Sao_Paulo", "America/Havana", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Beirut", "Asia/Pyongyang"}
	for _, z := range zones {
		for _, unit := range []string{"day", "week", "month", "quarter", "year"} {
			for _, sunday := range []bool{false, true} {
				r := rule(t, unit, sunday, z)
				p := r.Last(moment(t, "1999-06-15T12:00:00Z"))
				names := map[string]bool{}
				last, err := r.Number(p, "")
				if err != nil || last < 1 {
					t.Fatalf("%s in %s: number %d, %v", unit, z, last, err)
				}
				for p.To.Before(moment(t, "2022-06-15T12:00:00Z")) {
					next := r.Next(p)
					if !next.From.Equal(p.To) || !next.To.After(next.From) || names[next.Name] {
						t.Fatalf("%s in %s: %v after %v", unit, z, next, p)
					}
					back, err := r.Named(next.Name)
					if err != nil || !back.From.Equal(next.From) || !back.To.Equal(next.To) {
						t.Fatalf("%s in %s: %q is %v, %v; want %v", unit, z, next.Name, back, err, next)
					}
					names[next.Name] = true
					p = next
				}
			}
		}
	}
}

func TestMissedPeriods(t *testing.T) {
	r := rule(t, "week", false, "Asia/Shanghai")
	var names []string
	missed := func(r Rule, through, now string) []Period {
		t.Helper()
		out, err := r.Missed(moment(t, through), moment(t, now), 10)
		if err != nil {
			t.Error(err)
		}
		return out
	}
	for _, p := range missed(r, "2020-12-21T00:00:00+08:00", "2021-01-12T06:00:00+08:00") {
		names = append(names, p.Name)
	}
	if want := "[2020-W52 2020-W53 2021-W01]"; len(names) != 3 || names[0] != "2020-W52" || names[2] != "2021-W01" {
		t.Errorf("missed %v, want %s", names, want)
	}
	if m := missed(r, "2021-01-11T00:00:00+08:00", "2021-01-12T06:00:00+08:00"); len(m) != 0 {
		t.Errorf("nothing was missed, but %v", m)
	}
	apia := rule(t, "day", false, "Pacific/Apia")
	if m := missed(apia, "2011-12-29T10:00:00Z", "2012-01-02T00:00:00Z"); len(m) != 3 || m[0].Name != "2011-12-29" || m[1].Name != "2011-12-31" {
		t.Errorf("around the day that Samoa left out: %v", m)
	}
}

// A clock that is wrong by decades is an error at once, not a walk through them.
func TestTooManyPeriods(t *testing.T) {
	for _, unit := range []string{"day", "week", "month"} {
		r := rule(t, unit, false, "Asia/Shanghai")
		ps, err := r.Missed(moment(t, "2021-01-01T00:00:00+08:00"), moment(t, "9999-12-31T06:00:00+08:00"), 1000)
		if err == nil || !strings.Contains(err.Error(), " periods are due, from 2021-") {
			t.Errorf("%s: %d periods, %v", unit, len(ps), err)
		}
	}
	if ps, err := rule(t, "day", false, "UTC").Between("0001-01-01..9999-12-31"); err == nil {
		t.Errorf("%d periods", len(ps))
	}
}

func TestRanges(t *testing.T) {
	r := rule(t, "week", false, "Asia/Shanghai")
	ps, err := r.Between("2020-W52..2021-W01")
	if err != nil || len(ps) != 3 {
		t.Errorf("%v, %v", ps, err)
	}
	for _, bad := range []string{"2021-W02..2021-W01", "2021-06..2021-07", "2021-W54", "", "2021-W01..", "2021-w01...2021-w02"} {
		if ps, err := r.Between(bad); err == nil {
			t.Errorf("Between(%q) = %v, want an error", bad, ps)
		}
	}
	if _, err := rule(t, "last 7 days", false, "UTC").Between("2021-W01"); err == nil {
		t.Error("a rolling period has no names")
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		rule, name, first string
		want              int
	}{
		{"week", "2021-W26", "", 26},
		{"week", "2020-W53", "", 53},
		{"day", "2024-12-31", "", 366},
		{"month", "2021-07", "", 7},
		{"quarter", "2021-Q3", "", 3},
		{"year", "2021", "", 2021},
		{"week", "2021-W01", "2020-W50", 5},
		{"day", "2021-01-02", "2020-12-31", 3},
		{"month", "2022-01", "2021-12", 2},
		{"quarter", "2022-Q1", "2021-Q4", 2},
		{"year", "2022", "2020", 3},
	} {
		r := rule(t, c.rule, false, "Asia/Shanghai")
		p, err := r.Named(c.name)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := r.Number(p, c.first); err != nil || n != c.want {
			t.Errorf("%s counted from %q: %d, %v; want %d", c.name, c.first, n, err, c.want)
		}
	}
}

func TestParseRuleRefuses(t *testing.T) {
	for _, bad := range []string{"", "fortnight", "last 0 days", "last", "last x days", "since", "daily", "today", "this week", "前天", "2021-W26", "last 99999 days"} {
		if r, err := ParseRule(bad, false, time.UTC); err == nil {
			t.Errorf("ParseRule(%q) = %+v, want an error", bad, r)
		}
	}
}
