package rules

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

// classWords maps words of class names and ids to the rule that they hint at.
// A word is a run of letters; "field-label-hidden" is three words, which is why
// hidden is judged by whole names only (HiddenNames).
var classWords = wordTable(map[string]string{
	Share:      "share shared sharing sharedaddy social sns bdsharebuttonbox bdshare jiathis addthis sharethis addtoany likes like likebox upvote clap dianzan",
	Related:    "related relatedposts relatednews recommend recommended recommendation recommendations recirculation readmore morelike xiangguan tuijian",
	Ads:        "ad ads adv advert adverts advertisement advertisements advertising adsbygoogle adsense dfp imu innity sponsor sponsored sponsors promo promos promotion promotions outbrain taboola gpt adslot adbox guanggao reward donate dashang banner banners",
	Comments:   "comment comments commentlist disqus replies respond gitalk gitment utterances valine waline pinglun",
	Subscribe:  "subscribe subscription newsletter paywall barrier signup login register",
	Byline:     "byline submitted wordcount pstatus postmetadata",
	Pager:      "pagination pager pagenav pagenavi prevnext",
	Nav:        "breadcrumb breadcrumbs nav navbar navigation menu sidebar toolbar footer crumbs navbox topnav subnav mainnav",
	Tags:       "tag tags taglist tagcloud catlinks tagged keywords",
	QR:         "qr qrcode appendqr erweima wechatqr",
	Editor:     "editor editors zebian",
	Copyright:  "copyright disclaimer shengming",
	Contents:   "toc ez-toc",
	Report:     "editsection noprint printfooter",
	LineNumber: "gutter lineno linenos linenumber linenumbers",
	Avatar:     "avatar gravatar",
})

// classPairs maps two neighbouring words to a rule, or to "" where the pair
// means no harm although one of its words does.
var classPairs = map[string]string{
	"entry meta": Byline, "post meta": Byline, "article meta": Byline, "meta info": Byline,
	"posted on": Byline, "published on": Byline, "word count": Byline, "author wrapper": Byline,
	"field author": Byline, "name author": Byline, "article info": Byline, "post info": Byline,
	"cat links": Tags, "post tags": Tags, "entry tags": Tags, "article tags": Tags,
	"append qr": QR, "qr code": QR, "article editor": Editor, "ori titlesource": OrigTitle,
	"service links": Share, "social links": Share, "line numbers": LineNumber, "pre numbering": LineNumber, "abstract index": Pager,
	"entry footer": Tags, "post footer": Tags, "profile photo": Avatar, "media user": Avatar, "user photo": Avatar,
	"screen reader": Hidden, "element hidden": Hidden, "element invisible": Hidden,
	"ueditor page": "", "editor content": "", "rich editor": "", "editor text": "", "has sidebar": "", "no sidebar": "",
	"with sidebar": "", "no share": "", "no comments": "", "comments off": "", "no ads": "", "content editor": "",
	"menu item": "", "social media": "", "tag social": "", "editor note": "", "editors note": "", "editor s": "",
}

// HiddenNames are whole class names of elements that a page hides.
var HiddenNames = words.Set("hidden element-hidden element-invisible sr-only screen-reader-text visually-hidden " +
	"visuallyhidden sharing-screen-reader-text d-none hide display-none is-hidden u-hidden offscreen")

// neutralPrefixes begin class names that tell what an article is about.
var neutralPrefixes = []string{"tag-", "category-", "format-", "type-", "status-", "has-", "no-", "page-id-", "postid-"}

func wordTable(in map[string]string) map[string]string {
	out := map[string]string{}
	for rule, words := range in {
		for _, w := range strings.Fields(words) {
			out[w] = rule
		}
	}
	return out
}

// ClassRule guesses from n's classes and id which rule n falls under, or "".
func ClassRule(n *html.Node) string {
	if n == nil {
		return ""
	}
	found := ""
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key != "class" && a.Key != "id" || a.Val == "" {
			continue
		}
		switch rule := AttrRule(a); {
		case rule == Hidden && a.Key == "class":
			return rule
		case found == "":
			found = rule
		}
	}
	return found
}

// AttrRule guesses from the names in a, a class or an id.
func AttrRule(a *html.Attribute) string {
	if a == nil {
		return ""
	}
	found := ""
	for rest := a.Val; rest != ""; {
		var name string
		if name, rest = node.NextField(rest); name == "" {
			continue
		}
		if a.Key == "class" && HiddenNames[name] {
			return Hidden
		}
		if found == "" {
			found = NameRule(name)
		}
	}
	return found
}

// NameRule judges one class name or id.
func NameRule(name string) string {
	if len(name) > node.MaxName {
		return ""
	}
	for _, p := range neutralPrefixes {
		if strings.HasPrefix(name, p) {
			return ""
		}
	}
	var buf [node.MaxName + 1]byte
	var pair [2*node.MaxName + 1]byte
	found := ""
	prev := 0 // length of the word before, which is in pair with a space
	for rest := name; ; {
		var word string
		if word, rest = node.NextWord(rest, &buf); word == "" {
			return found
		}
		if !knownWord(word) {
			prev = 0
			continue
		}
		if prev > 0 {
			if r, ok := classPairs[string(append(pair[:prev:len(pair)], word...))]; ok {
				return r
			}
		}
		if found == "" {
			found = classWords[word]
		}
		prev = copy(pair[:], word)
		pair[prev] = ' '
		prev++
	}
}

// knownWord reports whether word may be one of classWords or a part of
// classPairs: whether one of them has its length and first letter.
func knownWord(word string) bool {
	return Fits(&WordLengths, word[0], len(word))
}

// WordLengths holds, by the first letter, a bit for each length of a word that
// the tables know.
var WordLengths = func() (t [26]uint32) {
	add := func(w string) { t[w[0]-'a'] |= 1 << len(w) }
	for w := range classWords {
		add(w)
	}
	for p := range classPairs {
		for _, w := range strings.Fields(p) {
			add(w)
		}
	}
	return t
}()

// Fits reports whether a word that begins with this small letter and has this
// length may be one of those that shapes were made of.
func Fits(shapes *[26]uint32, first byte, length int) bool {
	return length < 32 && first >= 'a' && first <= 'z' && shapes[first-'a']>>length&1 == 1
}
