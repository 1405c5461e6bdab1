package formula

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// mathHosts are parts of the addresses of programs that draw formulas, with the
// parameter that holds the TeX; "" = it is all behind the question mark.
var mathHosts = []struct{ part, key string }{
	{"latex.php?", "latex"},
	{"zhihu.com/equation?", "tex"},
	{"equation?tex=", "tex"},
	{"codecogs.com/", ""},
	{"cht=tx", "chl"},
	{"render/math?", "math"},
	{"math.now.sh", "from"},
	{"mathtex.cgi?", ""},
	{"mimetex.cgi?", ""},
	{"latex?tex=", "tex"},
}

// drawn returns the TeX in an address of the picture n, whichever attribute that is in.
func drawn(n *html.Node) string {
	for _, a := range n.Attr {
		if strings.IndexByte(a.Val, '?') >= 0 {
			if v := drawnTeX(a.Val); v != "" {
				return v
			}
		}
	}
	return ""
}

// drawnTeX returns the TeX in the address of a program that draws formulas.
func drawnTeX(src string) string {
	for _, h := range mathHosts {
		at := strings.Index(src, h.part)
		query := strings.IndexByte(src, '?')
		if at < 0 || query < 0 {
			continue
		}
		if h.key == "" {
			if s, err := url.PathUnescape(src[query+1:]); err == nil {
				return withoutSettings(s)
			}
			return ""
		}
		for part := range strings.SplitSeq(src[query+1:], "&") {
			if v, ok := strings.CutPrefix(part, h.key+"="); ok {
				if s, err := url.QueryUnescape(v); err == nil {
					return withoutSettings(s)
				}
			}
		}
	}
	return ""
}

// drawing are the settings of CodeCogs that may stand before a formula.
var drawing = []string{`\inline`, `\bg_white`, `\bg_black`, `\fn_cm`, `\fn_phv`, `\small`, `\large`, `\Large`, `\huge`, `\displaystyle`, `&space;`, " "}

func withoutSettings(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "&space;", " "))
	for again := true; again; {
		again = false
		if rest, ok := strings.CutPrefix(s, `\dpi{`); ok {
			_, s, _ = strings.Cut(rest, "}")
			again = true
		}
		for _, d := range drawing {
			if rest, ok := strings.CutPrefix(s, d); ok && d != `\displaystyle` {
				s, again = rest, true
			}
		}
		s = strings.TrimSpace(s)
	}
	return s
}

// Picture returns the formula that n, a picture, shows, by its address, what a
// program noted of it, or its name; nil for any other picture.
func Picture(n *html.Node) *doc.Formula {
	if n == nil {
		return nil
	}
	alt := strings.TrimSpace(node.Attr(n, "alt"))
	class := node.Attr(n, "class")
	display := strings.Contains(class, "display") || strings.Contains(class, "block")
	if v := node.FirstAttr(n, "data-tex", "data-formula", "data-latex", "data-eq"); v != "" {
		return &doc.Formula{TeX: v, Display: display}
	}
	if v := drawn(n); v != "" {
		return &doc.Formula{TeX: v, Display: display || strings.HasSuffix(alt, `\\`)}
	}
	if alt == "" {
		return nil
	}
	if node.HasAttr(n, "eeimg") || node.HasAttr(n, "data-eeimg") || strings.Contains(class, "mwe-math") {
		return &doc.Formula{TeX: unwrapped(alt), Display: display}
	}
	named := runes.HoldsAny(class, []string{"latex", "math", "equation", "formula"}) || strings.Contains(class, "tex") && !strings.Contains(class, "text")
	if named && tex.Looks(unwrapped(alt), false) {
		return &doc.Formula{TeX: unmarked(unwrapped(alt)), Display: display}
	}
	if x := unmarked(alt); x != alt && tex.Looks(x, false) || tex.Looks(alt, true) && !isAbout(alt) && node.Int(n, "height", 0) <= maxMathHeight {
		return &doc.Formula{TeX: x, Display: strings.HasPrefix(alt, "$$")}
	}
	return nil
}

// isAbout reports whether the name of a picture says something in which formulas
// stand, or is a path of Windows: then the picture shows more than its name.
func isAbout(alt string) bool {
	return strings.Contains(alt, "$") || strings.Contains(alt, `:\`) || letter.HasUnspaced(texWords.ReplaceAllString(alt, ""))
}

// texWords are the words within a formula.
var texWords = regexp.MustCompile(`\\(?:text[a-z]*|mbox|mathrm|operatorname)\{[^{}]*\}`)

// maxMathHeight is the height in pixels of the tallest picture whose name alone
// makes it a formula.
const maxMathHeight = 80

// unmarked returns a formula without the marks around it, if it has any.
func unmarked(s string) string {
	if f, ok := tex.Find("", s, tex.Dollars); ok && f.Len == len(s) && f.Marks != `\begin` {
		return strings.TrimSpace(f.TeX)
	}
	return s
}
