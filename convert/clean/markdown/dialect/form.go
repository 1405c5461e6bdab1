package dialect

import (
	"cmp"
	"html"
	"path"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// formOf returns the form of a tag, or "".
func (o *Options) formOf(t tag) Form {
	name := strings.TrimPrefix(t.name, "partial.")
	if f, ok := o.Forms[name]; ok {
		return f
	}
	if t.family == percent && t.name == "link" && isPage(t.params) {
		return "ref"
	}
	if t.family == percent && t.name == "set" {
		return ""
	}
	name = name[strings.LastIndexByte(name, '/')+1:]
	if f, ok := forms()[name]; ok {
		return f
	}
	return forms()[strings.ReplaceAll(name, "_", "-")]
}

// isPage reports whether the parameters of a tag are the name of a file of an
// article, and nothing else.
func isPage(params string) bool {
	switch strings.ToLower(path.Ext(params)) {
	case ".md", ".markdown", ".html":
		return !strings.ContainsAny(params, " \t\"'") && !strings.Contains(params, "://")
	}
	return false
}

// shown returns the piece for a tag that nothing ends.
func (r *reader) shown(o opened, rest string) string {
	if o.logic {
		return rest[:min(o.tag.length, len(rest))]
	}
	a := parseArgs(o.tag.params)
	name, with := o.form.split()
	switch name {
	case "figure":
		return r.piece(figure(a, o.ink), o.ink, !o.rest)
	case "link":
		if more := texts(a); len(more) > 0 && !o.ink && a.get("title", "label", "name") != "" { // <LinkCard title description>
			return r.piece(link(a, with, "")+"\n\n"+strings.Join(more, "\n\n"), o.ink, !o.rest)
		}
		return link(a, with, "")
	case "ref":
		return r.reference(a)
	case "address":
		return htmlText(a.first())
	case "text":
		if said := words(a); said != "" {
			open, shut := around(o.tag)
			return open + htmlText(said) + shut
		}
	case "ruby":
		return ruby(a)
	case "include":
		return included(r, a, with)
	case "box":
		if content := boxContent(a); content != "" {
			open, shut := box(a, with, o.ink, content)
			return r.piece(open+"\n\n"+inText(content)+"\n\n"+shut, o.ink, !o.rest)
		}
	case "quote":
		return r.quotation(a, o)
	case "label":
		return r.piece(labelled(a), o.ink, !o.rest)
	case "formula":
		return formula(strings.Trim(o.tag.params, "\"'` "), o.ink)
	case "inner":
		return r.guessed(a, o)
	case "code", "highlight", "raw", "drop":
		if file := a.get("file"); file != "" && (name == "code" || name == "highlight") {
			return included(r, a, "code")
		}
	}
	return ""
}

// guessed returns the piece for a tag that is not known and that nothing ends: a
// picture or a link where its parameters hold the address of one.
func (r *writer) guessed(a args, o opened) string {
	if src, _ := a.picture(); o.guess && weburl.IsPictureFile(src) {
		return r.piece(figure(a, o.ink), o.ink, !o.rest)
	}
	if to, _ := linkArgs(a, ""); o.guess && strings.Contains(to, "://") {
		return link(a, "", "")
	}
	said := texts(a, "title", "header", "heading")
	if said == nil {
		for _, w := range a.plain {
			if letter.HasUnspaced(w) || strings.Contains(w, " ") && !strings.ContainsAny(w, "=:/;{}") {
				said = append(said, inText(w))
			}
		}
	}
	return r.piece(strings.Join(said, "\n\n"), o.ink, !o.rest)
}

// texts returns what parameters say by their names: those given, and others.
func texts(a args, names ...string) []string {
	var said []string
	for _, name := range append(names, "subtitle", "text", "content", "desc", "description", "body", "message") {
		if s := a.get(name); s != "" {
			said = append(said, inText(s))
		}
	}
	return said
}

// labelled returns a part that nothing ends: its title, perhaps a link, and what its
// parameters say.
func labelled(a args) string {
	t := titleOf(a)
	if t == "" {
		return strings.Join(texts(a), "\n\n")
	}
	t = "**" + inText(t) + "**"
	if to := a.get("link", "url", "href"); to != "" && !strings.ContainsAny(to, "<>\n") {
		t = "[" + t + "](<" + to + ">)"
	}
	return "\n" + strings.Join(append([]string{t}, texts(a)...), "\n\n") + "\n"
}

// quotation returns the piece for a quotation that nothing ends.
func (r *writer) quotation(a args, o opened) string {
	text := a.get("quote", "text", "content", "body")
	if text == "" && len(a.plain) > 0 && !isSize(a.plain[0]) && !isBoxSwitch(a.plain[0]) {
		text, a.raw = a.plain[0], strings.Join(a.plain[1:], ", ")
	}
	if text == "" {
		return ""
	}
	return r.piece("<blockquote>\n\n"+text+"\n\n"+quoteEnd(a), o.ink, !o.rest)
}

// pair returns the pieces for a tag and for its end.
func (r *writer) pair(o opened) (open, shut string) {
	a := parseArgs(o.tag.params)
	name, with := o.form.split()
	switch name {
	case "figure":
		open, shut = "<figure>"+img(a)+"<figcaption>", "</figcaption></figure>"
	case "link":
		open, shut = link(a, with, "\x00"), "</a>"
		open, _, _ = strings.Cut(open, "\x00")
		return open, shut
	case "box":
		open, shut = box(a, with, o.ink, "")
	case "quote":
		open, shut = "<blockquote>", quoteEnd(a)
	case "label":
		if t := titleOf(a); t != "" {
			open, shut = openBox(doc.BoxPlain, t, o.ink), "</div>"
		}
	case "ref":
		open, shut = `<a href="`+refURL(a)+`">`, "</a>"
		return open, shut
	case "text":
		return around(o.tag)
	case "ruby":
		return "", ""
	}
	return r.piece(open, o.ink, !o.rest), shut
}

// around returns the element of HTML that a tag of this name is, if it is one: 10
// and a raised 2 are not 102.
func around(t tag) (open, shut string) {
	switch t.name {
	case "sup", "sub", "kbd", "mark", "u", "del":
		return "<" + t.name + ">", "</" + t.name + ">"
	}
	return "", ""
}

// whole writes a tag with what it holds.
func (r *reader) whole(t tag, form Form, body, rest string, length int) (n int, text string) {
	a := parseArgs(t.params)
	name, with := form.split()
	ink, restBlank := r.ink, r.restBlank(rest, length)
	switch name {
	case "raw":
		return length, body
	case "formula":
		return length, formula(body, ink)
	case "verse":
		return length, r.piece(verse(a, body), ink, !restBlank)
	case "code", "highlight":
		lang, title := codeArgs(a, name, with)
		return length, r.program(lang, title, body, ink, restBlank)
	}
	return r.alone(length, rest, "")
}

// verse returns lines as lines, under the title, the name and whatever else the
// parameters say.
func verse(a args, body string) string {
	var b strings.Builder
	for i, s := range a.plain {
		if i == 0 {
			s = "**" + s + "**"
		}
		b.WriteString(s + "\n\n")
	}
	for l := range strings.Lines(strings.Trim(body, "\n")) {
		if l = strings.TrimSpace(l); l != "" {
			l += "\\"
		}
		b.WriteString(l + "\n")
	}
	return strings.ReplaceAll(strings.TrimRight(b.String(), "\\\n"), "\\\n\n", "\n\n")
}

// formula returns TeX as Markdown.
func formula(tex string, ink bool) string {
	tex = strings.TrimSpace(tex)
	if tex == "" || strings.HasPrefix(tex, "$") || strings.HasPrefix(tex, `\(`) || strings.HasPrefix(tex, `\[`) || strings.HasPrefix(tex, `\begin`) {
		return tex
	}
	if ink || !strings.Contains(tex, "\n") && len(tex) < 20 {
		return "$" + tex + "$"
	}
	return "$$\n" + tex + "\n$$"
}

// figure returns a picture: with its caption, or for a line of text alone.
func figure(a args, ink bool) string {
	if src, _ := a.picture(); src == "" {
		return ""
	}
	if ink {
		return img(a)
	}
	caption := captionOf(a)
	if caption == "" {
		return "<figure>" + img(a) + "</figure>"
	}
	if strings.ContainsAny(caption, "[*`_<$") {
		return "<figure>" + img(a) + "<figcaption>\n\n" + inText(caption) + "\n\n</figcaption></figure>"
	}
	return "<figure>" + img(a) + "<figcaption>" + html.EscapeString(caption) + "</figcaption></figure>"
}

func img(a args) string {
	src, _ := a.picture()
	return `<img src="` + attr(src) + `" alt="` + attr(a.get("alt")) + `">`
}

// captionOf returns the caption of a picture, with who made it.
func captionOf(a args) string {
	_, more := a.picture()
	caption := a.get("caption", "cap", "title", "desc", "description", "text", "alt")
	if caption == "" {
		caption = strings.Join(more, " ")
		if i := strings.IndexByte(caption, '\''); i > 0 && strings.HasSuffix(caption, "'") { // Hexo: "title 'alt'"
			caption = strings.TrimSpace(caption[:i])
		}
		caption = strings.Trim(caption, "'\"")
	}
	by := a.get("attr", "source", "credit", "author")
	if to := a.get("attrlink"); by != "" && to != "" {
		by = "[" + by + "](" + to + ")"
	}
	return strings.TrimSpace(caption + " " + by)
}

// box returns the beginning and the end of a box. content is what is known to be
// no title.
func box(a args, kind string, ink bool, content string) (open, shut string) {
	if kind == "" {
		kind = kindOf(a)
	}
	title := boxTitle(a)
	if title == content {
		title = ""
	}
	return openBox(kind, title, ink), "</div>"
}

// openBox returns the beginning of a box with a title, or "" for none.
func openBox(kind, title string, ink bool) string {
	open := `<div data-box="` + kind + `">`
	switch {
	case title == "":
		return open
	case ink:
		return open + "<div data-box-title>" + html.EscapeString(title) + "</div>"
	}
	return open + "\n<div data-box-title>\n\n" + inText(title) + "\n\n</div>"
}

// kindOf returns the kind of box that parameters ask for.
func kindOf(a args) string {
	for _, w := range append([]string{a.get("type"), a.get("kind"), a.get("level"), a.get("style"), a.get("status"), a.get("class"), a.get("color"), a.get("theme"), a.get("title")}, a.plain...) {
		for word := range strings.FieldsSeq(w) {
			if isBoxKind(strings.Trim(word, ".:")) {
				return BoxKind(strings.Trim(word, ".:"))
			}
		}
	}
	return doc.BoxPlain
}

// boxTitle returns the title among the parameters of a box.
func boxTitle(a args) string {
	if t := a.get("title", "header", "heading", "label", "summary", "caption", "name", "subject"); t != "" {
		return t
	}
	var words []string
	for i, w := range a.plain {
		if i == 0 && isBoxKind(w) || isBoxSwitch(w) {
			continue
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// isBoxSwitch reports whether a word says how a box looks.
func isBoxSwitch(w string) bool {
	switch strings.ToLower(w) {
	case "fas", "fab", "far", "fa", "no-icon", "icon", "modern", "flat", "simple", "disabled", "true", "false", "open", "closed", "close", "expand", "default", "child", "cyan", "blue", "pink", "red", "orange", "purple", "green", "yellow", "gray", "grey", "...":
		return true
	}
	return strings.HasPrefix(w, "fa-") || strings.HasPrefix(w, "fas ") || strings.HasPrefix(w, "fab ") || strings.HasPrefix(w, "far ") || strings.HasPrefix(w, "fa ") ||
		strings.HasPrefix(w, "icon-") || strings.HasPrefix(w, "#") || strings.HasPrefix(w, "circle-") || isSize(w)
}

// boxContent returns what a box that nothing ends holds, by its parameters.
func boxContent(a args) string {
	if c := a.get("content", "text", "body", "message", "msg"); c != "" {
		return c
	}
	return boxTitle(a)
}

// titleOf returns the title of a part.
func titleOf(a args) string {
	if t := a.get("label", "title", "name", "header", "tabname", "heading", "summary", "value"); t != "" {
		return t
	}
	var words []string
	for _, w := range a.plain {
		if isSize(w) || !isBoxSwitch(w) {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// quoteEnd returns the end of a quotation, with who said it and where.
func quoteEnd(a args) string {
	by := a.get("author", "cite", "by", "name", "who")
	source, to := a.get("source", "title", "from", "caption", "footer"), a.get("link", "url", "href", "src")
	if by == "" && source == "" {
		before, address, after := cutAddress(a.raw)
		by, source, _ = strings.Cut(before, ",")
		if source == "" {
			by, source, _ = strings.Cut(before, "，")
		}
		if to = address; after != "" { // Hexo: author, source, address, words of the link
			by, source = strings.TrimSpace(before), after
		}
	}
	by, source = strings.Trim(by, " \"'"), strings.Trim(source, " \"'")
	if isSize(by) || isBoxSwitch(by) { // Hexo: {% pullquote right %}
		by = ""
	}
	if to != "" {
		source = "[" + cmp.Or(source, weburl.Host(to), to) + "](<" + to + ">)"
	}
	switch {
	case by == "" && source == "":
		return "</blockquote>"
	case by != "" && source != "" && letter.Wide(letter.LastRune(by)):
		by += "，" + source
	case by != "" && source != "":
		by += ", " + source
	default:
		by += source
	}
	return "\n— " + by + "\n\n</blockquote>"
}

// cutAddress parts text at the first address on the web in it.
func cutAddress(s string) (before, address, after string) {
	i := strings.Index(s, "http://")
	if j := strings.Index(s, "https://"); i < 0 || j >= 0 && j < i {
		i = j
	}
	if i < 0 {
		return s, "", ""
	}
	address, after, _ = strings.Cut(s[i:], " ")
	return strings.TrimSpace(s[:i]), address, strings.TrimSpace(after)
}

// words returns what the parameters of a tag say.
func words(a args) string {
	if t := a.get("text", "content", "title", "label", "name", "keys", "value"); t != "" {
		return t
	}
	if _, after, ok := strings.Cut(a.raw, "@"); ok && !strings.Contains(after, "@") { // NexT: primary@words
		return strings.TrimSpace(after)
	}
	var out []string
	for _, w := range a.plain {
		if len(a.plain) == 1 || !isBoxSwitch(w) && !(len(a.plain) > 1 && (isBoxKind(w) || w == "checked")) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// ruby returns characters with their reading.
func ruby(a args) string {
	base, reading := a.get("base", "rb", "text", "body"), a.get("rt", "ruby", "reading", "top")
	if base == "" && len(a.plain) > 1 {
		base, reading = a.plain[0], a.plain[1]
	}
	if before, after, ok := strings.Cut(a.first(), "|"); ok && base == "" {
		base, reading = before, after
	}
	if base == "" {
		return htmlText(words(a))
	}
	return "<ruby>" + htmlText(base) + "<rt>" + htmlText(reading) + "</rt></ruby>"
}

// attr returns s as the value of an attribute in a cell of a table or elsewhere.
func attr(s string) string {
	return strings.NewReplacer("\n", " ", "|", "&#124;", "`", "&#96;", `\`, "&#92;").Replace(html.EscapeString(s))
}

// htmlText returns s as text of Markdown that means nothing else.
func htmlText(s string) string {
	var b strings.Builder
	for _, c := range strings.ReplaceAll(s, "\n", " ") {
		if strings.ContainsRune("&<>\"'*_`[]{}|$~#\\^=!%@", c) {
			b.WriteString("&#" + strconv.Itoa(int(c)) + ";")
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// inText returns Markdown that an author wrote as a parameter so that it begins no
// list or heading.
func inText(s string) string {
	s = strings.TrimSpace(s)
	if prefixLen(s) > 0 || strings.HasPrefix(s, "#") {
		if c := s[0]; c >= '0' && c <= '9' {
			return strings.Replace(strings.Replace(s, ".", `\.`, 1), ")", `\)`, 1)
		}
		return `\` + s
	}
	return s
}

func number(n int) string { return strconv.Itoa(n) }
