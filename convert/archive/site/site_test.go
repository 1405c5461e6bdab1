package site

import (
	"slices"
	"testing"
)

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		generator, article, ref string
		want                    Place
	}{
		{"Hugo", "content/post/a.md", "/image/x.png", Place{"static", "image/x.png"}},
		{"Hugo, a sub-folder of a machine", "/home/u/site/content/post/a.md", "/image/x.png", Place{"/home/u/site/static", "image/x.png"}},
		{"Hugo, assets", "content/post/a.md", "/image/x.png", Place{"assets", "image/x.png"}},
		{"a bundle by its address", "content/post/b/index.md", "/post/x/a.png", Place{"content", "post/x/a.png"}},
		{"a language of its own", "content/ja/post/a.md", "/post/x/a.png", Place{"content/ja", "post/x/a.png"}},
		{"from the address of a page", "content/post/a.md", "../../img/x.png", Place{"static", "img/x.png"}},
		{"Hexo", "source/_posts/a.md", "/images/x.png", Place{"source", "images/x.png"}},
		{"Hexo, folder of the post", "source/_posts/a.md", "x.png", Place{"source/_posts/a", "x.png"}},
		{"Hexo, address of the post", "source/_posts/a.md", "/2024/05/a/x.png", Place{"source/_posts/a", "x.png"}},
		{"Jekyll", "_posts/2024-05-01-a.md", "/assets/x.png", Place{"", "assets/x.png"}},
		{"Docusaurus", "docs/guide/a.md", "@site/static/img/x.png", Place{"", "static/img/x.png"}},
		{"Docusaurus, root", "docs/guide/a.md", "/img/x.png", Place{"static", "img/x.png"}},
		{"Docusaurus, translated", "i18n/zh/docusaurus-plugin-content-docs/current/guide/a.md", "../img/x.png", Place{"docs/img", "x.png"}},
		{"Docusaurus, a blog", "i18n/zh/docusaurus-plugin-content-blog/2024/index.md", "./img/x.png", Place{"blog/2024/img", "x.png"}},
		{"Docusaurus, docs of a name", "i18n/zh/docusaurus-plugin-content-docs-community/current/a.md", "img/x.png", Place{"community/img", "x.png"}},
		{"VuePress", "docs/guide/a.md", "/x.png", Place{"docs/.vuepress/public", "x.png"}},
		{"VuePress, alias", "docs/guide/a.md", "@/assets/x.png", Place{"src", "assets/x.png"}},
		{"VitePress", "docs/guide/a.md", "/x.png", Place{"docs/public", "x.png"}},
		{"mdBook", "src/ch01.md", "/img/x.png", Place{"src", "img/x.png"}},
		{"MkDocs", "docs/a/b.md", "/img/x.png", Place{"docs", "img/x.png"}},
		{"a site below another", "content/post/a.md", "/blog/img/x.png", Place{"static", "img/x.png"}},
		{"wrong depth", "blog/2024/a.md", "../../../static/img/x.png", Place{"", "static/img/x.png"}},
		{"backslashes", "content/post/a.md", `\image\x.png`, Place{"static", "image/x.png"}},
	} {
		if got := Places(c.article, c.ref); !slices.Contains(got, c.want) {
			t.Errorf("%s: %s in %s: no %q in %q", c.generator, c.ref, c.article, c.want, got)
		}
	}
}

// TestPlacesStayInside: no place leads out of the folder that names count from, and
// a bare name is not looked for in every folder.
func TestPlacesStayInside(t *testing.T) {
	for _, ref := range []string{"/../x.png", "../../../x.png", "", ".", "..", "/", "a/../../../x"} {
		for _, p := range Places("content/a.md", ref) {
			if p.File == "x.png" && p.Folder == "static" || p.File == ".." || p.File == "" || p.Folder == ".." {
				t.Errorf("%q: %q", ref, p)
			}
		}
	}
	if slices.Contains(Places("content/post/a.md", "1.png"), Place{"static", "1.png"}) {
		t.Error("a picture without a folder may be any one of that name")
	}
}

func TestRoot(t *testing.T) {
	for folder, want := range map[string]int{"content": 1, "/home/u/site/content/post": 2, "s/source/_posts": 2, "_posts": 1, "essays/2024": 0} {
		if up, ok := Root(folder); up != want || ok != (want > 0) {
			t.Errorf("%s: %d, %v", folder, up, ok)
		}
	}
}
