package convert

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// tailed returns n articles of which the i-th ends with what tail says.
func tailed(n int, tail func(i int) string) fstest.MapFS {
	out := fstest.MapFS{}
	for i := range n {
		body := fmt.Sprintf("第%d天，潮水退到石阶以下，渡工把缆绳收进舱里，又在账簿上记了一笔。\n\n岸边的孩子数到%d就回家吃饭。\n\n%s\n", i, 100+i, tail(i))
		out[fmt.Sprintf("%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: 渡口第%d天\ndate: 2021-06-%02d\n---\n\n%s", i, 1+i%28, body)}
	}
	return out
}

// endOf returns the last block of each article and the rules by which something
// was dropped.
func endOf(t *testing.T, fsys fstest.MapFS, workers int) (ends, rules []string) {
	t.Helper()
	l, err := Open(context.Background(), Options{Source: Source{FS: fsys, Zone: time.UTC}, Running: Running{Workers: workers}})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	xs, err := l.Extract(context.Background(), false, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range xs {
		text := doc.PlainBlocks(x.Article.Blocks)
		ends = append(ends, text[len(text)-1])
		rule := ""
		for _, d := range x.Dropped {
			rule += d.Rule + " "
		}
		rules = append(rules, strings.TrimSpace(rule))
	}
	return ends, rules
}

// TestWitness checks what the lines of other articles say of one.
func TestWitness(t *testing.T) {
	always := func(s string) func(int) string { return func(int) string { return s } }
	once := func(s, else_ string) func(int) string {
		return func(i int) string {
			if i == 3 {
				return s
			}
			return fmt.Sprintf("%s%d。", else_, i)
		}
	}
	for _, c := range []struct {
		name    string
		n       int
		tail    func(int) string
		dropped string // by the fourth article
		end     string // of it
	}{
		{"a notice that no list has", 10, always("渡口小报每月逢五出刊，摊上有售。"), "repeated", "岸边的孩子数到103就回家吃饭。"},
		{"its heading", 10, always("## 小报\n\n渡口小报每月逢五出刊，摊上有售。"), "repeated repeated", "岸边的孩子数到103就回家吃饭。"},
		{"too few articles", 4, always("渡口小报每月逢五出刊，摊上有售。"), "", "渡口小报每月逢五出刊，摊上有售。"},
		{"short lines", 10, always("又是一天。"), "", "又是一天。"},
		{"a heading over what differs", 10, func(i int) string {
			return fmt.Sprintf("## 参考资料\n\n渡口志第%d卷，第二章到第五章。", i)
		}, "", "渡口志第3卷，第二章到第五章。"},
		{"an invitation in one article", 10, once("长按二维码关注渡口", "风从东边来"), "", "长按二维码关注渡口"},
		{"an invitation in all", 10, always("长按二维码关注渡口"), "follow", "岸边的孩子数到103就回家吃饭。"},
		{"an invitation of which nothing is known", 1, always("长按二维码关注渡口"), "follow", "岸边的孩子数到100就回家吃饭。"},
		{"a sentence in one article", 10, once("图书馆的人说版权所有，侵权必究，谁也没有当真。", "风从东边来"), "", "图书馆的人说版权所有，侵权必究，谁也没有当真。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := min(3, c.n-1)
			ends, rules := endOf(t, tailed(c.n, c.tail), 1)
			if rules[at] != c.dropped || ends[at] != c.end {
				t.Errorf("dropped by %q, ends with %q", rules[at], ends[at])
			}
			again, _ := endOf(t, tailed(c.n, c.tail), 4)
			if strings.Join(ends, "\n") != strings.Join(again, "\n") {
				t.Errorf("with more workers %q, before %q", again, ends)
			}
		})
	}
}

// TestWitnessOfVersions checks that articles of one title count once, and that a
// body which is nothing but repeated lines stays.
func TestWitnessOfVersions(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 10 {
		fsys[fmt.Sprintf("v%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: 一篇改了又改的文章\n---\n\n第%d稿说的是一条河。\n\n河的尽头没有人去过，也没有人问起。\n", i)}
	}
	if ends, _ := endOf(t, fsys, 2); ends[4] != "河的尽头没有人去过，也没有人问起。" {
		t.Errorf("a version ends with %q", ends[4])
	}
	for i := range 10 {
		fsys[fmt.Sprintf("n%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: 第%d次停航\n---\n\n今天风大，渡船停航一天，明天照常。\n", i)}
	}
	if ends, _ := endOf(t, fsys, 2); ends[4] != "今天风大，渡船停航一天，明天照常。" {
		t.Errorf("a repeated body ends with %q", ends[4])
	}
}

// TestWitnessAndCache checks that what was found out about an article is not used
// any more when other articles have made one of its lines a notice, or none.
func TestWitnessAndCache(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "cache")
	const pages = 300
	put := func(i int, tail string) {
		putPage(t, dir, i, fmt.Sprintf("\n第%d天，潮水退到石阶以下。%s", i, tail))
	}
	const notice = "\n\n渡口小报每月逢五出刊，摊上有售。"
	for i := range pages {
		put(i, notice)
	}
	for _, step := range []struct{ from, to int }{{0, 0}, {4, pages}, {2, 4}} {
		for i := step.from; i < step.to; i++ {
			put(i, "")
		}
		got, s := listing(t, dir, path, longAfter, false)
		if err := s.Save(); err != nil {
			t.Fatal(err)
		}
		want, _ := listing(t, dir, "", longAfter, false)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("with the tails of %d to %d gone, the cache says other than the files:\n%s", step.from, step.to, diff)
		}
	}
}
