package article

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/edges"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/article/page"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/links"
)

// single is a file that holds one article.
type single struct {
	Head
	s     *scanner
	front front.Matter
	pre   preamble
	page  page.Page // of a doc.Page
	site  string
	part  bool   // of a file of many articles: the file's name says nothing of it
	saved string // when somebody saved it
}

// read fills the head.
func (a *single) read() {
	if a.Format == doc.Page {
		said := a.page
		a.page = page.Read(a.body(), a.s.opt.Zone)
		a.page.URL, a.page.Title = cmp.Or(a.page.URL, said.URL), cmp.Or(a.page.Title, said.Title)
		a.Outline, a.Letters = a.page.Outline, a.page.Letters
	}
	from, quoted := a.quoteHead()
	a.Author = a.author()
	a.Tags = a.tags()
	a.URL = a.url()
	a.Original, a.Via = a.original(), a.via()
	a.Names = links.NewNames(a.values)
	if len(a.front.Fields) > 0 || a.page.Next != "" || a.page.Prev != "" {
		a.Place = placeOf(&a.front, &a.page)
	}
	a.Standfirst = standfirst(&a.front)
	a.setTitle()
	a.Source = a.source()
	a.setDate()
	if quoted > a.Start && from >= a.Start && scan.IsBlank(a.s.text[a.Start:from]) {
		a.Start = quoted
	}
	a.Start = min(scan.SkipBlank(a.s.text, a.Start), a.End)
	if !a.part {
		a.BodyLine = a.s.lineOf(a.Start)
	}
	a.finish(a.s, a.lang)
}

func (a *single) body() []byte { return a.s.text[a.Start:a.End] }

// finish counts the body, sets what depends on that and reports that a date is
// missing. stated returns the language that is said of the article, or "".
func (h *Head) finish(s *scanner, stated func(own doc.Lang, t lang.Tally) doc.Lang) {
	h.count(s, stated)
	if !h.Dated() {
		s.report(diag.Undated, h.Line, "no date was found for %q", title.Clip(h.Title, 40))
	}
}

// count counts the body and sets what depends on that.
func (h *Head) count(s *scanner, stated func(own doc.Lang, t lang.Tally) doc.Lang) {
	body := s.text[h.Start:h.End]
	if h.Format == doc.Text {
		body = withoutFurniture(body)
	}
	if h.Format != doc.Page {
		h.Edges = edges.Of(body)
	}
	end := len(body)
	if h.Format != doc.Text {
		end = len(lang.WithoutComments(body))
	}
	all, t := lang.CountUntil(body, end, h.Format)
	h.Fingerprint, h.Chars = all.Fingerprint(), all.Chars
	if t.Chars == 0 {
		t = all
	}
	h.TwoScripts, h.Refs = t.TwoScripts(), links.HoldsRefs(body, h.URL)
	h.setLang(body, t, stated)
}

// setLang takes the language that is stated; else what letters and words show
// beyond doubt, else what the path says. Of a body of pictures the title tells.
func (h *Head) setLang(body []byte, t lang.Tally, stated func(own doc.Lang, t lang.Tally) doc.Lang) {
	own, sure := lang.Own(body, t)
	h.Lang = stated(own, t)
	if h.Lang == "" && own == "" {
		own, sure = lang.Own([]byte(h.Title), lang.Count([]byte(h.Title), doc.Text))
	}
	if h.Lang == "" {
		h.Lang = lang.Named(h.Path, own, sure)
	}
}

// lang returns the language that front matter or the page states, unless it is
// but that of a template.
func (a *single) lang(own doc.Lang, t lang.Tally) doc.Lang {
	if f, ok := a.front.Get(front.Lang...); ok {
		return lang.Of(f.Value, t)
	}
	if a.page.Lang != "" && lang.Plausible(a.page.Lang, t) {
		of := lang.Of(a.page.Lang, t)
		if !of.Is(doc.English) || own == doc.English {
			return of
		}
	}
	return ""
}

// author returns the names of the authors. "(Name https://…)" keeps the name.
func (a *single) author() string {
	f, ok := a.front.Get(front.Author...)
	if !ok {
		return cmp.Or(title.Clean(a.page.Author), a.page.Writer)
	}
	names := f.Values[:0:0]
	for _, v := range f.Values {
		if i := strings.Index(v, "http"); i >= 0 && scan.IsAddress([]byte(v[i:])) {
			v = strings.TrimRight(v[:i], " (<")
		}
		if i := strings.IndexByte(v, '<'); i > 0 && strings.IndexByte(v[i:], '@') > 0 {
			v = v[:i] // Name <name@host>
		}
		if len(v) > 3 && strings.EqualFold(v[:3], "by ") {
			v = v[3:]
		}
		if v = title.Unlinked(title.Clean(v)); v != "" {
			names = append(names, v)
		}
	}
	return strings.Join(names, ", ")
}

// tags returns the tags and, after them, the categories, each once.
func (a *single) tags() []string {
	var out []string
	var seen map[string]bool
	for _, keys := range []front.Keys{front.Tag, front.Category} {
		for _, v := range a.listOf(keys) {
			if v = title.Unlinked(strings.TrimPrefix(title.Clean(v), "#")); v != "" && !seen[v] {
				if seen == nil {
					seen = map[string]bool{}
				}
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// listOf returns the values of the first of keys that is there; one text is
// parted at its commas.
func (a *single) listOf(keys front.Keys) []string {
	f, ok := a.front.Get(keys...)
	if !ok {
		return nil
	}
	if len(f.Values) == 1 {
		return front.SplitList(f.Values[0])
	}
	return f.Values
}

// longestStandfirst is the length in bytes of the longest one.
const longestStandfirst = 2000

// standfirst returns what f says of the article.
func standfirst(f *front.Matter) string {
	if len(f.Fields) == 0 {
		return ""
	}
	said, ok := f.Get(front.Standfirst...)
	if !ok || len(said.Values) != 1 || len(said.Value) > longestStandfirst {
		return ""
	}
	return letter.OneLine(strings.ToValidUTF8(said.Value, "\uFFFD"))
}

// url returns the article's address.
func (a *single) url() string {
	for _, k := range front.URL {
		if f, ok := a.front.Get(k); ok {
			if u, ok := scan.Address(f.Values[0]); ok {
				return u
			}
		}
	}
	for _, v := range []string{a.page.URL, a.pre.url} {
		if u, ok := scan.Address(v); ok {
			return u
		}
	}
	return ""
}

// values returns what front matter has for a key.
func (a *single) values(key string) []string {
	f, _ := a.front.Get(key)
	return f.Values
}

// original returns what the article says it translates.
func (a *single) original() string {
	f, ok := a.front.Get(front.Original...)
	if !ok {
		return ""
	}
	return strings.TrimSpace(f.Values[0])
}

// source returns the publication: as stated; else the author who is also a tag
// or a category; else the one tag or category that there is; else the name of
// the site, or the host of the address. One of several tags names a subject.
func (a *single) source() string {
	keys := front.Source
	if a.front.Links {
		keys = nil // "publisher" is the person who put the text on line
	}
	for _, k := range keys {
		if f, ok := a.front.Get(k); ok {
			if _, isAddress := scan.Address(f.Values[0]); !isAddress {
				return title.Clean(f.Value)
			}
		}
	}
	switch {
	case a.Author != "" && slices.Contains(a.Tags, a.Author):
		return a.Author
	case a.publicationTag() != "":
		return a.publicationTag()
	}
	return cmp.Or(a.page.Origin, a.site, scan.Host(a.URL))
}

// publicationTag returns the name that is both the only tag and the only
// category: a subject is seldom given twice.
func (a *single) publicationTag() string {
	tags, categories := a.listOf(front.Tag), a.listOf(front.Category)
	if len(tags) == 1 && len(categories) == 1 && title.Clean(tags[0]) == title.Clean(categories[0]) {
		return title.Clean(tags[0])
	}
	return ""
}

// setDate takes the most trusted date there is.
func (a *single) setDate() {
	s := a.s
	for _, k := range front.Date {
		// "published: true" and "time: 5 minutes" are no dates.
		if f, ok := a.front.Get(k); ok && (k == "date" || strings.ContainsAny(f.Value, "0123456789")) {
			if a.take(f.Values[0], f.Line, doc.DateFrontMatter) {
				return
			}
		}
	}
	fileDate, fromName := date.InPath(s.in.Path, s.opt.Zone)
	switch {
	case a.page.Dated:
		a.putStamp(a.page.Date)
	case a.pre.dated:
		a.put(a.pre.date, doc.DateBody)
	case a.bodyDate():
	case a.Format == doc.Page && a.urlDate():
	case !a.pre.epoch.IsZero():
		a.put(date.Found{Time: a.pre.epoch}, doc.DateComment)
	case a.setSaved():
	case a.setIssued():
	case fromName:
		a.put(fileDate, doc.DateFileName)
	default:
		if f, ok := titleDate(a.Title, s.opt.Zone); ok && a.Format != doc.Page {
			a.put(f, doc.DateBody)
		} else if s.opt.ModTime && !s.in.ModTime.IsZero() {
			a.put(date.Found{Time: s.in.ModTime.In(s.opt.Zone)}, doc.DateModTime)
		}
	}
}

func (h *Head) put(f date.Found, from doc.DateFrom) {
	h.Date, h.DateOnly, h.DateFrom, h.DayOrder = f.Time, f.DateOnly, from, f.Order
}

// putStamp takes a date found on a page.
func (a *single) putStamp(x page.Stamp) {
	if x.Ambiguous {
		a.s.report(diag.AmbiguousDate, a.Line, "the date %q was read as %s", title.Clip(x.Text, 40), x.Time.Format(time.DateOnly))
	}
	from := doc.DateBody
	if x.Stated() {
		from = doc.DateFrontMatter
	}
	a.put(x.Found, from)
}

// urlDate takes the day in the address of a page: /2021/06/28/tea.html.
func (a *single) urlDate() bool {
	f, ok := date.InAddress(a.URL, a.s.opt.Zone)
	if ok {
		a.put(f, doc.DateFileName)
	}
	return ok
}

// take reads a stated date, or reports that it is none.
func (a *single) take(text string, line int, from doc.DateFrom) bool {
	f, err := date.Parse(text, a.s.opt.Zone)
	if m, ok := date.Month(text, a.s.opt.Zone); ok && err != nil {
		f, err = m, nil
	}
	switch {
	case errors.Is(err, date.ErrAmbiguous):
		a.s.report(diag.AmbiguousDate, line, "the date %q was read as %s", title.Clip(text, 40), f.Time.Format(time.DateOnly))
	case err != nil:
		a.s.report(diag.BadDate, line, "the date %q cannot be read: %v", title.Clip(text, 40), err)
		return false
	}
	if name := f.UnknownZone(text); name != "" {
		a.s.report(diag.BadDate, line, "the zone %q of the date %q is not known: the archive's was taken", name, title.Clip(text, 40))
	}
	a.put(f, from)
	return true
}
