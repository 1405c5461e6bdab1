package generator

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// Default is what the configuration of Jekyll says of pages that do not say it.
type Default struct {
	Path, Type string // of the pages: a folder or a file from the root of the site, and "posts", "pages" …; "" = all
	Values     map[string]any
}

// Defaults returns those of a site of Jekyll.
func Defaults(s *Site) []Default {
	if s == nil {
		return nil
	}
	var out []Default
	list, _ := s.Config["defaults"].([]any)
	for _, x := range list {
		one, _ := x.(map[string]any)
		scope, _ := one["scope"].(map[string]any)
		if values, ok := one["values"].(map[string]any); ok {
			out = append(out, Default{strings.Trim(word(scope, "path"), "/"), word(scope, "type"), values})
		}
	}
	return out
}

// Holds reports whether a page is one of these, by its name from the root of the site.
func (d *Default) Holds(name string) bool {
	if d == nil {
		return false
	}
	post := strings.Contains("/"+name, "/_posts/")
	collection, _, _ := strings.Cut(strings.TrimPrefix(name, "_"), "/")
	is := d.Type == "" || (d.Type == "posts") == post && (post || d.Type == "pages" && name[0] != '_' || d.Type == collection)
	if ok, _ := path.Match(d.Path, name); ok { // a pattern that is none matches nothing
		return is
	}
	return is && (d.Path == "" || d.Path == name || Within(d.Path, name))
}

// pattern returns that of the files which these are.
func (d *Default) pattern() string {
	switch {
	case d.Type == "posts":
		return path.Join(d.Path, "**/_posts/**")
	case d.Path == "":
		return "*"
	}
	return d.Path
}

// filters returns the patterns of what Obsidian is told to leave alone: beginnings of
// names; expressions between slashes are kept as such.
func filters(s *Site, all []string) (out []string) {
	for _, f := range all {
		if inner, ok := strings.CutPrefix(f, "/"); ok && strings.HasSuffix(inner, "/") {
			if re, err := regexp.Compile(strings.TrimSuffix(inner, "/")); err == nil && len(f) < 1000 {
				s.ignored = append(s.ignored, re)
			}
			continue
		}
		out = append(out, anchored([]string{strings.TrimSuffix(f, "/")})...)
		if !strings.HasSuffix(f, "/") {
			out = append(out, anchored([]string{f + "*"})...)
		}
	}
	return out
}

// unpublished reports whether the page of a section above a page of Hugo says that none
// is made of it, and it does not say otherwise.
func unpublished(s *Site, name string) bool {
	if !cascaded(s, path.Dir(name)) && !targeted(s, name) {
		return false
	}
	m := Matter(s.files.Text(name))
	build, _ := m["build"].(map[string]any)
	return m["draft"] != false && (build == nil || build["render"] != "always")
}

// cascaded reports whether such a page stands in a folder or above it.
func cascaded(s *Site, dir string) bool {
	if is, ok := s.cascades[dir]; ok || s.cascades == nil {
		return is
	}
	is := hides(s.Config["cascade"])
	if !slices.Contains(s.Content, dir) && dir != "." {
		is = cascaded(s, path.Dir(dir))
	} else {
		target(s, s.Config["cascade"])
	}
	names := s.files.Names(dir)
	if i := slices.IndexFunc(names, isSection); i >= 0 {
		if text := s.files.Text(path.Join(dir, names[i])); strings.Contains(text, "cascade") {
			cascade := Matter(text)["cascade"]
			is = is || hides(cascade)
			target(s, cascade)
		}
	}
	s.cascades[dir] = is
	return is
}

func isSection(name string) bool { return strings.HasPrefix(name, "_index.") }

// hides reports whether what a section says of the pages in it, all of them, is that
// none is made of them.
func hides(cascade any) bool {
	if list, ok := cascade.([]any); ok {
		return slices.ContainsFunc(list, hides)
	}
	c, _ := cascade.(map[string]any)
	return c != nil && c["_target"] == nil && c["target"] == nil && without(c)
}

// without reports whether a part of a cascade says that no pages are made.
func without(c map[string]any) bool {
	for _, key := range []string{"build", "_build"} {
		if b, ok := c[key].(map[string]any); ok && (b["render"] == "never" || b["render"] == false || b["render"] == "link") {
			return true
		}
	}
	return c["draft"] == true || c["headless"] == true
}

// target keeps the patterns of the pages of which parts of a cascade that name them say
// that none is made.
func target(s *Site, cascade any) {
	list, ok := cascade.([]any)
	if !ok {
		list = []any{cascade}
	}
	for _, x := range list {
		c, _ := x.(map[string]any)
		for _, key := range []string{"target", "_target"} {
			t, _ := c[key].(map[string]any)
			if pattern := word(t, "path"); pattern != "" && len(pattern) < 200 && without(c) && word(t, "lang") == "" && word(t, "environment") != "development" && word(t, "kind") != "section" {
				if re, err := regexp.Compile("^" + hugoGlob.Replace(regexp.QuoteMeta(strings.ToLower(pattern))) + "$"); err == nil && len(s.targets) < 100 {
					s.targets = append(s.targets, re)
				}
			}
		}
	}
}

// hugoGlob makes an expression of a quoted pattern.
var hugoGlob = strings.NewReplacer(`\*\*`, ".*", `\*`, "[^/]*", `\?`, "[^/]", `\{`, "(?:", `\}`, ")", ",", "|")

// targeted reports whether a page is one of those, by its path in the content.
func targeted(s *Site, name string) bool {
	if len(s.targets) == 0 {
		return false
	}
	for _, c := range s.Content {
		if Within(c, name) {
			name = Below(c, name)
		}
	}
	full := "/" + strings.ToLower(name)
	bare := strings.TrimSuffix(strings.TrimSuffix(full, path.Ext(full)), "/index")
	return slices.ContainsFunc(s.targets, func(re *regexp.Regexp) bool { return re.MatchString(full) || re.MatchString(bare) })
}

// Matter returns the front matter of a page, between lines of "---" or "+++"; nil where
// there is none that can be read.
func Matter(text string) map[string]any {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	for _, kind := range [...]struct{ fence, name string }{{"---\n", ".yaml"}, {"+++\n", ".toml"}} {
		if rest, ok := strings.CutPrefix(text, kind.fence); ok {
			inner, _, _ := strings.Cut(rest, "\n"+kind.fence[:3])
			return Decode(kind.name, inner)
		}
	}
	return nil
}
