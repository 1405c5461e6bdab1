package article

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Splitter says where the articles of a dump begin.
type Splitter struct{ re *regexp.Regexp }

// NewSplitter returns the splitter of a pattern: a regular expression (RE2) of
// which every match begins an article and is no part of its body. "^" and "$"
// match at the ends of lines. Its groups named title, date, author, source and
// url hold what they say; where title is not named, the line before the match
// is the title.
//
//	^【(?P<title>.+)】\n(?P<date>\d{4}-\d\d-\d\d)$
//	^快讯 \| (?P<date>.+)$
//
// It fails for a pattern that is not valid, names neither title nor date, or
// matches a text without characters.
func NewSplitter(pattern string) (*Splitter, error) {
	re, err := regexp.Compile("(?m:" + pattern + ")")
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	if re.SubexpIndex("title") < 0 && re.SubexpIndex("date") < 0 {
		return nil, fmt.Errorf("pattern %q: expected a group named title or date, as in (?P<date>.+)", pattern)
	}
	if re.MatchString("") {
		return nil, fmt.Errorf("pattern %q: it matches a text without characters", pattern)
	}
	return &Splitter{re}, nil
}

// String returns the pattern.
func (p *Splitter) String() string {
	return strings.TrimSuffix(strings.TrimPrefix(p.re.String(), "(?m:"), ")")
}

// cut is the beginning of one article of a dump.
type cut struct {
	start, end int // of the match and of the title before it
	fields     map[string]string
}

// splitBy parts the text by the first splitter that matches it, and reports
// whether one did.
func (s *scanner) splitBy(format doc.Format) bool {
	for _, p := range s.opt.Split {
		if cuts := p.cuts(s.text); len(cuts) > 0 {
			s.parts(cuts, format)
			return true
		}
	}
	return false
}

// cuts returns where the articles of a text begin.
func (p *Splitter) cuts(text []byte) []cut {
	var out []cut
	before := 0 // the end of the match before
	for _, m := range p.re.FindAllSubmatchIndex(text, -1) {
		c := cut{start: m[0], end: m[1], fields: map[string]string{}}
		for i, name := range p.re.SubexpNames() {
			if name != "" && m[2*i] >= 0 && c.fields[name] == "" {
				c.fields[name] = strings.TrimSpace(string(text[m[2*i]:m[2*i+1]]))
			}
		}
		if p.re.SubexpIndex("title") < 0 {
			at, l := lastLine(text[before:m[0]])
			if l == nil {
				continue
			}
			c.start, c.fields["title"] = before+at, string(l)
		}
		before = m[1]
		out = append(out, c)
	}
	return out
}

// lastLine returns the last line of b that is not blank, and its offset.
func lastLine(b []byte) (at int, l []byte) {
	b = bytes.TrimRight(b, " \t\n\u3000")
	at = bytes.LastIndexByte(b, '\n') + 1
	if isBlank(b[at:]) {
		return 0, nil
	}
	return at, b[at:]
}

// parts reads the heads of the articles between cuts.
func (s *scanner) parts(cuts []cut, format doc.Format) {
	s.eachPart(len(cuts), func(i int) int { return cuts[i].start }, func(i, line, end int) {
		c := cuts[i]
		a := &single{s: s, part: true}
		a.Path, a.Index, a.Line, a.Format = s.in.Path, i, line, format
		a.Start, a.End = min(c.end, end), end
		for _, k := range []string{"title", "date", "author", "source", "url"} {
			a.front.add(k, line, c.fields[k])
		}
		a.read()
		if a.DateFrom == doc.DateFrontMatter {
			a.DateFrom = doc.DateBody
		}
		a.BodyLine = line + bytes.Count(s.text[c.start:a.Start], []byte("\n"))
		s.heads = append(s.heads, a.Head)
	})
}
