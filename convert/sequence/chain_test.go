package sequence

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/article"
)

// Pages stand as their links to the next and the previous one say.
func TestChained(t *testing.T) {
	for _, c := range []struct{ about, pages, want string }{
		{"links to the next page", "a > ./c.html\nb\nc > b.html", "a c b"},
		{"links to the previous page", "a\nb < a\nc < /docs/b/", "a b c"},
		{"names and titles", "a > The C\nc:The C > b\nb", "a c b"},
		{"folders", "x/a/index.html > ../c/\nx/b/index.html\nx/c/index.html > ../b/", "x/a/index.html x/c/index.html x/b/index.html"},
		{"addresses", "docs/a.md > https://tea.example/docs/c\ndocs/c.md > /docs/b\ndocs/b.md", "docs/a.md docs/c.md docs/b.md"},
		{"two chains and a first page", "2b\n1a > 1c\n2a > 2b\n1c > 1b\n1b\nindex.md", "index.md 1a 1c 1b 2a 2b"},
		{"a circle", "a > b\nb > c\nc > a", "a b c"},
		{"a page to which two lead, and which leads to itself", "a > c\nb > c\nc > c\nd < c", "a c d b"},
		{"too few", "a > c\nb\nc\nd\ne", ""},
		{"elsewhere", "a > https://tea.example/\nb > #top\nc > ..", ""},
		{"none", "a\nb\nc", ""},
	} {
		var pages []Page
		for i, line := range strings.Split(c.pages, "\n") {
			p := Page{Ref: i}
			for _, sign := range []string{" > ", " < "} {
				if head, to, ok := strings.Cut(line, sign); ok {
					line, p.Place = head, &article.Place{}
					if sign == " > " {
						p.Place.Next = to
					} else {
						p.Place.Prev = to
					}
				}
			}
			p.Name, p.Title, _ = strings.Cut(line, ":")
			pages = append(pages, p)
		}
		a := arranger{tree: &shelf.Tree{}}
		a.chained(pages)
		var got []string
		for _, p := range a.out {
			got = append(got, pages[p.Ref].Name)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.about, got, c.want)
		}
	}
}

func FuzzChained(f *testing.F) {
	f.Add("b", "/c", "../a", "")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		pages := []Page{{Name: "a", Place: &article.Place{Next: a}}, {Ref: 1, Name: "x/b.md", Place: &article.Place{Next: b, Prev: c}}, {Ref: 2, Name: "c/index.html", Place: &article.Place{Prev: d, Next: c}}}
		x := arranger{tree: &shelf.Tree{}}
		seen := map[int]bool{}
		if x.chained(pages); len(x.out) != 0 && len(x.out) != len(pages) {
			t.Errorf("%d of %d pages", len(x.out), len(pages))
		}
		for _, p := range x.out {
			if seen[p.Ref] {
				t.Errorf("page %d twice", p.Ref)
			}
			seen[p.Ref] = true
		}
	})
}
