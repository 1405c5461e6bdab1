package clean

import (
	"strings"

	"golang.org/x/net/html"
)

// classWords maps words of class names and ids to the rule that they hint at.
// A word is a run of letters; "field-label-hidden" is three words, which is why
// hidden is judged by whole names only (hiddenNames).
var classWords = wordTable(map[string]string{
	ruleShare:      "share shared sharing sharedaddy social sns bdsharebuttonbox bdshare jiathis addthis sharethis addtoany likes like likebox upvote clap dianzan",
	ruleRelated:    "related relatedposts relatednews recommend recommended recommendation recommendations recirculation readmore morelike xiangguan tuijian",
	ruleAds:        "ad ads adv advert adverts advertisement advertisements advertising adsbygoogle adsense dfp imu innity sponsor sponsored sponsors promo promos promotion promotions outbrain taboola gpt adslot adbox guanggao reward donate dashang banner banners",
	ruleComments:   "comment comments commentlist disqus replies respond gitalk gitment utterances valine waline pinglun",
	ruleSubscribe:  "subscribe subscription newsletter paywall barrier signup login register",
	ruleByline:     "byline submitted wordcount pstatus postmetadata",
	rulePager:      "pagination pager pagenav pagenavi prevnext",
	ruleNav:        "breadcrumb breadcrumbs nav navbar navigation menu sidebar toolbar footer crumbs navbox topnav subnav mainnav",
	ruleTags:       "tag tags taglist tagcloud catlinks tagged keywords",
	ruleQR:         "qr qrcode appendqr erweima wechatqr",
	ruleEditor:     "editor editors zebian",
	ruleCopyright:  "copyright disclaimer shengming",
	ruleContents:   "toc ez-toc",
	ruleReport:     "editsection noprint printfooter",
	ruleLineNumber: "gutter lineno linenos linenumber linenumbers",
	ruleAvatar:     "avatar gravatar",
})

// classPairs maps two neighbouring words to a rule, or to "" where the pair
// means no harm although one of its words does.
var classPairs = map[string]string{
	"entry meta": ruleByline, "post meta": ruleByline, "article meta": ruleByline, "meta info": ruleByline,
	"posted on": ruleByline, "published on": ruleByline, "word count": ruleByline, "author wrapper": ruleByline,
	"field author": ruleByline, "name author": ruleByline, "article info": ruleByline, "post info": ruleByline,
	"cat links": ruleTags, "post tags": ruleTags, "entry tags": ruleTags, "article tags": ruleTags,
	"append qr": ruleQR, "qr code": ruleQR, "article editor": ruleEditor, "ori titlesource": ruleOrigTitle,
	"service links": ruleShare, "social links": ruleShare, "line numbers": ruleLineNumber, "pre numbering": ruleLineNumber, "abstract index": rulePager,
	"entry footer": ruleTags, "post footer": ruleTags, "profile photo": ruleAvatar, "media user": ruleAvatar, "user photo": ruleAvatar,
	"screen reader": ruleHidden, "element hidden": ruleHidden, "element invisible": ruleHidden,
	"ueditor page": "", "editor content": "", "rich editor": "", "editor text": "", "has sidebar": "", "no sidebar": "",
	"with sidebar": "", "no share": "", "no comments": "", "comments off": "", "no ads": "", "content editor": "",
	"menu item": "", "social media": "", "tag social": "", "editor note": "", "editors note": "", "editor s": "",
}

// hiddenNames are whole class names of elements that a page hides.
var hiddenNames = nameSet("hidden element-hidden element-invisible sr-only screen-reader-text visually-hidden " +
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

func nameSet(names string) map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}

// classRule guesses from n's classes and id which rule n falls under, or "".
func classRule(n *html.Node) string {
	found := ""
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key != "class" && a.Key != "id" || a.Val == "" {
			continue
		}
		switch rule := attrRule(a); {
		case rule == ruleHidden && a.Key == "class":
			return rule
		case found == "":
			found = rule
		}
	}
	return found
}

// attrRule guesses from the names in a, a class or an id.
func attrRule(a *html.Attribute) string {
	found := ""
	for rest := a.Val; rest != ""; {
		var name string
		if name, rest = nextField(rest); name == "" {
			continue
		}
		if a.Key == "class" && hiddenNames[name] {
			return ruleHidden
		}
		if found == "" {
			found = nameRule(name)
		}
	}
	return found
}

// nextField returns the first word of s up to white space, and what follows
// that space; the word is "" where s begins with the space.
func nextField(s string) (word, rest string) {
	for i := range len(s) {
		if s[i] <= ' ' {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// nameRule judges one class name or id.
func nameRule(name string) string {
	if len(name) > maxName {
		return ""
	}
	for _, p := range neutralPrefixes {
		if strings.HasPrefix(name, p) {
			return ""
		}
	}
	var buf [maxName + 1]byte
	var pair [2*maxName + 1]byte
	found := ""
	prev := 0 // length of the word before, which is in pair with a space
	for rest := name; ; {
		var word string
		if word, rest = nextWord(rest, &buf); word == "" {
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

// maxName is the length of the longest name that is judged.
const maxName = 64

// knownWord reports whether word may be one of classWords or a part of
// classPairs: whether one of them has its length and first letter.
func knownWord(word string) bool {
	return fits(&wordLengths, word[0], len(word))
}

// wordLengths holds, by the first letter, a bit for each length of a word that
// the tables know.
var wordLengths = func() (t [26]uint32) {
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

// nextWord returns the first run of letters of s in lower case, cut where a
// capital follows a small letter, and what follows it. A run of up to three
// letters between digits is a part of some code, not a word.
func nextWord(s string, buf *[maxName + 1]byte) (word, rest string) {
	n := 0
	code := false
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case isUpper(ch) && n > 0 && !isUpper(s[i-1]) && !code:
			return string(buf[:n]), s[i:]
		case isUpper(ch), ch >= 'a' && ch <= 'z':
			buf[n] = ch | 0x20
			n++
		case ch >= '0' && ch <= '9':
			if n > 3 {
				return string(buf[:n]), s[i:]
			}
			code, n = true, 0
		default:
			if n > 0 && (!code || n > 3) {
				return string(buf[:n]), s[i:]
			}
			code, n = false, 0
		}
	}
	if code && n <= 3 {
		n = 0
	}
	return string(buf[:n]), ""
}

func isUpper(ch byte) bool { return ch >= 'A' && ch <= 'Z' }

// hasWord reports whether one of n's class names or its id holds one of words.
func hasWord(n *html.Node, words map[string]bool) bool {
	var buf [maxName + 1]byte
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, name := range strings.Fields(a.Val) {
			for len(name) > 0 && len(name) <= maxName {
				var w string
				if w, name = nextWord(name, &buf); words[w] {
					return true
				}
			}
		}
	}
	return false
}

// attr returns the value of n's attribute key, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// hasAttr reports whether n has attribute key.
func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
