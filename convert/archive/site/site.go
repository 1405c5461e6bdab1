// Package site knows where the generators of sites keep the files that articles
// name: Hugo, Hexo, Jekyll, VuePress, VitePress, Docusaurus, mdBook, MkDocs, Gatsby
// and their like. It knows names alone and looks at no file.
package site

import (
	"path"
	"slices"
	"strings"
)

// Place is where a file may lie: a folder, which a reader looks for first since it
// is that of many files, and the name of the file in it.
type Place struct{ Folder, File string }

// folders are those of a site's root whose files a generator serves as if they lay
// in the root; "" is the root itself.
var folders = [...]string{
	"", "static", "public", "source", "assets", "content", "docs", "src", "docs/public", "docs/static", "docs/assets",
	"docs/.vuepress/public", ".vuepress/public", "src/.vuepress/public", ".vitepress/public", "src/assets", "src/public",
	"source/_posts", "_posts", "_static", "source/_static", "files", "web", "www",
}

// contents are folders that do not show in the addresses of the pages in them.
var contents = [...]string{"content", "source", "docs", "src", "pages", "_posts", "posts"}

// maxAbove is how many folders above an article may be the site's root.
const maxAbove = 12

// Places returns where the file may lie that ref, an address without a query,
// means in the article of a name, likeliest first. Names are slash-separated and
// count from the same folder as the article's.
func Places(article, ref string) []Place {
	ref = plain(ref)
	if ref == "" {
		return nil
	}
	p := places{above: above(article), known: map[Place]bool{}}
	switch {
	case strings.HasPrefix(ref, "/.."): // leads outside
	case strings.HasPrefix(ref, "/"):
		p.absolute(article, path.Clean(ref))
	default:
		p.relative(article, ref)
	}
	return p.out
}

// Local returns the address in a site that ref stands for, as Gridea and Pelican write
// those of its files: "file:///home/x/Gridea/post-images/a.png", "{static}/images/a.png".
// Another one is returned as it is.
func Local(ref string) string {
	if strings.HasPrefix(ref, "file:") {
		if i := strings.LastIndex(ref, "/post-images/"); i >= 0 {
			return ref[i:]
		}
		return ref
	}
	rest := strings.NewReplacer("%7B", "{", "%7D", "}", "%7b", "{", "%7d", "}").Replace(ref[:min(len(ref), 16)]) + ref[min(len(ref), 16):]
	for _, mark := range []string{"{static}", "{attach}", "{filename}", "|filename|"} {
		if own, ok := strings.CutPrefix(rest, mark); ok {
			return own
		}
	}
	return ref
}

// plain returns ref with slashes, and with one at its beginning in place of the
// names that bundlers have for the root of a site.
func plain(ref string) string {
	ref = strings.ReplaceAll(ref, `\`, "/")
	for _, root := range []string{"@site/", "~@/", "@/", "~/", "/@site/", "/@/"} {
		if rest, ok := strings.CutPrefix(ref, root); ok {
			return "/" + rest
		}
	}
	return ref
}

// above returns the folders above a file, the nearest first; "" is the last.
func above(name string) []string {
	var out []string
	for dir := path.Dir(name); len(out) < maxAbove; dir = path.Dir(dir) {
		if dir == "." {
			dir = ""
		}
		out = append(out, dir)
		if dir == "" || dir == "/" {
			break
		}
	}
	return out
}

type places struct {
	above []string // folders that may be the site's root
	out   []Place
	known map[Place]bool
}

func (p *places) add(folder, file string) {
	if file = strings.TrimPrefix(file, "/"); file == "" || file == "." || file == ".." || strings.HasPrefix(file, "../") {
		return
	}
	if x := (Place{folder, file}); !p.known[x] {
		p.known[x] = true
		p.out = append(p.out, x)
	}
}

// served adds the places of a file that a site serves at an address of its own.
func (p *places) served(root, address string) {
	for _, f := range folders {
		p.add(path.Join(root, f), address)
	}
}

// absolute adds the places of an address that counts from the root of a site. The
// site may be served below a folder of another one, and the file may lie in a
// folder that has the name of the article, as Hexo keeps them.
func (p *places) absolute(article, ref string) {
	for _, root := range p.above {
		p.served(root, ref)
	}
	dir, stem := split(article)
	if path.Base(path.Dir(ref)) == stem {
		p.add(path.Join(dir, stem), path.Base(ref))
	}
	if _, rest, ok := strings.Cut(ref[1:], "/"); ok && strings.Contains(rest, "/") {
		for _, root := range p.above {
			p.served(root, rest)
		}
	}
}

// relative adds the places of an address that counts from the article's own: from
// the folder that a page has on the web, or from that of the article which it
// translates. The last guess are the folders of the site, whatever was before.
func (p *places) relative(article, ref string) {
	dir, stem := split(article)
	p.beside(path.Dir(article), ref) // perhaps in another root
	p.beside(path.Join(dir, stem), ref)
	if of := translated(dir); of != dir {
		p.beside(of, ref)
		p.beside(path.Join(of, stem), ref)
	}
	for _, root := range p.above {
		page := strings.TrimPrefix(strings.TrimPrefix(path.Join(dir, stem), root), "/")
		if first, rest, ok := strings.Cut(page, "/"); ok && slices.Contains(contents[:], first) {
			page = rest
		}
		p.served(root, path.Join(page, ref))
		p.served(root, path.Join(path.Dir(page), ref))
	}
	ref = path.Join("/", ref)
	if path.Dir(ref) == "/" {
		return // a bare name says too little
	}
	for _, root := range p.above {
		p.served(root, ref)
	}
}

// beside adds the place of an address that counts from a folder.
func (p *places) beside(folder, ref string) {
	full := path.Join(folder, ref)
	if full == ".." || strings.HasPrefix(full, "../") {
		return
	}
	p.add(path.Dir(full), path.Base(full))
}

// split returns the folder of an article, and its name there without a suffix.
func split(article string) (dir, stem string) {
	base := path.Base(article)
	if dir = path.Dir(article); dir == "." {
		dir = ""
	}
	stem = strings.TrimSuffix(base, path.Ext(base))
	if stem == "index" || stem == "_index" || stem == "README" {
		return path.Dir(dir), path.Base(dir)
	}
	return dir, stem
}

// translated returns the folder whose articles those of a folder of Docusaurus
// translate: "i18n/zh/docusaurus-plugin-content-docs/current/x" is of "docs/x".
// Another folder is returned as it is.
func translated(dir string) string {
	parts := strings.Split(dir, "/")
	for i := len(parts) - 3; i >= 0; i-- {
		kind, ok := strings.CutPrefix(parts[i+2], "docusaurus-plugin-content-")
		if !ok || parts[i] != "i18n" {
			continue
		}
		rest := parts[i+3:]
		if len(rest) > 0 && (rest[0] == "current" || strings.HasPrefix(rest[0], "version-")) {
			rest = rest[1:]
		}
		if _, own, ok := strings.Cut(kind, "-"); ok {
			kind = own
		}
		return path.Join(strings.Join(parts[:i], "/"), kind, strings.Join(rest, "/"))
	}
	return dir
}

// Root returns how many folders above folder the root of its site lies, told by
// the names of the folders: 2 for "content/post". ok is false where they do not
// tell.
func Root(folder string) (up int, ok bool) {
	parts := strings.Split(strings.Trim(folder, "/"), "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if up++; slices.Contains([]string{"content", "source", "_posts", "docs", "src", "blog"}, parts[i]) {
			if i > 0 && (parts[i] == "_posts" && parts[i-1] == "source") {
				up++
			}
			return up, true
		}
	}
	return 0, false
}
