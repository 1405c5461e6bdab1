package dialect

import (
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/links"
)

// codeArgs returns the language and the title that parameters name.
func codeArgs(a args, form, with string) (lang, title string) {
	lang = a.get("lang", "language", "syntax", "l")
	title = a.get("title", "filename", "file", "header", "name", "caption", "label")
	var rest []string
	for _, w := range a.plain {
		name, value, ok := strings.Cut(w, ":")
		switch {
		case ok && (name == "lang" || name == "language"):
			lang = value
		case ok && isArgName(name) && !strings.HasPrefix(value, "//"):
		case w == "linenos" || w == "true" || w == "false" || isSize(w):
		default:
			rest = append(rest, w)
		}
	}
	if form == "highlight" && lang == "" && len(rest) > 0 {
		lang, rest = rest[0], nil
	}
	if title == "" && form == "code" {
		for i, w := range rest {
			if strings.HasPrefix(w, "http") {
				rest = rest[:i]
				break
			}
		}
		title = strings.Join(rest, " ")
	}
	if with != "" {
		lang = with
	}
	return lang, title
}

// program returns program text between fences.
func (r *writer) program(lang, title, body string, ink, restBlank bool) string {
	var lines []string
	for line := range strings.Lines(body) {
		lines = append(lines, strings.TrimRight(withoutPrefix(line, r.prefix), "\r\n"))
	}
	for len(lines) > 0 && isBlank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && isBlank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return ""
	}
	if inner := fenceInside(lines); inner != "" { // an author who does both
		if lang == "" {
			lang = strings.TrimLeft(lines[0], "`~ ")
		}
		lines = lines[1 : len(lines)-1]
	}
	row := "~~~"
	for _, l := range lines {
		for n := rowLen(strings.TrimLeft(l, " \t>")); n >= len(row); {
			row += "~"
		}
	}
	head := row + infoOf(lang)
	if title = strings.Join(strings.Fields(strings.ReplaceAll(title, `"`, "'")), " "); title != "" {
		head += ` title="` + title + `"`
	}
	text := head + "\n" + strings.Join(lines, "\n") + "\n" + row
	if ink {
		r.ink = false
		return "\n" + r.prefix + r.piece(text, false, restBlank)
	}
	return r.piece(text, false, restBlank)
}

// fenceInside returns the fence in which lines stand, or "".
func fenceInside(lines []string) string {
	row := strings.TrimSpace(lines[len(lines)-1])
	if n := rowLen(row); len(lines) > 1 && n >= 3 && n == len(row) && strings.HasPrefix(strings.TrimSpace(lines[0]), row) {
		return row
	}
	return ""
}

// infoOf returns the name of a language as it may stand behind a fence.
func infoOf(lang string) string {
	lang = strings.TrimSpace(strings.Trim(lang, "\"'"))
	if strings.ContainsAny(lang, " \t`{}<>~\n\"") || len(lang) > 30 {
		return ""
	}
	return lang
}

// codeLine returns a line of program text without the marks that keep a generator
// from reading a tag in it, and with the files that it names.
func (r *reader) codeLine(line string) string {
	line = uncommented(line)
	if strings.Contains(line, "{%") && strings.Contains(line, "raw") && r.hasRaw() {
		line = withoutRaw(line)
	}
	if file, ok := snippetOf(line); ok {
		return strings.TrimRight(fileText(r, file), "\n") + "\n"
	}
	if strings.Contains(line, "{{#") || strings.HasPrefix(strings.TrimSpace(line), "<<< ") {
		return includeLines(r, line)
	}
	return line
}

// hasRaw reports whether the body both begins and ends what Liquid is not to read.
func (r *input) hasRaw() bool { return strings.Contains(r.src, "endraw") }

// withoutRaw takes the tags off a line between which Liquid reads nothing.
func withoutRaw(line string) string {
	cut := line
	for _, name := range []string{"raw", "endraw"} {
		for _, mark := range []string{"{% " + name + " %}", "{%" + name + "%}", "{%- " + name + " -%}", "{%- " + name + " %}", "{% " + name + " -%}"} {
			cut = strings.ReplaceAll(cut, mark, "")
		}
	}
	if cut != line && isBlank(cut) {
		return ""
	}
	return cut
}

// link returns a link: of the parameters the one that is an address, and the words.
// Where words is not "", it is between its beginning and its end.
func link(a args, with, text string) string {
	to, words := linkArgs(a, with)
	if to == "" {
		return htmlText(strings.Join(a.plain, " ")) + text
	}
	if text == "" {
		text = htmlText(strings.Join(words, " "))
		if text == "" {
			text = htmlText(strings.TrimPrefix(strings.TrimPrefix(to, "https://"), "www."))
		}
	}
	if text == "\x00" {
		return `<a href="` + attr(to) + `">` + text
	}
	return `<a href="` + attr(to) + `">` + text + "</a>"
}

// linkArgs returns the address and the words that parameters give.
func linkArgs(a args, with string) (to string, words []string) {
	to = a.get("url", "href", "link", "src", "to", "uri", "repo", "id", "tweet", "src1", "v", "bvid", "videoid", "shortcode", "file", "address")
	if user, id := a.get("user", "username"), a.get("id", "gist"); user != "" && id != "" {
		to = user + "/" + id
		if strings.Contains(with, "twitter.com") {
			to = user + "/status/" + id
		}
	}
	title := a.get("title", "text", "label", "name", "caption", "content")
	plain := a.plain
	if to == "" {
		if i := addressAt(plain, with); i >= 0 {
			to = strings.Trim(plain[i], "<>")
			words = append(append(words, plain[:i]...), plain[i+1:]...)
		}
	}
	to = strings.TrimPrefix(to, "url=")
	if with != "" && to != "" && !strings.Contains(to, "://") {
		if strings.Contains(with, "gist") && len(plain) > 1 && len(a.named) == 0 && !strings.Contains(to, "/") {
			to += "/" + plain[1]
		}
		if strings.Contains(with, "twitter.com") && !strings.Contains(to, "/") {
			to = "i/status/" + to
		}
		return strings.ReplaceAll(with, "{}", to), titles(title)
	}
	if with != "" {
		return to, titles(title)
	}
	var out []string
	for _, w := range words {
		if !isBoxSwitch(w) && !weburl.IsPictureFile(w) && !strings.Contains(w, "://") && w != "external" {
			out = append(out, w)
		}
	}
	if title != "" {
		out = titles(title)
	}
	return to, out
}

func titles(title string) []string {
	if title == "" {
		return nil
	}
	return []string{title}
}

// addressAt returns which of words is an address: for a link to a place that with
// names, the first.
func addressAt(words []string, with string) int {
	for i, w := range words {
		if w = strings.Trim(w, "<>"); strings.Contains(w, "://") || strings.HasPrefix(w, "/") || strings.HasPrefix(w, "mailto:") {
			return i
		}
	}
	if with != "" && len(words) > 0 {
		return 0
	}
	for i, w := range words {
		if strings.ContainsAny(w, "./") && !strings.ContainsAny(w, " \t") {
			return i
		}
	}
	return -1
}

// reference returns a link to an article of the archive, or its address where one
// is being written.
func (r *writer) reference(a args) string {
	address := refURL(a)
	if address == "" {
		return htmlText(strings.Join(a.plain, " "))
	}
	if c := r.tail(); c == '(' || c == '"' || c == '\'' || c == '<' {
		return address
	}
	text := a.get("title", "text", "name")
	if text == "" && len(a.plain) > 1 && a.get("path") == "" {
		text = strings.Join(a.plain[1:], " ")
		for _, w := range []string{" true", " false"} {
			text = strings.TrimSuffix(text, w)
		}
		if text == "true" || text == "false" {
			text = ""
		}
	}
	if text == "" {
		text = pageName(refName(a))
	}
	return `<a href="` + address + `">` + htmlText(text) + "</a>"
}

// refURL returns the address of a link to an article that parameters name.
func refURL(a args) string {
	name := refName(a)
	if name == "" {
		return ""
	}
	return links.Named + escapes.Replace(url.PathEscape(strings.TrimSpace(name)))
}

// escapes are of letters that mean something in Markdown, and of those that may stand
// in a name as they are.
var escapes = strings.NewReplacer("(", "%28", ")", "%29", "*", "%2A", "_", "%5F", "~", "%7E", "%2F", "/", "%23", "#", "&", "%26", "'", "%27")

func refName(a args) string {
	if name := a.get("path", "page", "ref", "slug"); name != "" {
		return name
	}
	return strings.Trim(a.first(), "<>")
}

// pageName returns what a reader sees of the name of a file.
func pageName(name string) string {
	page, part, _ := strings.Cut(name, "#")
	page = strings.TrimSuffix(page, "/")
	page = page[strings.LastIndexByte(page, '/')+1:]
	for _, end := range []string{".md", ".markdown", ".html", ".mdx"} {
		page = strings.TrimSuffix(page, end)
	}
	if page == "" || page == "index" || page == "_index" {
		if dir := strings.TrimSuffix(strings.TrimSuffix(name, page), "/"); page != "" && dir != "" && dir != name {
			return pageName(dir)
		}
		return part
	}
	return page
}
