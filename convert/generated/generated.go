// Package generated knows the pages of a site, as its generator or a mirror wrote
// them, that are no articles: lists of pages that are there, by tags, days or numbers,
// forms of search, notices that there is no page, ways to another address.
//
// A page is judged by what it consists of (package outline): nothing is lost by
// leaving out a page whose links lead to pages of the archive and whose texts stand in
// these. A page with words of its own is an article, and so is a list of pages that
// are not there.
package generated

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/outline"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Article is what is known of an article.
type Article struct {
	Path    string // of its file
	Title   string
	URL     string
	Asked   bool // its file was named, not only a folder
	Part    bool // of a file of several articles, as a feed is
	Outline *outline.Outline
}

// Archive is what Lists asks of an archive of N articles.
type Archive struct {
	N    int
	At   func(i int) Article
	Find func(from int, ref, site string) (to int, ok bool) // where a link leads
	Text func(i int) []byte                                 // of the file of an article, as it is
}

// Why says what a page is that is no article; "" = it is one.
type Why string

// What pages may be.
const (
	List    Why = "lists of other pages"
	Search  Why = "search pages"
	Missing Why = "notices that a page is missing"
	Moved   Why = "pages that lead to another"
	Whole   Why = "pages that hold all others, to be printed"
)

// Lists returns what the articles of an archive are that are none; nil where there
// are no such.
func Lists(a Archive) []Why {
	j := judge{Archive: a}
	for i := range a.N {
		x := a.At(i)
		if o := x.Outline; o != nil && !x.Asked {
			j.pages = append(j.pages, &page{Article: x, i: i, tells: o.Says})
		}
	}
	if len(j.pages) == 0 || a.Find == nil || a.Text == nil {
		return nil
	}
	j.isList = make([]bool, a.N)
	for _, p := range j.pages {
		j.resolve(p)
	}
	for _, p := range j.pages {
		p.why = j.notice(p)
		p.list = p.why == "" && j.covers(p)
		j.isList[p.i] = p.list || p.why != ""
	}
	j.vouch()
	out := make([]Why, a.N)
	found := false
	for _, p := range j.pages {
		if p.list && p.why == "" && !j.vouched[p.i] && j.verified(p) {
			p.why = List
		}
		out[p.i] = p.why
		found = found || p.why != ""
	}
	if !j.printed(out) && !found {
		return nil
	}
	j.feeds(out)
	return out
}

// printed finds the pages in which mdBook repeats all others of a folder, and reports
// whether there are such.
func (j *judge) printed(out []Why) (found bool) {
	for i := range j.N {
		x := j.At(i)
		if x.Asked || base(x.Path) != "print.html" {
			continue
		}
		text, folder := words(j.Text(i)), strings.TrimSuffix(x.Path, "print.html")
		all, have := 0, 0
		for k := range j.N {
			if y := j.At(k); k != i && out[k] == "" && strings.HasPrefix(y.Path, folder) {
				all++
				if strings.Contains(text, letter.Key(y.Title)) {
					have++
				}
			}
		}
		if have > 1 && have*2 >= all {
			out[i], found = Whole, true
		}
	}
	return found
}

// judge looks through the pages of an archive.
type judge struct {
	Archive
	pages   []*page
	isList  []bool // of each article: it may be a list
	vouched map[int]bool
}

// page is one that may be no article.
type page struct {
	Article
	i     int
	tells outline.Says
	to    []int // of each entry the article that it leads to, or -1
	list  bool  // its links lead to pages that are there
	texts bool  // there is text beside them
	why   Why
}

// resolve finds where the links of a page lead.
func (j *judge) resolve(p *page) {
	p.to = make([]int, len(p.Outline.Entries))
	for k := range p.to {
		p.to[k] = -1
		if to, ok := j.Find(p.i, p.Outline.Entries[k].Ref, p.Outline.Host); ok {
			p.to[k] = to
		}
	}
}

// little is how many letters of its own a list may have.
const little = 60

// covers reports whether the links of a page, and the texts beside them, are those of
// pages that are there.
func (j *judge) covers(p *page) bool {
	o := p.Outline
	there, away, own, beside, main := 0, 0, o.Rest, 0, 0
	copied := !p.called() && j.onlyOne(p)
	for k, e := range o.Entries {
		switch to := p.to[k]; {
		case to == p.i || to >= 0 && copied && sameTitle(j.At(to).Title, p.Title):
			own += e.Letters // the page itself, or a copy of it
		case to >= 0:
			there++
			beside += e.Letters
			if e.Main {
				main++
			}
		default:
			away++
			own += e.Letters
		}
	}
	p.texts = beside > 0
	if p.tells == outline.ArticleIs || main == 0 || there < away {
		return false
	}
	if p.called() {
		return own <= little || own*5 <= beside
	}
	if beside == 0 {
		return (main > 2 || j.teases(p)) && own == 0 && o.Loose*2 <= o.Linked && !o.Picture
	}
	return own <= little/2 || main > 3 && (own <= little || own*5 <= beside)
}

// onlyOne reports whether the main links of a page lead to one page alone.
func (j *judge) onlyOne(p *page) bool {
	one := -1
	for k, to := range p.to {
		if to >= 0 && to != p.i && p.Outline.Entries[k].Main {
			if one >= 0 && to != one {
				return false
			}
			one = to
		}
	}
	return true
}

// teases reports whether a page names articles by their titles, each with a second link
// to it: to read on.
func (j *judge) teases(p *page) bool {
	links := map[int]int{}
	for _, to := range p.to {
		if to >= 0 {
			links[to]++
		}
	}
	for k, to := range p.to {
		if e := &p.Outline.Entries[k]; e.Main && (to < 0 || links[to] < 2 || !sameTitle(e.Name, j.At(to).Title)) {
			return false
		}
	}
	return true
}

// called reports whether a page is called a list, by its metadata or its name.
func (p *page) called() bool {
	return p.tells == outline.ListIs && p.Outline.Loose*2 <= p.Outline.Linked || isListName(p.Path) || p.Title == archiveBoxTitle
}

// archiveBoxTitle is that of the list of all pages that ArchiveBox keeps.
const archiveBoxTitle = "Archived Sites"

// verified reports whether the texts beside the links of a page stand in the pages
// that these lead to. Some are looked at.
func (j *judge) verified(p *page) bool {
	if !p.texts {
		return true
	}
	var with []int
	for k, e := range p.Outline.Entries {
		if p.to[k] >= 0 && p.to[k] != p.i && len(e.Samples) > 0 {
			with = append(with, k)
		}
	}
	have, all := 0, 0
	for n := range min(len(with), looked) {
		k := with[n*(len(with)-1)/max(min(len(with), looked)-1, 1)]
		text := words(j.Text(p.to[k]))
		for _, s := range p.Outline.Entries[k].Samples {
			all++
			if strings.Contains(text, s) {
				have++
			}
		}
	}
	if have*3 >= all*2 {
		return true
	}
	return p.called() && len(with) > 1 && p.ordinary()
}

// looked is how many entries of a list are compared with their pages.
const looked = 3

// ordinary reports whether the texts beside the links of a page are as short as
// descriptions.
func (p *page) ordinary() bool {
	for k := range p.Outline.Entries {
		if p.Outline.Entries[k].Letters > 300 {
			return false
		}
	}
	return true
}

// vouch finds the pages that lists of articles name as articles: short ones, and
// lists that somebody wrote.
func (j *judge) vouch() {
	j.vouched = map[int]bool{}
	for _, p := range j.pages {
		if !p.list {
			continue
		}
		sure, all := 0, 0
		for k, to := range p.to {
			if to >= 0 && to != p.i && p.Outline.Entries[k].Main {
				all++
				if !j.isList[to] {
					sure++
				}
			}
		}
		if sure*2 <= all {
			continue // a list of lists
		}
		for k, to := range p.to {
			if e := &p.Outline.Entries[k]; to >= 0 && e.Main && j.isList[to] {
				if x := j.At(to); sameTitle(e.Name, x.Title) && !isListName(x.Path) {
					j.vouched[to] = true
				}
			}
		}
	}
	j.vouchFeeds()
}

// vouchFeeds does what vouch does for the files of many articles.
func (j *judge) vouchFeeds() {
	if !slices.ContainsFunc(j.pages, func(p *page) bool { return p.list }) {
		return
	}
	var of []int
	sure, at := 0, ""
	done := func() {
		if sure*2 > len(of) {
			for _, to := range of {
				if x := j.At(to); j.isList[to] && !isListName(x.Path) {
					j.vouched[to] = true
				}
			}
		}
		of, sure = of[:0], 0
	}
	for i := range j.N {
		x := j.At(i)
		if !x.Part || x.URL == "" {
			continue
		}
		if x.Path != at {
			done()
			at = x.Path
		}
		if to, ok := j.Find(i, x.URL, host(x.URL)); ok && to != i && sameTitle(j.At(to).Title, x.Title) {
			of = append(of, to)
			if !j.isList[to] {
				sure++
			}
		}
	}
	done()
}

// feeds leaves out of feeds what leads to lists: a feed of tags names these.
func (j *judge) feeds(out []Why) {
	for i := range j.N {
		if x := j.At(i); x.Part && x.URL != "" && !x.Asked {
			if to, ok := j.Find(i, x.URL, host(x.URL)); ok && out[to] == List {
				out[i] = List
			}
		}
	}
}

// notice returns what a page is that has hardly any text: a form of search, a notice,
// a way to another address.
func (j *judge) notice(p *page) Why {
	o := p.Outline
	if o.To != "" && o.Letters < 4*little {
		if to, ok := j.Find(p.i, o.To, o.Host); ok && to != p.i {
			return Moved
		}
	}
	switch {
	case o.Letters > shortPage || p.tells == outline.ArticleIs:
		return ""
	case len(o.Entries) == 0 && o.Rest == 0 && o.Letters <= little && !o.Picture && isListName(p.Path):
		return List // of nothing
	case missing().MatchString(base(p.Path)), missingTitle().MatchString(p.Title):
		return Missing
	case (o.Search || o.Letters <= little && !o.Picture) && o.Letters <= 2*little && o.Rest == 0 && searchName().MatchString(tail(p.Path)+" "+p.Title):
		return Search
	}
	return ""
}

// shortPage is how many letters a notice has at most.
const shortPage = 320

var (
	missing      = pattern.Lazy(`^404\.\w+$`)
	missingTitle = pattern.Lazy(`(?i)^(error )?404\b|\b404( error)?$|^page not found|^not found\b|页面(不存在|未找到|没有找到)|找不到(页面|该页|网页)|頁面不存在|找不到頁面`)
	searchName   = pattern.Lazy(`(?i)\bsearch\b|搜索|搜尋|检索|查找`)
	listName     = pattern.Lazy(`(?i)(^|/)((tags?|categor(y|ies))(/[^/]+){1,3}|(tags?|categor(y|ies)|archives?)\.\w+|archives?(/\d{4}(/\d\d?)?)?/index\.\w+|archives?/\d{4}(/\d\d?)?\.\w+|(page/|page[-_]?)\d+(/index)?\.\w+)$`)
)

// isListName reports whether a file is called as lists are: it stands in a folder of
// tags, categories or numbered pages, or is that of the archives.
func isListName(path string) bool { return listName().MatchString(path) }

// host returns the host of an address.
func host(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	h, _, _ := strings.Cut(rest, "/")
	return h
}

func base(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// tail returns the file and its folder.
func tail(path string) string {
	dir := strings.TrimSuffix(path, "/"+base(path))
	return path[len(strings.TrimSuffix(dir, base(dir))):]
}

// sameTitle reports whether two titles have the same letters.
func sameTitle(a, b string) bool {
	k := letter.Key(a)
	return k != "" && k == letter.Key(b)
}
