// Package pick tells by the names of files which of them are read: by the patterns
// of a user and by files .wenzhaiignore, both written as those of gitignore(5). It
// knows names alone and looks at no file.
package pick

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Pattern names files and folders.
type Pattern struct {
	text     string   // as it was written
	from     string   // the file and line that it stands on; "" = it is the user's own
	parts    []string // between slashes
	anchored bool     // counts from its folder; else it is the last part of a name
	folder   bool     // names folders alone
	negated  bool     // takes back what a pattern before it says
	literal  bool     // has no wildcard
	used     bool
	taken    int // files that are read for it though no other says so
}

// parse reads a line; nil = it holds no pattern.
func parse(line, from string) *Pattern {
	p := &Pattern{text: line, from: from}
	line = trimEnd(strings.TrimSuffix(line, "\r"))
	if from != "" && strings.HasPrefix(line, "#") {
		return nil
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line = strings.TrimPrefix(line, "./")
	if line, p.folder = strings.CutSuffix(line, "/"); p.folder {
		line = strings.TrimRight(line, "/")
	}
	p.anchored = strings.Contains(line, "/")
	line = norm.NFC.String(strings.TrimPrefix(line, "/"))
	if line == "" {
		return nil
	}
	p.literal = !strings.ContainsAny(line, "*?[\\")
	for part := range strings.SplitSeq(line, "/") {
		if part == "**" && p.anchored {
			if n := len(p.parts); n == 0 || p.parts[n-1] != "**" {
				p.parts = append(p.parts, part)
			}
			continue
		}
		p.parts = append(p.parts, strings.ReplaceAll(part, "[!", "[^"))
	}
	if p.parts[len(p.parts)-1] == "**" {
		p.parts = append(p.parts, "*") // what lies in a folder, and not the folder
	}
	return p
}

// trimEnd takes off the white space at the end that no backslash keeps.
func trimEnd(s string) string {
	t := strings.TrimRight(s, " \t")
	if strings.HasSuffix(t, `\`) && len(t) < len(s) {
		return t + s[len(t):len(t)+1]
	}
	return t
}

// matches reports whether the pattern names a file, or a folder. The name counts
// from the folder of the pattern.
func (p *Pattern) matches(name string, folder bool) bool {
	if p.folder && !folder {
		return false
	}
	if !p.anchored {
		return part(p.parts[0], path.Base(name))
	}
	return parts(p.parts, strings.Split(name, "/"))
}

// parts matches the parts of a name: "**" stands for any number of them, and only
// the last one that was met has to be tried again.
func parts(pattern, name []string) bool {
	i, again, from := 0, -1, 0
	for j := 0; j < len(name); {
		switch {
		case i < len(pattern) && pattern[i] == "**":
			again, from = i, j
			i++
		case i < len(pattern) && part(pattern[i], name[j]):
			i++
			j++
		case again >= 0:
			from++
			i, j = again+1, from
		default:
			return false
		}
	}
	return i == len(pattern)
}

// part matches one part of a name. A pattern that is none is a name.
func part(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok || err != nil && pattern == name
}
