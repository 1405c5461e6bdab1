package dialect

import (
	"path"
	"strconv"
	"strings"
)

const (
	maxIncluded = 4 << 20 // bytes of files that a body includes
	maxInclude  = 256 << 10
	maxDepth    = 4 // of files that include others
)

// mdbook reads "{{#include file:part}}" and its like.
func mdbook(r *reader, rest string) (n int, text string) {
	end := strings.Index(rest[:min(len(rest), maxList)], "}}")
	if end < 0 {
		return 3, rest[:3]
	}
	name, what, _ := strings.Cut(rest[3:end], " ")
	n = end + 2
	switch name {
	case "title":
		return n, ""
	case "include", "rustdoc_include":
		return n, includedText(r, strings.TrimSpace(what))
	case "playground", "playpen":
		file, _, _ := strings.Cut(strings.TrimSpace(what), " ")
		return n, includedCode(r, file, "", "")
	}
	return 3, rest[:3]
}

// includeLines returns a line of program text with the files that it names.
func includeLines(r *reader, line string) string {
	if file, ok := strings.CutPrefix(strings.TrimSpace(line), "<<< "); ok {
		return strings.TrimRight(fileText(r, file), "\n") + "\n"
	}
	at := strings.Index(line, "{{#")
	if at > 0 && line[at-1] == '\\' {
		return line[:at-1] + line[at:]
	}
	name, what, _ := strings.Cut(line[at+3:], " ")
	end := strings.Index(what, "}}")
	if end < 0 || name != "include" && name != "rustdoc_include" && name != "playground" {
		return line
	}
	return line[:at] + strings.TrimRight(fileText(r, what[:end]), "\n") + what[end+2:]
}

// include writes a file that "{% include name %}" names: one of a theme that is
// known by its name, or nothing.
func include(r *reader, t tag, rest string) string {
	name, params := t.params, ""
	if i := strings.IndexAny(name, " \t\n"); i >= 0 {
		name, params = name[:i], name[i:]
	}
	name = strings.Trim(strings.Trim(name, `"'`), "/")
	stem := strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	t.name, t.params, t.alone = stem, params, true
	form := r.o.formOf(t)
	if form == "" {
		r.noteUnknown("{% include " + name)
		return ""
	}
	if a := parseArgs(params); form == "link" && a.get("provider") != "" {
		form = r.o.formNamed(strings.ToLower(a.get("provider")))
	}
	return r.shown(opened{tag: t, form: form, ink: r.ink, rest: !r.restBlank(rest, t.length)}, rest)
}

// included writes the file that parameters name.
func included(r *reader, a args, with string) string {
	file := a.get("file", "path", "src", "filename")
	lang, title := codeArgs(a, "code", "")
	if file == "" && len(a.plain) > 0 {
		file = a.plain[len(a.plain)-1]
		title = strings.TrimSpace(strings.TrimSuffix(title, file))
	}
	if with == "code" || a.get("code") != "" || a.get("lang") != "" {
		return includedCode(r, file, lang, title)
	}
	return includedText(r, file)
}

// includedCode returns a file as program text.
func includedCode(r *reader, file, lang, title string) string {
	text := fileText(r, file)
	if text == "" {
		return ""
	}
	if lang == "" {
		lang = strings.TrimPrefix(path.Ext(strings.Split(file, ":")[0]), ".")
	}
	return r.program(lang, title, text, r.ink, true)
}

// includedText returns a file as Markdown, read like the body.
func includedText(r *reader, file string) string {
	text := fileText(r, file)
	if text == "" || len(text) > maxInclude {
		return ""
	}
	if r.depth >= maxDepth || !mayHold(text) {
		return text
	}
	inner := newReader(&Options{Log: r.log, Path: r.o.Path, Title: r.o.Title, Forms: r.o.Forms, File: r.o.File}, text)
	inner.depth, inner.spent, inner.within = r.depth+1, r.spent, r.lineNo()
	inner.run()
	r.spent = inner.spent
	out, _ := inner.end()
	return strings.TrimRight(out, "\n")
}

// fileText returns the part of a text file that "name:first:last" or "name:anchor"
// names; "" where it is not there, which is reported.
func fileText(r *reader, what string) string {
	what = strings.Trim(strings.TrimSpace(what), `"'`)
	if i := strings.IndexAny(what, "{"); i > 0 { // VitePress: lines to mark
		what = strings.TrimSpace(what[:i])
	}
	if i := strings.IndexByte(what, '#'); i > 0 {
		what = what[:i]
	}
	name, part, _ := strings.Cut(what, ":")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "@"), "~")
	if name == "" || r.o.File == nil || r.spent > maxIncluded || r.open > 10*maxOpen {
		r.missing(what)
		return ""
	}
	text, err := "", error(nil)
	for _, place := range []string{name, "/" + strings.TrimPrefix(name, "/"), "/docs/" + name, "/downloads/code/" + name, "/source/downloads/code/" + name, "/_includes/" + strings.TrimPrefix(name, "/")} {
		if text, err = r.o.File(place); err == nil {
			break
		}
	}
	if err != nil {
		r.missing(what)
		return ""
	}
	r.spent += len(text)
	if r.spent > maxIncluded {
		r.missing(what)
		return ""
	}
	return partOf(strings.ReplaceAll(text, "\r\n", "\n"), part)
}

func clip(s string) string {
	if len(s) > 200 {
		return strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}

// partOf returns the lines of text that part names: "2:10", "2:", ":10", "2", or
// those between ANCHOR: part and ANCHOR_END: part. Lines that name anchors are left
// out.
func partOf(text, part string) string {
	lines := strings.SplitAfter(text, "\n")
	from, to := 0, len(lines)
	first, last, span := strings.Cut(part, ":")
	a, errA := strconv.Atoi(first)
	b, errB := strconv.Atoi(last)
	switch {
	case part == "":
	case errA == nil || first == "" && errB == nil:
		from = max(a-1, 0)
		if errB == nil {
			to = b
		} else if !span {
			to = a
		}
	default:
		from, to = anchored(lines, first)
	}
	from, to = min(from, len(lines)), min(max(to, 0), len(lines))
	var b2 strings.Builder
	for i := from; i < to; i++ {
		if !strings.Contains(lines[i], "ANCHOR: ") && !strings.Contains(lines[i], "ANCHOR_END: ") {
			b2.WriteString(lines[i])
		}
	}
	return b2.String()
}

// anchored returns the lines between those that begin and end the part of a name.
func anchored(lines []string, name string) (from, to int) {
	from, to = len(lines), len(lines)
	for i, l := range lines {
		_, begins, ok := strings.Cut(l, "ANCHOR: ")
		if ok && strings.TrimSpace(begins) == name && from == len(lines) {
			from = i + 1
		}
		if _, ends, ok := strings.Cut(l, "ANCHOR_END: "); ok && strings.TrimSpace(ends) == name && i >= from {
			return from, i
		}
	}
	return from, to
}
