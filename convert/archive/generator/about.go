package generator

import (
	"cmp"
	"path"
	"regexp"
	"strings"
)

// About is what a site says of itself; "" = nothing.
type About struct {
	Title, Author string
	Language      string // as it is written: "zh-CN", "zh_TW", "default"
	Address       string // absolute, of its root, without a slash at the end
	Top           string // likewise, of what a link means that begins with a slash
	Base          string // the path of its root from the top of its host: "/docs"; "" = that is the top
}

// About returns what the configuration of the site says of it.
func (s *Site) About() About {
	if s == nil {
		return About{}
	}
	c := s.Config
	var a About
	switch s.Kind {
	case Hugo, Zola:
		a = s.aboutHugo()
	case Hexo, Jekyll:
		a = About{Title: word(c, "title", "name"), Author: name(c["author"]), Language: firstWord(c["language"], c["lang"], c["locale"]), Address: word(c, "url"), Base: word(c, "root", "baseurl")}
	case MkDocs:
		theme, _ := c["theme"].(map[string]any)
		a = About{Title: word(c, "site_name"), Author: word(c, "site_author"), Language: word(theme, "language"), Address: word(c, "site_url")}
	case MdBook:
		a = s.aboutBook()
	case GitBook:
		a = About{Title: word(c, "title"), Author: name(c["author"]), Language: word(c, "language")}
	case Docusaurus, VitePress, VuePress, Astro:
		a = About{
			Title: s.said("title"), Language: cmp.Or(s.said("defaultLocale"), s.said("lang")),
			Address: cmp.Or(s.said("url"), s.said("site"), s.said("hostname")), Base: cmp.Or(s.said("baseUrl"), s.said("base")),
		}
	}
	if s.about != nil {
		a = s.about(s)
	}
	a.Title, a.Author = strings.TrimSpace(a.Title), strings.TrimSpace(a.Author)
	a.placed(s.Kind == Docusaurus || s.Kind == VitePress || s.Kind == VuePress)
	return a
}

// placed settles where the site stands: its configuration may say the path of its root
// in its address, beside it, or in both. inBase reports whether the generator puts that
// path before links that begin with a slash.
func (a *About) placed(inBase bool) {
	host, inAddress := "", ""
	if scheme, rest, ok := strings.Cut(strings.TrimSpace(a.Address), "://"); ok && (scheme == "http" || scheme == "https") && !strings.HasPrefix(rest, "example.") {
		rest, inAddress, _ = strings.Cut(rest, "/")
		host = scheme + "://" + rest
	}
	if a.Base = path.Join("/", inAddress, a.Base); inAddress != "" && strings.HasSuffix(a.Base, path.Join("/", inAddress, inAddress)) {
		a.Base = path.Join("/", inAddress)
	}
	if a.Base == "/" || strings.Contains(a.Base, ":") {
		a.Base = ""
	}
	if a.Address, a.Top = "", ""; host != "" {
		a.Address, a.Top = host+a.Base, host
		if inBase {
			a.Top = a.Address
		}
	}
}

// aboutBook returns what the configuration of mdBook says.
func (s *Site) aboutBook() About {
	book, _ := s.Config["book"].(map[string]any)
	output, _ := s.Config["output"].(map[string]any)
	html, _ := output["html"].(map[string]any)
	a := About{Title: word(book, "title"), Author: strings.Join(texts(book["authors"]), ", "), Language: word(book, "language"), Base: word(html, "site-url")}
	if host := word(html, "cname"); host != "" {
		a.Address = "https://" + host
	}
	if strings.Contains(a.Base, "://") {
		a.Address, a.Base = a.Base, ""
	}
	return a
}

func (s *Site) aboutHugo() About {
	c := s.Config
	params, _ := c["params"].(map[string]any)
	a := About{
		Title: word(c, "title"), Author: cmp.Or(name(params["author"]), name(c["author"]), name(c["Author"])),
		Language: word(c, "languageCode", "defaultContentLanguage", "languagecode", "default_language"), Address: word(c, "baseURL", "baseurl", "baseUrl", "base_url"),
	}
	for _, key := range []string{"languages", "Languages"} {
		all, _ := c[key].(map[string]any)
		own := word(c, "defaultContentLanguage")
		if own == "" && len(all) > 0 {
			own = sortedKeys(all)[0]
		}
		l, _ := all[own].(map[string]any)
		a.Title = cmp.Or(a.Title, word(l, "title"))
	}
	return a
}

// name returns a name that stands alone, or under the key name.
func name(v any) string {
	m, _ := v.(map[string]any)
	all := texts(v)
	if len(all) > 0 {
		return strings.Join(all, ", ")
	}
	return word(m, "name")
}

// firstWord returns the first text of values, which may be lists.
func firstWord(values ...any) string {
	for _, v := range values {
		if all := texts(v); len(all) > 0 {
			return all[0]
		}
	}
	return ""
}

// assigned returns the text that a program of Python gives a name.
func assigned(s *Site, name string) string {
	m := regexp.MustCompile(`(?m)^` + name + `[ \t]*=[ \t]*u?['"]([^'"\n]*)['"]`).FindStringSubmatch(s.program)
	if m == nil {
		return ""
	}
	return m[1]
}

// said returns the text that a key has first in a configuration that is a program.
func (s *Site) said(key string) string {
	re := regexp.MustCompile(`(?m)(?:^|[{,])[ \t]*` + key + `:\s*(?:'([^'\n]*)'|"([^"\n]*)")`)
	m := re.FindStringSubmatch(s.program)
	if m == nil {
		return ""
	}
	return cmp.Or(m[1], m[2])
}
