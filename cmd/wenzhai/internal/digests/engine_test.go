package digests

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/books"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

func TestMain(m *testing.M) {
	testtime.Pin()
	os.Exit(m.Run())
}

// engine returns an engine in a folder of its own, with an article of a day and the
// digests that text describes.
func engine(t *testing.T, text string) *Engine {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("ferry.md", []byte("---\ntitle: 渡口\ndate: 2021-06-30\n---\n潮水退到石阶以下。\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := config.Parse("wenzhai.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return &Engine{File: file, Now: time.Date(2021, 7, 5, 6, 0, 0, 0, time.UTC), States: "state"}
}

const weekly = "[digest.w]\npaths = 'ferry.md'\nperiod = 'week'\noutput = 'w-{period}.epub'\n"

// A run without an observer does its work, and its outcome says what was asked for.
func TestOutcomes(t *testing.T) {
	broken := errors.New("no paper")
	for _, c := range []struct {
		name, text string
		set        func(*Engine)
		want       Outcome
		made       string
	}{
		{"written", weekly, func(*Engine) {}, Outcome{}, "w-2021-W26.epub"},
		{"dry", weekly, func(e *Engine) { e.DryRun = true }, Outcome{}, ""},
		{"empty", weekly, func(e *Engine) { e.Now, e.FailIfEmpty = e.Now.AddDate(0, 1, 0), true }, Outcome{Empty: true}, ""},
		{"emptyByKey", weekly + "fail_if_empty = true\n", func(e *Engine) { e.Now = e.Now.AddDate(0, 1, 0) }, Outcome{Empty: true}, ""},
		{"named", weekly, func(e *Engine) { e.Periods = "2021-W26" }, Outcome{}, "w-2021-W26.epub"},
		{"clock", weekly, func(e *Engine) { e.Now = time.Unix(0, 0) }, Outcome{Failed: true}, ""},
		{"unplaced", weekly, func(e *Engine) {
			e.Place = func(context.Context, *books.Order) (*layout.Report, error) { return nil, broken }
		}, Outcome{Failed: true}, ""},
		{"command", weekly + "after = ['./none']\n", func(*Engine) {}, Outcome{Failed: true}, "w-2021-W26.epub"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := engine(t, c.text)
			c.set(e)
			got, err := e.Build(context.Background())
			if err != nil || got != c.want {
				t.Errorf("%+v, %v; want %+v", got, err, c.want)
			}
			made, _ := filepath.Glob("*.epub")
			if want := slices.DeleteFunc([]string{c.made}, func(s string) bool { return s == "" }); !slices.Equal(made, want) {
				t.Errorf("made %q, want %q", made, want)
			}
		})
	}
}

// What the configuration cannot mean ends the run before anything is made.
func TestFaultsEndTheRun(t *testing.T) {
	for _, c := range []struct{ text, name, want string }{
		{weekly, "daily", `wenzhai.toml describes no digest "daily": it has w`},
		{weekly + "toc_depth = 9\n", "", "wenzhai.toml:5:1: toc_depth takes 1, 2 or 3, not 9"},
		{weekly + "since = 2021-07-01\nuntil = 2021-06-01\n", "", "wenzhai.toml:5:1: since 2021-07-01 is not before until 2021-06-01"},
		{weekly + "cover = 'photo.png'\n", "", "wenzhai.toml:5:1: cover: cannot read photo.png: no such file or directory"},
		{weekly + "paper = 'a5'\n", "", "wenzhai.toml:5:1: paper changes nothing: it is for PDF, and digest.w makes EPUB alone"},
		{weekly + "title = '{weak}'\n", "", "wenzhai.toml:5:1: title: {weak} is unknown: expected {issue} {lang} {profile} {period} {n} {from} {to} {date} {week}"},
		{weekly + "manifest = 'ferry.md'\n", "", "wenzhai.toml:5:1: manifest ferry.md would replace ferry.md, which is being read"},
		{weekly + "manifest = 'w-{period}.epub'\n", "", "wenzhai.toml:5:1: manifest w-2021-W26.epub is the file of output w-2021-W26.epub of digest w, too: name another"},
		{weekly + "toc_depth = [1]\n", "", "wenzhai.toml:5:1: toc_depth takes one value, not a list"},
		{weekly + "tag = 'a\"b'\n", "", "wenzhai.toml:5:1: tag: the quotation marks of a\"b do not match"},
		{"[digest.w]\npaths = '-'\nperiod = 'week'\noutput = 'w.epub'\n", "", "wenzhai.toml:2:1: a digest cannot be read from standard input"},
		{"[digest.w]\npaths = 'a'\nperiod = 'week'\noutput = 'w.mobi'\n", "", `wenzhai.toml:4:1: output "w.mobi": expected a name that ends in .epub, .pdf, .html or .zip; write an EPUB and convert it with calibre: ebook-convert w.epub w.mobi`},
	} {
		e := engine(t, c.text)
		_, err := e.Build(context.Background(), slices.DeleteFunc([]string{c.name}, func(s string) bool { return s == "" })...)
		if err == nil || err.Error() != c.want || !exit.IsUsage(err) {
			t.Errorf("%s:\ngot  %v\nwant %s", c.text, err, c.want)
		}
		if _, err := os.Stat("state"); err == nil {
			t.Errorf("%s: there is a state", c.text)
		}
	}
}
