package config

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/clean"
)

const reading = `
split = ['^■ (?P<title>.+)\n(?P<date>.+)$']

[[clean]]
no_rule = ["byline", "share"]
drop    = ".weather"

[[clean]]
match     = ["garden.example", "archive/clips"]
only_rule = ["ads"]
drop      = [".note", "p > a.more"]
keep      = [".poem"]
article   = "#content"
fix_punctuation = "off"

[fields]
title = "headline"
text  = ["story", "data.body"]

[digest.w]
paths  = "archive"
period = "week"
output = "o.epub"

[digest.own]
paths  = "archive"
period = "week"
output = "o.pdf"
[[digest.own.split]]
match = "dumps/*.txt"
title = '^《(.+)》$'
date  = '^\d'
[[digest.own.split]]
separator = '^=+$'
[[digest.own.clean]]
match = "*.txt"
[[digest.own.fields]]
match = "crawl"
tags  = "topics"
[[digest.own.fields]]
date  = "pub"
`

func TestReading(t *testing.T) {
	f, err := Parse("f", []byte(reading))
	if err != nil {
		t.Fatal(err)
	}
	garden := clean.Options{
		Only: []string{"ads"}, Drop: []string{".note", "p > a.more"}, Keep: []string{".poem"}, Body: "#content",
		FixPunctuation: clean.PunctuationOff,
	}
	want := []string{
		fmt.Sprint([]string{`^■ (?P<title>.+)\n(?P<date>.+)$`}),
		fmt.Sprint([]string{fmt.Sprintf("%q", article.Shape{Title: `^《(.+)》$`, Date: `^\d`, Files: "dumps/*.txt"}), fmt.Sprintf("%q", article.Shape{Separator: "^=+$"})}),
	}
	for i, p := range f.Digests {
		if got := fmt.Sprint(p.Split); got != want[i] {
			t.Errorf("%s is parted by %s, want %s", p.Name, got, want[i])
		}
	}
	if d := cmp.Diff(Reading{
		Cleaning: clean.Options{Off: []string{"byline", "share"}, Drop: []string{".weather"}},
		Sources:  []convert.SourceCleaning{{Match: "garden.example", Options: garden}, {Match: "archive/clips", Options: garden}},
	}, Reading{Cleaning: f.Digests[0].Cleaning, Sources: f.Digests[0].Sources}); d != "" {
		t.Error(d)
	}
	for i, want := range [][]*article.Records{
		{{Fields: export.Fields{Title: []string{"headline"}, Text: []string{"story", "data.body"}}}},
		{{Files: "crawl", Fields: export.Fields{Tags: []string{"topics"}}}, {Fields: export.Fields{Date: []string{"pub"}}}},
	} {
		if d := cmp.Diff(want, f.Digests[i].Records); d != "" {
			t.Error(d)
		}
	}
	if d := cmp.Diff([]convert.SourceCleaning{{Match: "*.txt"}}, f.Digests[1].Sources); d != "" {
		t.Error(d)
	}
}

func TestDefaults(t *testing.T) {
	p, err := Defaults("f", []byte("tz = \"UTC\"\nperiod = \"week\"\n"+reading))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Split) != 1 || len(p.Sources) != 2 || p.Place("tz") != (Place{1, 1}) {
		t.Errorf("got %+v", p)
	}
	if d := cmp.Diff([]Key{{"tz", []string{"UTC"}, false}}, p.Settings); d != "" {
		t.Error(d)
	}
	if _, err := Defaults("f", []byte("tzz = \"UTC\"\n")); err == nil || err.Error() != "f:1:1: unknown key tzz; did you mean tz?" {
		t.Errorf("got %v", err)
	}
}

func TestFaultsOfReading(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"split = 1", "f:1:1: split takes tables: write [[split]] with title, date, separator or pattern; or it takes a pattern in quotes"},
		{"split = [\n  'a(?P<title>b)',\n  '('\n]", "f:3:3: pattern: pattern \"(\": expected a regular expression: missing closing ): `(`"},
		{"[[split]]\ntitle = '^a'\n[[split]]\n  date = '['", "f:4:3: date: pattern \"[\": expected a regular expression: missing closing ]: `[`"},
		{"[[split]]\ntitel = '^a'", "f:2:1: unknown key titel; did you mean title?"},
		{"[[split]]\ntitle = 1", "f:2:1: title takes a text in quotes"},
		{"[[split]]\nmatch = 'a'", "f:1:3: split: expected a pattern for the title's line, for the date's, or for the line between articles"},
		{"split = {title = '^a', match = 'a['}", "f:1:24: match: \"a[\": expected the name of a folder or a file, in which * stands for any letters, ? for one and [a-z] for one of these"},
		{"clean = ['a']", "f:1:10: clean takes tables: write [[clean]] with match, no_rule, only_rule, drop, keep, article or fix_punctuation"},
		{"[[clean]]\nno_rule = ['ads', 'adds']", "f:2:19: no_rule: there is no cleaning rule \"adds\""},
		{"[[clean]]\nno_rule = 'frame'", "f:2:1: no_rule: the cleaning rule \"frame\" cannot be switched off"},
		{"[[clean]]\nonly_rule = ['x']", "f:2:14: only_rule: there is no cleaning rule \"x\""},
		{"[[clean]]\ndrop = ['p',\n\t'p[']", "f:3:2: drop: the selector \"p[\" cannot be read: expected identifier, found EOF instead"},
		{"[[clean]]\nkeep = [1]", "f:2:9: keep takes a text in quotes, or a list of them"},
		{"[[clean]]\narticle = '<p>'", "f:2:1: article: the selector \"<p>\" cannot be read: "},
		{"[[clean]]\nfix_punctuation = 'yes'", "f:2:1: fix_punctuation: \"yes\" is none of auto, on, off"},
		{"[[clean]]\nmatch = []", "f:2:1: match names nothing: expected sites, sources or folders"},
		{"fields = 'a'", "f:1:1: fields is a table: write [fields], and below it lines such as title = \"headline\""},
		{"[fields]\ntext = 'a'\nbody = 'b'", "f:3:1: unknown key body"},
		{"[fields]\ntitle = ['a', '.b']", "f:2:15: title: \".b\" is no key of a record: expected one, or several joined with dots, as in data.title"},
		{"[fields]\ntitle = 1", "f:2:1: title takes a text in quotes, or a list of them"},
		{"[[fields]]\nmatch = 'a'", "f:1:3: fields names no key: expected title, text, date, author, url, source, tags or lang"},
		{"[[clean]]\nno_rules = 'ads'", "f:2:1: unknown key no_rules; did you mean no_rule?"},
	} {
		_, err := Defaults("f", []byte(c.in))
		var e *Error
		if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q:\ngot  %v\nwant %s", c.in, err, c.want)
		}
	}
}
