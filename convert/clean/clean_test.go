package clean

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean/markdown"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// TestRules checks that the list of rules is sorted and explained, and that the
// golden cases show each rule at work.
func TestRules(t *testing.T) {
	names := []string{}
	for _, r := range rules.Rules() {
		names = append(names, r.Name)
		if !strings.HasSuffix(r.Doc, ".") {
			t.Errorf("rule %s: %q is no sentence", r.Name, r.Doc)
		}
	}
	if !slices.IsSorted(names) || len(slices.Compact(names)) != len(rules.Rules()) {
		t.Errorf("rules are not sorted: %q", names)
	}
	files, _ := filepath.Glob("testdata/*.txtar")
	var all []byte
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	for _, n := range names {
		if !bytes.Contains(all, []byte("\ndropped "+n+":")) {
			t.Errorf("no golden case shows rule %s", n)
		}
	}
	for _, line := range strings.Split(string(all), "\n") {
		if rest, ok := strings.CutPrefix(line, "dropped "); ok {
			if name, _, _ := strings.Cut(rest, ":"); !slices.Contains(names, name) {
				t.Errorf("%q is no rule", name)
			}
		}
	}
}

// hostile are bodies made to exhaust a parser, with words that must survive.
func hostile() map[string]Input {
	var list strings.Builder
	for i := range 3000 {
		list.WriteString(strings.Repeat("  ", i) + "- 层\n")
	}
	in := map[string]Input{
		"lists":  {Format: doc.Markdown, Body: []byte(list.String() + "末")},
		"quotes": {Format: doc.Markdown, Body: []byte(strings.Repeat(">", 4000) + "末")},
		"marks":  {Format: doc.Markdown, Body: []byte(strings.Repeat("- ", 4000) + "末")},
		"links":  {Format: doc.Markdown, Body: []byte(strings.Repeat("[a](", 9000) + "末")},
		"stars":  {Format: doc.Markdown, Body: []byte(strings.Repeat("**a ", 9000) + "末")},
		"boxes":  {Format: doc.HTML, Body: []byte(strings.Repeat("<div>", 9000) + "末")},
		"tables": {Format: doc.HTML, Body: []byte(strings.Repeat("<table><tr><td>", 900) + "末")},
		"bold":   {Format: doc.HTML, Body: []byte(strings.Repeat("<b><i>", 9000) + "末")},
		"items":  {Format: doc.HTML, Body: []byte(strings.Repeat("<ul><li>项", 9000) + "末")},
		"guess":  {Format: doc.HTML, Body: []byte(strings.Repeat("<p class=ad>项</p>", 9000) + "末")},
		"fields": {Format: doc.HTML, Body: []byte("<p>x</p>" + strings.Repeat("<div><button>Subscribe</button>", 20000) + "末")},
		"texts":  {Format: doc.HTML, Body: []byte(strings.Repeat("<!--x--!>-->", 100000) + "末")},
		"vault":  {Format: doc.Markdown, Body: []byte(strings.Repeat("[[a ^[b ==c %%d\n", 9000) + "\n末")},
		"notes":  {Format: doc.HTML, Body: []byte("<p>" + strings.Repeat("a<a href=#n1>1</a><a id=n1></a>", 9000) + "末")},
		"calls":  {Format: doc.HTML, Body: []byte("<p>a" + strings.Repeat("<sup><a href=#n1>1</a>", 9000) + "<ol><li id=n1>甲乙末")},
		"inline": {Format: doc.Markdown, Body: []byte("a" + strings.Repeat("^[a", 90000) + "末")},
		"page":   {Format: doc.Page, Body: []byte(strings.Repeat("<section>", 9000) + "末")},
	}
	return in
}

// TestHostile checks that no input takes long, breaks the tree or loses its
// last word.
func TestHostile(t *testing.T) {
	for name, in := range hostile() {
		r := Clean(in)
		if wrong := checkTree(r.Blocks); wrong != "" {
			t.Errorf("%s: %.300s", name, wrong)
		}
		if text := strings.Join(doc.PlainBlocks(r.Blocks), ""); !strings.Contains(text, "末") {
			t.Errorf("%s: the last word is lost from %.60q", name, text)
		}
	}
}

func TestTooMany(t *testing.T) {
	notes := func(n int) string {
		var b strings.Builder
		b.WriteString("渡口\n\n")
		for i := range n {
			fmt.Fprintf(&b, "船[^%d]\n\n[^%d]: 注\n\n", i, i)
		}
		return b.String()
	}
	links := "渡口\n\n石阶\n\n" + strings.Repeat("[船](", markdown.MaxOpenLinks+1) + "\n\n末"
	for _, c := range []struct {
		name, body, want string
		line             int
	}{
		{"notes", notes(markdown.MaxNotes + 1), "footnotes", 9},
		{"links", links, "links begin here", 11},
		{"few notes", notes(20), "", 0},
		{"few links", strings.Repeat("[船](a.md) ", markdown.MaxOpenLinks+1), "", 0},
	} {
		r := Clean(Input{Format: doc.Markdown, Line: 7, Meta: &doc.Meta{Path: "a.md"}, Body: []byte(c.body)})
		var said []diag.Diagnostic
		for _, d := range r.Diagnostics {
			if d.Code == diag.TooMany {
				said = append(said, d)
			}
		}
		switch {
		case c.want == "" && len(said) == 0:
		case c.want != "" && len(said) == 1 && strings.Contains(said[0].Message, c.want) && said[0].Path == "a.md" && said[0].Line == c.line:
		default:
			t.Errorf("%s: %v", c.name, said)
		}
	}
}

func TestTooDeep(t *testing.T) {
	r := Clean(Input{Format: doc.HTML, Line: 7, Meta: &doc.Meta{Path: "a.html"}, Body: []byte(strings.Repeat("<div>", 600) + "<p>甲<p>乙<script>x</script>")})
	if got := dump(r.Blocks); got != "p 甲\np 乙\n" {
		t.Errorf("got %q", got)
	}
	if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != diag.TooDeep || r.Diagnostics[0].Line != 7 || r.Diagnostics[0].Path != "a.html" {
		t.Errorf("diagnostics %v", r.Diagnostics)
	}
}

// TestLines checks the lines that Dropped names, in a body that begins on line
// 10 of its file.
func TestLines(t *testing.T) {
	body := "<p>\n 茶\n</p>\n<div class='share'>\n <b>分</b>\n 享\n</div>\n<p>水</p>\n<p>上一页</p>\n<p>水</p>\n<p>上一页</p>"
	var got []int
	for _, d := range Clean(Input{Format: doc.HTML, Line: 10, Body: []byte(body)}).Dropped {
		got = append(got, d.Line)
	}
	if want := []int{14, 18, 20}; !slices.Equal(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
}

// TestConcurrent checks that many may clean at once and get the same result.
func TestConcurrent(t *testing.T) {
	body := []byte("# 茶\n\n**“好”**茶\n\n<div class=share>分享</div>\n\n- 一\n- 二\n")
	want := dump(Clean(Input{Format: doc.Markdown, Body: body}).Blocks)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := dump(Clean(Input{Format: doc.Markdown, Body: body}).Blocks); got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	wg.Wait()
}

// TestEmpty checks that nothing comes of nothing.
func TestEmpty(t *testing.T) {
	for _, f := range []doc.Format{doc.Text, doc.Markdown, doc.HTML, doc.Page} {
		for _, body := range []string{"", " \n\t\u00a0\u3000", "<!-- x -->", "\xff"[:0]} {
			if r := Clean(Input{Format: f, Body: []byte(body)}); f != doc.Text && len(r.Blocks) != 0 {
				t.Errorf("%v %q gives %s", f, body, dump(r.Blocks))
			}
		}
	}
}

func BenchmarkClean(b *testing.B) {
	var body bytes.Buffer
	for range 40 {
		body.WriteString("<div class=\"field-item even\">\n <p>\n  清明前后，茶园里的<a href=\"/tea\">\n   新芽\n  </a>\n  一天比一天多，园丁们忙着采摘。\n </p>\n</div>\n")
	}
	meta := doc.Meta{Title: "茶", URL: "https://garden.example/"}
	b.SetBytes(int64(body.Len()))
	for b.Loop() {
		Clean(Input{Meta: &meta, Format: doc.HTML, Body: body.Bytes(), Line: 1})
	}
}
