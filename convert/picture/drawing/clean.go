package drawing

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/xml"
	"image"
	_ "image/gif" // formats of pictures in drawings
	_ "image/jpeg"
	_ "image/png"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// cleaned returns a drawing as SVG that runs nothing and loads nothing: without
// scripts, handlers, links, pages and pictures within it and whatever leads outside
// it. Box is its own box, in its units, and width what it is wide in pixels of CSS.
func cleaned(root *element, box [4]float64, width float64) []byte {
	c := cleaner{ids: map[string]bool{}, named: map[string]bool{}}
	c.index(root)
	c.out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="`)
	for i, v := range box {
		if i > 0 {
			c.out.WriteByte(' ')
		}
		c.out.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	}
	c.out.WriteString(`"`)
	size := func(name string, v float64) {
		c.out.WriteString(" " + name + `="` + strconv.FormatFloat(v, 'f', -1, 64) + `"`)
	}
	size("width", width)
	size("height", width*box[3]/box[2])
	c.attributes(root, true)
	c.out.WriteString(">")
	for _, k := range root.kids {
		c.element(k, 1)
	}
	c.out.WriteString("</svg>\n")
	if c.out.Len() > maxBytes {
		return nil
	}
	return c.out.Bytes()
}

type cleaner struct {
	out   bytes.Buffer
	ids   map[string]bool // that were written: each once
	named map[string]bool // that elements have which stay
}

// index finds the names of the elements that stay.
func (c *cleaner) index(e *element) {
	if e.name != "svg" && e.name != "a" && !shown[e.name] {
		return
	}
	c.named[e.get("id")] = true
	for _, k := range e.kids {
		c.index(k)
	}
}

// shown are the elements that stay, with their attributes.
var shown = func() map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq("g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient " +
		"stop clipPath mask pattern marker title desc style switch filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix " +
		"feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode " +
		"feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence") {
		out[name] = true
	}
	return out
}()

func (c *cleaner) element(e *element, depth int) {
	name := e.name
	switch {
	case depth > maxDepth:
		return
	case name == "":
		xml.EscapeText(&c.out, []byte(e.text)) //nolint:errcheck // a buffer takes all
		return
	case name == "svg":
		c.nested(e, depth)
		return
	case name == "a":
		name = "g"
	case name == "style":
		if !selfContained(e.text) || strings.Contains(e.text, "@") {
			return
		}
	case name == "image":
		c.image(e)
		return
	case name == "foreignObject":
		c.label(e)
		return
	case !shown[name]:
		return
	}
	c.out.WriteString("<" + name)
	c.attributes(e, false)
	c.out.WriteString(">")
	if name == "style" {
		xml.EscapeText(&c.out, []byte(renamed(e.text))) //nolint:errcheck // a buffer takes all
	}
	kids := e.kids
	if name == "switch" {
		kids = chosen(kids)
	}
	for _, k := range kids {
		c.element(k, depth+1)
	}
	c.out.WriteString("</" + name + ">")
}

// chosen returns what is shown of alternatives: not a page where something else is
// there.
func chosen(kids []*element) []*element {
	page := func(k *element) bool { return k.name == "foreignObject" || k.name == "" }
	if !slices.ContainsFunc(kids, func(k *element) bool { return !page(k) && shown[k.name] }) {
		return kids
	}
	return slices.DeleteFunc(slices.Clone(kids), page)
}

// nested writes a drawing within the drawing as a group at its place.
func (c *cleaner) nested(e *element, depth int) {
	c.out.WriteString(`<g transform="` + viewport(e, e) + `">`)
	group := *e
	group.name, group.attr = "g", nil
	for _, a := range e.attr {
		switch a.Name.Local {
		case "x", "y", "width", "height", "viewBox", "preserveAspectRatio", "version", "baseProfile":
		default:
			group.attr = append(group.attr, a)
		}
	}
	c.element(&group, depth+1)
	c.out.WriteString("</g>")
}

// image writes a picture that the drawing holds itself.
func (c *cleaner) image(e *element) {
	if !own(e) {
		return
	}
	c.out.WriteString("<image")
	c.attributes(e, false)
	c.out.WriteString(` xlink:href="`)
	xml.EscapeText(&c.out, []byte(strings.Join(strings.Fields(e.get("href")), ""))) //nolint:errcheck // a buffer takes all
	c.out.WriteString(`"/>`)
}

// own reports whether an image is a picture of pixels that stands in the drawing.
func own(e *element) bool {
	head, data, ok := strings.Cut(strings.TrimSpace(e.get("href")), ",")
	if !ok || head != "data:image/png;base64" && head != "data:image/jpeg;base64" && head != "data:image/gif;base64" {
		return false
	}
	content, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
	if err != nil {
		return false
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(content))
	return err == nil && strings.HasPrefix(head, "data:image/"+format) && config.Width > 0 && config.Height > 0 && config.Width <= maxPixels/config.Height
}

// maxPixels bounds a picture in a drawing.
const maxPixels = 16_000_000

// label writes the text of a page within the drawing, its lines in the middle of its box.
func (c *cleaner) label(e *element) {
	lines := linesOf(e)
	if len(lines) == 0 {
		return
	}
	x := strconv.FormatFloat(first(e.get("x"))+first(e.get("width"))/2, 'f', -1, 64)
	y := strconv.FormatFloat(first(e.get("y"))+first(e.get("height"))/2, 'f', -1, 64)
	c.out.WriteString(`<text text-anchor="middle" x="` + x + `" y="` + y + `"`)
	if css := e.get("style"); css != "" && selfContained(css) {
		c.out.WriteString(` style="`)
		xml.EscapeText(&c.out, []byte(css)) //nolint:errcheck // a buffer takes all
		c.out.WriteString(`"`)
	}
	c.out.WriteString(">")
	for i, line := range lines {
		dy := 1.2
		if i == 0 {
			dy = 0.35 - 0.6*float64(len(lines)-1)
		}
		c.out.WriteString(`<tspan x="` + x + `" dy="` + strconv.FormatFloat(dy, 'f', 2, 64) + `em">`)
		xml.EscapeText(&c.out, []byte(line)) //nolint:errcheck // a buffer takes all
		c.out.WriteString("</tspan>")
	}
	c.out.WriteString("</text>")
}

// linesOf returns the lines of text in an element of a page.
func linesOf(e *element) (out []string) {
	var b strings.Builder
	gather(&b, e, 0)
	for line := range strings.SplitSeq(b.String(), "\x00") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func gather(to *strings.Builder, e *element, depth int) {
	if e.name == "style" || e.name == "script" || depth > maxDepth {
		return
	}
	ends := e.name == "p" || e.name == "br" || e.name == "div" || e.name == "li"
	if ends {
		to.WriteByte(0)
	}
	to.WriteString(e.text)
	for _, k := range e.kids {
		gather(to, k, depth+1)
	}
	if ends {
		to.WriteByte(0)
	}
}

var (
	plainName = pattern.Lazy(`^[a-zA-Z][a-zA-Z-]*[0-9]?$`)
	idName    = pattern.Lazy(`^[\pL_][\pL\pN_.-]*$`)
	urlName   = pattern.Lazy(`(?i)url\(\s*["']?#([^"')]*)["']?\s*\)`)
)

// nameOf returns a name of an element as XML takes it: programs number theirs.
func nameOf(id string) string {
	if idName().MatchString(id) {
		return id
	}
	return "_" + hex.EncodeToString([]byte(id))
}

// renamed returns a value or a style sheet with the names as [nameOf] gives them.
func renamed(css string) string {
	if !strings.Contains(css, "#") {
		return css
	}
	return urlName().ReplaceAllStringFunc(css, func(url string) string {
		if id := urlName().FindStringSubmatch(url)[1]; !idName().MatchString(id) {
			return "url(#" + nameOf(id) + ")"
		}
		return url
	})
}

// attributes writes the attributes of e that say how it looks.
func (c *cleaner) attributes(e *element, root bool) {
	seen := map[string]bool{}
	for _, a := range e.attr {
		name := a.Name.Local
		lower := strings.ToLower(name)
		if a.Name.Space != "" && name != "href" && name != "space" || !plainName().MatchString(name) || seen[name] ||
			strings.HasPrefix(lower, "on") || strings.HasPrefix(lower, "xml") || !selfContained(a.Value) {
			continue
		}
		switch name {
		case "href":
			id, local := strings.CutPrefix(strings.TrimSpace(a.Value), "#")
			if e.name == "image" || e.name == "a" || !local || !c.named[id] {
				continue
			}
			name, a.Value = "xlink:href", "#"+nameOf(id)
		case "space":
			name = "xml:space"
		case "viewBox", "width", "height", "x", "y", "version", "baseProfile":
			if root {
				continue
			}
		case "id":
			if a.Value = nameOf(a.Value); c.ids[a.Value] {
				continue
			}
			c.ids[a.Value] = true
		case "src", "data", "role", "target", "download":
			continue
		}
		seen[a.Name.Local] = true
		c.out.WriteString(" " + name + `="`)
		xml.EscapeText(&c.out, []byte(renamed(a.Value))) //nolint:errcheck // a buffer takes all
		c.out.WriteString(`"`)
	}
}

// selfContained reports whether a value or a style sheet names nothing outside the
// drawing.
func selfContained(css string) bool {
	low := strings.ToLower(css)
	if strings.Contains(low, "javascript:") || strings.Contains(low, "expression(") || strings.ContainsAny(low, "\\") {
		return false
	}
	for {
		_, rest, ok := strings.Cut(low, "url(")
		if !ok {
			return !strings.Contains(low, "image(") && !strings.Contains(low, "image-set(")
		}
		if low = rest; !strings.HasPrefix(strings.TrimLeft(low, ` "'`), "#") {
			return false
		}
	}
}
