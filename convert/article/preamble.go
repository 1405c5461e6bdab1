package article

import (
	"bytes"
	"cmp"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
)

// preamble is what a crawler puts between the front matter and the body: an
// epoch comment, the title as a link, a rule, a line with the date.
type preamble struct {
	end   int       // where the body begins
	epoch time.Time // of a <!--1626089940000--> comment
	title string
	url   string
	date  date.Found // of an ISO line such as <div><i>2021-03-24T07:19:35Z</i></div>
	dated bool
}

// readPreamble reads the preamble that follows front matter f.
func (s *scanner) readPreamble(f front.Matter) preamble {
	p := preamble{end: scan.SkipBlank(s.text, f.End)}
	for s.comment(&p) {
	}
	s.linkLine(&p, f)
	s.dateElement(&p)
	return p
}

// comment steps over a comment that holds an epoch number or a web address.
func (s *scanner) comment(p *preamble) bool {
	b := s.text[p.end:]
	if !bytes.HasPrefix(b, []byte("<!--")) {
		return false
	}
	n := bytes.Index(b[4:min(len(b), 2<<10)], []byte("-->")) + 4
	if n < 4 {
		return false
	}
	inner := bytes.TrimSpace(b[4:n])
	if at, ok := date.Epoch(string(inner)); ok {
		p.epoch = at.In(s.opt.Zone)
		p.end = scan.SkipBlank(s.text, p.end+n+3)
		return true
	}
	if scan.IsAddress(inner) && scan.AddressLength(inner) == len(inner) && p.url == "" {
		p.url = string(inner)
		p.end = scan.SkipBlank(s.text, p.end+n+3)
		return true
	}
	return false
}

// linkLine steps over "[title](url)" and a rule under it. Without the rule the
// line is the preamble's only if it repeats the title.
func (s *scanner) linkLine(p *preamble, f front.Matter) {
	b := s.text[p.end:]
	l := scan.Line(b)
	name, url, ok := wholeLink(bytes.TrimSpace(l))
	if !ok {
		return
	}
	next := min(p.end+len(l)+1, len(s.text))
	under := scan.Line(s.text[next:])
	stated, _ := f.Get(front.Title...)
	switch {
	case scan.IsUnderline(bytes.TrimRight(under, " \t")):
		next = min(next+len(under)+1, len(s.text))
	case title.Clean(stated.Value) != title.Clean(name):
		return
	}
	p.title, p.end = name, scan.SkipBlank(s.text, next)
	p.url = cmp.Or(p.url, url)
}

// wholeLink parts a line that is one Markdown link.
func wholeLink(l []byte) (title, url string, ok bool) {
	if len(l) < 5 || l[0] != '[' || l[len(l)-1] != ')' {
		return "", "", false
	}
	i := bytes.LastIndex(l, []byte("](http"))
	if i < 1 {
		return "", "", false
	}
	return string(l[1:i]), string(l[i+2 : len(l)-1]), true
}

// dateElement steps over a first HTML element that holds nothing but a date.
func (s *scanner) dateElement(p *preamble) {
	b := s.text[p.end:min(p.end+512, len(s.text))]
	rest, opened := b, 0
	for len(rest) > 1 && rest[0] == '<' && rest[1] != '/' && rest[1] != '!' {
		rest, opened = afterTag(rest), opened+1
	}
	text, _, ok := bytes.Cut(rest, []byte("<"))
	if opened == 0 || !ok {
		return
	}
	f, ok := date.Whole(string(text), s.opt.Zone)
	if !ok {
		return
	}
	rest = rest[len(text):]
	for ; opened > 0 && bytes.HasPrefix(rest, []byte("</")); opened-- {
		rest = afterTag(rest)
	}
	if opened == 0 {
		p.date, p.dated = f, true
		p.end += len(b) - len(rest)
	}
}

// afterTag returns what stands behind the tag that b begins with.
func afterTag(b []byte) []byte {
	_, rest, _ := bytes.Cut(b, []byte(">"))
	return scan.TrimSpace(rest)
}
