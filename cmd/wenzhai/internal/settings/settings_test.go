package settings

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

var commands = []Use{EPUB, PDF, List, Check, Fonts, Extract, Align}

// Defaults are values that settings take, and no command has a setting twice.
func TestDefaults(t *testing.T) {
	for _, use := range commands {
		var names []string
		for _, s := range All(use) {
			if slices.Contains(names, s.Name) {
				t.Errorf("command %d has --%s twice", use, s.Name)
			}
			names = append(names, s.Name)
			if s.Default == "" {
				continue
			}
			if err := s.Set(New(use), []string{s.Default}); err != nil {
				t.Errorf("the default of --%s: %v", s.Name, err)
			}
		}
	}
}

// good is a value of each setting that takes no word, number or switch.
var good = map[string]string{
	"since": "2021-06-28", "until": "2021-06", "period": "yesterday", "tz": "UTC", "lang": "ru", "match": "^a", "ui": "en+ru",
	"bilingual": "interleave", "lead": "en", "issue": "27", "max-size": "45MB", "paper": "a5", "only-rule": "share", "no-rule": "share",
	"pair-by": "key", "head": "tags", "font-size": "9.5", "toc-depth": "3", "columns": "2", "image-size": "64",
}

// Every setting changes what a book is or how it is made, and its identity where it
// shapes the book.
func TestEverySettingIsUsed(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("x", []byte("p{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, use := range []Use{EPUB, PDF} {
		for _, s := range All(use) {
			value := good[s.Name]
			switch {
			case value != "":
			case s.Type == "bool":
				value = "true"
			case s.Type == "int":
				value = "7"
			case s.Type == "WORD":
				value = s.Words(use)[1]
			default:
				value = "x"
			}
			before, after := New(use), New(use)
			if err := s.Set(after, []string{value}); err != nil {
				t.Errorf("--%s %s: %v", s.Name, value, err)
				continue
			}
			now, err := after.Identity()
			if old, _ := before.Identity(); err != nil || (now == old) != (s.Group == Run) {
				t.Errorf("--%s %s: the book's identity changes: %v; %v", s.Name, value, now != old, err)
			}
			after.values = before.values
			if reflect.DeepEqual(before, after) {
				t.Errorf("--%s %s changes nothing", s.Name, value)
			}
		}
	}
}

func TestFaultsNameTheSetting(t *testing.T) {
	now := time.Date(2021, 7, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		use         Use
		name        string
		values      []string
		other       string // another setting and its value
		flag, asKey string
	}{
		{EPUB, "toc-depth", []string{"4"}, "", "--toc-depth takes 1, 2 or 3, not 4", "toc_depth takes 1, 2 or 3, not 4"},
		{EPUB, "chapter-by", []string{"fortnight"}, "", `unknown --chapter-by "fortnight"`, `unknown chapter_by "fortnight"`},
		{EPUB, "since", []string{"2021-06-28"}, "until=2021-06-01", "--since 2021-06-28 is not before --until", "since 2021-06-28 is not before until"},
		{EPUB, "period", []string{"2021"}, "since=2021", "--period stands for both --since and --until", "period stands for both since and until"},
		{EPUB, "ruby-level", []string{"rare"}, "", "--ruby-level changes nothing without --ruby pinyin", "ruby_level changes nothing without ruby pinyin"},
		{EPUB, "css", []string{"none.css"}, "", "--css: cannot read none.css", "css: cannot read none.css"},
		{EPUB, "css", []string{"https://example.org/a.css"}, "", "name a file of this machine", "css: https://example.org/a.css"},
		{EPUB, "cover", []string{"non"}, "", "did you mean none?", "cover: cannot read non"},
		{PDF, "font-size", []string{"NaN"}, "", "--font-size takes 6 to 24 points, not NaN", "font_size takes"},
		{PDF, "font-size", []string{"1e999"}, "", "--font-size: 1e999 is too large a number", "font_size: 1e999"},
		{PDF, "duplex", []string{"perhaps"}, "", `--duplex takes true or false, not "perhaps"`, "duplex takes"},
		{PDF, "bilingual", []string{"reveal"}, "", "--bilingual reveal is for the EPUB", "bilingual reveal"},
		{PDF, "report", []string{"-"}, "output=-", "the book and the report cannot both go to standard output", "the book"},
	} {
		b := New(c.use)
		err := Lookup(c.use, c.name).SetTyped(b, c.values)
		if other, value, ok := strings.Cut(c.other, "="); ok && err == nil {
			err = Lookup(c.use, other).SetTyped(b, []string{value})
		}
		if err == nil {
			err = b.Finish(now)
		}
		var f *Fault
		if !errors.As(err, &f) || f.Setting != c.name || !strings.Contains(f.Error(), c.flag) || !strings.Contains(f.Text(Key), c.asKey) {
			t.Errorf("--%s %q %s: %v", c.name, c.values, c.other, err)
		}
	}
}

func TestFiles(t *testing.T) {
	cover := Lookup(EPUB, "cover")
	got := cover.Beside("folder", []string{"auto", "a.png", "/b.png", "-", ""})
	if want := []string{"auto", filepath.Join("folder", "a.png"), "/b.png", "-", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := Lookup(PDF, "font").Files([]string{"a.ttc#1", "b.ttf"}), []string{"a.ttc", "b.ttf"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := cover.Files([]string{"none"}); got != nil {
		t.Errorf("%q", got)
	}
}

var update = flag.Bool("update", false, "add rows to docs/cli.md for settings that have none")

// The page of the command line has a row for each setting, with its default, in the
// table of its group.
func TestEverySettingIsInTheDocuments(t *testing.T) {
	const path = "../../../../docs/cli.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, s := range All(^Use(0)) {
		row := rowOf(page, s.Name)
		if row == "" && *update {
			page = addRow(page, s)
			continue
		}
		if usual := slices.Contains([]string{"", "0", "false"}, s.Default); row == "" || !usual && !strings.Contains(row, s.Default) {
			t.Errorf("docs/cli.md has no row for --%s with the default %q; -update adds one: %s", s.Name, s.Default, s.Help)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// rowOf returns the row of a table whose first cell names a flag.
func rowOf(page, name string) string {
	for line := range strings.Lines(page) {
		if cells := strings.Split(line, "|"); len(cells) > 2 && (strings.Contains(cells[1], "`--"+name+"`") || strings.Contains(cells[1], "`--"+name+" ")) {
			return line
		}
	}
	return ""
}

// addRow adds a row to the table of the setting's group.
func addRow(page string, s *Setting) string {
	heading := "\n## " + [...]string{"Select", "Shape", "Run"}[s.Group]
	table := strings.Index(page, heading)
	end := table + strings.Index(page[table:], "\n\n") + 1
	row := "| `--" + s.Name + "` | " + strings.ReplaceAll(strings.ReplaceAll(s.Help, "`", ""), "|", "\\|") + " |"
	if s.Group != Run {
		row += " " + s.Default + " |"
	}
	return page[:end] + row + "\n" + page[end:]
}
