package dialect

import (
	"strings"
)

// whole names the elements whose content no Markdown is: it is passed on as it
// stands, up to the end; rawText those in which a browser reads no tags, so that
// one which nothing ends would take all that follows.
const (
	wholeElements   = " pre script style textarea title xmp iframe noembed noframes svg math template "
	rawTextElements = " script style textarea title xmp iframe noembed noframes select template plaintext noscript "
	voidElements    = " area base br col embed hr img input link meta param source track wbr "
	looseElements   = " p li dt dd td th tr thead tbody tfoot option colgroup rt rp a b i u s em strong font center "
	blockElements   = " address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html legend li link main menu menuitem nav ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul iframe "
)

func isOneOf(list, name string) bool { return strings.Contains(list, " "+name+" ") }

// angle reads what begins with "<": a comment, a tag of a component, an element
// whose content is none of Markdown, or one that nothing ends.
func (r *reader) angle(rest string) (n int, text string) {
	at := r.pos - len(rest)
	s := r.src[at:]
	switch {
	case strings.HasPrefix(s, "<!--"):
		return r.comment(rest, s, at)
	case strings.HasPrefix(s, "<?"):
		return 1, "&lt;"
	case strings.HasPrefix(s, "<>") && r.find("</>", at) > 0: // a fragment of MDX, which is nothing itself
		r.fragments++
		return len("<>"), ""
	case strings.HasPrefix(s, "</>") && r.fragments > 0:
		r.fragments--
		return len("</>"), ""
	}
	name, closing := elementName(s)
	if name == "" {
		return 1, rest[:1]
	}
	if first := s[1]; first >= 'A' && first <= 'Z' || closing && s[2] >= 'A' && s[2] <= 'Z' {
		if n, text, ok := r.component(rest, s, at); ok {
			return n, text
		}
	}
	lower := strings.ToLower(name)
	if closing {
		return 1, rest[:1]
	}
	if !r.ink && !hasTagEnd(s[1+len(name):]) && s[1+len(name)] != '\n' {
		r.sayOpen("<"+name, "text")
		return 1, "&lt;"
	}
	if isOneOf(rawTextElements, lower) || isOneOf(wholeElements, lower) {
		if end := r.find("</"+name, at); end > 0 {
			if !isOneOf(wholeElements, lower) {
				return 1, rest[:1]
			}
			shut := strings.IndexByte(s[end:], '>')
			if shut < 0 {
				shut = len("</"+name) - 1
			}
			return end + shut + 1, s[:end+shut+1]
		}
		if isOneOf(rawTextElements, lower) && !selfClosed(s) {
			r.sayOpen("<"+name+">", "text")
			return 1, "&lt;"
		}
	}
	if r.ink && isBareTag(s, name) && r.isOpenInText(lower, name, at) {
		return 1, "&lt;"
	}
	return r.attributesOf(rest, s)
}

// isOpenInText reports whether a tag without attributes in a line of text is the
// name of an element, which an author writes of, and not one: nothing ends it.
func (r *input) isOpenInText(lower, name string, at int) bool {
	return isOneOf(blockElements, lower) && !isOneOf(looseElements, lower) && !isOneOf(voidElements, lower) && r.find("</"+name, at) < 0
}

func isBareTag(s, name string) bool { return strings.HasPrefix(s[1+len(name):], ">") }

// selfClosed reports whether the tag that s begins with ends with "/>".
func selfClosed(s string) bool {
	end := strings.IndexByte(s[:min(len(s), maxTag)], '>')
	return end > 0 && s[end-1] == '/'
}

// elementName returns the name of the tag that s begins with, or "".
func elementName(s string) (name string, closing bool) {
	rest, closing := strings.CutPrefix(s[1:], "/")
	n := 0
	for n < len(rest) && n < 40 && (isNameByte(rest[n]) && rest[n] < 0x80 && rest[n] != '_' || n > 0 && (rest[n] == '-' || rest[n] == '.')) {
		n++
	}
	if n == 0 || rest[0] >= '0' && rest[0] <= '9' || n == len(rest) || strings.IndexByte(" \t\r\n/>", rest[n]) < 0 {
		return "", false
	}
	return rest[:n], closing
}

// hasTagEnd reports whether a tag goes on with s up to its end: a ">" follows
// before a blank line or the next tag.
func hasTagEnd(s string) bool {
	quote := byte(0)
	for i := range min(len(s), maxTag) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return true
		case c == '<', c == '\n' && i+1 < len(s) && s[i+1] == '\n':
			return false
		}
	}
	return quote != 0 && strings.IndexByte(s[:min(len(s), maxTag)], '>') >= 0
}

// comment passes on a comment, in which nothing is read; but one of Hexo's themes
// that begins a part of what a tag holds gives its title.
func (r *reader) comment(rest, s string, at int) (n int, text string) {
	end := r.find("-->", at+4)
	if end < 0 {
		r.sayOpen("<!--", "text")
		return 1, "&lt;"
	}
	n = 4 + end + len("-->")
	inner := strings.TrimSpace(s[4 : 4+end])
	for _, name := range []string{"tab", "timeline", "node", "step", "panel"} {
		title, ok := strings.CutPrefix(inner, name+" ")
		t := tag{family: element, name: "<!-- " + name, shown: name, length: n}
		if inner == "end"+name && len(r.opens[t.name]) > 0 {
			return r.closeTag(t, rest)
		}
		if !ok || len(r.order) == 0 || strings.Contains(title, "\n") {
			continue
		}
		title, _, _ = strings.Cut(title, "@")
		t.params = `"` + strings.ReplaceAll(strings.TrimSpace(title), `"`, "'") + `"`
		return r.push(opened{tag: t, form: "label", ink: r.ink, rest: !r.restBlank(rest, n), line: r.at}, rest)
	}
	if file, ok := strings.CutPrefix(inner, "@include:"); ok {
		return n, includedText(r, strings.TrimSpace(file))
	}
	return n, s[:n]
}

// component reads a tag whose name begins with a capital letter: one of MDX or of a
// generator. One that nothing ends, without values of parameters, is text.
func (r *reader) component(rest, s string, at int) (n int, text string, ok bool) {
	if r.work > maxWork || isNameByte(r.tail()) {
		return 0, "", false
	}
	t, looked, ok := elementTag(s)
	if !ok {
		r.work += looked
		return 0, "", false
	}
	if _, known := htmlNames[t.name]; known && r.o.Forms[t.name] == "" && t.shown == strings.ToUpper(t.shown) {
		return 0, "", false // HTML in capital letters
	}
	if !t.closing && !t.alone && !strings.Contains(t.params, "=") && r.find("</"+t.shown, at) < 0 {
		return 0, "", false
	}
	t.params = r.imported(t.params)
	n, text = r.tag(t, rest, at)
	return n, text, true
}

// htmlNames are elements of HTML that are written in capital letters.
var htmlNames = map[string]bool{
	"a": true, "b": true, "br": true, "p": true, "div": true, "span": true, "img": true, "table": true, "tr": true, "td": true, "th": true, "tbody": true, "thead": true,
	"ul": true, "ol": true, "li": true, "dl": true, "dt": true, "dd": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "i": true, "u": true,
	"s": true, "em": true, "strong": true, "font": true, "center": true, "pre": true, "code": true, "hr": true, "blockquote": true, "iframe": true, "script": true,
	"style": true, "sub": true, "sup": true, "small": true, "big": true, "del": true, "ins": true, "kbd": true, "video": true, "audio": true, "figure": true,
}

// attributesOf reads an element of HTML with attributes that are expressions of
// JSX: src={require("./a.png")}. What can be read of them stays.
func (r *input) attributesOf(rest, s string) (n int, text string) {
	line, _, _ := strings.Cut(s[:min(len(s), maxTag)], "\n\n")
	if !strings.Contains(line, "={") || r.work > maxWork {
		return 1, rest[:1]
	}
	end := tagEnd(s[1:])
	if end < 0 {
		r.work -= end
		return 1, rest[:1]
	}
	tag := r.imported(s[:end+2])
	var b strings.Builder
	for from := 0; ; {
		i := strings.Index(tag[from:], "={")
		if i < 0 {
			b.WriteString(tag[from:])
			break
		}
		i += from
		length := balanced(tag[i+1:])
		if length == 0 {
			b.WriteString(tag[from:])
			break
		}
		b.WriteString(tag[from:i] + `="` + attr(stringIn(tag[i+1:i+1+length])) + `"`)
		from = i + 1 + length
	}
	return end + 2, strings.ReplaceAll(b.String(), "className=", "class=")
}

// stringIn returns the words between marks of quotation in an expression, or "".
func stringIn(expression string) string {
	i := strings.IndexAny(expression, "\"'`")
	if i < 0 {
		return ""
	}
	if strings.HasPrefix(expression, "{{") {
		return ""
	}
	inner := expression[i+1:]
	if j := strings.IndexByte(inner, expression[i]); j >= 0 {
		return inner[:j]
	}
	return ""
}

// gap returns a line with a blank one before it where Markdown follows HTML without
// one: authors write so, and generators of sites read it so.
func (r *reader) gap(line string) string {
	text := strings.TrimLeft(line, " \t")
	switch {
	case isBlank(line):
		r.html = false
	case text[0] == '<':
		name, closing := elementName(text + "\n")
		lower := strings.ToLower(name)
		if name != "" && (isOneOf(blockElements, lower) || (r.blank || r.html) && isTagAlone(text)) || r.html && name != "" {
			if r.html && r.gapped {
				line = text
			}
			r.html = !isOneOf(wholeElements, lower) || closing
		}
	case r.html && looksMarked(text):
		r.html, r.gapped = false, true
		r.write("\n")
		if len(line)-len(text) > 3 {
			line = text
		}
		r.blank = true
		return line
	}
	r.gapped = r.gapped && !isBlank(line)
	return line
}

// isTagAlone reports whether a line is one tag.
func isTagAlone(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, ">") && strings.Count(text, ">") == 1
}

// looksMarked reports whether a line is Markdown beyond doubt.
func looksMarked(text string) bool {
	if isHeading(text) || rowLen(text) >= 3 || strings.HasPrefix(text, "![") || strings.Contains(text, "](") || strings.HasPrefix(text, "> ") {
		return true
	}
	if n := markerLen(text); n > 1 && text[0] != '>' {
		return true
	}
	if strings.HasPrefix(text, "|") && strings.Count(text, "|") > 1 {
		return true
	}
	for _, mark := range []string{"**", "~~", "`"} {
		if i := strings.Index(text, mark); i >= 0 && strings.Contains(text[i+len(mark):], mark) {
			return true
		}
	}
	return strings.HasPrefix(text, "{{<") || strings.HasPrefix(text, "{{%") || strings.HasPrefix(text, "{%") || strings.HasPrefix(text, ":::")
}
