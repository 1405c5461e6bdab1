package permalink

import (
	"cmp"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// press is what the configuration of VitePress or VuePress says of paths.
type press struct {
	clean    bool // pages have no suffix
	rewrites []rewrite
}

// rewrite gives files whose names match another name.
type rewrite struct {
	from *regexp.Regexp
	to   string // a template of Regexp.Expand
}

// maxRewrites bounds the rewrites of a configuration.
const maxRewrites = 500

var cleanURLs = pattern.Lazy(`\bcleanUrls:\s*(?:true|['"]with)`)

func newPress(s *generator.Site) *press {
	x := &press{clean: cleanURLs().MatchString(s.Program())}
	if !strings.Contains(s.Program(), "rewrites:") {
		return x
	}
	all, _ := order.Program(s.Program())["rewrites"].(map[string]any)
	for _, from := range slices.Sorted(maps.Keys(all))[:min(len(all), maxRewrites)] {
		if to, ok := all[from].(string); ok {
			if re, err := regexp.Compile(`^` + parameter().ReplaceAllStringFunc(regexp.QuoteMeta(from), expression) + `$`); err == nil {
				x.rewrites = append(x.rewrites, rewrite{re, parameter().ReplaceAllString(strings.ReplaceAll(to, "$", "$$"), "$${$1}")})
			}
		}
	}
	return x
}

// parameter matches a part of a path that has a name, as path-to-regexp writes it, in
// a path or in an expression that its marks are escaped in.
var parameter = pattern.Lazy(`:([A-Za-z_]\w{0,40})(?:\\?\((?:\\?\.)\\?\*\\?\)|\\?[*+])?`)

// expression returns the one for a parameter: one part of a path, or with a sign
// that says so any number of them.
func expression(p string) string {
	name := parameter().FindStringSubmatch(p)[1]
	if strings.HasSuffix(p, "*") || strings.HasSuffix(p, "+") || strings.HasSuffix(p, ")") {
		return `(?P<` + name + `>.+)`
	}
	return `(?P<` + name + `>[^/]+?)`
}

// rewritten returns the name that a file of pages has for its path.
func (x *press) rewritten(name string) string {
	for _, r := range x.rewrites {
		if m := r.from.FindStringSubmatchIndex(name); m != nil {
			return string(r.from.ExpandString(nil, r.to, name, m))
		}
	}
	return name
}

// inPress returns the path that VitePress and VuePress give a page.
func (x *Pages) inPress(p *Page) string {
	name := x.press.rewritten(generator.Below(x.site.Content[0], p.Name))
	stem := strings.TrimSuffix(name, path.Ext(name))
	index := []string{"index"}
	if x.site.Kind == generator.VuePress {
		index = append(index, "README", "readme")
	}
	if slices.Contains(index, path.Base(stem)) {
		return asFolder(stem, index...)
	}
	if x.press.clean {
		return stem
	}
	return cmp.Or(stem, "index") + ".html"
}
