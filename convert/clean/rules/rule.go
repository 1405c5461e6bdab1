// Package rules holds the rules by which parts of a body are dropped, and
// judges elements, lines and blocks by them.
package rules

// Rule is a named reason to drop a part of a body.
type Rule struct {
	Name string
	Doc  string // one sentence: what it drops, and what it leaves
}

// The names of the rules.
const (
	Ads        = "ads"
	Avatar     = "avatar"
	Byline     = "byline"
	Comments   = "comments"
	Contents   = "contents"
	Copyright  = "copyright"
	Dateline   = "date-line"
	Editor     = "editor"
	Frame      = "frame"
	Feed       = "feed-note"
	Follow     = "follow"
	Form       = "form"
	Hidden     = "hidden"
	Icon       = "icon"
	LineNumber = "line-numbers"
	LinkTail   = "link-tail"
	Loading    = "loading"
	Nav        = "navigation"
	Noscript   = "noscript"
	OrigTitle  = "original-title"
	Marker     = "page-marker"
	Pager      = "pager"
	Pixel      = "tracking-pixel"
	Private    = "private-note"
	PromoImage = "promo-image"
	QR         = "qr-box"
	Related    = "related"
	RepeatPic  = "repeated-picture"
	RepeatHead = "repeated-title"
	Report     = "report-link"
	Selector   = "selector"
	Script     = "script"
	Separator  = "separator"
	Share      = "share"
	Subscribe  = "subscribe"
	Tags       = "tags"
	Translator = "translator-note"
)

// Rules returns every rule, sorted by name.
func Rules() []Rule {
	return []Rule{
		{Ads, "Advertising slots, by the class or id of their box or the address of their frame, and lines that only say that an advertisement stands here."},
		{Avatar, "Portraits of commenters and contributors."},
		{Byline, "Boxes that repeat author, date and word count, and lines that only name the author already known or the time for reading."},
		{Comments, "Readers' comments and their forms; contributions of several long paragraphs stay."},
		{Contents, "A page's own table of contents made of links to its own headings."},
		{Copyright, "Notices of copyright, disclaimers and terms of reprinting at the edges of a body."},
		{Dateline, "A line near the top that is only a date and time, perhaps with the source's name."},
		{Editor, "Lines naming the editors in charge, at the edges of a body."},
		{Feed, "Sentences that a feed adds at the end of an article: where it appeared first, where to read on."},
		{Follow, "Invitations to follow an account, scan a code or install an application."},
		{Form, "Buttons, input fields and short forms."},
		{Frame, "What stands on a whole saved page around the article."},
		{Hidden, "Elements that the page itself hides."},
		{Icon, "Small pictures of the page's interface without a text of their own."},
		{LineNumber, "The column of line numbers beside program text."},
		{LinkTail, "A list at the end that is nothing but links to other pages of the same site."},
		{Loading, "Lines shown while a page loads."},
		{Nav, "Menus, breadcrumbs, side bars, page headers and footers, and a page's heading below the text."},
		{Noscript, "The double of a lazily loaded picture, and requests to switch on scripts."},
		{OrigTitle, "Lines that give the original title of a reprinted article."},
		{Marker, "Marks that an editing program left between the pages of an article."},
		{Pager, "Links to the previous and next page, and rows of page numbers."},
		{Private, "Notes of an author to himself, between %% in Markdown."},
		{PromoImage, "Pictures inside links that promote a subscription, a shop or an application."},
		{QR, "Boxes with a two-dimensional code and their invitation to scan it."},
		{Related, "Lists of related, recommended or earlier articles, with their heading."},
		{RepeatPic, "A picture shown before in the same article; its caption moves to the first one."},
		{RepeatHead, "The article's title where the body repeats it."},
		{Report, "Links to report, print, collect or expand the article."},
		{Script, "Scripts, style sheets and other text that is not for reading."},
		{Selector, "Parts that a selector of the user's own names."},
		{Separator, "Rows of dashes or other marks at the edges of a body; inside it they become a thematic break."},
		{Share, "Buttons to share or like the article."},
		{Subscribe, "Boxes that ask for a subscription or a login."},
		{Tags, "Lists of tags and categories."},
		{Pixel, "Pictures of one by one pixel and empty stand-ins for lazily loaded pictures, drawings that draw nothing among them."},
		{Translator, "The closing note of a translation project: source address, translator, reviewer."},
	}
}
