// Command sitecount counts the pages that the generators of sites would publish, from
// the sources alone and by rules of its own, and compares them with what wenzhai lists:
//
//	go run ./tools/sitecount WENZHAI SITE...
//
// It prints a line a site, and each file that only one of the two takes. It knows Hugo,
// Hexo, Jekyll, Docusaurus, VitePress, VuePress, MkDocs and mdBook as most sites set them
// up. Drafts and files without a text count for nothing on either side, and articles
// that repeat another one are kept. It ends with 1 where anything differs.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: sitecount WENZHAI SITE...")
		os.Exit(2)
	}
	binary, err := filepath.Abs(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	same := true
	for _, site := range os.Args[2:] {
		ok, err := compare(binary, site)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", site, err)
		}
		same = same && ok && err == nil
	}
	if !same {
		os.Exit(1)
	}
}

// compare prints how the two counts of a site differ, and reports whether they agree.
func compare(binary, site string) (same bool, err error) {
	kind, want := published(os.DirFS(site))
	got, err := listed(binary, site)
	if err != nil {
		return false, err
	}
	only := func(a, b []string) (out []string) {
		for _, name := range a {
			if !slices.Contains(b, name) {
				out = append(out, name)
			}
		}
		return out
	}
	missing, extra := only(want, got), only(got, want)
	fmt.Printf("%s: %s, %d pages by the sources, %d listed\n", filepath.Base(site), kind, len(want), len(got))
	for _, name := range missing {
		fmt.Println("  not listed:", name)
	}
	for _, name := range extra {
		fmt.Println("  no page:   ", name)
	}
	return len(missing)+len(extra) == 0, nil
}

// listed returns the files that wenzhai lists.
func listed(binary, site string) ([]string, error) {
	c := exec.Command(binary, "list", "-q", "--json", "--dedupe", "off", ".")
	c.Dir, c.Stderr = site, os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, err
	}
	var names []string
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var x struct{ Path string }
		if err := d.Decode(&x); err != nil {
			return nil, err
		}
		names = append(names, path.Clean(x.Path))
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// rule is how a generator is known and what it takes.
type rule struct {
	kind  string
	mark  string // a file or folder of its root, a pattern of path.Match
	takes func(site fs.FS, name string) bool
}

var rules = []rule{
	{"Docusaurus", "docusaurus.config.*", docusaurus},
	{"Docusaurus", "versions.json", docusaurus},
	{"VitePress", ".vitepress", vitePress},
	{"VitePress", "docs/.vitepress", vitePress},
	{"VuePress", ".vuepress", vitePress},
	{"VuePress", "docs/.vuepress", vitePress},
	{"MkDocs", "mkdocs.yml", func(_ fs.FS, name string) bool { return strings.HasPrefix(name, "docs/") && isMarkdown(name) }},
	{"mdBook", "book.toml", mdBook},
	{"Hugo", "hugo.*", hugo},
	{"Hugo", "content", hugo},
	{"Hexo", "source/_posts", hexo},
	{"Jekyll", "_posts", jekyll},
}

// published returns the generator of a site and the files that it makes pages of.
func published(site fs.FS) (kind string, names []string) {
	for _, r := range rules {
		if found, err := fs.Glob(site, r.mark); err != nil || len(found) == 0 {
			continue
		}
		err := fs.WalkDir(site, ".", func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && name != "." && (strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules"):
				return fs.SkipDir
			case e.Type().IsRegular() && r.takes(site, name) && hasText(site, name):
				names = append(names, name)
			}
			return nil
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		slices.Sort(names)
		return r.kind, names
	}
	return "no generator that is known", nil
}

func isMarkdown(name string) bool {
	return slices.Contains([]string{".md", ".mdx", ".markdown"}, path.Ext(name))
}

func read(site fs.FS, name string) string {
	data, err := fs.ReadFile(site, name)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(string(data), "\ufeff")
}

var (
	fence = regexp.MustCompile(`(?s)\A\s*(---|\+\+\+|;;;)[ \t]*\r?\n(.*?)\r?\n(?:---|\+\+\+|;;;)[ \t]*(?:\r?\n|\z)`)
	draft = regexp.MustCompile(`(?m)^(draft *[:=] *["']?true|published *: *false|hidden *: *true|unlisted *: *true)\b`)
	list  = regexp.MustCompile(`(?m)^(type|layout) *[:=] *["']?(tags?|categor\w+|archives?|search|home|links?|friends?)["']? *\r?$`)
)

// front returns the front matter of a text, and what follows it.
func front(text string) (matter, body string) {
	if m := fence.FindStringSubmatch(text); m != nil {
		return m[2], text[len(m[0]):]
	}
	return "", text
}

// hasText reports whether a file is no draft and has a text of its own.
func hasText(site fs.FS, name string) bool {
	matter, body := front(read(site, name))
	return !draft.MatchString(matter) && strings.TrimSpace(body) != ""
}

// inPrivate reports whether a part of a name begins with "_", but for some.
func inPrivate(name string, but ...string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, "_") && !slices.Contains(but, part) {
			return true
		}
	}
	return false
}

var translated = regexp.MustCompile(`^i18n/[^/]+/docusaurus-plugin-content-(docs[^/]*/current|blog[^/]*|pages)/`)

func docusaurus(site fs.FS, name string) bool {
	if !isMarkdown(name) || inPrivate(name) {
		return false
	}
	first, _, _ := strings.Cut(name, "/")
	if first == "i18n" {
		return translated.MatchString(name)
	}
	if strings.HasPrefix(name, "src/pages/") || first == "docs" || first == "blog" {
		return true
	}
	// Documents of a second plugin lie in a folder for which there are translations.
	found, err := fs.Glob(site, "i18n/*/docusaurus-plugin-content-*-"+first)
	return err == nil && len(found) > 0 && first != name
}

var home = regexp.MustCompile(`(?m)^(home *: *true|layout *: *home)`)

func vitePress(site fs.FS, name string) bool {
	if _, err := fs.Stat(site, "docs"); err == nil && !strings.HasPrefix(name, "docs/") {
		return false
	}
	matter, _ := front(read(site, name))
	return isMarkdown(name) && !home.MatchString(matter)
}

var contents = regexp.MustCompile(`\]\(<?([^)<>]+?\.md)>?\)`)

func mdBook(site fs.FS, name string) bool {
	for _, m := range contents.FindAllStringSubmatch(read(site, "src/SUMMARY.md"), -1) {
		if path.Join("src", m[1]) == name {
			return true
		}
	}
	return false
}

func hugo(site fs.FS, name string) bool {
	if !strings.HasPrefix(name, "content/") || !isMarkdown(name) && path.Ext(name) != ".html" {
		return false
	}
	dir, own := path.Dir(name), strings.HasPrefix(path.Base(name), "index.")
	if own {
		dir = path.Dir(dir)
	}
	for ; dir != "content" && dir != "."; dir = path.Dir(dir) { // what lies beside a page is a part of it
		if found, err := fs.Glob(site, dir+"/index.*"); err == nil && slices.ContainsFunc(found, isMarkdown) {
			return false
		}
	}
	return true
}

func hexo(site fs.FS, name string) bool {
	in, ok := strings.CutPrefix(name, "source/")
	if !ok || !isMarkdown(name) || inPrivate(in, "_posts") {
		return false
	}
	matter, _ := front(read(site, name))
	return strings.HasPrefix(in, "_posts/") || !list.MatchString(matter)
}

func jekyll(site fs.FS, name string) bool {
	if !isMarkdown(name) || inPrivate(name, "_posts") || strings.EqualFold(path.Base(name), "README.md") {
		return false
	}
	matter, _ := front(read(site, name))
	return strings.HasPrefix(name, "_posts/") || matter != "" && !list.MatchString(matter)
}
