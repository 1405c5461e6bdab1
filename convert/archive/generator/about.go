package generator

import (
	"cmp"
	"regexp"
	"strings"
)

// About is what a site says of itself; "" = nothing.
type About struct {
	Title, Author string
	Language      string // as it is written: "zh-CN", "zh_TW", "default"
	Address       string // absolute, of its root, without a slash at the end
	Top           string // likewise, of what a link means that begins with a slash
}

// About returns what the configuration of the site says of it.
func (s *Site) About() About {
	if s == nil {
		return About{}
	}
	c := s.Config
	var a About
	switch s.Kind {
	case Hugo:
		a = s.aboutHugo()
	case Hexo, Jekyll:
		a = About{Title: word(c, "title", "name"), Author: name(c["author"]), Language: firstWord(c["language"], c["lang"], c["locale"]), Address: word(c, "url") + word(c, "root", "baseurl")}
	case MkDocs:
		theme, _ := c["theme"].(map[string]any)
		a = About{Title: word(c, "site_name"), Author: word(c, "site_author"), Language: word(theme, "language"), Address: word(c, "site_url")}
	case MdBook:
		book, _ := c["book"].(map[string]any)
		a = About{Title: word(book, "title"), Author: strings.Join(texts(book["authors"]), ", "), Language: word(book, "language")}
	case GitBook:
		a = About{Title: word(c, "title"), Author: name(c["author"]), Language: word(c, "language")}
	case Docusaurus, VitePress, VuePress, Astro:
		a = About{Title: s.said("title"), Language: cmp.Or(s.said("defaultLocale"), s.said("lang")), Address: cmp.Or(s.said("url"), s.said("site")) + cmp.Or(s.said("baseUrl"), s.said("base"))}
	}
	if !strings.HasPrefix(a.Address, "http://") && !strings.HasPrefix(a.Address, "https://") || strings.Contains(a.Address, "//example.") {
		a.Address = ""
	}
	a.Title, a.Author, a.Address = strings.TrimSpace(a.Title), strings.TrimSpace(a.Author), strings.TrimRight(a.Address, "/")
	a.Top = a.Address
	if scheme, rest, ok := strings.Cut(a.Address, "://"); ok && s.Kind != Docusaurus && s.Kind != VitePress && s.Kind != VuePress {
		host, _, _ := strings.Cut(rest, "/") // the others put their base before such links
		a.Top = scheme + "://" + host
	}
	return a
}

func (s *Site) aboutHugo() About {
	c := s.Config
	params, _ := c["params"].(map[string]any)
	a := About{
		Title: word(c, "title"), Author: cmp.Or(name(params["author"]), name(c["author"]), name(c["Author"])),
		Language: word(c, "languageCode", "defaultContentLanguage", "languagecode"), Address: word(c, "baseURL", "baseurl", "baseUrl"),
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

// said returns the text that a key has first in a configuration that is a program.
func (s *Site) said(key string) string {
	re := regexp.MustCompile(`(?m)(?:^|[{,])[ \t]*` + key + `:\s*(?:'([^'\n]*)'|"([^"\n]*)")`)
	m := re.FindStringSubmatch(s.program)
	if m == nil {
		return ""
	}
	return cmp.Or(m[1], m[2])
}
