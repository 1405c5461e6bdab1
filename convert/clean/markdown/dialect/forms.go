package dialect

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Form is what a tag is shown as: its name, and behind a colon what it is made
// with. The names:
//
//	figure         a picture with its caption
//	code           program text: the title comes first ("code:LANGUAGE" of one language)
//	highlight      program text: the language comes first
//	quote          a quotation, with who said it
//	box            a part set apart; its kind is a parameter ("box:KIND" one of this kind)
//	label          a part with a title of its own, as one of a row of tabs
//	link           a link ("link:ADDRESS" with {} where the parameter belongs)
//	ref            a link to an article of the archive, by its name
//	address        the address of a file, to stand in a picture or link
//	text           the words of the parameters
//	ruby           characters with their reading
//	formula        TeX
//	include        a file of the archive, as Markdown ("include:code" as program text)
//	inner          what it holds, and nothing else
//	raw            what it holds, in which no tag is read
//	drop           nothing, with what it holds
type Form string

// formTable says which tags of which names have which form, whatever generator or
// theme they are of; names are in small letters. "*" behind a form makes a tag that
// nothing ends one that was forgotten to be ended, not one that stands alone.
const formTable = `
figure      figure img image asset_img asset_image pic picture photo imgcap imgproc img-figure inlineimg fancybox
figure      fig lightbox thumbnail zoom responsive-figure imgresize resize imagecap galleryitem gallery-item themedimage image-gallery-item
figure      inline_img screenshot captioned-image captioned_image staticimg load-photoswipe-figure
code        codeblock code code-block codeinput gist-inline codetabs-item snippet listing codeexample
highlight   highlight syntax prism pygments code_block
code:mermaid    mermaid diagram
code:dot        graphviz
code:plantuml   plantuml uml
code:flow       flowchart flow
code:sequence   sequence
code:json       chart echarts chartjs wavedrom markmap
quote       blockquote quote pullquote epigraph cq centerquote testimonial
box         note notice admonition alert callout hint box aside block message notification panel infobox bubble card-box adm
box:note        info noteblock quotebox abstract seealso summary-box question definition theorem lemma proof example lead-box memo
box:tip         tip tips success check protip idea
box:important   important attention
box:warning     warning warn caution
box:danger      danger error bug failure
box:details     details expand collapse collapsible spoiler folding fold foldingblock toggle hidetoggle hideblock hidetext accordion
box:details     accordionitem accordion-item disclosure collapsebox more-details hide showmore dropdown
label       tab tabitem tab-item subtab tabpanel codegroupitem code-group-item timelineitem timeline-item accordion-panel pane step cell
label       timeline timelines tabs-item content-tab fieldset card carditem carousel-item
link        link exturl button btn linkcard link-card blogcard card-link cardlink externallink extlink url a linkbutton bookmark href
link        ghbutton audio video mp3 mp4 dplayer aplayer player pdf iframe embed attachment download site vid meting
link        doclink doc-link docscard asset_link nextbutton bilibili-card embed-pdf asciinema-url cta music rawlink newtablink
link:https://www.youtube.com/watch?v={}     youtube youtubelite youtube-lite youtube-enhanced yt youtube_embed youtubeembed liteyoutube youtubeplayer
link:https://vimeo.com/{}                   vimeo vimeo_simple
link:https://www.bilibili.com/video/{}      bilibili bvideo bili bilibiliplayer bilibili_video
link:https://www.dailymotion.com/video/{}   dailymotion
link:https://www.instagram.com/p/{}/        instagram instagram_simple
link:https://gist.github.com/{}             gist githubgist
link:https://github.com/{}                  github ghcard githubcard github-card repo githubrepo github-repo gitea
link:https://twitter.com/{}                 tweet twitter x_simple twitter_simple x xtweet tweetembed
link:https://codepen.io/{}                  codepen
link:https://jsfiddle.net/{}                jsfiddle
link:https://asciinema.org/a/{}             asciinema
link:https://open.spotify.com/{}            spotify
link:https://speakerdeck.com/{}             speakerdeck
link:https://www.slideshare.net/{}          slideshare
link:https://t.me/{}                        telegram
link:https://www.nicovideo.jp/watch/{}      nicovideo niconico
link:https://v.youku.com/v_show/id_{}.html  youku
link:https://music.163.com/song?id={}       netease
link:https://codesandbox.io/s/{}            codesandbox
link:https://stackblitz.com/edit/{}         stackblitz
link:mailto:{}                              email mailto cloakemail
ref         ref relref post_link post_url doc_link docref pageref xref
address     asset_path static url_for relurl absurl staticref permalink
text        label span emp psw kbd key badge text nobg wave u del p checkbox radio hideinline hover abbr mark underline chip tag
text        progress color rainbow shortcut abbreviation pill status term_text tooltip sup sub small icon-text
ruby        ruby furigana rubytext
formula     katex math mathjax latex tex equation
include     include_relative include-markdown readfile include_file includefile embed_file include_md
include:code    include_code rawcode readcode code_include include-code codefile
inner       tabs tab-group tabgroup subtabs codetabs codegroup code-group multi-code tabbed-content tabcontent tabpane tab-pane
inner       columns column col row grid center centered left right cards cardgrid card-grid steps
inner       gallery grouppicture gp gallerygroup galleries images carousel slider slides slide filetree file-tree folder file
inner       lead style typeit section div wrap wrapper container center-quote float clear markdown md raw-md content article article-content client-only clientonly
inner       br linebreak nobr indent large larger big small-text big-text bold italic colorful poem verse stanza paragraph align fullwidth full-width
inner       sidenote marginnote margin-note book-columns codewrapper apitable browserwindow split splitter swiper feature features heroes
inner       browseronly bleed figures unsafe safe fragment react.fragment suspense translate trans noscript window terminal console-output
inner       accordiongroup accordions accordion-group quiz-group flex flexbox tablewrap table tableoverflow responsive-table bootstrap-table datatable
raw         raw rawhtml html verbatim raw_html unsafe-html plain
drop        comment ads ad adsense advert googleads toc tocs tableofcontents table-of-contents inserttoc toc-list doccardlist contents autotoc inlinetoc
drop        icon fa fas fontawesome hexosvg svgicon anchor pagebreak page-break flink hitokoto series related relatedposts disqus giscus comments newsletter subscribe mailchimp
drop        vspace spacer hr-space load-photoswipe load-chart js css script title-nav social share caniuse ghstats nextprev
drop        head helmet layout seo metadata assign layout_style include-head include_css music-list
`

// logic are the tags of templates that hold content, and those that stand alone:
// the first go where something ends them, the others always.
const (
	logicPairs  = "if unless case for tablerow capture block macro filter set call autoescape with ifchanged spaceless"
	logicSingle = "include else elsif elif elseif when break continue increment decrement cycle extends import from layout default render assign set include_cached seo feed_meta csrf_token load static endif"
)

// forms returns the form of each name of formTable.
var forms = sync.OnceValue(func() map[string]Form {
	m := map[string]Form{}
	for line := range strings.Lines(formTable) {
		form, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		for name := range strings.FieldsSeq(names) {
			if _, twice := m[name]; !twice {
				m[name] = Form(form)
			}
		}
	}
	return m
})

// formNames are the forms that there are.
var formNames = []string{"figure", "code", "highlight", "quote", "box", "label", "link", "ref", "address", "text", "ruby", "formula", "include", "inner", "raw", "drop"}

// ParseForm reads a form as users write it.
func ParseForm(s string) (Form, error) {
	name, with, _ := strings.Cut(s, ":")
	switch {
	case !slices.Contains(formNames, name):
		return "", fmt.Errorf("%q is no form of a shortcode: %s", s, strings.Join(formNames, ", "))
	case name == "box" && with != "" && BoxKind(with) == doc.BoxPlain && with != doc.BoxPlain:
		return "", fmt.Errorf("%q is no kind of box: %s", with, strings.Join(boxKinds, ", "))
	case name == "link" && with != "" && !strings.Contains(with, "{}"):
		return "", fmt.Errorf("%q does not say with {} where the parameter belongs", with)
	}
	return Form(s), nil
}

var boxKinds = []string{doc.BoxNote, doc.BoxTip, doc.BoxImportant, doc.BoxWarning, doc.BoxDanger, doc.BoxDetails, doc.BoxPlain}

// split parts a form into its name and what it is made with.
func (f Form) split() (name, with string) {
	name, with, _ = strings.Cut(string(f), ":")
	return name, with
}

// verbatim reports whether what a tag of this form holds is not read on.
func (f Form) verbatim() bool {
	switch name, _ := f.split(); name {
	case "code", "highlight", "formula", "raw", "drop":
		return true
	}
	return false
}
