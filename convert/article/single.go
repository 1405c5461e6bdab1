package article

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

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
	part  bool   // of a file of many articles: the file's name says nothing of it
	saved string // when somebody saved it
}

// read fills the head.
func (a *single) read() {
	if a.Format == doc.Page {
		said := a.page
		a.page = readPage(a.body(), a.s.opt.Zone)
		a.page.url, a.page.title = cmp.Or(a.page.url, said.url), cmp.Or(a.page.title, said.title)
	}
	a.Author = a.author()
	a.Tags = a.tags()
	a.URL = a.url()
	a.Original, a.Via = a.original(), a.via()
	a.setTitle()
	a.Source = a.source()
	a.setDate()
	a.Start = min(skipBlank(a.s.text, a.Start), a.End)
	if !a.part {
		a.BodyLine = a.s.lineOf(a.Start)
	}
	a.finish(a.s, a.lang)
}

func (a *single) body() []byte { return a.s.text[a.Start:a.End] }

// finish counts the body and sets what depends on that.
func (h *Head) finish(s *scanner, lang func(*tally) doc.Lang) {
	body := s.text[h.Start:h.End]
	if h.Format == doc.Text {
		body = withoutFurniture(body)
	}
	t := measure(body, h.Format)
	h.Fingerprint, h.Chars = t.fingerprint(), t.chars
	h.Lang, h.TwoScripts = lang(&t), t.twoScripts()
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
		return cmp.Or(cleanTitle(a.page.author), a.page.writer)
	}
	names := f.values[:0:0]
	for _, v := range f.values {
		if i := strings.Index(v, "http"); i >= 0 && isURL([]byte(v[i:])) {
			v = strings.TrimRight(v[:i], " (<")
		}
		if i := strings.IndexByte(v, '<'); i > 0 && strings.IndexByte(v[i:], '@') > 0 {
			v = v[:i] // Name <name@host>
		}
		if v = unlinked(cleanTitle(v)); v != "" {
			names = append(names, v)
		}
	}
	return strings.Join(names, ", ")
}

// unlinked returns the text of a value that is a link of a note-taking program:
// [[Name]] or [[page|Name]].
func unlinked(v string) string {
	inner, ok := strings.CutPrefix(v, "[[")
	if !ok || !strings.HasSuffix(inner, "]]") {
		return v
	}
	inner = strings.TrimSuffix(inner, "]]")
	if i := strings.LastIndexByte(inner, '|'); i >= 0 {
		inner = inner[i+1:]
	}
	return strings.TrimSpace(inner)
}

// tags returns the tags and, after them, the categories, each once.
func (a *single) tags() []string {
	var out []string
	seen := map[string]bool{}
	for _, keys := range [][]string{tagKeys(), categoryKeys()} {
		for _, v := range a.listOf(keys) {
			if v = unlinked(strings.TrimPrefix(cleanTitle(v), "#")); v != "" && !seen[v] {
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

// original returns what the article says it translates.
func (a *single) original() string {
	f, ok := a.front.get(originalKeys()...)
	if !ok {
		return ""
	}
	return strings.TrimSpace(f.values[0])
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

// source returns the publication: as stated; else the author who is also a tag
// or a category; else the one tag or category that there is; else the name of
// the site, or the host of the address. One of several tags names a subject.
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
	switch {
	case a.Author != "" && slices.Contains(a.Tags, a.Author):
		return a.Author
	case a.publicationTag() != "":
		return a.publicationTag()
	}
	return cmp.Or(a.page.origin, a.site, host(a.URL))
}

// publicationTag returns the name that is both the only tag and the only
// category: a subject is seldom given twice.
func (a *single) publicationTag() string {
	tags, categories := a.listOf(tagKeys()), a.listOf(categoryKeys())
	if len(tags) == 1 && len(categories) == 1 && cleanTitle(tags[0]) == cleanTitle(categories[0]) {
		return cleanTitle(tags[0])
	}
	return ""
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
		a.putStamp(a.page.date)
	case a.pre.dated:
		a.put(a.pre.date, doc.DateBody)
	case a.bodyDate():
	case a.Format == doc.Page && a.urlDate():
	case !a.pre.epoch.IsZero():
		a.put(found{time: a.pre.epoch}, doc.DateComment)
	case a.setSaved():
	case a.setIssued():
	case fromName:
		a.put(fileDate, doc.DateFileName)
	case s.opt.ModTime && !s.in.ModTime.IsZero():
		a.put(found{time: s.in.ModTime.In(s.opt.Zone)}, doc.DateModTime)
	}
}

func (h *Head) put(f found, from doc.DateFrom) {
	h.Date, h.DateOnly, h.DateFrom = f.time, f.dateOnly, from
}

// putStamp takes a date found on a page.
func (a *single) putStamp(x pageStamp) {
	if x.ambiguous {
		a.s.report(diag.AmbiguousDate, a.Line, "the date %q was read as %s", clip(x.text, 40), x.time.Format(time.DateOnly))
	}
	from := doc.DateBody
	if x.kind == stampMeta {
		from = doc.DateFrontMatter
	}
	a.put(x.found, from)
}

// urlDate takes the day in the address of a page: /2021/06/28/tea.html.
func (a *single) urlDate() bool {
	f, ok := urlDate(a.URL, a.s.opt.Zone)
	if ok {
		a.put(f, doc.DateFileName)
	}
	return ok
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
