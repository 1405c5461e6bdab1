package dialect

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect/known"
)

// opened is a tag that waits for its end.
type opened struct {
	piece int // of the output, which stands for it
	tag   tag
	form  Form
	logic bool
	guess bool // its form is not known
	ink   bool // it stands behind other words
	rest  bool // other words follow on the line
	line  int
}

// curly reads what begins with a curly bracket: a tag, a comment of MDX, or a list
// of attributes.
func (r *reader) curly(rest string) (n int, text string) {
	at := r.pos - len(rest)
	s := r.src[at:]
	switch {
	case strings.HasPrefix(s, "{{<") || strings.HasPrefix(s, "{{%"):
		return r.shortcode(rest, s, at)
	case strings.HasPrefix(s, "{{#"):
		return mdbook(r, rest)
	case strings.HasPrefix(s, "{{"):
		return r.expression(rest, s, at)
	case strings.HasPrefix(s, "{%"):
		if t, ok := percentTag(s, r.find("%}", at)); ok {
			return r.tag(t, rest, at)
		}
	case strings.HasPrefix(s, "{::"), strings.HasPrefix(s, "{:/"):
		return r.kramdown(rest, s, at)
	case strings.HasPrefix(s, "{/*"):
		if i := r.find("*/}", at); i > 0 {
			return i + len("*/}"), ""
		}
	case strings.HasPrefix(s, "{# ") && strings.Contains(rest[:min(len(rest), maxTag)], " #}"):
		return strings.Index(rest, " #}") + len(" #}"), ""
	default:
		return r.attributes(rest)
	}
	return 1, rest[:1]
}

// shortcode reads a tag of Hugo. One between /* and */ shows without them.
func (r *reader) shortcode(rest, s string, at int) (n int, text string) {
	shut := ">}}"
	if s[2] == '%' {
		shut = "%}}"
	}
	end := r.find(shut, at)
	if inner, length, ok := between(s, s[:3], shut, end); ok && strings.HasPrefix(inner, "/*") && strings.HasSuffix(inner, "*/") {
		return length, htmlText(s[:3] + inner[2:len(inner)-2] + shut)
	}
	if t, ok := shortcodeTag(s, end); ok {
		return r.tag(t, rest, at)
	}
	return 3, htmlText(s[:3])
}

// expression reads "{{ … }}": a call, words between marks of quotation, or what a
// template knows of the page or the site, which is not known here. Anything else
// is text.
func (r *reader) expression(rest, s string, at int) (n int, text string) {
	end := r.find("}}", at)
	if t, ok := callTag(s, end); ok && r.o.formOf(t) != "" {
		return r.tag(t, rest, at)
	}
	if n, words, ok := literal(rest); ok {
		return n, words
	}
	inner, length, ok := between(s, "{{", "}}", end)
	if !ok || strings.Contains(inner, "\n") {
		return 2, rest[:2]
	}
	inner = strings.TrimSpace(strings.Trim(inner, "-"))
	name, _, _ := strings.Cut(inner, "|")
	name = strings.TrimSpace(name)
	root, field, dotted := strings.Cut(name, ".")
	switch {
	case name == "page.title" || name == "title" && r.o.Title != "" && strings.HasPrefix(inner, "title |"):
		return length, r.o.Title
	case dotted && slices.Contains([]string{"site", "page", "include", "post", "config", "theme", "layout", "jekyll", "paginator", "$page", "$site", "$frontmatter", "$theme"}, root) && isArgName(field):
		if !strings.Contains(field, "url") && !strings.Contains(field, "path") && !strings.Contains(field, "root") && r.tail() != '(' && r.tail() != '"' {
			r.noteUnknown("{{ " + name + " }}")
		}
		return length, ""
	case name == "BASE_PATH" || name == "base_path" || name == "ASSET_PATH" || name == "content" || name == "toc":
		return length, ""
	}
	return 2, rest[:2]
}

// kramdown reads the beginning or the end of an extension of kramdown: "{::name}",
// "{:/name}", "{:/}", "{::name /}". What is a comment goes with it.
func (r *reader) kramdown(rest, s string, at int) (n int, text string) {
	end := strings.IndexByte(rest[:min(len(rest), maxList)], '}')
	if end < 0 {
		return 1, rest[:1]
	}
	name, params := nameAndRest(strings.TrimSpace(rest[3:end]))
	if n = end + 1; rest[2] == '/' {
		return r.alone(n, rest, "")
	}
	if name == "" {
		return 1, rest[:1]
	}
	if name != "comment" || strings.HasSuffix(params, "/") {
		return r.alone(n, rest, "")
	}
	shut := r.find("{:/", at)
	if shut < 0 {
		return r.alone(n, rest, "")
	}
	if i := strings.IndexByte(s[shut:min(len(s), shut+maxList)], '}'); i > 0 {
		n = shut + i + 1
	}
	return r.alone(n, rest, "")
}

// literal reads words between marks of quotation, perhaps with filters: {{ "a" | b }}.
func literal(rest string) (n int, words string, ok bool) {
	inner := strings.TrimLeft(rest[2:min(len(rest), maxLiteral)], "- ")
	q := quoteMark(inner)
	if q != `"` && q != "'" {
		return 0, "", false
	}
	i := closingQuote(inner[1:], q)
	if i < 0 {
		return 0, "", false
	}
	after := inner[i+2:]
	end := strings.Index(after, "}}")
	if filters := strings.Trim(after[:max(end, 0)], " -"); end < 0 || filters != "" && filters[0] != '|' {
		return 0, "", false
	}
	words = unescape(inner[1:i+1], q)
	if strings.Trim(words, "{%}<> ") == "" {
		words = htmlText(words)
	}
	return min(len(rest), maxLiteral) - len(after) + end + 2, words, true
}

// maxLiteral is the length of the longest of such words.
const maxLiteral = 500

// uncommented returns program text in which tags of Hugo stand as they are shown.
func uncommented(s string) string {
	if !strings.Contains(s, "*/") {
		return s
	}
	return strings.NewReplacer("{{</*", "{{<", "*/>}}", ">}}", "{{%/*", "{{%", "*/%}}", "%}}").Replace(s)
}

// tag writes a tag, and returns its length: with what it holds where that is not
// read on.
func (r *reader) tag(t tag, rest string, at int) (n int, text string) {
	if t.closing {
		return r.closeTag(t, rest)
	}
	form := r.o.formOf(t)
	logic := form == "" && t.family == percent && slices.Contains(strings.Fields(known.LogicPairs), t.name)
	if form == "" && !logic && t.family == percent && slices.Contains(strings.Fields(known.LogicSingle), t.name) {
		if t.name == "include" {
			return t.length, include(r, t, rest)
		}
		return r.alone(t.length, rest, "")
	}
	guess := form == "" && !logic
	if guess {
		r.noteUnknown(t.written())
		form = "inner"
	}
	if form.verbatim() && !t.alone {
		if body, length, ok := r.body(t, at); ok {
			return r.whole(t, form, body, rest, length)
		}
	}
	return r.push(opened{tag: t, form: form, logic: logic, guess: guess, ink: r.ink, rest: !r.restBlank(rest, t.length), line: r.at}, rest)
}

// push writes a tag as one that stands alone, and remembers it for its end.
func (r *reader) push(o opened, rest string) (n int, text string) {
	text = r.shown(o, rest)
	if o.tag.alone {
		return o.tag.length, text
	}
	r.out, r.lines = append(r.out, ""), append(r.lines, r.at) // which may be written anew
	o.piece = len(r.out) - 1
	r.inked(text)
	r.out[o.piece] = text
	r.opens[o.tag.name] = append(r.opens[o.tag.name], o)
	if o.tag.family == percent {
		r.order = append(r.order, o.tag.name)
	}
	return o.tag.length, ""
}

// closeTag writes the end of a tag, and its beginning anew.
func (r *reader) closeTag(t tag, rest string) (n int, text string) {
	for t.name == "" && len(r.order) > 0 { // {% end %}
		last := r.order[len(r.order)-1]
		if r.order = r.order[:len(r.order)-1]; len(r.opens[last]) > 0 {
			t.name = last
		}
	}
	stack := r.opens[t.name]
	if len(stack) == 0 {
		if r.o.formOf(t) == "" && t.family != element && !slices.Contains(strings.Fields(known.LogicPairs), t.name) {
			r.noteUnknown(t.written())
		}
		return r.alone(t.length, rest, "")
	}
	o := stack[len(stack)-1]
	r.opens[t.name] = stack[:len(stack)-1]
	if o.logic {
		r.out[o.piece] = ""
		return r.alone(t.length, rest, "")
	}
	open, shut := r.pair(o)
	r.out[o.piece] = open
	return t.length, r.piece(shut, r.ink && o.ink, r.restBlank(rest, t.length))
}

// alone returns what stands for a tag that shows s: where nothing else is on the
// line, a line of its own.
func (r *reader) alone(length int, rest, s string) (n int, text string) {
	return length, r.piece(s, r.ink, r.restBlank(rest, length))
}

// ends returns how the end of a tag may begin.
func ends(t tag) []string {
	switch t.family {
	case percent:
		return []string{"{% end" + t.shown, "{%end" + t.shown, "{%- end" + t.shown, "{% end "}
	case shortcode:
		return []string{t.open + " /" + t.shown, t.open + "/" + t.shown, t.open + " / " + t.shown, t.open + "/ " + t.shown}
	}
	return []string{"</" + t.shown}
}

// shutOf returns how a tag ends.
func shutOf(t tag) string {
	switch t.open {
	case "{%":
		return "%}"
	case "{{<":
		return ">}}"
	case "{{%":
		return "%}}"
	}
	return ">"
}
