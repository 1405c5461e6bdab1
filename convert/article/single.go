package article

import (
	"bytes"
	"errors"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// single is a file that holds one article.
type single struct {
	Head
	s     *scanner
	front front
	pre   preamble
	page  page // of a doc.Page
	site  string
}

// read fills the head.
func (a *single) read() {
	if a.Format == doc.Page {
		a.page = readPage(a.body(), a.s.opt.Zone)
	}
	a.Author = a.author()
	a.Tags = a.tags()
	a.URL = a.url()
	a.setTitle()
	a.Source = a.source()
	a.setDate()
	a.Start = min(skipBlank(a.s.text, a.Start), a.End)
	a.BodyLine = a.s.lineOf(a.Start)
	a.finish(a.s, a.lang)
}

func (a *single) body() []byte { return a.s.text[a.Start:a.End] }

// finish counts the body and sets what depends on that.
func (h *Head) finish(s *scanner, lang func(*tally) doc.Lang) {
	t := measure(s.text[h.Start:h.End], h.Format)
	h.Fingerprint, h.Chars = t.fingerprint(), t.chars
	h.Lang = lang(&t)
	if h.Lang == "" {
		// A body of pictures: the title tells.
		title := measure([]byte(h.Title), doc.Text)
		h.Lang = title.lang()
	}
	if !h.Dated() {
		s.report(diag.Undated, h.Line, "no date was found for %q", clip(h.Title, 40))
	}
}

func (a *single) lang(t *tally) doc.Lang {
	if f, ok := a.front.get(langKeys()...); ok {
		return langOf(f.value, t)
	}
	if a.page.lang != "" && plausible(a.page.lang, t) {
		return langOf(a.page.lang, t)
	}
	return t.lang()
}

// author returns the names of the authors. "(Name https://…)" keeps the name.
func (a *single) author() string {
	f, ok := a.front.get(authorKeys()...)
	if !ok {
		return cleanTitle(a.page.author)
	}
	names := f.values[:0:0]
	for _, v := range f.values {
		if i := strings.Index(v, "http"); i >= 0 && isURL([]byte(v[i:])) {
			v = strings.TrimRight(v[:i], " (<")
		}
		if i := strings.IndexByte(v, '<'); i > 0 && strings.IndexByte(v[i:], '@') > 0 {
			v = v[:i] // Name <name@host>
		}
		if v = cleanTitle(v); v != "" {
			names = append(names, v)
		}
	}
	return strings.Join(names, ", ")
}

// tags returns the tags and, after them, the categories, each once.
func (a *single) tags() []string {
	var out []string
	seen := map[string]bool{}
	for _, keys := range [][]string{tagKeys(), categoryKeys()} {
		for _, v := range a.listOf(keys) {
			if v = cleanTitle(v); v != "" && !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// listOf returns the values of the first of keys that is there; one text is
// parted at its commas.
func (a *single) listOf(keys []string) []string {
	f, ok := a.front.get(keys...)
	if !ok {
		return nil
	}
	if len(f.values) == 1 {
		return splitList(f.values[0])
	}
	return f.values
}

// url returns the article's address.
func (a *single) url() string {
	for _, k := range urlKeys() {
		if f, ok := a.front.get(k); ok {
			if u, ok := absoluteURL(f.values[0]); ok {
				return u
			}
		}
	}
	for _, v := range []string{a.page.url, a.pre.url} {
		if u, ok := absoluteURL(v); ok {
			return u
		}
	}
	return ""
}

// absoluteURL returns v if it is the address of a web page.
func absoluteURL(v string) (string, bool) {
	v = strings.Trim(strings.TrimSpace(v), "<>")
	if !isURL([]byte(strings.ToLower(v[:min(len(v), 8)]))) {
		return "", false
	}
	u, err := url.Parse(v)
	return v, err == nil && u.Host != ""
}

// source returns the publication: as stated; else an author that is also a tag;
// else the first category; else the host of the address.
func (a *single) source() string {
	keys := sourceKeys()
	if a.front.links {
		keys = nil // "publisher" is the person who put the text on line
	}
	for _, k := range keys {
		if f, ok := a.front.get(k); ok {
			if _, isAddress := absoluteURL(f.values[0]); !isAddress {
				return cleanTitle(f.value)
			}
		}
	}
	for _, t := range a.Tags {
		if a.Author != "" && t == a.Author {
			return t
		}
	}
	if c := a.listOf(categoryKeys()); len(c) > 0 {
		return cleanTitle(c[0])
	}
	if a.site != "" {
		return a.site
	}
	return host(a.URL)
}

// host returns the host of an address without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// setDate takes the most trusted date there is.
func (a *single) setDate() {
	s := a.s
	for _, k := range dateKeys() {
		// "published: true" and "time: 5 minutes" are no dates.
		if f, ok := a.front.get(k); ok && (k == "date" || strings.ContainsAny(f.value, "0123456789")) {
			if a.take(f.values[0], f.line, doc.DateFrontMatter) {
				return
			}
		}
	}
	fileDate, fromName := pathDate(s.in.Path, s.opt.Zone)
	switch {
	case a.page.dated:
		a.put(a.page.date, a.page.from)
	case a.pre.dated:
		a.put(a.pre.date, doc.DateBody)
	case a.bodyDate():
	case !a.pre.epoch.IsZero():
		a.put(found{time: a.pre.epoch}, doc.DateComment)
	case fromName:
		a.put(fileDate, doc.DateFileName)
	case s.opt.ModTime && !s.in.ModTime.IsZero():
		a.put(found{time: s.in.ModTime.In(s.opt.Zone)}, doc.DateModTime)
	}
}

func (h *Head) put(f found, from doc.DateFrom) {
	h.Date, h.DateOnly, h.DateFrom = f.time, f.dateOnly, from
}

// take reads a stated date, or reports that it is none.
func (a *single) take(text string, line int, from doc.DateFrom) bool {
	f, err := findDate(text, a.s.opt.Zone)
	switch {
	case errors.Is(err, ErrAmbiguous):
		a.s.report(diag.AmbiguousDate, line, "the date %q was read as %s", clip(text, 40), f.time.Format(time.DateOnly))
	case err != nil:
		a.s.report(diag.BadDate, line, "the date %q cannot be read: %v", clip(text, 40), err)
		return false
	}
	a.put(f, from)
	return true
}

// How much of a body is searched for a date line.
const (
	dateLines = 8
	dateBytes = 8 << 10
)

// bodyDate looks for a date line among the first lines of the body, or the
// first texts of an HTML body.
func (a *single) bodyDate() bool {
	b := a.body()
	b = b[:min(len(b), dateBytes)]
	if a.Format == doc.HTML {
		f, ok := htmlDate(b, a.s.opt.Zone)
		if ok {
			a.put(f, doc.DateBody)
		}
		return ok
	}
	if a.Format == doc.Page {
		return false
	}
	n := 0
	lines(b, func(at int, l []byte) bool {
		if isBlank(l) {
			return true
		}
		n++
		if f, ok := dateLine(string(l[:min(len(l), maxDateLine)]), a.s.opt.Zone); ok && len(l) < maxDateLine {
			a.put(f, doc.DateBody)
			if n == 1 && a.Format == doc.Text {
				a.Start += at + len(l)
			}
			return false
		}
		return n < dateLines
	})
	return a.Dated()
}

// maxDateLine is the longest date line in bytes.
const maxDateLine = 160

// dateLine reads a line that states a date: the date alone or with short labels
// beside it, as in "发布时间：2021-06-28 20:23 来源：…". A sentence that holds a date
// is none.
func dateLine(l string, zone *time.Location) (found, bool) {
	l = strings.Trim(strings.TrimSpace(l), "*_>#`")
	f, err := findDate(l, zone)
	if err != nil {
		return found{}, false
	}
	before, after := strings.TrimSpace(l[:f.start]), strings.TrimSpace(l[f.end:])
	if strings.ContainsAny(before+after, "。，；！？,;!?") || utf8.RuneCountInString(after) > 30 {
		return found{}, false
	}
	if before != "" && (utf8.RuneCountInString(before) > 12 || !strings.ContainsAny(before[len(before)-1:], ":|") && !endsWithLabel(before)) {
		return found{}, false
	}
	return f, true
}

// endsWithLabel reports whether a text before a date is a label: it ends with a
// separator, is a weekday, or says that something was published then.
func endsWithLabel(before string) bool {
	for _, end := range []string{"：", "｜", "丨", "·", "于", "於", "时间", "日期", "—", "|", "("} {
		if strings.HasSuffix(before, end) {
			return true
		}
	}
	toks := lex(before, 4)
	_, next, ok := weekdayAt(toks, 0)
	return ok && next >= len(toks)-1
}

// htmlDate looks for a <time datetime> or a text that is a date line.
func htmlDate(b []byte, zone *time.Location) (found, bool) {
	if f, ok := timeElement(b, zone); ok {
		return f, true
	}
	for i, n := 0, 0; i < len(b) && n < 2*dateLines; {
		if b[i] == '<' {
			end := bytes.IndexByte(b[i:], '>')
			if end < 0 {
				return found{}, false
			}
			i += end + 1
			continue
		}
		end := bytes.IndexByte(b[i:], '<')
		if end < 0 {
			end = len(b) - i
		}
		if text := b[i : i+end]; !isBlank(text) {
			n++
			if f, ok := dateLine(string(text[:min(len(text), maxDateLine)]), zone); ok && len(text) < maxDateLine {
				return f, true
			}
		}
		i += end
	}
	return found{}, false
}

// timeElement reads the datetime of the first <time> element.
func timeElement(b []byte, zone *time.Location) (found, bool) {
	i := indexFold(b, "<time")
	if i < 0 {
		return found{}, false
	}
	tag, _, _ := bytes.Cut(b[i:], []byte(">"))
	j := indexFold(tag, "datetime=")
	if j < 0 {
		return found{}, false
	}
	v := bytes.Trim(tag[j+len("datetime="):], " \"'/")
	if k := bytes.IndexAny(v, `"'`); k >= 0 {
		v = v[:k]
	}
	f, err := findDate(string(v[:min(len(v), 64)]), zone)
	return f, err == nil
}
