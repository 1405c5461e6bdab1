package generator

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// DataOf returns what a file of data of a site holds, as Decode does.
func DataOf(s *Site, name string) map[string]any { return Decode(name, s.File(name)) }

// Beside returns the site in a folder below which a README stands that tells of the
// project that it is of; nil = there is none, or the README is in one of the sites.
func Beside(sites []*Site, name string) *Site {
	base := path.Base(name)
	if !strings.HasPrefix(base, "README.") && !strings.HasPrefix(base, "README_") && !strings.HasPrefix(base, "readme.") || path.Ext(base) == ".txt" {
		return nil
	}
	if slices.ContainsFunc(sites, func(s *Site) bool { return s.Holds(name) && !s.guessed }) {
		return nil
	}
	dir := path.Dir(name)
	for _, s := range sites {
		if s != nil && !s.guessed && s.Kind != Obsidian && s.Kind != Logseq && Within(dir, s.Root) {
			return s
		}
	}
	return nil
}

// folderLists are names of files that say in which order what lies beside them stands.
var folderLists = []string{"_meta.json", "_meta.js", "_meta.ts", "_meta.tsx", "meta.json"}

// uppermost reports whether the folder of a site has a list of what lies in it, and none
// above it has one or is the root of a site.
func uppermost(s *Site, list string) bool {
	text := s.text(list)
	if list == "meta.json" && !strings.Contains(text, `"pages"`) || len(strings.TrimSpace(text)) < len("{}")+1 {
		return false
	}
	for dir := s.Root; dir != "."; {
		dir = path.Dir(dir)
		for _, n := range s.files.Names(dir) {
			if slices.Contains(folderLists, n) || strings.HasPrefix(n, "rspress.config.") || strings.HasPrefix(n, "next.config.") {
				return false
			}
		}
	}
	return slices.ContainsFunc(s.names("."), func(n string) bool {
		return strings.HasSuffix(n, ".md") || strings.HasSuffix(n, ".mdx") || path.Ext(n) == ""
	})
}

// byFolders are the generators whose pages stand as lists in their folders say.
func byFolders() []other {
	return []other{
		{
			kind: Nextra, marks: []string{"next.config.js", "next.config.mjs", "next.config.ts"}, suffix: markdown,
			sure: func(s *Site) bool {
				return strings.Contains(s.text("package.json"), `"nextra`) || strings.Contains(s.text(first(func(n string) bool { return slices.Contains(s.names("."), n) }, "next.config.js", "next.config.mjs", "next.config.ts")), "nextra")
			},
			content: func(*Site) []string {
				return []string{"pages", "content", "src/pages", "src/content", "app", "src/app"}
			},
			about: func(*Site) About { return About{} },
		},
		{
			kind: Rspress, marks: []string{"rspress.config.ts", "rspress.config.js", "rspress.config.mjs"}, suffix: markdown,
			content: func(s *Site) []string { return []string{cmp.Or(s.said("root"), "docs")} },
			about: func(s *Site) About {
				return About{Title: s.said("title"), Language: s.said("lang"), Base: s.said("base")}
			},
		},
		{
			kind: Fumadocs, marks: []string{"source.config.ts", "source.config.js", "source.config.mjs"}, suffix: markdown,
			content: func(*Site) []string { return []string{"content"} },
			about:   func(*Site) About { return About{} },
		},
		{
			kind: Nextra, marks: folderLists, suffix: append(slices.Clone(markdown), ".html", ".htm", ".txt"),
			sure: func(s *Site) bool {
				s.guessed = slices.ContainsFunc(folderLists, func(list string) bool { return slices.Contains(s.names("."), list) && uppermost(s, list) })
				return s.guessed
			},
			content: func(*Site) []string { return []string{"."} },
			about:   func(*Site) About { return About{} },
		},
	}
}

// books are the generators of books and documentation that have one list of their pages.
func books() []other {
	return []other{
		{
			kind: Jupyter, marks: []string{"_toc.yml", "myst.yml"}, suffix: markdown,
			sure: func(s *Site) bool {
				toc := DataOf(s, "_toc.yml")
				return toc["root"] != nil || toc["list"] != nil || DataOf(s, "myst.yml")["project"] != nil
			},
			content: func(s *Site) []string {
				s.exclude(".", anchored([]string{"_build"}))
				return []string{"."}
			},
			about: func(s *Site) About {
				c := DataOf(s, "_config.yml")
				project, _ := DataOf(s, "myst.yml")["project"].(map[string]any)
				return About{Title: cmp.Or(word(c, "title"), word(project, "title")), Author: cmp.Or(name(c["author"]), name(project["authors"]))}
			},
		},
		{
			kind: Quarto, marks: []string{"_quarto.yml", "_quarto.yaml"}, suffix: append(slices.Clone(markdown), ".qmd", ".rmd"),
			content: func(s *Site) []string {
				s.Config = DataOf(s, "_quarto.yml")
				s.exclude(".", anchored([]string{"_book", "_site", "README.md"}))
				return []string{"."}
			},
			about: func(s *Site) About {
				for _, key := range []string{"book", "website"} {
					if c, ok := s.Config[key].(map[string]any); ok {
						return About{Title: word(c, "title"), Author: name(c["author"]), Language: s.word("lang"), Address: word(c, "site-url")}
					}
				}
				return About{Language: s.word("lang")}
			},
		},
	}
}
