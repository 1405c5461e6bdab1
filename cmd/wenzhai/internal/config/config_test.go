package config

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestParse(t *testing.T) {
	f, err := Parse("wenzhai.toml", []byte("\ufeff"+`# Two digests.
tz = "UTC"
state = ".state"
title = "文摘"

[digest.weekly]
paths      = ["archive", "more"]
period     = "week"
week_start = "sunday"
issue_from = "2021-W01"
output     = ["out/{period}.epub", "out/{period}.pdf"]
manifest   = "out/{period}.json"
new_only   = true
after      = ["./send.sh", "{path}"]
after_timeout = "90s"
title      = "每周文摘 {period}"
lang       = ["zh", "en"]
toc_depth  = 3
font_size  = 9.5
duplex     = true
since      = 2021-06-28

[digest."晨报"]
paths = "archive"
period = "day"
output = "out/day-{period}.pdf"
after = [["./a"], ["./b", "x"]]
`))
	if err != nil {
		t.Fatal(err)
	}
	want := &File{Path: "wenzhai.toml", State: ".state", Digests: []*Digest{
		{
			Path: "wenzhai.toml", Name: "weekly", Paths: []string{"archive", "more"}, Period: "week", WeekStart: "sunday", IssueFrom: "2021-W01",
			Output: []string{"out/{period}.epub", "out/{period}.pdf"}, Manifest: "out/{period}.json", NewOnly: true,
			After: [][]string{{"./send.sh", "{path}"}}, Timeout: 90 * time.Second,
			Settings: []Key{
				{"tz", []string{"UTC"}, false},
				{"title", []string{"每周文摘 {period}"}, false},
				{"lang", []string{"zh", "en"}, true},
				{"toc_depth", []string{"3"}, false},
				{"font_size", []string{"9.5"}, false},
				{"duplex", []string{"true"}, false},
				{"since", []string{"2021-06-28"}, false},
			},
		},
		{
			Path: "wenzhai.toml", Name: "晨报", Paths: []string{"archive"}, Period: "day", WeekStart: "monday", Output: []string{"out/day-{period}.pdf"},
			After: [][]string{{"./a"}, {"./b", "x"}}, Timeout: 10 * time.Minute,
			Settings: []Key{{"tz", []string{"UTC"}, false}, {"title", []string{"文摘"}, false}},
		},
	}}
	if d := cmp.Diff(want, f, cmpopts.IgnoreUnexported(Digest{})); d != "" {
		t.Error(d)
	}
	if at := f.Digests[0].Place("toc_depth"); at != (Place{18, 1}) {
		t.Errorf("toc_depth stands at %v", at)
	}
}

func TestFaultsHaveAPlaceAndAHint(t *testing.T) {
	const whole = "[digest.w]\npaths = [\"a\"]\nperiod = \"week\"\noutput = \"o.epub\"\n"
	for _, c := range []struct{ in, want string }{
		{whole + "chapter-by = \"day\"\n", "f:5:1: unknown key chapter-by; did you mean chapter_by?"},
		{whole + "  titel = \"x\"\n", "f:5:3: unknown key titel; did you mean title?"},
		{whole + "qwertyuiop = 1\n", "f:5:1: unknown key qwertyuiop"},
		{"titlle = \"x\"\n" + whole, "f:1:1: unknown key titlle; did you mean title?"},
		{"[digets.w]\n", "f:1:2: unknown key digets; did you mean digest?"},
		{"", "f: no digest is described: add a table such as [digest.weekly]"},
		{"[digest]\nweekly = 1\n", "f:2:1: digest.weekly must be a table: write [digest.weekly]"},
		{"[digest.w]\npaths = [\"a\"]\noutput = \"o.epub\"\n", `f:1:9: digest.w has no period: add period = "week"`},
		{"[digest.w]\nperiod = \"week\"\noutput = \"o.epub\"\n", `f:1:9: digest.w says not what to read: add paths = ["archive"]`},
		{whole + "new_only = \"yes\"\n", "f:5:1: new_only takes true or false"},
		{whole + "after = \"./send.sh\"\n", `f:5:1: after takes a command as a list of words, ["./send.sh", "{path}"], or a list of such lists`},
		{whole + "manifest = \"-\"\n", `f:5:1: manifest names a file, and - is standard output`},
		{whole + "after_timeout = 5\n", `f:5:1: after_timeout takes a duration such as "30s" or "10m"`},
		{whole + "week_start = \"tuesday\"\n", `f:5:1: week_start takes "monday" or "sunday"`},
		{whole + "lang = {a = 1}\n", "f:5:1: lang takes a text, a number, true or false, or a list of these"},
		{whole + "title = \n", "f:5:"},
		{whole + "title = \"a\"\ntitle = \"b\"\n", "f:6:1: "},
		{whole + "x = \"\xff\"\n", "f:5:"},
		{"[digest.\"a/b\"]\n", `f:1:9: "a/b" cannot be the name of a digest`},
		{"state = 1\n" + whole, "f:1:1: state takes the name of a folder"},
	} {
		_, err := Parse("f", []byte(c.in))
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: %v, want an *Error", c.in, err)
			continue
		}
		if !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q:\ngot  %s\nwant %s", c.in, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("[digest.w]\npaths = [\"a\"]\nperiod = \"week\"\noutput = \"o.epub\"\n"))
	f.Add([]byte("digest.w = {paths = 'a', period = \"day\", output = ['x']}\nafter = [[\"a\"]]\n"))
	f.Add([]byte("[[digest.w]]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse("f", data)
		if (file == nil) == (err == nil) {
			t.Fatalf("%v, %v", file, err)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "f") {
			t.Fatalf("the error names no file: %v", err)
		}
	})
}

// A file of more than the decoder takes in time is refused with its line, and
// one that just keeps the limits is read in time.
func TestParseLimits(t *testing.T) {
	rep := strings.Repeat
	for name, c := range map[string]struct {
		text, says string
		line       int
	}{
		"deep key":              {"title = \"a\"\n" + rep("a.", 100_000) + "a = 1", "a key has over 100 parts", 2},
		"tables":                {"#\n" + rep("[[digest]]\nx = 1\n", 47_000), "there are over 10000 keys and tables", 10_002},
		"deep list":             {"a = " + rep("[", 100_000), "more than 200 deep", 1},
		"large list":            {"a = [" + rep("1,", 500_000) + "]", "unknown key", 1},
		"large deep list":       {"a = {" + rep("b = {", 50) + "c = [" + rep("1,", 400_000) + "]" + rep("}", 51), "unknown key", 1},
		"long list of long key": {"\"" + rep("b", 40_000) + "\" = [" + rep("1,", 400_000) + "]", "unknown key", 1},
		"keys of long table":    {"z = 1\n[" + rep("b", 800_000) + "]\n" + rep("k = 1\n", 1), "unknown key", 1},
		"list of long key":      {"\"" + rep("b", 400_000) + "\" = 1", "unknown key", 1},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("wenzhai.toml", []byte(c.text))
			var fault *Error
			if !errors.As(err, &fault) || fault.Line != c.line || !strings.Contains(fault.Message, c.says) {
				t.Errorf("%.200v", err)
			}
		})
	}
}

// The page of digests has a row for each key that stands for no setting.
func TestEveryKeyIsInTheDocuments(t *testing.T) {
	page, err := os.ReadFile("../../../../docs/digests.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range ownKeys {
		if !regexp.MustCompile("(?m)^\\|[^|]*`" + k.name + "`").Match(page) {
			t.Errorf("docs/digests.md has no row for the key %s", k.name)
		}
	}
}
