package generator

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
)

// Page is what is known of a page of a site.
type Page struct {
	Name      string    // of its file, from the root of the files
	Date      time.Time // zero = not known
	Slug      string    // what it says of the last part of its path; "" = nothing
	Permalink string    // what it says of its path; "" = nothing
}

// Address returns the address that the generator gives a page; "" where the
// configuration does not say enough. It is called from one goroutine.
func (s *Site) Address(p Page) string {
	if s == nil || s.files == nil {
		return ""
	}
	at := p.Permalink
	if at == "" {
		at = s.permalink(&p)
	}
	if at == "" || strings.Contains(at, ":") {
		return ""
	}
	if s.base == nil {
		base := s.About().Address
		s.base = &base
	}
	if *s.base == "" {
		return ""
	}
	return *s.base + "/" + strings.TrimLeft(at, "/")
}

// permalink returns the path of a page by the rules of its generator, "" where these
// ask for what is not known.
func (s *Site) permalink(p *Page) string {
	rel := s.below(p.Name)
	if len(s.Content) > 0 {
		rel = strings.TrimPrefix(strings.TrimPrefix(p.Name, s.Content[0]), "/")
	}
	stem := strings.TrimSuffix(rel, path.Ext(rel))
	switch s.Kind {
	case Hexo:
		post, ok := strings.CutPrefix(stem, "_posts/")
		if !ok {
			return asFolder(stem, "index")
		}
		return p.fill(cmp.Or(s.word("permalink"), ":year/:month/:day/:title/"), post)
	case Jekyll:
		return s.jekyllPermalink(p, stem)
	case Hugo:
		return s.hugoPermalink(p, stem)
	case MkDocs:
		if s.Config["use_directory_urls"] == false {
			return stem + ".html"
		}
		return asFolder(stem, "index", "README")
	}
	return ""
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

var dayBefore = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{4}-\d{2}-\d{2}-(.+)$`) })

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
	named      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`:[a-z_]+`) })
	categories = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^categor(?:y|ies): *\S`) })
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

func (s *Site) jekyllPermalink(p *Page, stem string) string {
	dir, post, ok := strings.Cut(stem, "_posts/")
	if !ok {
		return ""
	}
	pattern := styled(s.word("permalink"))
	if strings.Contains(pattern, ":categories") {
		if dir != "" || categories().MatchString(s.files.Text(p.Name)) {
			return ""
		}
		pattern = strings.ReplaceAll(pattern, "/:categories", "")
	}
	return p.fill(pattern, path.Base(post))
}

func (s *Site) hugoPermalink(p *Page, stem string) string {
	other := slices.ContainsFunc(s.Content[1:], func(c string) bool { return Within(c, p.Name) }) // of another language
	if other || !Within(s.Content[0], p.Name) || s.Config["uglyURLs"] == true || s.Config["uglyurls"] == true || s.Config["defaultContentLanguageInSubdir"] == true {
		return ""
	}
	if own := "." + cmp.Or(s.word("defaultContentLanguage"), "en"); strings.HasSuffix(stem, own) {
		stem = strings.TrimSuffix(stem, own)
	} else if path.Ext(stem) != "" {
		return "" // another language, perhaps
	}
	at := strings.TrimRight(asFolder(stem, "index", "_index"), "/")
	section, _, inSection := strings.Cut(at, "/")
	all, _ := s.Config["permalinks"].(map[string]any)
	if pages, ok := all["page"].(map[string]any); ok {
		all = pages
	}
	if pattern := word(all, section); pattern != "" && inSection {
		return strings.ToLower(p.fill(strings.ReplaceAll(strings.ReplaceAll(pattern, ":section", section), ":title", ":hugotitle"), at))
	}
	if p.Slug != "" {
		at = path.Join(path.Dir(at), p.Slug)
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
