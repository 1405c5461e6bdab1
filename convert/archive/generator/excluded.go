package generator

import (
	"path"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// excluded is what a configuration says stays out of a folder.
type excluded struct {
	folder string // from the root of the files
	rules  *pick.Rules
}

// exclude keeps patterns of what stays out of a folder of the site.
func (s *Site) exclude(folder string, patterns []string) {
	var all []string
	for _, p := range patterns {
		all = append(all, braces(p)...)
	}
	if c := pick.New(nil, all); len(all) > 0 {
		s.excludes = append(s.excludes, excluded{path.Join(s.Root, folder), c.Rules()})
	}
}

// isExcluded reports whether the site's configuration leaves out a file.
func (s *Site) isExcluded(name string) bool {
	for _, x := range s.excludes {
		rel, in := name, true
		if x.folder != "." {
			rel, in = strings.CutPrefix(name, x.folder+"/")
		}
		if in && x.rules.Of(rel).Why != pick.Read {
			return true
		}
	}
	for _, re := range s.ignored {
		if re.MatchString("/" + name) {
			return true
		}
	}
	return false
}

// anchored returns patterns that count from their folder, as those of generators do
// but for MkDocs, in the form of package pick.
func anchored(patterns []string) []string {
	var out []string
	for _, p := range patterns {
		not := strings.HasPrefix(p, "!")
		p = "/" + strings.TrimLeft(strings.TrimPrefix(p, "!"), "./")
		if p == "/" {
			continue
		}
		if not {
			p = "!" + p
		}
		out = append(out, p)
	}
	return out
}

// maxBraces bounds the patterns that one with braces stands for.
const maxBraces = 64

// braces returns the patterns that one with "{a,b}" stands for.
func braces(p string) []string {
	out := []string{p}
	for i := 0; i < len(out) && len(out) < maxBraces; {
		open := strings.IndexByte(out[i], '{')
		end := strings.IndexByte(out[i][max(open, 0):], '}')
		if open < 0 || end < 0 {
			i++
			continue
		}
		before, inner, after := out[i][:open], out[i][open+1:open+end], out[i][open+end+1:]
		out = append(out[:i], out[i+1:]...)
		for alternative := range strings.SplitSeq(inner, ",") {
			out = append(out, before+strings.TrimSpace(alternative)+after)
		}
	}
	return out
}

// taken returns the folders whose names begin with "_" that a configuration takes
// all the same.
func taken(root string, include any) []string {
	var out []string
	for _, p := range texts(include) {
		if first, _, _ := strings.Cut(strings.TrimPrefix(p, "./"), "/"); strings.HasPrefix(first, "_") && !strings.ContainsAny(first, "*?[{") {
			out = append(out, path.Join(root, first))
		}
	}
	return out
}

// excludeInContent takes the patterns in the lists of a key of a configuration that
// is a program: of every folder of content.
func (s *Site) excludeInContent(key string) {
	re := regexp.MustCompile(`\b` + key + `:\s*\[([^\]]*)\]`)
	for _, m := range re.FindAllStringSubmatch(s.program, 16) {
		var patterns []string
		for _, q := range quoted().FindAllStringSubmatch(m[1], 200) {
			patterns = append(patterns, q[1])
		}
		for _, folder := range s.Content {
			if folder = s.below(folder); folder == s.Root {
				folder = "."
			}
			s.exclude(folder, anchored(patterns))
		}
	}
}

// quoted matches a text of a program.
var quoted = pattern.Lazy(`['"]([^'"\n]{1,200})['"]`)

// mounts returns the folders that a configuration of Hugo has pages made of, where it
// names them.
func (s *Site) mounts() []string {
	module, _ := s.Config["module"].(map[string]any)
	for _, name := range []string{"module.toml", "module.yaml", "module.yml"} {
		if module == nil {
			module = Decode(name, s.text("config/_default/"+name))
		}
	}
	list, _ := module["mounts"].([]any)
	var out []string
	for _, x := range list {
		m, _ := x.(map[string]any)
		source, target := path.Clean(word(m, "source")), word(m, "target")
		if source == "." || target != "content" && !strings.HasPrefix(target, "content/") {
			continue
		}
		out = append(out, source)
		s.exclude(source, anchored(texts(m["excludeFiles"])))
	}
	return out
}

// ignoreFiles takes the expressions of files that Hugo does not look at.
func (s *Site) ignoreFiles() {
	for _, key := range []string{"ignoreFiles", "ignorefiles"} {
		for _, expression := range texts(s.Config[key]) {
			if re, err := regexp.Compile(expression); err == nil && len(expression) < 1000 {
				s.ignored = append(s.ignored, re)
			}
		}
	}
}
