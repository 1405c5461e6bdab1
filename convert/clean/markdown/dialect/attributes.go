package dialect

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// isContents reads a line that asks for a table of contents, which the book has
// anyhow.
func (r *reader) isContents(text string) bool {
	s := strings.ToLower(strings.TrimSpace(text))
	switch s {
	case "[toc]", "[[toc]]", "[[_toc_]]", `\[toc]`, `\[toc\]`, "${toc}", "{{toc}}", "{{ toc }}", "{:toc}", "{: toc}", "[toc]:", "@[toc]", "<toc>", "<toc/>", "<toc />", "[[toc]]:":
	default:
		if !strings.HasPrefix(s, "@[toc](") || !strings.HasSuffix(s, ")") {
			return false
		}
	}
	if strings.HasPrefix(s, "{:") {
		r.dropItem()
	}
	r.write("\n")
	return true
}

// dropItem takes away the list of one item that stands for the table of contents in
// kramdown: it was the line before.
func (r *writer) dropItem() {
	line := strings.Join(r.out[r.lastLine:], "")
	if n := prefixLen(line); n == 0 || isBlank(line[n:]) || strings.TrimLeft(line[:n], " ") == "" || len(line) > 200 {
		return
	}
	for i := r.lastLine; i < len(r.out); i++ {
		r.out[i] = ""
	}
	r.out[r.lastLine] = "\n"
}

// isHeading reports whether the text of a line is a heading.
func isHeading(text string) bool {
	n := hashes(text)
	return n > 0 && n <= 6 && n < len(text) && (text[n] == ' ' || text[n] == '\t')
}

func hashes(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	return n
}

// spacedHeading returns the text of a line, with a space behind the marks of a
// heading that lacks it: two or more of them are no hashtag. One mark is the
// author's for headings where two are.
func (r *reader) spacedHeading(text string) string {
	n := hashes(text)
	if n == 0 || n > 6 || !r.blank || len(text) == n || len(text) > 200 || !isTextStart(text[n:]) || strings.Contains(text[n:], "#") {
		return text
	}
	if r.hashes == unasked {
		r.hashes = no
		if strings.Contains("\n"+r.src, "\n##") && hasSpacelessHeading(r.src) {
			r.hashes = yes
		}
	}
	if line := strings.TrimSpace(text); n == 1 && (r.hashes == no || strings.Contains(line, " ") || letter.SentenceEnd(letter.LastRune(line))) {
		return text
	}
	r.heading = true
	return text[:n] + " " + text[n:]
}

func hasSpacelessHeading(s string) bool {
	for line := range strings.Lines(s) {
		if n := hashes(line); n > 1 && n <= 6 && isTextStart(line[n:]) {
			return true
		}
	}
	return false
}

// isTextStart reports whether s begins with a letter or a digit, in Chinese or
// other characters beyond ASCII too.
func isTextStart(s string) bool {
	return s != "" && (isNameByte(s[0]) && s[0] != '_')
}

// attributes reads a list of attributes: "{#id .class key=value}", "{: .class}". It
// goes where what it belongs to stands before it; an id stays, as what links lead
// to.
func (r *reader) attributes(rest string) (n int, text string) {
	end := strings.IndexByte(rest[:min(len(rest), maxList)], '}')
	if end < 2 {
		return 1, rest[:1]
	}
	inner, kramdown := strings.CutPrefix(rest[1:end], ":")
	list, ok := parseList(inner, kramdown)
	n = end + 1
	if !ok || !kramdown && strings.TrimSpace(inner) != inner && !takesSpaced(r.tail(), inner, list.marked) {
		return 1, rest[:1]
	}
	atEnd := isBlank(strings.TrimRight(rest[n:], "# \t\r\n"))
	switch tail := r.tail(); {
	case r.heading && atEnd:
		if list.id != "" {
			return len(rest), "{#" + list.id + "}\n"
		}
		return n, ""
	case !r.ink && isBlank(rest[n:]):
		if kramdown && (strings.TrimSpace(inner) == "toc" || strings.Contains(inner, "toc")) {
			r.dropItem()
		}
		if !kramdown && (r.blank && list.id == "" || !list.marked) {
			return 1, rest[:1]
		}
		return n, anchor(list.id)
	case tail == ']':
		return n, r.span(list)
	case tail == ')' || tail == '`' || tail == '*' || tail == '_' || tail == '>' || tail == ':' && list.marked:
		return n, anchor(list.id)
	case atEnd && (kramdown || list.marked) && (tail == ' ' || tail == '\t'):
		return n, anchor(list.id)
	case kramdown:
		return n, anchor(list.id)
	}
	return 1, rest[:1]
}

// takesSpaced reports whether a list of attributes with spaces inside its braces is one
// behind what stands before it: MkDocs sets them.
func takesSpaced(tail byte, inner string, marked bool) bool {
	return marked && strings.IndexByte(")]`*_:", tail) >= 0 || tail == ')' && strings.Contains(inner, `="`) || strings.TrimSpace(inner) == ".annotate"
}

// maxList is the length of the longest list of attributes.
const maxList = 400

// attrList is a list of attributes.
type attrList struct {
	id      string
	classes []string
	marked  bool // it has a class or an id
}

// parseList reads a list of attributes; ok is false where s is none.
func parseList(s string, kramdown bool) (list attrList, ok bool) {
	n := 0
	for s = strings.TrimSpace(s); s != ""; n++ {
		word, rest, quoted := argWord(s)
		if word == "" {
			return list, false
		}
		if strings.HasSuffix(word, "=") && rest != "" && quoteMark(rest) != "" {
			if !isArgName(strings.TrimSuffix(word, "=")) {
				return list, false
			}
			_, s, _ = argWord(rest)
			s = strings.TrimLeft(s, " \t,")
			continue
		}
		s = strings.TrimLeft(rest, " \t,")
		key, _, hasValue := strings.Cut(word, "=")
		switch {
		case quoted:
			return list, false
		case word[0] == '#' && len(word) > 1 && !strings.ContainsAny(word, `"'<>`):
			id, more, _ := strings.Cut(word[1:], ".")
			list.id, list.marked = id, true
			list.classes = append(list.classes, strings.Split(more, ".")...)
		case word[0] == '.' && len(word) > 1 && isNameByte(word[1]):
			list.classes, list.marked = append(list.classes, strings.Split(word[1:], ".")...), true
		case hasValue && isArgName(key), word == "-" || word == "_":
		case kramdown && isArgName(word):
		default:
			return list, false
		}
	}
	return list, n > 0
}

// anchor returns a place that links may lead to, where id is not "".
func anchor(id string) string {
	if id == "" {
		return ""
	}
	return `<a id="` + attr(id) + `"></a>`
}

// span takes the brackets off the words that were written last, "[words]", and
// returns what ends the mark that the classes of list make of them.
func (r *writer) span(list attrList) string {
	last := r.out[len(r.out)-1]
	if last == "" {
		return anchor(list.id)
	}
	from := strings.LastIndexByte(last[:len(last)-1], '[')
	if from < 0 || from > 0 && (last[from-1] == '!' || last[from-1] == ']') || strings.HasPrefix(last[from:], "[^") || strings.Contains(last[from:], "\n") {
		return anchor(list.id)
	}
	open, shut := "", ""
	for _, c := range list.classes {
		if t := map[string]string{"underline": "u", "ul": "u", "mark": "mark", "highlight": "mark", "kbd": "kbd", "sub": "sub", "sup": "sup", "strike": "s", "small": "small"}[c]; t != "" {
			open, shut = "<"+t+">", "</"+t+">"
		}
	}
	r.out[len(r.out)-1] = last[:from] + anchor(list.id) + open + last[from+1:len(last)-1]
	return shut
}

// picture reads "![alt](address size)": sizes that editors write behind the address
// or the words are no part of them. A file's name may hold spaces.
func picture(rest string) (n int, text string) {
	if !strings.HasPrefix(rest, "![") {
		return 1, rest[:1]
	}
	mid := strings.Index(rest[:min(len(rest), 1000)], "](")
	if mid < 0 || strings.Contains(rest[2:mid], "[") {
		return 2, rest[:2]
	}
	end := closingParen(rest[mid+2:])
	if end < 0 {
		return 2, rest[:2]
	}
	alt, dest := rest[2:mid], rest[mid+2:mid+2+end]
	if strings.Contains(dest, "{{") || strings.Contains(dest, "{%") || strings.ContainsAny(alt, "{<`") {
		return 2, rest[:2]
	}
	was := dest
	dest, title := cutTitle(strings.TrimSpace(dest))
	if i := strings.LastIndex(dest, " ="); i > 0 && isSize(strings.Trim(dest[i+2:], "*")) || i > 0 && isHalfSize(dest[i+2:]) {
		dest = strings.TrimSpace(dest[:i])
	}
	if i := strings.Index(dest, "#pic_"); i > 0 {
		dest = dest[:i]
	}
	for i := strings.LastIndexByte(alt, '|'); i >= 0 && isPlacing(strings.TrimSpace(alt[i+1:])); i = strings.LastIndexByte(alt, '|') {
		alt = strings.TrimRight(alt[:i], `\`)
	}
	if strings.ContainsAny(dest, " ") && !strings.HasPrefix(dest, "<") && weburl.IsPictureFile(dest) && !strings.ContainsAny(dest, "<>") {
		dest = "<" + dest + ">"
	}
	n = mid + 2 + end + 1
	if dest+title == strings.TrimSpace(was) && alt == rest[2:mid] {
		return n, rest[:n]
	}
	return n, "![" + alt + "](" + dest + title + ")"
}

// isPlacing reports whether a word says how large a picture is, or where it stands.
func isPlacing(s string) bool {
	switch s {
	case "left", "right", "center", "inline":
		return true
	}
	return isSize(s)
}

// isHalfSize reports whether s is a size of which one number is left out.
func isHalfSize(s string) bool {
	w, h, ok := strings.Cut(strings.ToLower(strings.TrimSpace(s)), "x")
	w, h = strings.TrimRight(w, "%px"), strings.TrimRight(h, "%px")
	return ok && (w == "" || runes.IsNumber(w)) && (h == "" || runes.IsNumber(h))
}

// cutTitle parts a title between marks of quotation from the address before it.
func cutTitle(dest string) (address, title string) {
	for _, q := range []string{`"`, `'`} {
		if i := strings.Index(dest, " "+q); i > 0 {
			if j := strings.LastIndex(dest, q); j > i+1 {
				return strings.TrimSpace(dest[:i] + dest[j+1:]), dest[i : j+1]
			}
		}
	}
	return dest, ""
}

// closingParen returns where in s the ")" is that ends an address, or -1.
func closingParen(s string) int {
	depth := 0
	for i := range min(len(s), 2000) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return i
			}
		case '\n':
			return -1
		}
	}
	return -1
}
