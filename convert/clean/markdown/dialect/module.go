package dialect

import (
	"regexp"
	"strings"
)

var (
	importFile = regexp.MustCompile(`^import\s+([\w$]+)\s+from\s+['"]([^'"\n]+)['"]`)
	importName = regexp.MustCompile(`=\{\s*([\w$]+)(?:\.(?:src|default))?\s*\}`)
	importLine = regexp.MustCompile(`^import\s+(?:[\w$*{][^;'"\n]*\s+from\s+)?['"][^'"\n]+['"]\s*;?\s*$`)
	importOpen = regexp.MustCompile(`^import\s+(?:[\w$]+\s*,\s*)?\{[^}'"]*$`)
	importShut = regexp.MustCompile(`^[^'"]*\}\s*from\s+['"][^'"\n]+['"]\s*;?\s*$`)
	exportLine = regexp.MustCompile(`^export\s+(?:const|let|var|function|default|async|class|\{|\*)`)
	component  = regexp.MustCompile(`<[A-Z][A-Za-z0-9]*[\s/>]`)
)

// maxModule is how many lines an import or an export has at most.
const maxModule = 400

// module reads a line that begins an import or an export of MDX, with those that it
// goes on with.
func (r *reader) module(line string) bool {
	if !r.blank || !strings.HasPrefix(line, "import ") && !strings.HasPrefix(line, "export ") || !r.isMDX() {
		return false
	}
	text := strings.TrimRight(line, " \t\r\n")
	switch {
	case importLine.MatchString(text):
		if m := importFile.FindStringSubmatch(text); m != nil {
			if r.imports == nil {
				r.imports = map[string]string{}
			}
			r.imports[m[1]] = m[2]
		}
		r.write("\n")
		return true
	case importOpen.MatchString(text):
		return r.skipTo(func(l string) bool { return importShut.MatchString(l) })
	case exportLine.MatchString(text):
		depth := nesting(text)
		if depth <= 0 {
			r.write("\n")
			return true
		}
		return r.skipTo(func(l string) bool { depth += nesting(l); return depth <= 0 })
	}
	return false
}

// imported returns a tag with the files that imports name in the place of the names.
func (r *input) imported(tag string) string {
	if len(r.imports) == 0 {
		return tag
	}
	return importName.ReplaceAllStringFunc(tag, func(s string) string {
		if file, ok := r.imports[importName.FindStringSubmatch(s)[1]]; ok {
			return `="` + attr(file) + `"`
		}
		return s
	})
}

// nesting returns how many brackets a line opens more than it closes.
func nesting(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case '{', '(', '[':
			n++
		case '}', ')', ']':
			n--
		}
	}
	return n
}

// skipTo leaves out the lines up to the one at which last holds; it reports false,
// and leaves out none, where there is none.
func (r *reader) skipTo(last func(string) bool) bool {
	rest, lines := r.src[r.pos:], 0
	for lines < maxModule && rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		lines++
		if rest = after; last(strings.TrimRight(line, " \t\r")) {
			r.write(strings.Repeat("\n", 1))
			r.pos = len(r.src) - len(rest)
			r.at += lines
			return true
		}
	}
	return false
}

// isMDX reports whether the body uses components: by the name of its file, or
// because some stand in it.
func (r *reader) isMDX() bool {
	if r.mdx == unasked {
		r.mdx = no
		if strings.HasSuffix(strings.ToLower(r.o.Path), ".mdx") || component.MatchString(r.src) {
			r.mdx = yes
		}
	}
	return r.mdx == yes
}
