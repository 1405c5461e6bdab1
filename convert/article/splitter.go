package article

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Splitter says where the articles of a dump begin.
type Splitter struct {
	re    *regexp.Regexp // of the whole text; nil = by lines
	files string         // of Shape.Files

	lined                  bool
	shape                  Shape
	title, date, separator *regexp.Regexp // of a line; nil = none
}

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
	if _, err := regexp.Compile(pattern); err != nil {
		return nil, fmt.Errorf("pattern %q: expected a regular expression: %s", pattern, reason(err))
	}
	re, err := regexp.Compile("(?m:" + pattern + ")")
	if err != nil {
		return nil, fmt.Errorf("pattern %q: expected a regular expression: %s", pattern, reason(err))
	}
	if re.SubexpIndex("title") < 0 && re.SubexpIndex("date") < 0 {
		return nil, fmt.Errorf("pattern %q: expected a group named title or date, as in (?P<date>.+)", pattern)
	}
	if re.MatchString("") {
		return nil, fmt.Errorf("pattern %q: it matches a text without characters", pattern)
	}
	return &Splitter{re: re}, nil
}

// String returns the pattern, or what stands for it: splitters that part alike
// are shown alike.
func (p *Splitter) String() string {
	if p.lined {
		return fmt.Sprintf("%q", p.shape)
	}
	if p.re == nil {
		return "" // the zero Splitter
	}
	if p.files != "" {
		return fmt.Sprintf("%q %q", p.re, p.files)
	}
	return strings.TrimSuffix(strings.TrimPrefix(p.re.String(), "(?m:"), ")")
}

// cut is the beginning of one article of a dump.
type cut struct {
	start, end int // of the match and of the title before it
	stop       int // where the article ends; 0 = where the next one begins
	fields     map[string]string
}

// splitBy parts the text by the first splitter that matches it, and reports
// whether one did. One that names its files parts those whatever they look like;
// others only texts and Markdown without front matter.
func (s *scanner) splitBy(format doc.Format, hasFront bool) bool {
	bare := !hasFront && (format == doc.Text || format == doc.Markdown)
	for _, p := range s.opt.Split {
		if p.files == "" && !bare || p.files != "" && !MatchPath(p.files, s.in.Path) {
			continue
		}
		if cuts := p.cuts(s.text); len(cuts) > 0 {
			s.parts(cuts, format)
			return true
		}
	}
	return false
}

// cuts returns where the articles of a text begin.
func (p *Splitter) cuts(text []byte) []cut {
	if p.lined {
		return p.lineCuts(text)
	}
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
	if scan.IsBlank(b[at:]) {
		return 0, nil
	}
	return at, b[at:]
}

// ownFront takes the front matter that a part of a dump begins with, as a file
// of its own would, and reports whether there is any. line is the part's.
func (a *single) ownFront(line int) bool {
	f, ok := front.Parse(a.body())
	if !ok {
		return false
	}
	for i := range f.Fields {
		f.Fields[i].Line += line - 1
	}
	for _, i := range f.Issues {
		a.s.report(diag.BadFrontMatter, line-1+i.Line, "%s", i.Text)
	}
	a.front = f
	a.Start += f.End
	return true
}

// parts reads the heads of the articles between cuts.
func (s *scanner) parts(cuts []cut, format doc.Format) {
	s.eachPart(len(cuts), func(i int) int { return cuts[i].start }, func(i, line, end int) {
		c := cuts[i]
		a := &single{s: s, part: true}
		a.Path, a.Index, a.Line, a.Format = s.in.Path, i, line, format
		if c.stop > 0 {
			end = c.stop
		}
		a.Start, a.End = min(c.end, end), end
		own := c.stop > 0 && len(c.fields) == 0 && a.ownFront(line)
		for _, k := range []string{"title", "date", "author", "source", "url"} {
			a.front.Add(k, line, c.fields[k])
		}
		if c.stop > 0 || format != doc.Text && format != doc.Markdown {
			a.Format = sniff(s.in.Name, a.body(), own)
		}
		a.read()
		if a.DateFrom == doc.DateFrontMatter && !own {
			a.DateFrom = doc.DateBody
		}
		a.BodyLine = line + bytes.Count(s.text[c.start:a.Start], []byte("\n"))
		s.heads = append(s.heads, a.Head)
	})
}
