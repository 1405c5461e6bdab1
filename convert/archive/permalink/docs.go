package permalink

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// docs is what the configuration of Docusaurus says of paths.
type docs struct {
	parts  []part
	locale string // of the pages that are not translated
	slash  string // "true" and "false": with which end paths are written; "" = as they are
}

// part are the pages of one plugin.
type part struct {
	kind     string // docs, blog or pages
	id       string // "" = of the preset
	folder   string // from the root of the site
	route    string // where its pages begin
	numbered bool   // numbers before names are no part of paths
}

func newDocs(s *generator.Site, locale string) *docs {
	x := &docs{locale: locale}
	config := order.Program(s.Program())
	x.slash, _ = config["trailingSlash"].(string)
	x.read(config, 0)
	for _, p := range []part{{kind: "docs", folder: "docs", route: "docs"}, {kind: "blog", folder: "blog", route: "blog"}, {kind: "pages", folder: "src/pages"}} {
		if !slices.ContainsFunc(x.parts, func(o part) bool { return o.kind == p.kind && o.id == "" }) {
			p.numbered = true
			x.parts = append(x.parts, p)
		}
	}
	next := nextRoute(s)
	for i := range x.parts {
		if p := &x.parts[i]; p.kind == "docs" && p.id == "" && next != "" {
			p.route = path.Join(p.route, next)
		}
	}
	slices.SortStableFunc(x.parts, func(a, b part) int { return len(b.folder) - len(a.folder) })
	return x
}

// maxNested bounds how deep a configuration is looked into, maxParts what is found.
const (
	maxNested = 12
	maxParts  = 50
)

// read finds the options of plugins: under their names in those of a preset, or behind
// the name of a plugin in a list.
func (x *docs) read(v any, depth int) {
	if depth > maxNested || len(x.parts) > maxParts {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for _, kind := range []string{"docs", "blog", "pages"} {
			if o, ok := v[kind].(map[string]any); ok {
				x.add(kind, o)
			}
		}
		for _, key := range []string{"presets", "plugins"} {
			x.read(v[key], depth+1)
		}
	case []any:
		kind := ""
		for _, o := range v {
			switch o := o.(type) {
			case string:
				kind = pluginKind(o)
			case map[string]any:
				if kind == "" && o["routeBasePath"] != nil && o["path"] != nil {
					kind = "docs"
				}
				if kind != "" {
					x.add(kind, o)
					continue
				}
				x.read(o, depth+1)
			default:
				x.read(o, depth+1)
			}
		}
	}
}

// pluginKind returns what kind of pages a plugin of a name makes.
func pluginKind(name string) string {
	for _, kind := range []string{"docs", "blog", "pages"} {
		if strings.HasSuffix(name, "content-"+kind) {
			return kind
		}
	}
	return ""
}

// add keeps the options of a plugin.
func (x *docs) add(kind string, o map[string]any) {
	p := part{kind: kind, folder: kind, route: kind, numbered: o["numberPrefixParser"] != "false"}
	if kind == "pages" {
		p.folder, p.route = "src/pages", ""
	}
	if s, ok := o["path"].(string); ok && s != "" {
		p.folder = path.Clean(s)
	}
	if s, ok := o["routeBasePath"].(string); ok {
		p.route = strings.Trim(s, "/")
	}
	if p.id, _ = o["id"].(string); p.id == "default" {
		p.id = ""
	}
	x.parts = append(x.parts, p)
}

// current matches what a configuration says of the version that is not released yet.
var current = pattern.Lazy(`\bcurrent['"]?:\s*\{[^{}]*?\bpath:\s*['"]([^'"\n]*)['"]`)

// nextRoute returns the folder that the documents have which are not of a version,
// where there are versions.
func nextRoute(s *generator.Site) string {
	var versions []string
	if json.Unmarshal([]byte(s.File("versions.json")), &versions) != nil || len(versions) == 0 {
		return ""
	}
	if m := current().FindStringSubmatch(s.Program()); m != nil {
		return strings.Trim(m[1], "/")
	}
	if strings.Contains(strings.ReplaceAll(s.Program(), `"`, `'`), "lastVersion: 'current'") {
		return ""
	}
	return "next"
}

// docusaurus returns the path of a page.
func (x *Pages) docusaurus(p *Page) string {
	name, lead := x.below(p.Name), ""
	part, in := x.docs.of(name)
	if part == nil {
		locale, translated, name, ok := x.docs.translation(name)
		if !ok {
			return ""
		}
		if part, in = translated, name; locale != x.docs.locale {
			lead = locale
		}
	}
	at := ""
	switch part.kind {
	case "docs":
		at = part.document(in, p)
	case "blog":
		at = post(in, p)
	default:
		at = asPage(strings.TrimSuffix(in, path.Ext(in)))
	}
	folder := strings.HasSuffix(at, "/")
	at = path.Join(lead, part.route, at)
	switch {
	case at == "", at == ".", at == "/":
		return "/"
	case x.docs.slash == "true", x.docs.slash == "" && folder:
		return at + "/"
	}
	return at
}

// of returns the part that a file is of, and its name there.
func (x *docs) of(name string) (*part, string) {
	for i := range x.parts {
		if p := &x.parts[i]; generator.Within(p.folder, name) {
			return p, generator.Below(p.folder, name)
		}
	}
	return nil, ""
}

// translation returns the part whose page a file translates, and the name of that in
// the part.
func (x *docs) translation(name string) (locale string, p *part, in string, ok bool) {
	parts := strings.Split(name, "/")
	if len(parts) < 4 || parts[0] != "i18n" {
		return "", nil, "", false
	}
	own, ok := strings.CutPrefix(parts[2], "docusaurus-plugin-content-")
	if !ok {
		return "", nil, "", false
	}
	kind, id, _ := strings.Cut(own, "-")
	rest := parts[3:]
	if kind == "docs" && rest[0] == "current" {
		rest = rest[1:]
	}
	i := slices.IndexFunc(x.parts, func(p part) bool { return p.kind == kind && p.id == id })
	if i < 0 {
		return "", nil, "", false
	}
	return parts[1], &x.parts[i], strings.Join(rest, "/"), true
}

// document returns the path of a document in its part.
func (p *part) document(name string, page *Page) string {
	if strings.HasPrefix(page.Slug, "/") {
		return page.Slug
	}
	dir, base := path.Split(strings.TrimSuffix(name, path.Ext(name)))
	if p.numbered {
		dir, base = shelf.Unnumbered(dir), shelf.Unnumbered(base)
	}
	if page.Slug != "" {
		return path.Join("/", dir, page.Slug)
	}
	switch low := strings.ToLower(base); {
	case page.ID != "":
		base = page.ID
	case low == "index", low == "readme", dir != "" && strings.EqualFold(base, path.Base(dir)):
		return "/" + dir
	}
	return dir + base
}

// dayIn matches the name of a post behind the day that stands before it.
var dayIn = pattern.Lazy(`^(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.*?)$`)

// post returns the path of a post in its part.
func post(name string, page *Page) string {
	if page.Slug != "" {
		return path.Join("/", page.Slug)
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(name, path.Ext(name)), "/index")
	if m := dayIn().FindStringSubmatch(stem); m != nil {
		return path.Join(m[2], m[3], m[4], m[1]+m[5])
	}
	return stem
}

// asPage returns the path of a page that is no folder.
func asPage(stem string) string {
	if stem == "index" {
		return "/"
	}
	if dir, ok := strings.CutSuffix(stem, "/index"); ok {
		return dir + "/"
	}
	return stem
}
