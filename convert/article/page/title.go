package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// titleWeights say how much a text counts as a page's title for where it
// stands, and for how it stands to <title>.
const (
	toldWeight     = 99
	metaWeight     = 3 // og:title, the headline of JSON-LD and the like
	ownWeight      = 4 // <title> itself without the site's name
	partedWeight   = 3 // <title> that may hold the site's name
	echoWeight     = 3 // a text above the article says what <title> does
	titledWeight   = 2 // classes say that it is the title
	headWeight     = 3 // <title> begins with it
	insideWeight   = 2 // <title> holds it between separators
	siteWeight     = -5
	nameWeight     = -12 // it is the name of the site
	minTitlePrefix = 8   // characters of a title that <title> cuts short
)

// titleCandidate is a text that may be the title.
type titleCandidate struct {
	text  string
	key   string // its letters and digits
	score int
	box   box
	forms []string // in which the page writes it
}

// form returns the form in which the page writes the title most often: capital letters and
// quotation marks of a heading may be for show.
func (c *titleCandidate) form() string {
	best := c.text
	for _, f := range c.forms {
		if c.times(f) > c.times(best) {
			best = f
		}
	}
	return best
}

// times returns how often the page writes the title in a form.
func (c *titleCandidate) times(form string) (n int) {
	for _, f := range c.forms {
		if f == form {
			n++
		}
	}
	return n
}

// bestTitle returns the article's title, the site's name and the box that
// states the title: the text on which heading, metadata and <title> agree most.
func (p *Page) bestTitle(sites []string) (name, site string, at box) {
	whole := undoubled(title.Clean(p.Title))
	p.names = slices.DeleteFunc(p.names, func(name string) bool { return p.headed(whole, name) })
	sites = append(append([]string{title.Clean(p.Site)}, sites...), p.names...)
	best := titleCandidate{box: box{end: -1}}
	for _, c := range p.candidates(whole, sites) {
		if c.score > best.score || c.score == best.score && utf8.RuneCountInString(c.text) > utf8.RuneCountInString(best.text) && best.box.level == 0 {
			best = c
		}
	}
	site = title.Clean(p.Site)
	if site == "" {
		site = siteBeside(whole, best.text)
	}
	if site == "" && best.text != whole && title.IsOneOf(whole, p.names) {
		site = whole
	}
	return best.form(), site, best.box
}

// headed reports whether what links to the first page is the title of the article, as
// GitBook has it: <title> begins with it, and a heading repeats it.
func (p *Page) headed(whole, name string) bool {
	return name != whole && isTitlePrefix(whole, name) && slices.ContainsFunc(p.boxes, func(x box) bool { return x.level > 0 && !x.site && x.text == name })
}

// candidates returns all texts that may be the title, each once.
func (p *Page) candidates(whole string, sites []string) []titleCandidate {
	var out []titleCandidate
	add := func(text string, score int, box box) {
		if text == "" {
			return
		}
		key := letter.Key(text)
		for i := range out {
			if out[i].text == text || key != "" && out[i].key == key {
				out[i].score += score
				out[i].forms = append(out[i].forms, text)
				if out[i].box.end < 0 || box.level > 0 && out[i].box.level == 0 {
					out[i].box = box
				}
				return
			}
		}
		out = append(out, titleCandidate{text, key, score + relation(whole, text) + nameScore(text, sites), box, []string{text}})
	}
	none := box{end: -1}
	for _, x := range p.boxes {
		if x.level == 0 && !x.titled && p.inHeading(x) {
			continue
		}
		text := x.text
		if relation(whole, text) == 0 && relation(whole, x.own) > 0 {
			text = x.own // without the link to its section
		}
		if x.level > 0 || relation(whole, text) > 0 {
			add(text, x.score(), x)
		}
	}
	add(p.told, toldWeight, none)
	for _, text := range []string{cmp.Or(p.headline, p.dcTitle), cmp.Or(p.ogTitle, p.shared)} {
		said := title.Clean(text)
		text = withoutNames(said, sites, p.names)
		if _, _, parted := title.LastPart(text); parted && (said == whole || !isTitlePrefix(whole, said)) {
			add(text, 0, none) // the site's name and section may be in it
		} else {
			add(text, metaWeight, none)
		}
	}
	text := withoutNames(whole, sites, p.names)
	if _, _, parted := title.LastPart(text); parted {
		add(text, partedWeight, none)
	} else {
		add(text, ownWeight, none)
	}
	return out
}

// score weighs a box for itself.
func (x *box) score() int {
	n := echoWeight
	switch {
	case x.level > 0:
		n = max(4-x.level, 1)
	case x.prose > nearProse:
		n = 0
	}
	if x.titled {
		n += titledWeight
	}
	if x.site {
		n += siteWeight
	}
	return n
}

// inHeading reports whether a heading says what the text of x does.
func (p *Page) inHeading(x box) bool {
	return slices.ContainsFunc(p.boxes, func(y box) bool { return y.level > 0 && y.text == x.text })
}

// relation weighs how a text stands to the page's <title>.
func relation(whole, text string) int {
	switch {
	case text == whole:
		if _, _, ok := title.LastPart(whole); ok {
			return headWeight - 2 // the site's name may be in it
		}
		return headWeight
	case isTitlePrefix(whole, text), goesOn(whole, text):
		return headWeight
	case isTitlePart(whole, text):
		return insideWeight
	}
	return 0
}

// goesOn reports whether text goes on where <title> was cut short.
func goesOn(whole, text string) bool {
	for _, dots := range []string{"…", "..."} {
		head, _, ok := strings.Cut(whole, dots)
		if ok && utf8.RuneCountInString(head) >= minTitlePrefix && strings.HasPrefix(text, strings.TrimSpace(head)) {
			return true
		}
	}
	return false
}

// nameScore weighs a text that is the name of a site, or says nothing.
func nameScore(text string, sites []string) int {
	if title.IsOneOf(text, sites) {
		return nameWeight
	}
	switch strings.ToLower(text) {
	case "首页", "正文", "详细内容", "详细信息", "文章详情", "文章内容", "新闻中心", "新闻详情", "无标题文档", "untitled document", "untitled", "home", "blog", "index", "главная", "comments", "评论", "目录", "contents":
		return nameWeight
	}
	return 0
}

// undoubled returns a page's title once where it says the title of the article twice,
// before the name of the site.
func undoubled(whole string) string {
	for i, r := range whole {
		if i < minTitlePrefix || !strings.ContainsRune(titleMarks, r) {
			continue
		}
		rest := strings.TrimLeft(whole[i:], " "+titleMarks)
		if head := strings.TrimRight(whole[:i], " "+titleMarks); isTitlePrefix(rest, head) {
			return rest
		}
	}
	return whole
}

// withoutNames strips the name of the site from the end of a title, or else one
// of names, under which the page links to the site, from its beginning.
func withoutNames(text string, sites, names []string) string {
	bare := title.WithoutSite(text, sites)
	if bare != text {
		return bare
	}
	for _, name := range append(slices.Clip(names), "Blog Archive", "View topic", "Просмотр темы", "查看主题") {
		rest, ok := strings.CutPrefix(bare, name)
		if !ok || name == "" {
			continue
		}
		if t := strings.TrimLeft(rest, " "+titleMarks); t != "" && t != strings.TrimLeft(rest, " ") {
			bare = t
		}
	}
	return bare
}

// titleMarks stand between a title and the name of a site or a section.
const titleMarks = "@_-|–—·•»«›/:：｜－~→←<>∷"

// isTitlePart reports whether text stands in a page's title between separators,
// or at an end of it.
func isTitlePart(whole, text string) bool {
	if utf8.RuneCountInString(text) < 2 || len(text) > len(whole) {
		return false
	}
	for from := 0; ; {
		i := strings.Index(whole[from:], text)
		if i < 0 {
			return false
		}
		before, after := strings.TrimSpace(whole[:from+i]), strings.TrimSpace(whole[from+i+len(text):])
		if partsBefore(before) && partsAfter(after) {
			return true
		}
		_, n := utf8.DecodeRuneInString(whole[from+i:])
		from += i + n
	}
}

func partsBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(titleMarks+")]】）", r)
}

func partsAfter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || strings.ContainsRune(titleMarks+"([【（…", r)
}

// isTitlePrefix reports whether a page's title is text, or text and a
// separator and the site's name.
func isTitlePrefix(title, text string) bool {
	rest, ok := strings.CutPrefix(title, text)
	return ok && text != "" && partsAfter(strings.TrimSpace(rest))
}

// siteBeside returns the site's name from what stands beside an article's title
// in <title>: "_栏目_花园网", " - The Garden" or "The Garden: ".
func siteBeside(whole, name string) string {
	before, after, ok := strings.Cut(whole, name)
	if goesOn(whole, name) && !ok {
		_, after, _ = strings.Cut(strings.ReplaceAll(whole, "...", "…"), "…")
		return siteName(after)
	}
	if !ok || name == "" {
		return ""
	}
	if after = strings.TrimSpace(after); after != "" && partsAfter(after) {
		return siteName(after)
	}
	before = strings.Trim(before, " "+titleMarks)
	if _, tail, ok := title.LastPart(before); ok && after == "" && strings.Trim(tail, "0123456789.") != "" {
		return tail
	}
	return before
}
