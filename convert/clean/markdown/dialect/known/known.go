// Package known holds the names that generators of sites have for their notations: of
// tags with the form in which they are shown, and of the keys of a keyboard.
package known

// Forms says which tags of which names have which form (dialect.Form), whatever generator or
// theme they are of; names are in small letters. "*" behind a form makes a tag that
// nothing ends one that was forgotten to be ended, not one that stands alone.
const Forms = `
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
verse       poem
inner       verse stanza
inner       tabs tab-group tabgroup subtabs codetabs codegroup code-group multi-code tabbed-content tabcontent tabpane tab-pane
inner       columns column col row grid center centered left right cards cardgrid card-grid steps
inner       gallery grouppicture gp gallerygroup galleries images carousel slider slides slide filetree file-tree folder file
inner       lead style typeit section div wrap wrapper container center-quote float clear markdown md raw-md content article article-content client-only clientonly
inner       br linebreak nobr indent large larger big small-text big-text bold italic colorful paragraph align fullwidth full-width
inner       sidenote marginnote margin-note book-columns codewrapper apitable browserwindow split splitter swiper feature features heroes
inner       browseronly bleed figures unsafe safe fragment react.fragment suspense translate trans noscript window terminal console-output
inner       accordiongroup accordions accordion-group quiz-group flex flexbox tablewrap table tableoverflow responsive-table bootstrap-table datatable
raw         raw rawhtml html verbatim raw_html unsafe-html plain
drop        comment ads ad adsense advert googleads toc tocs tableofcontents table-of-contents inserttoc toc-list doccardlist contents autotoc inlinetoc
drop        icon fa fas fontawesome hexosvg svgicon anchor pagebreak page-break flink hitokoto series related relatedposts disqus giscus comments newsletter subscribe mailchimp
drop        vspace spacer hr-space load-photoswipe load-chart js css script title-nav social share caniuse ghstats nextprev
drop        head helmet layout seo metadata assign layout_style include-head include_css music-list
`

// LogicPairs and LogicSingle are the tags of templates that hold content, and those that stand alone:
// the first go where something ends them, the others always.
const (
	LogicPairs  = "if unless case for tablerow capture block macro filter set call autoescape with ifchanged spaceless"
	LogicSingle = "include else elsif elif elseif when break continue increment decrement cycle extends import from layout default render assign set include_cached seo feed_meta csrf_token load static endif"
)
