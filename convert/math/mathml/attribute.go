package mathml

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// kinds are the forms that values of attributes have.
var kinds = map[string]func(string) bool{
	"mathvariant": oneOf("normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur sans-serif bold-sans-serif sans-serif-italic sans-serif-bold-italic monospace"),
	"mathcolor":   isColour, "mathbackground": isColour, "mathsize": isLength,
	"displaystyle": isBool, "stretchy": isBool, "symmetric": isBool, "largeop": isBool, "movablelimits": isBool, "accent": isBool, "accentunder": isBool,
	"fence": isBool, "separator": isBool, "bevelled": isBool,
	"scriptlevel": isLevel, "form": oneOf("prefix infix postfix"),
	"lspace": isLength, "rspace": isLength, "maxsize": isLength, "minsize": isLength, "linethickness": isThickness,
	"width": isLength, "height": isLength, "depth": isLength, "voffset": isLength,
	"notation":    listOf("longdiv actuarial radical box roundedbox circle left right top bottom updiagonalstrike downdiagonalstrike verticalstrike horizontalstrike madruwb"),
	"columnalign": listOf("left center right"), "rowalign": listOf("top bottom center baseline axis"),
	"columnlines": listOf("none solid dashed"), "rowlines": listOf("none solid dashed"), "frame": oneOf("none solid dashed"),
	"columnspacing": isLengths, "rowspacing": isLengths, "rowspan": isCount, "columnspan": isCount,
}

// holders says on which elements attributes count; all others may stand on any.
var holders = map[string][]string{
	"stretchy": {"mo"}, "symmetric": {"mo"}, "largeop": {"mo"}, "movablelimits": {"mo"}, "fence": {"mo"}, "separator": {"mo"}, "form": {"mo"},
	"rspace": {"mo"}, "maxsize": {"mo"}, "minsize": {"mo"}, "lspace": {"mo", "mpadded"},
	"accent": {"mo", "mover", "munderover"}, "accentunder": {"munder", "munderover"}, "linethickness": {"mfrac"}, "bevelled": {"mfrac"},
	"width": {"mspace", "mpadded", "mtable"}, "height": {"mspace", "mpadded"}, "depth": {"mspace", "mpadded"}, "voffset": {"mpadded"},
	"notation": {"menclose"}, "columnalign": {"mtable", "mtr", "mtd"}, "rowalign": {"mtable", "mtr", "mtd"}, "columnlines": {"mtable"}, "rowlines": {"mtable"},
	"frame": {"mtable"}, "columnspacing": {"mtable"}, "rowspacing": {"mtable"}, "rowspan": {"mtd"}, "columnspan": {"mtd"},
	"displaystyle": {"mstyle", "mtable"}, "scriptlevel": {"mstyle"},
	"mathvariant": {"mi", "mn", "mo", "mtext", "ms", "mstyle"}, "mathsize": {"mi", "mn", "mo", "mtext", "ms", "mstyle"},
}

// order is that in which attributes are written.
var order = func() (out []string) {
	for k := range kinds {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}()

// attributes returns those of n, as the element name, whose names and values are
// known to mean something.
func attributes(n *html.Node, name string) (out []html.Attribute) {
	if len(n.Attr) == 0 {
		return nil
	}
	for _, key := range order {
		v := strings.TrimSpace(attr(n, key))
		if v == "" || !kinds[key](v) {
			continue
		}
		if on := holders[key]; on != nil && !slices.Contains(on, name) {
			continue
		}
		out = append(out, html.Attribute{Key: key, Val: v})
	}
	return append(out, fromStyle(n, name)...)
}

// fromStyle returns what the style sheet of Temml, which a book does not have,
// and styles in attributes say of n: colours, lines, and where the text of a cell
// stands.
func fromStyle(n *html.Node, name string) (out []html.Attribute) {
	css := attr(n, "style")
	if c, ok := property(css, "color"); ok && attr(n, "mathcolor") == "" && isColour(c) {
		out = append(out, html.Attribute{Key: "mathcolor", Val: c})
	}
	style := borders(css)
	if name == "mtd" {
		for _, side := range []string{"left", "right"} {
			if at, _ := property(css, "text-align"); at == side || slices.Contains(strings.Fields(attr(n, "class")), "tml-"+side) {
				out = append(out, html.Attribute{Key: "columnalign", Val: side})
				style = append(style, "text-align:"+side)
			}
		}
	}
	if len(style) > 0 {
		out = append(out, html.Attribute{Key: "style", Val: strings.Join(style, ";")})
	}
	return out
}

// borders returns the properties of lines around a part, with the space within.
func borders(css string) (out []string) {
	if !strings.Contains(css, "border") {
		return nil
	}
	for part := range strings.SplitSeq(css, ";") {
		k, v, _ := strings.Cut(part, ":")
		k, v = strings.TrimSpace(k), strings.TrimSpace(v)
		width, kind, _ := strings.Cut(v, " ")
		switch k {
		case "border", "border-top", "border-bottom", "border-left", "border-right":
			if isLength(width) && (kind == "solid" || kind == "dashed") {
				out = append(out, k+":"+v)
			}
		case "padding", "padding-left", "padding-right":
			if isLength(v) {
				out = append(out, k+":"+v)
			}
		}
	}
	return out
}

// property returns the value of a property of CSS.
func property(css, name string) (string, bool) {
	for part := range strings.SplitSeq(css, ";") {
		k, v, ok := strings.Cut(part, ":")
		if ok && strings.TrimSpace(k) == name {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

func oneOf(words string) func(string) bool {
	list := strings.Fields(words)
	return func(s string) bool { return slices.Contains(list, s) }
}

func listOf(words string) func(string) bool {
	one := oneOf(words)
	return func(s string) bool {
		return len(s) < 400 && !slices.ContainsFunc(strings.Fields(s), func(w string) bool { return !one(w) })
	}
}

func isBool(s string) bool { return s == "true" || s == "false" }

func isLevel(s string) bool {
	return len(s) <= 2 && strings.Trim(s, "0123456789") == "" || len(s) == 2 && (s[0] == '-' || s[0] == '+') && s[1] >= '0' && s[1] <= '9'
}

func isCount(s string) bool { return len(s) < 3 && strings.Trim(s, "0123456789") == "" && s[0] != '0' }

func isThickness(s string) bool { return s == "thin" || s == "medium" || s == "thick" || isLength(s) }

func isLengths(s string) bool {
	return len(s) < 200 && !slices.ContainsFunc(strings.Fields(s), func(w string) bool { return !isLength(w) })
}

var forms = sync.OnceValue(func() [2]*regexp.Regexp {
	return [2]*regexp.Regexp{
		regexp.MustCompile(`^-?(?:[0-9]{1,4}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})(?:em|ex|px|pt|pc|in|cm|mm|%)$|^0$`),
		regexp.MustCompile(`^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`),
	}
})

func isLength(s string) bool { return forms()[0].MatchString(s) }

func isColour(s string) bool {
	return forms()[1].MatchString(s) || oneOf("white black green lime olive yellow blue navy purple fuchsia red maroon gray teal aqua silver")(s)
}
