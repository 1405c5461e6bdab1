package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/genarchive"
)

// site is a folder with a configuration, an archive and a memory of its own.
type site struct {
	t   *testing.T
	dir string
}

func newSite(t *testing.T, config string) site {
	t.Helper()
	s := site{t, t.TempDir()}
	s.put("wenzhai.toml", config)
	if err := os.MkdirAll(s.path("archive"), 0o755); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s site) path(name string) string { return filepath.Join(s.dir, name) }

func (s site) put(name, text string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(s.path(name)), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.path(name), []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// command returns a run of wenzhai in the site.
func (s site) command(args ...string) *exec.Cmd {
	c := command(s.t, args...)
	c.Dir = s.dir
	c.Env = append(os.Environ(), "XDG_STATE_HOME="+s.path("state"), "XDG_CACHE_HOME="+s.path("cache"), "TMPDIR="+s.tmp())
	return c
}

func (s site) tmp() string {
	if err := os.MkdirAll(s.path("tmp"), 0o755); err != nil {
		s.t.Fatal(err)
	}
	return s.path("tmp")
}

// build runs wenzhai build and returns its exit code and what it said.
func (s site) build(args ...string) (int, string) {
	s.t.Helper()
	return s.run(s.command(append([]string{"build"}, args...)...))
}

func (s site) run(c *exec.Cmd) (int, string) {
	s.t.Helper()
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		s.t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), string(out)
}

// books returns the files in out by name.
func (s site) books() map[string][]byte {
	s.t.Helper()
	out := map[string][]byte{}
	names, _ := filepath.Glob(s.path("out/*"))
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			s.t.Fatal(err)
		}
		out[filepath.Base(n)] = b
	}
	return out
}

// issues returns the manifests' periods by article.
func (s site) issues(profile string) map[string][]string {
	s.t.Helper()
	out := map[string][]string{}
	names, _ := filepath.Glob(s.path("out/" + profile + "-*.json"))
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			s.t.Fatal(err)
		}
		var m struct {
			Period   string
			Articles []struct{ Path string }
		}
		if err := json.Unmarshal(data, &m); err != nil {
			s.t.Fatal(err)
		}
		for _, a := range m.Articles {
			out[a.Path] = append(out[a.Path], m.Period)
		}
	}
	return out
}

// profile returns the table of a digest that writes EPUBs and manifests.
func profile(name, period string) string {
	return fmt.Sprintf("[digest.%[1]s]\npaths = [\"archive\"]\nperiod = %[2]q\noutput = \"out/%[1]s-{period}.epub\"\nmanifest = \"out/%[1]s-{period}.json\"\nnew_only = true\ntitle = \"%[1]s {issue}\"\ncover = \"none\"\n", name, period)
}

// arrival is an article and the moment at which it comes into the archive.
type arrival struct {
	genarchive.Article
	at time.Time
}

// year returns articles of a year, of which every sixth comes late.
func year(n int) []arrival {
	r := rand.New(rand.NewPCG(7, 7))
	o := genarchive.Options{N: n, Seed: 7, Bytes: 500, PerWeek: n / 52, First: time.Date(2021, 1, 5, 0, 0, 0, 0, time.UTC)}
	var out []arrival
	for i := range n {
		a := arrival{Article: genarchive.Make(i, o)}
		a.at = a.Date.Add(time.Duration(r.IntN(60)) * time.Minute)
		if r.IntN(6) == 0 {
			a.at = a.at.Add(time.Duration(r.IntN(40*24)) * time.Hour)
		}
		out = append(out, a)
	}
	return out
}

// live lets a year pass: the machine builds at the given moments, each time
// with what has come by then.
func (s site) live(articles []arrival, moments []time.Time) {
	s.t.Helper()
	come := map[int]bool{}
	latest := time.Time{}
	for _, now := range moments {
		if now.After(latest) {
			latest = now // what has come stays, also when the clock goes back
		}
		for i, a := range articles {
			if !come[i] && a.at.Before(latest) {
				s.put("archive/"+a.Path, a.Text)
				come[i] = true
			}
		}
		if code, said := s.build("-q", "--if-changed", "--now", now.Format(time.RFC3339)); code != 0 {
			s.t.Fatalf("at %v: exit %d\n%s", now, code, said)
		}
	}
}

// moments returns when the machine builds: mostly every few days, sometimes not
// for weeks, twice with a clock that went back.
func moments() []time.Time {
	r := rand.New(rand.NewPCG(3, 3))
	var out []time.Time
	end := time.Date(2022, 3, 15, 0, 0, 0, 0, time.UTC)
	for now := time.Date(2021, 1, 12, 6, 0, 0, 0, time.UTC); now.Before(end); now = now.Add(time.Duration(3+r.IntN(6)) * 24 * time.Hour) {
		out = append(out, now)
		if r.IntN(8) == 0 {
			out = append(out, now.Add(-25*time.Hour))
		}
		if r.IntN(6) == 0 {
			now = now.Add(21 * 24 * time.Hour)
		}
	}
	return append(out, end)
}

// Over a year with weeks in which nothing ran, files that came late and clocks
// that were changed, every article is in one weekly issue; and the same year
// makes the same bytes.
func TestAYearOfDigests(t *testing.T) {
	config := "tz = \"Europe/Berlin\"\n" + profile("weekly", "week")
	articles := year(312)
	s := newSite(t, config)
	s.live(articles, moments())
	carried := s.issues("weekly")
	for _, a := range articles {
		if in := carried["archive/"+a.Path]; len(in) != 1 {
			t.Errorf("%s of %v, which came %v, is in %v", a.Path, a.Date, a.at, in)
		}
	}
	if len(carried) != len(articles) {
		t.Errorf("%d articles carried, want %d", len(carried), len(articles))
	}
	again := newSite(t, config)
	again.live(articles, moments())
	same(t, s, again)
}

// Issues that are made one by one as time goes by, and all at once from an
// empty state, are the same bytes: days, weeks and months.
func TestBackfillIsTheSame(t *testing.T) {
	config := "tz = \"Europe/Berlin\"\n" + profile("daily", "day") + profile("weekly", "week") + profile("monthly", "month")
	articles := year(52 * 4)
	byTime, atOnce := newSite(t, config), newSite(t, config)
	for _, a := range articles[:80] {
		byTime.put("archive/"+a.Path, a.Text)
		atOnce.put("archive/"+a.Path, a.Text)
	}
	// From before the change to summer time until after it.
	for d := time.Date(2021, 3, 1, 6, 0, 0, 0, time.UTC); d.Before(time.Date(2021, 4, 6, 0, 0, 0, 0, time.UTC)); d = d.AddDate(0, 0, 3) {
		if code, said := byTime.build("-q", "--now", d.Format(time.RFC3339)); code != 0 {
			t.Fatalf("exit %d\n%s", code, said)
		}
	}
	for name, periods := range map[string]string{"daily": "2021-02-28..2021-04-02", "weekly": "2021-W08..2021-W12", "monthly": "2021-02..2021-03"} {
		if code, said := atOnce.build("-q", "--periods", periods, name); code != 0 {
			t.Fatalf("exit %d\n%s", code, said)
		}
	}
	same(t, byTime, atOnce)
	if n := len(byTime.books()); n < 30 {
		t.Errorf("only %d files were made", n)
	}
}

func same(t *testing.T, a, b site) {
	t.Helper()
	x, y := a.books(), b.books()
	for name := range x {
		if !bytes.Equal(x[name], y[name]) {
			t.Errorf("%s differs: %d and %d bytes", name, len(x[name]), len(y[name]))
		}
	}
	if len(x) != len(y) || len(x) == 0 {
		t.Errorf("%d and %d files", len(x), len(y))
	}
}

// An article that an issue carried is not carried again for being moved,
// corrected, or saved a second time.
func TestCarriedArticlesAreKnownAgain(t *testing.T) {
	s := newSite(t, profile("weekly", "week"))
	text := func(title, body string) string {
		return fmt.Sprintf("---\ntitle: %s\ndate: 2021-06-30\nurl: https://tea.example/%s\n---\n%s\n", title, title, body)
	}
	long := strings.Repeat("清晨的茶园里有雾，采茶的人说，雾散之前摘下的叶子最软。", 20)
	s.put("archive/moved.md", text("moved", long+"一"))
	s.put("archive/corrected.md", text("corrected", long+"二"))
	s.put("archive/saved.md", text("saved", long+"三"))
	if code, said := s.build("--now", "2021-07-06T06:00:00+08:00"); code != 0 {
		t.Fatal(said)
	}
	if err := os.Rename(s.path("archive/moved.md"), s.path("archive/elsewhere.md")); err != nil {
		t.Fatal(err)
	}
	s.put("archive/corrected.md", text("corrected", long+"二，后来改过"))
	s.put("archive/saved again.md", text("saved", long+"三，多一行"))
	s.put("archive/late.md", text("late", long+"四"))
	if code, said := s.build("--now", "2021-07-13T06:00:00+08:00"); code != 0 {
		t.Fatal(said)
	}
	var second []string
	for path, in := range s.issues("weekly") {
		if slices.Contains(in, "2021-W27") {
			second = append(second, path)
		}
	}
	if !slices.Equal(second, []string{"archive/late.md"}) {
		t.Errorf("the second issue has %v", second)
	}
}
