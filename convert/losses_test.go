package convert

import (
	"context"
	"encoding/json"
	"io"
	"regexp"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// lossy writes an archive in which something of every kind is missing.
func lossy(t *testing.T) string {
	t.Helper()
	tide := "潮水退到石阶以下，渡工把缆绳收进舱里，又在账簿上记了一笔。"
	return folder(t, map[string]string{
		"a.md":          "---\ntitle: 潮\ndate: 2021-05-01\ntags: [渡口]\n---\n" + tide + "\n\n![](https://img.example/x.png)\n\n![](gone.png)\n\n![](bad.png)\n\n![](/etc/../../x.png)\n",
		"b.md":          "---\ntitle: 潮\ndate: 2021-05-01\n---\n" + tide + "\n",
		"c.md":          "---\ntitle: 空\ndate: 2021-05-02\n---\n<!-- 还没有写 -->\n",
		"d.md":          "---\ntitle: 石桥\n---\n石桥下面的水涨了，磨坊的轮子停了一天。\n",
		"e.en.md":       "---\ntitle: Fog\ndate: 2021-05-03\n---\nThe fog rose from the valley, and nobody spoke until the sun came out.\n",
		"e.zh.md":       "---\ntitle: 雾\ndate: 2021-05-03\n---\n雾从山谷里升起来，太阳出来以前没有人说话。\n",
		"later.md":      "---\ntitle: 以后\ndate: 以后再说\ntags: [渡口]\n---\n以后的事以后再说，渡工这样写在账簿的最后一页。\n",
		"bad.png":       "no picture",
		"f.docx":        "PK",
		"g.docx":        "PK",
		"h.rtf":         "{\\rtf1}",
		"LICENSE":       "free",
		"data.json":     `{"name": "no article"}`,
		"style.css":     "p {}",
		".hidden/x.odt": "PK",
	})
}

func TestLosses(t *testing.T) {
	may := digest.Selection{Since: time.Date(2021, 5, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2021, 6, 1, 0, 0, 0, 0, time.UTC)}
	files := `"files_of_other_kinds":{".docx":2,".json":1,".rtf":1,"no extension":1}`
	pictures := `"pictures_linked":1,"pictures_missing":2,"pictures_broken":1,`
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"all", Options{Bodies: Bodies{Images: true}}, `{"duplicates":1,"empty_articles":1,"dates":2,` + pictures + files + `}`},
		{"no pictures, all kept", Options{Selecting: Selecting{KeepDuplicates: true}}, `{"empty_articles":1,"dates":2,` + files + `}`},
		{"a period", Options{Selecting: Selecting{Selection: may}, Bodies: Bodies{Images: true}}, `{"duplicates":1,"empty_articles":1,"undated_articles":2,` + pictures + files + `}`},
		{"a period and a tag", Options{Selecting: Selecting{Selection: digest.Selection{Since: may.Since, Tags: []string{"渡口"}}}}, `{"undated_articles":1,` + files + `}`},
		{"a period and a word", Options{Selecting: Selecting{Selection: may, Match: regexp.MustCompile("石桥|渡工")}}, `{"duplicates":1,"empty_articles":1,"undated_articles":2,` + files + `}`},
		{"the first article", Options{Planning: Planning{Limit: 1}}, `{"duplicates":1,"empty_articles":1,` + files + `}`},
		{"the last article", Options{Planning: Planning{Limit: 1, Newest: true}}, `{"empty_articles":1,` + files + `}`},
		{"both texts", Options{Pairing: Pairing{Layout: digest.Interleave}}, `{"duplicates":1,"empty_articles":1,"dates":2,"translations":3,` + files + `}`},
		{"Chinese", Options{Pairing: Pairing{Only: "zh"}}, `{"duplicates":1,"empty_articles":1,"dates":2,"other_texts":1,` + files + `}`},
		{"English", Options{Pairing: Pairing{Only: "en"}}, `{"duplicates":1,"empty_articles":1,"dates":2,"translations":3,"other_texts":1,` + files + `}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := opened(t, lossy(t), c.o)
			if err := l.Preview(context.Background()); err != nil {
				t.Fatal(err)
			}
			foreseen := inJSON(t, l.Losses())
			if foreseen != c.want {
				t.Errorf("foreseen\n%s, want\n%s", foreseen, c.want)
			}
			loadAll(t, l)
			if got := inJSON(t, l.Findings().Losses); got != c.want {
				t.Errorf("written\n%s, want\n%s", got, c.want)
			}
		})
	}
}

// loadAll reads the book of l as a writer does.
func loadAll(t *testing.T, l *Library) {
	t.Helper()
	b, err := l.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range b.Volume.Entries() {
		if _, err := b.Load(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
}

func inJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Pictures that are to be fetched are not missing before they are, and a preview
// fetches none.
func TestPreviewDoesNotFetch(t *testing.T) {
	l := opened(t, lossy(t), Options{Bodies: Bodies{Images: true, Fetch: getter(func(address string) ([]byte, error) {
		t.Errorf("%s was fetched", address)
		return nil, io.EOF
	})}})
	if err := l.Preview(t.Context()); err != nil {
		t.Fatal(err)
	}
	if x := l.Losses(); x.Linked != 0 || x.Missing != 2 {
		t.Errorf("%+v", x)
	}
}

func TestNothingIsLost(t *testing.T) {
	l := opened(t, folder(t, map[string]string{
		"a.md": "---\ntitle: 雾\ndate: 2021-05-03\n---\n雾从山谷里升起来，太阳出来以前没有人说话。\n", "a.png": "unused", "x.css": "p {}",
	}), Options{Bodies: Bodies{Images: true}})
	if x := l.Losses(); !x.None() {
		t.Errorf("%+v", x)
	}
	if x := (Losses{OtherFiles: map[string]int{".rtf": 1}}); x.None() {
		t.Error("a file is nothing")
	}
}

// What is wrong with articles that are not selected is not told, and what is wrong
// with files is.
func TestDiagnosticsAreOfTheBook(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md":    "---\ntitle: 雾\ndate: 2021-05-03\n---\n雾从山谷里升起来，太阳出来以前没有人说话。\n",
		"b.md":    "---\ntitle: 桥\ntags: [\ndate: 2020-05-03\n---\n石桥下面的水涨了，磨坊的轮子停了一天。\n",
		"c.md":    "---\ntitle: 磨\n---\n磨坊的轮子停了一天，磨面的人坐在门口。\n",
		"d.md":    "---\ndate: 2020-03-04\n---\n渡工把缆绳收进舱里，又在账簿上记了一笔，记完就睡了。\n",
		"e.json":  `[{"title":"一","content":"第一天，渡工把缆绳收进舱里。","date":"2021-05-04"},` + "\n" + `{"title":"二","content":"第二天，渡工又把缆绳收进舱里。","date":"soon"}]`,
		"void.md": "",
	})
	all := opened(t, dir, Options{})
	if n := count(all.Diagnostics(), diag.Undated, diag.BadDate, diag.BadFrontMatter, diag.Untitled); n < 4 {
		t.Errorf("only %d findings of all: %v", n, all.Diagnostics())
	}
	l := opened(t, dir, Options{Selecting: Selecting{Selection: digest.Selection{Since: time.Date(2021, 5, 1, 0, 0, 0, 0, time.UTC)}}})
	for _, d := range l.Diagnostics() {
		if d.Code != diag.EmptyFile {
			t.Errorf("told: %v", d)
		}
	}
	if n := count(l.Diagnostics(), diag.EmptyFile); n != 1 {
		t.Errorf("%d empty files", n)
	}
}

func count(ds []diag.Diagnostic, of ...diag.Code) int {
	n := 0
	for _, d := range ds {
		for _, c := range of {
			if d.Code == c {
				n++
			}
		}
	}
	return n
}

func TestNothingSelected(t *testing.T) {
	l := opened(t, lossy(t), Options{Selecting: Selecting{Selection: digest.Selection{
		Since: time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2023, 5, 8, 0, 0, 0, 0, time.UTC), Tags: []string{"渡头"},
	}}})
	want := `{"articles":7,"undated":2,"oldest":"2021-05-01","newest":"2021-05-03",` +
		`"period":{"from":"2023-05-01","to":"2023-05-07","zone":"UTC","articles":0},"tags":{"asked":["渡头"],"articles":0,"known":["渡口"]}}`
	if got := inJSON(t, l.Nothing()); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	l = opened(t, lossy(t), Options{Selecting: Selecting{Match: regexp.MustCompile("鲸"), Selection: digest.Selection{Langs: []doc.Lang{"zh"}}}})
	want = `{"articles":7,"undated":2,"oldest":"2021-05-01","newest":"2021-05-03","languages":{"asked":["zh"],"articles":6,"known":["zh-Hans","en"]},"empty":1,"match":{"expression":"鲸","searched":5}}`
	if got := inJSON(t, l.Nothing()); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}
