// Package order reads the files in which the author of a book or a site says in which
// order its parts stand: SUMMARY.md of mdBook and GitBook, nav of MkDocs, sidebars of
// Docusaurus, VuePress, VitePress and Starlight, _toc.yml, _quarto.yml, _meta.json and
// .pages, and the contents of e-books. It looks at no other file.
package order

import (
	"bytes"
	"net/url"
	"path"
	"strings"
)

// IsSummary reports whether a file's base name is that of a list of contents.
func IsSummary(name string) bool {
	return len(name) == len("SUMMARY.md") && strings.EqualFold(name, "SUMMARY.md")
}

// Summary reads a SUMMARY.md: headings of parts, links, items of lists and rules. Its
// first heading is that of the list, where a link or another heading follows.
func Summary(text []byte) Contents {
	var r summary
	for line := range bytes.SplitSeq(text, []byte{'\n'}) {
		r.line(bytes.TrimRight(bytes.TrimPrefix(line, []byte("\ufeff")), " \t\r"))
	}
	c := contents(tree(r.lines))
	for _, e := range distinct(c.Entries) {
		c.Files = append(c.Files, e.Target)
	}
	c.Prose = r.prose
	return c
}

// summary reads the lines of a SUMMARY.md.
type summary struct {
	comment bool
	titled  bool // the heading of the list is behind
	items   bool // since the last heading
	prose   int
	lines   []indented
}

// indented is a line with its distance from the margin; headings have -1.
type indented struct {
	by int
	node
}

func (r *summary) line(whole []byte) {
	line := bytes.TrimLeft(whole, " \t")
	switch {
	case r.comment || bytes.HasPrefix(line, []byte("<!--")):
		r.comment = !bytes.Contains(line, []byte("-->"))
	case len(line) == 0 || len(bytes.Trim(line, "-*_= ")) == 0:
	case line[0] == '#':
		if r.titled {
			r.lines = append(r.lines, indented{-1, node{title: plain(bytes.Trim(line, "# \t")), group: true}})
		}
		r.titled, r.items = true, false
	default:
		r.entry(margin(whole[:len(whole)-len(line)]), line)
	}
}

func (r *summary) entry(by int, line []byte) {
	entry := item(line)
	isItem := len(entry) < len(line)
	text, target, ok := link(entry, isItem)
	r.titled = r.titled || ok
	if !isItem {
		if !ok {
			r.prose++
			return
		}
		// Links behind the items of a part, as of an appendix, are in none.
		if by = 0; r.items {
			by = -1
		}
	}
	n := node{title: plain(text), target: local(target)}
	if !ok {
		n.title, n.group = plain(entry), true
	}
	if isItem {
		by, r.items = by+1, true
	}
	r.lines = append(r.lines, indented{by, n})
}

// margin returns how wide white space is.
func margin(space []byte) int { return len(space) + 3*bytes.Count(space, []byte{'\t'}) }

// tree puts lines under those before them that stand nearer to the margin. What is no
// item of a list stands under none but a heading.
func tree(lines []indented) []node {
	var out []node
	for len(lines) > 0 {
		n, by := lines[0].node, lines[0].by
		end := 1
		for end < len(lines) && by != 0 && lines[end].by > by {
			end++
		}
		n.kids = tree(lines[1:end])
		out, lines = append(out, n), lines[end:]
	}
	return out
}

// plain returns the words of a title in Markdown.
func plain(text []byte) string {
	return strings.TrimSpace(strings.NewReplacer("`", "", "**", "", "__", "", `\`, "").Replace(string(text)))
}

// item returns a line without the mark of a list's item at its beginning.
func item(line []byte) []byte {
	rest := bytes.TrimLeft(line, "0123456789")
	switch {
	case len(rest) < len(line) && len(rest) > 1 && (rest[0] == '.' || rest[0] == ')') && rest[1] == ' ':
		return bytes.TrimSpace(rest[2:])
	case len(line) > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && (line[1] == ' ' || line[1] == '\t'):
		return bytes.TrimSpace(line[2:])
	}
	return line
}

// link returns the text and the target of the link that an entry is; beside it only
// an item may hold more.
func link(entry []byte, isItem bool) (text []byte, target string, ok bool) {
	entry = bytes.Trim(entry, "*_")
	if len(entry) == 0 || entry[0] != '[' {
		return nil, "", false
	}
	at := bytes.LastIndex(entry, []byte("]("))
	end := targetEnd(entry, at)
	if end != len(entry)-1 {
		if at = bytes.Index(entry, []byte("](")); !isItem {
			return nil, "", false
		}
		end = targetEnd(entry, at)
	}
	if end < 0 {
		return nil, "", false
	}
	text = entry[1:at]
	inner := bytes.TrimSpace(entry[at+2 : end])
	if len(inner) > 1 && inner[0] == '<' {
		if end := bytes.IndexByte(inner, '>'); end > 0 {
			return text, string(inner[1:end]), true
		}
	}
	if quote := bytes.IndexAny(inner, `"'`); quote > 0 && inner[quote-1] == ' ' {
		inner = bytes.TrimSpace(inner[:quote])
	}
	return text, string(inner), true
}

// targetEnd returns where the bracket shuts that opens behind the one at at, or -1.
func targetEnd(entry []byte, at int) int {
	if at < 0 {
		return -1
	}
	depth := 0
	for i, c := range entry[at+1:] {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return at + 1 + i
			}
		}
	}
	return -1
}

// clean returns the name that a target means, from the folder of its list; "" = it
// lies outside.
func clean(target string) string {
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	name := path.Clean(strings.TrimLeft(target, "/"))
	if name == "." || name == ".." || strings.HasPrefix(name, "../") {
		return ""
	}
	return name
}
