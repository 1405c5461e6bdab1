// Package permalink knows the addresses that generators of sites give pages: by the
// rules of each, as far as a configuration and what a page says of itself tell them.
package permalink

import (
	"cmp"
	"path"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Page is what is known of a page of a site.
type Page struct {
	Name      string    // of its file, from the root of the files
	Date      time.Time // zero = not known
	Slug      string    // what it says of the last part of its path, or of all of it; "" = nothing
	ID        string    // what it calls itself for other files; "" = nothing
	Permalink string    // what it says of its path; "" = nothing
}

// Pages knows the paths of the pages of one site.
type Pages struct {
	site  *generator.Site
	about generator.About
	rule  func(x *Pages, p *Page) string // of the generator; from the root of the site
	press *press
	docs  *docs
}

// rules are those of generators: they return "" where they ask for what is not known.
var rules = map[generator.Kind]func(x *Pages, p *Page) string{
	generator.Hexo: (*Pages).hexo, generator.Jekyll: (*Pages).jekyll, generator.Hugo: (*Pages).hugo, generator.MkDocs: (*Pages).mkDocs,
	generator.MdBook: (*Pages).book, generator.GitBook: (*Pages).book, generator.Docusaurus: (*Pages).docusaurus,
	generator.VitePress: (*Pages).inPress, generator.VuePress: (*Pages).inPress, generator.Astro: (*Pages).astro,
	generator.Zola: (*Pages).zola, generator.Eleventy: (*Pages).folders, generator.Quartz: (*Pages).quartz, generator.Gridea: (*Pages).gridea,
}

// Of returns what knows the paths of the pages of a site; nil = nothing is known.
func Of(s *generator.Site) *Pages {
	if s == nil || rules[s.Kind] == nil || len(s.Content) == 0 {
		return nil
	}
	x := &Pages{site: s, about: s.About(), rule: rules[s.Kind]}
	switch s.Kind {
	case generator.Docusaurus:
		x.docs = newDocs(s, x.about.Language)
	case generator.VitePress, generator.VuePress:
		x.press = newPress(s)
	}
	return x
}

// Path returns the path of a page from the top of the site's host: "/docs/ferry";
// "" where it is not known.
func (x *Pages) Path(p Page) string {
	if x == nil || x.rule == nil || p.Name == "" {
		return ""
	}
	at := p.Permalink
	if x.site.Kind == generator.Eleventy {
		at = x.written(at, &p)
	}
	if at == "" {
		at = x.rule(x, &p)
	}
	if at == "" || at == "false" || strings.ContainsAny(at, ":\n{") {
		return ""
	}
	return x.about.Base + "/" + strings.TrimLeft(at, "/")
}

// Each gives each of n pages its path, and, where the site says at which address it
// stands, its address; "" where it is not known. Two have never the same one; taken
// are the addresses that pages state themselves, "" for none.
func (x *Pages) Each(n int, page func(i int) (p Page, taken string), put func(i int, path, address string)) {
	if x == nil || page == nil || put == nil {
		return
	}
	host := strings.TrimSuffix(x.about.Address, x.about.Base)
	paths, times := make([]string, n), map[string]int{}
	for i := range n {
		p, taken := page(i)
		if paths[i] = x.Path(p); host != "" && taken != "" {
			times[strings.TrimPrefix(taken, host)]++
			if taken != host+paths[i] {
				times[paths[i]]++
			}
			continue
		}
		times[paths[i]]++
	}
	for i, at := range paths {
		switch {
		case at == "" || times[at] > 1:
		case host == "":
			put(i, at, "")
		default:
			put(i, at, host+at)
		}
	}
}

// below returns the name of a file from the root of the site.
func (x *Pages) below(name string) string { return generator.Below(x.site.Root, name) }

// stem returns the name of a file from the first folder of content, without its suffix.
func (x *Pages) stem(p *Page) string {
	name := generator.Below(x.site.Content[0], p.Name)
	if !generator.Within(x.site.Content[0], p.Name) {
		name = x.below(p.Name)
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

func (x *Pages) word(key string) string {
	s, _ := x.site.Config[key].(string)
	return s
}

func (x *Pages) mkDocs(p *Page) string {
	stem := x.stem(p)
	if x.site.Config["use_directory_urls"] == false {
		if dir, ok := strings.CutSuffix("/"+stem, "/README"); ok {
			stem = strings.TrimPrefix(dir+"/index", "/")
		}
		return stem + ".html"
	}
	return asFolder(stem, "index", "README")
}

// book returns the path that mdBook and GitBook give a page.
func (x *Pages) book(p *Page) string {
	stem := x.stem(p)
	if strings.EqualFold(path.Base(stem), "README") {
		stem = path.Join(path.Dir(stem), "index")
	}
	return stem + ".html"
}

// astro returns the paths of pages of Astro, and of documents of its theme Starlight;
// those of other collections are in programs.
func (x *Pages) astro(p *Page) string {
	name := x.below(p.Name)
	stem := strings.TrimSuffix(name, path.Ext(name))
	if at, ok := strings.CutPrefix(stem, "src/pages/"); ok {
		return asFolder(at, "index")
	}
	at, ok := strings.CutPrefix(stem, "src/content/docs/")
	if !ok {
		return ""
	}
	return asFolder(cmp.Or(strings.Trim(p.Slug, "/"), strings.ToLower(strings.ReplaceAll(at, " ", "-"))), "index")
}

// folders returns the path of a page that is a folder of its name on the web.
// slug matches what stands for the name of a page in its permalink.
var slug = pattern.Lazy(`\{\{-?\s*page\.(fileSlug|filePathStem)\b[^{}]*\}\}`)

// written returns the path that a permalink of Eleventy writes.
func (x *Pages) written(at string, p *Page) string {
	if at == "" {
		return ""
	}
	dir, base := path.Split(strings.TrimSuffix(asFolder(x.stem(p), "index"), "/"))
	if m := dayBefore().FindStringSubmatch(base); m != nil {
		base = m[1]
	}
	at = slug().ReplaceAllStringFunc(at, func(m string) string {
		if strings.Contains(m, "fileSlug") {
			return base
		}
		return dir + base
	})
	return strings.TrimSuffix(at, "index.html")
}

func (x *Pages) folders(p *Page) string { return asFolder(x.stem(p), "index") }

// zola returns the path of a page, whose name may begin with its day.
func (x *Pages) zola(p *Page) string {
	dir, base := path.Split(strings.TrimSuffix(strings.TrimSuffix(x.stem(p), "/index"), "/_index"))
	if m := dayBefore().FindStringSubmatch(strings.Replace(base, "_", "-", 1)); m != nil {
		base = m[1]
	}
	if base = strings.ToLower(strings.ReplaceAll(cmp.Or(p.Slug, base), " ", "-")); dir == "" && base == "_index" {
		return "/"
	}
	return dir + base + "/"
}

// quartz returns the path of a page.
func (x *Pages) quartz(p *Page) string {
	stem := strings.ReplaceAll(x.stem(p), " ", "-")
	if stem == "index" || strings.HasSuffix(stem, "/index") {
		return asFolder(stem, "index")
	}
	return stem
}

// gridea returns the path of a post, where nothing else is set.
func (x *Pages) gridea(p *Page) string { return "post/" + x.stem(p) + "/" }
