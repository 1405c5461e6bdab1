// Package order reads the files in which the author of a book says in which order
// its parts stand: SUMMARY.md of mdBook and GitBook. It looks at no other file.
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

// Contents is what a list of contents says.
type Contents struct {
	Files []string // that are named, each once, in their order, from the folder of the list; no file outside of it
	Prose int      // lines that a list of contents has no use for
}

// Summary reads a SUMMARY.md: headings of parts, links, items of lists and rules.
func Summary(text []byte) Contents {
	var c Contents
	known := map[string]bool{}
	comment := false
	for line := range bytes.SplitSeq(text, []byte{'\n'}) {
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
		switch {
		case comment || bytes.HasPrefix(line, []byte("<!--")):
			comment = !bytes.Contains(line, []byte("-->"))
			continue
		case len(line) == 0 || line[0] == '#' || len(bytes.Trim(line, "-*_= ")) == 0:
			continue
		}
		entry := item(line)
		isItem := len(entry) < len(line)
		target, ok := link(entry, isItem)
		if !ok {
			if !isItem {
				c.Prose++
			}
			continue
		}
		if name := local(target); name != "" && !known[name] {
			known[name] = true
			c.Files = append(c.Files, name)
		}
	}
	return c
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

// link returns the target of the link that an entry is; beside it only an item may
// hold more.
func link(entry []byte, isItem bool) (target string, ok bool) {
	entry = bytes.Trim(entry, "*_")
	if len(entry) == 0 || entry[0] != '[' {
		return "", false
	}
	at := bytes.LastIndex(entry, []byte("]("))
	end := targetEnd(entry, at)
	if end != len(entry)-1 {
		if at = bytes.Index(entry, []byte("](")); !isItem {
			return "", false
		}
		end = targetEnd(entry, at)
	}
	if end < 0 {
		return "", false
	}
	inner := bytes.TrimSpace(entry[at+2 : end])
	if len(inner) > 1 && inner[0] == '<' {
		if end := bytes.IndexByte(inner, '>'); end > 0 {
			return string(inner[1:end]), true
		}
	}
	if quote := bytes.IndexAny(inner, `"'`); quote > 0 && inner[quote-1] == ' ' {
		inner = bytes.TrimSpace(inner[:quote])
	}
	return string(inner), true
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

// local returns the file below the list's folder that a target means, or "".
func local(target string) string {
	target, _, _ = strings.Cut(target, "#")
	target = strings.ReplaceAll(target, `\`, "/")
	if target == "" || strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
		return ""
	}
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	name := path.Clean(strings.TrimLeft(target, "/"))
	if name == "." || name == ".." || strings.HasPrefix(name, "../") {
		return ""
	}
	return name
}
