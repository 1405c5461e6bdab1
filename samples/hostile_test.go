package samples_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// What must be left of hostile input, and what must be said about it.
var hostile = []struct {
	file  string
	title string    // "" for none
	code  diag.Code // "" for none
	must  []string
}{
	{file: "unclosed-front-matter.md", title: "忘了合上的抽屉", code: diag.BadFrontMatter, must: []string{"这篇文章的头部没有结束的横线", "正文也不该丢。"}},
	{file: "invalid-yaml.md", title: `[转载] 茶山: 一封"没有写完"的信`, code: diag.BadFrontMatter, must: []string{"墨就干不了了。", "明天再写。"}},
	{file: "invalid-utf8.md", title: "缺了一个角的邮票", code: diag.BadEncoding, must: []string{"这张邮票缺了一个角", "但面值还看得清。", "信照样寄到了。"}},
	{file: "bad-dates.md", title: "第三十二天", code: diag.BadDate, must: []string{"日历上没有这一天"}},
	{file: "nested-quotes.md", title: "Three thousand quotes deep", code: diag.TooDeep, must: []string{"Before the well.", "there is a frog.", "After the well."}},
	{file: "nested-lists.md", title: "Three thousand list levels", code: diag.TooDeep, must: []string{"the last leaf", "Back on the ground."}},
	{file: "nested-divs.md", title: "Six hundred boxes deep", must: []string{"The outermost box.", "In the innermost box lies a tea leaf.", "All boxes are closed again."}},
	{file: "empty.md", code: diag.EmptyFile},
	{file: "binary.md", code: diag.Unreadable},
}

func TestHostileArticles(t *testing.T) {
	got, ds := extract(t, open(t, "Asia/Shanghai", "hostile"))
	for _, h := range hostile {
		t.Run(h.file, func(t *testing.T) {
			if h.code != "" && !found(ds, "hostile/"+h.file, h.code) {
				t.Errorf("no diagnostic %s", h.code)
			}
			a := got["hostile/"+h.file+"#0"]
			if h.title == "" {
				if a != nil {
					t.Errorf("made an article of it: %q", a.Title)
				}
				return
			}
			if a == nil {
				t.Fatal("the article is lost")
			}
			if a.Title != h.title {
				t.Errorf("title %q, want %q", a.Title, h.title)
			}
			text := plain(a.Blocks)
			for _, s := range h.must {
				if !strings.Contains(text, s) {
					t.Errorf("lost %q", s)
				}
			}
		})
	}
}

func found(ds []diag.Diagnostic, path string, code diag.Code) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Path == path && d.Code == code })
}

func TestHostilePictures(t *testing.T) {
	got, ds := extract(t, open(t, "Asia/Shanghai", "hostile"))
	a := got["hostile/pictures.md#0"]
	if a == nil {
		t.Fatal("the article is lost")
	}
	doc.Walk(a.Blocks, func(b doc.Block) bool {
		if f, ok := b.(*doc.Figure); ok && f.Image != nil {
			t.Errorf("picture %q was put into the book", f.Src)
		}
		return true
	})
	text := plain(a.Blocks)
	for _, s := range []string{"第一张想跑到外面去：", "只在网上的一张图", "正文照常结束。"} {
		if !strings.Contains(text, s) {
			t.Errorf("lost %q", s)
		}
	}
	for _, code := range []diag.Code{diag.ImageOutside, diag.ImageRemote, diag.ImageBroken, diag.ImageMissing} {
		if !found(ds, "hostile/pictures.md", code) {
			t.Errorf("no diagnostic %s", code)
		}
	}
}

// Archives that hold nothing usable are refused by name; of the others what is
// sound is read.
func TestHostileZips(t *testing.T) {
	for _, z := range []struct {
		file  string
		code  diag.Code // of the refusal; "" if articles can be had
		title []string
	}{
		{"hostile/garbage.zip", diag.BrokenArchive, nil},
		{"hostile/empty.zip", diag.NoArticles, nil},
		{"hostile/broken.zip", "", []string{"花房的第一张账单", "The First Bill of the Greenhouse"}},
		{"hostile/zip-slip.zip", "", []string{"安分的一篇"}},
		{"zip/greenhouse-notes.zip", "", []string{"花房的第一张账单", "The First Bill of the Greenhouse", "小暑前的三件事"}},
	} {
		t.Run(z.file, func(t *testing.T) {
			l, err := convert.Open(context.Background(), convert.Options{Source: convert.Source{Paths: []string{z.file}, Zone: time.UTC}, Bodies: convert.Bodies{Images: true}})
			if l != nil {
				t.Cleanup(func() { l.Close() })
			}
			if z.code != "" {
				var d diag.Diagnostic
				if !errors.As(err, &d) || d.Code != z.code || !strings.HasPrefix(d.Path, z.file) {
					t.Errorf("error %v, want %s that names the file", err, z.code)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var titles []string
			for _, e := range l.Volume().Entries() {
				titles = append(titles, e.Title)
			}
			if !slices.Equal(titles, z.title) {
				t.Errorf("titles %q, want %q", titles, z.title)
			}
		})
	}
}

// A packed archive gives its pictures, and names in GBK are read.
func TestPackedArchive(t *testing.T) {
	got, _ := extract(t, open(t, "Asia/Shanghai", "zip/greenhouse-notes.zip"))
	const notes = "zip/greenhouse-notes.zip/greenhouse/"
	if got[notes+"小暑3.txt#0"] == nil {
		t.Error("the file with a name in GBK is missing")
	}
	a := got[notes+"bill.zh.md#0"]
	if a == nil {
		t.Fatal("bill.zh.md is missing")
	}
	pictures := 0
	doc.Walk(a.Blocks, func(b doc.Block) bool {
		if f, ok := b.(*doc.Figure); ok && f.Image != nil && f.Image.Width == 480 {
			pictures++
		}
		return true
	})
	if pictures != 1 {
		t.Errorf("%d pictures, want 1", pictures)
	}
}
