package clean

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// goldenMeta is the article of every golden case.
var goldenMeta = doc.Meta{
	Path: "园.md", Title: "茶园的春天", Author: "林园", URL: "https://garden.example/spring/tea.html", Lang: doc.Hans,
	Date: time.Date(2021, 6, 28, 20, 23, 0, 0, time.FixedZone("CST", 8*3600)),
}

var formats = map[string]doc.Format{".html": doc.HTML, ".md": doc.Markdown, ".txt": doc.Text, ".page": doc.Page}

// TestGolden runs the cases of testdata/*.txtar: each input NAME.html, .md, .txt
// or .page is followed by NAME.want, the dump of its tree and what was dropped.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases:", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { goldenFile(t, name) })
	}
}

func goldenFile(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	in := txtar.Parse(data)
	out := &txtar.Archive{Comment: in.Comment}
	want := map[string]string{}
	for _, f := range in.Files {
		if path.Ext(f.Name) == ".want" {
			want[strings.TrimSuffix(f.Name, ".want")] = string(f.Data)
		}
	}
	policy, seen := goldenPolicy(t, in.Comment), goldenSeen(in.Comment)
	for _, f := range in.Files {
		format, ok := formats[path.Ext(f.Name)]
		if !ok {
			continue
		}
		base := strings.TrimSuffix(f.Name, path.Ext(f.Name))
		got := goldenRun(t, base, policy, seen, format, f.Data)
		out.Files = append(out.Files, f, txtar.File{Name: base + ".want", Data: []byte(got)})
		if diff := cmp.Diff(want[base], got); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", base, diff)
		}
		if changesNothing(policy) {
			if diff := cmp.Diff(got, goldenRun(t, base, asking, seen, format, f.Data)); diff != "" {
				t.Errorf("%s: what is cut from the source before it is parsed meant something:\n%s", base, diff)
			}
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func changesNothing(p *Policy) bool {
	return !p.selectors.Asks() && len(p.off) == 0 && p.punctuation == repair.PunctuationAuto
}

// goldenPolicy reads the policy of a file's cases from its comment: lines of
// "off: RULE", "drop: SELECTOR", "keep: SELECTOR", "body: SELECTOR" and
// "punctuation: WHEN".
func goldenPolicy(t *testing.T, comment []byte) *Policy {
	t.Helper()
	var o Options
	for line := range strings.Lines(string(comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "off":
			o.Off = append(o.Off, value)
		case "drop":
			o.Drop = append(o.Drop, value)
		case "keep":
			o.Keep = append(o.Keep, value)
		case "body":
			o.Body = value
		case "punctuation":
			when, err := repair.ParsePunctuation(value)
			if err != nil {
				t.Fatal(err)
			}
			o.FixPunctuation = when
		}
	}
	p, err := o.Compile()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// goldenSeen reads lines of "seen: TEXT" from the comment: half of twenty articles
// have the text among their last lines.
func goldenSeen(comment []byte) *Seen {
	var out *Seen
	for line := range strings.Lines(string(comment)) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(line), "seen: "); ok {
			if out == nil {
				out = &Seen{Articles: 20}
			}
			out.Lines = append(out.Lines, SeenLine{Sum: letter.Sum([]byte(text)), Articles: 10})
		}
	}
	return out
}

func goldenRun(t *testing.T, name string, policy *Policy, seen *Seen, format doc.Format, body []byte) string {
	meta := goldenMeta
	r := Clean(Input{Meta: &meta, Format: format, Body: body, Line: 1, Seen: seen, Policy: policy})
	if wrong := checkTree(r.Blocks); wrong != "" {
		t.Errorf("%s: %s", name, wrong)
	}
	var b strings.Builder
	b.WriteString(dump(r.Blocks))
	for _, d := range r.Dropped {
		fmt.Fprintf(&b, "dropped %s:%d %d %s\n", d.Rule, d.Line, d.Chars, d.Excerpt)
	}
	for _, d := range r.Diagnostics {
		fmt.Fprintf(&b, "%s\n", d)
	}
	return b.String()
}
