package permalink

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

func (x *Pages) hexo(p *Page) string {
	stem := x.stem(p)
	post, ok := strings.CutPrefix(stem, "_posts/")
	if !ok {
		return asFolder(stem, "index")
	}
	return p.fill(cmp.Or(x.word("permalink"), ":year/:month/:day/:title/"), post)
}

// asFolder returns the path of the folder that a page is on the web.
func asFolder(stem string, index ...string) string {
	for _, i := range index {
		if stem == i {
			return "/"
		}
		if dir, ok := strings.CutSuffix(stem, "/"+i); ok {
			return dir + "/"
		}
	}
	return stem + "/"
}

var dayBefore = pattern.Lazy(`^\d{4}-\d{2}-\d{2}-(.+)$`)

// fill fills in the names of a pattern; stem is the file's name in the folder of posts.
// Names that are not known stay.
func (p *Page) fill(pattern, stem string) string {
	title := path.Base(stem)
	if m := dayBefore().FindStringSubmatch(title); m != nil {
		title = m[1]
	}
	slug := cmp.Or(p.Slug, title)
	words := []string{":title", cmp.Or(p.Slug, path.Join(path.Dir(stem), title)), ":slug", slug, ":name", title, ":filename", title, ":contentbasename", title, ":slugorcontentbasename", slug, ":slugorfilename", slug, ":output_ext", ".html"}
	if !p.Date.IsZero() {
		d := p.Date
		words = append(words,
			":year", d.Format("2006"), ":short_year", d.Format("06"), ":month", d.Format("01"), ":i_month", fmt.Sprint(int(d.Month())), ":day", d.Format("02"), ":i_day", fmt.Sprint(d.Day()),
			":hour", d.Format("15"), ":minute", d.Format("04"), ":second", d.Format("05"), ":y_day", fmt.Sprintf("%03d", d.YearDay()))
	}
	return named().ReplaceAllStringFunc(pattern, func(name string) string {
		for i := 0; i < len(words); i += 2 {
			if words[i] == name {
				return words[i+1]
			}
		}
		return name
	})
}

var (
	named      = pattern.Lazy(`:[a-z_]+`)
	categories = pattern.Lazy(`(?m)^categor(?:y|ies): *\S`)
)

// styled returns the pattern that a style of permalinks of Jekyll stands for; what is
// none is a pattern.
func styled(permalink string) string {
	switch permalink {
	case "", "date":
		return "/:categories/:year/:month/:day/:title.html"
	case "pretty":
		return "/:categories/:year/:month/:day/:title/"
	case "ordinal":
		return "/:categories/:year/:y_day/:title.html"
	case "none":
		return "/:categories/:title.html"
	}
	return permalink
}

func (x *Pages) jekyll(p *Page) string {
	stem, style := x.stem(p), x.word("permalink")
	dir, post, ok := strings.Cut(stem, "_posts/")
	if !ok {
		return x.jekyllPage(stem, style == "pretty" || strings.HasSuffix(style, "/"))
	}
	pattern := styled(style)
	if strings.Contains(pattern, ":categories") {
		if dir != "" || categories().MatchString(x.site.File(x.below(p.Name))) {
			return ""
		}
		pattern = strings.ReplaceAll(pattern, "/:categories", "")
	}
	return p.fill(pattern, path.Base(post))
}

// jekyllPage returns the path of a page that is no post; of a page of a collection,
// where the configuration gives that no pattern of its own.
func (x *Pages) jekyllPage(stem string, folders bool) string {
	if strings.HasPrefix(stem, "_") {
		name, _, _ := strings.Cut(stem[1:], "/")
		all, _ := x.site.Config["collections"].(map[string]any)
		own, _ := all[name].(map[string]any)
		if own["permalink"] != nil {
			return ""
		}
		stem = stem[1:]
	}
	at := asFolder(stem, "index")
	if folders || strings.HasSuffix(stem, "index") {
		return at
	}
	return stem + ".html"
}

func (x *Pages) hugo(p *Page) string {
	c, content := x.site.Config, x.site.Content
	if c["uglyURLs"] == true || c["uglyurls"] == true {
		return ""
	}
	stem, lead := x.stem(p), ""
	main := cmp.Or(x.word("defaultContentLanguage"), "en")
	lang := main
	if !generator.Within(content[0], p.Name) {
		if lang = x.language(p.Name); lang == "" {
			return ""
		}
		_, stem, _ = strings.Cut(strings.TrimSuffix(x.below(p.Name), path.Ext(p.Name)), "/")
	} else if own := path.Ext(stem); own != "" {
		if lang = own[1:]; lang != main && x.languages()[lang] == nil {
			return "" // it says something else, perhaps
		}
		stem = strings.TrimSuffix(stem, own)
	}
	if lang != main || c["defaultContentLanguageInSubdir"] == true {
		lead = lang + "/"
	}
	return lead + x.hugoPage(p, stem)
}

// languages returns what the configuration of Hugo says of languages.
func (x *Pages) languages() map[string]any {
	all, _ := x.site.Config["languages"].(map[string]any)
	return all
}

// language returns the language whose folder of pages a file lies in.
func (x *Pages) language(name string) string {
	first, _, _ := strings.Cut(x.below(name), "/")
	all := x.languages()
	for lang := range all {
		if l, ok := all[lang].(map[string]any); ok && l["contentDir"] == first {
			return lang
		}
	}
	return ""
}

func (x *Pages) hugoPage(p *Page, stem string) string {
	at := strings.TrimRight(asFolder(stem, "index", "_index"), "/")
	section, _, inSection := strings.Cut(at, "/")
	all, _ := x.site.Config["permalinks"].(map[string]any)
	if pages, ok := all["page"].(map[string]any); ok {
		all = pages
	}
	if pattern, ok := all[section].(string); ok && pattern != "" && inSection && path.Base(stem) != "_index" {
		return strings.ToLower(p.fill(strings.ReplaceAll(strings.ReplaceAll(pattern, ":section", section), ":title", ":hugotitle"), at))
	}
	if p.Slug != "" {
		at = path.Join(path.Dir(at), p.Slug)
	}
	if at == "" {
		return "/"
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r), strings.ContainsRune("/._-+~", r):
			return r
		}
		return -1
	}, at)) + "/"
}
