package generator

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// other is a generator that is known by one file or folder of a site's root, and reads
// folders that are its own or that its configuration names.
type other struct {
	kind  Kind
	marks []string
	sure  func(s *Site) bool // that the site is one; nil = the mark says so
	// content returns the folders of pages, from the site's root. The configuration
	// is in s.program.
	content func(s *Site) []string
	suffix  []string
	about   func(s *Site) About
}

var others = sync.OnceValue(func() []other {
	return slices.Concat([]other{
		{
			kind: Quartz, marks: []string{"quartz.config.ts", "quartz.config.js", "quartz.config.yaml"}, suffix: markdown,
			content: func(s *Site) []string {
				s.exclude("content", anchored(listed(s, "ignorePatterns", "private", "templates")))
				return []string{"content"}
			},
			about: func(s *Site) About {
				a := About{Title: s.said("pageTitle"), Language: s.said("locale"), Address: s.said("baseUrl")}
				if a.Address != "" && !strings.Contains(a.Address, "://") {
					a.Address = "https://" + a.Address
				}
				return a
			},
		},
		{
			kind: Eleventy, suffix: markdown,
			marks: []string{"eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts", ".eleventy.js"},
			content: func(s *Site) []string {
				folder := cmp.Or(s.said("input"), ".")
				s.exclude(".", append(anchored([]string{"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "LICENSE.md"}), strings.Split(s.text(".eleventyignore"), "\n")...))
				return []string{folder}
			},
			about: func(*Site) About { return About{} }, // a site says it where it likes
		},
		{
			kind: Pelican, marks: []string{"pelicanconf.py"}, suffix: pages,
			content: func(s *Site) []string { return []string{cmp.Or(assigned(s, "PATH"), "content")} },
			about: func(s *Site) About {
				return About{Title: assigned(s, "SITENAME"), Author: assigned(s, "AUTHOR"), Language: assigned(s, "DEFAULT_LANG"), Address: assigned(s, "SITEURL")}
			},
		},
		{
			kind: Gatsby, marks: []string{"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"}, suffix: markdown,
			content: func(*Site) []string {
				return []string{"content", "src/pages", "src/content", "src/posts", "src/markdown-pages", "posts", "blog"}
			},
			about: func(s *Site) About {
				return About{Title: s.said("title"), Author: cmp.Or(s.said("author"), s.said("name")), Language: s.said("lang"), Address: s.said("siteUrl")}
			},
		},
		{
			kind: Gridea, marks: []string{"config"}, suffix: markdown,
			sure: func(s *Site) bool {
				return slices.Contains(s.names("config"), "setting.json") && slices.Contains(s.names("."), "posts")
			},
			content: func(*Site) []string { return []string{"posts"} },
			about: func(s *Site) About {
				theme, setting := gridea(s, "theme"), gridea(s, "setting")
				return About{Title: word(theme, "siteName"), Author: word(theme, "siteAuthor"), Address: word(setting, "domain")}
			},
		},
		{
			kind: Logseq, marks: []string{"logseq"}, suffix: markdown,
			sure:    func(s *Site) bool { return slices.Contains(s.names("logseq"), "config.edn") },
			content: func(*Site) []string { return []string{"pages", "journals"} },
			about:   func(*Site) About { return About{} },
		},
		{
			kind: Docsify, marks: []string{"_sidebar.md"}, suffix: markdown,
			sure:    func(s *Site) bool { return strings.Contains(s.text("index.html"), "docsify") },
			content: func(*Site) []string { return []string{"."} },
			about: func(s *Site) About {
				index := Site{program: s.text("index.html")}
				return About{Title: index.said("name")}
			},
		},
	}, byFolders(), books())
})

// gridea returns the data of a file of Gridea: what its settings are, or, as the
// program keeps them, the table config in them.
func gridea(s *Site, name string) map[string]any {
	data := Decode(name+".json", s.text("config/"+name+".json"))
	if inner, ok := data["config"].(map[string]any); ok {
		return inner
	}
	return data
}

// listed returns the texts of a list in a configuration that is a program, or what
// stands for them.
func listed(s *Site, key string, otherwise ...string) []string {
	re := regexp.MustCompile(`\b` + key + `:\s*\[([^\]]*)\]`)
	m := re.FindStringSubmatch(s.program)
	if m == nil {
		return otherwise
	}
	var out []string
	for _, q := range quoted().FindAllStringSubmatch(m[1], 200) {
		out = append(out, q[1])
	}
	return out
}

// isOther settles what the site is, where it is one of the generators that are known by
// a mark alone.
func isOther(s *Site, has func(string) bool) bool {
	for _, o := range others() {
		mark := first(has, o.marks...)
		if mark == "" || o.sure != nil && !o.sure(s) {
			continue
		}
		s.program, s.about = s.text(mark), o.about
		return s.is(o.kind, o.suffix, o.content(s)...)
	}
	return false
}
