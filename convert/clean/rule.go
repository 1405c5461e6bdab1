package clean

// Rule is a named reason to drop a part of a body.
type Rule struct {
	Name string
	Doc  string // one sentence: what it drops, and what it leaves
}

// The names of the rules.
const (
	ruleAds        = "ads"
	ruleAvatar     = "avatar"
	ruleByline     = "byline"
	ruleComments   = "comments"
	ruleContents   = "contents"
	ruleCopyright  = "copyright"
	ruleDateline   = "date-line"
	ruleEditor     = "editor"
	ruleFrame      = "frame"
	ruleFeed       = "feed-note"
	ruleFollow     = "follow"
	ruleForm       = "form"
	ruleHidden     = "hidden"
	ruleIcon       = "icon"
	ruleLineNumber = "line-numbers"
	ruleLinkTail   = "link-tail"
	ruleLoading    = "loading"
	ruleNav        = "navigation"
	ruleNoscript   = "noscript"
	ruleOrigTitle  = "original-title"
	ruleMarker     = "page-marker"
	rulePager      = "pager"
	rulePixel      = "tracking-pixel"
	rulePrivate    = "private-note"
	rulePromoImage = "promo-image"
	ruleQR         = "qr-box"
	ruleRelated    = "related"
	ruleRepeatPic  = "repeated-picture"
	ruleRepeatHead = "repeated-title"
	ruleReport     = "report-link"
	ruleSelector   = "selector"
	ruleScript     = "script"
	ruleSeparator  = "separator"
	ruleShare      = "share"
	ruleSubscribe  = "subscribe"
	ruleTags       = "tags"
	ruleTranslator = "translator-note"
)

// Rules returns every rule, sorted by name.
func Rules() []Rule {
	return []Rule{
		{ruleAds, "Advertising slots, by the class or id of their box or the address of their frame, and lines that only say that an advertisement stands here."},
		{ruleAvatar, "Portraits of commenters and contributors."},
		{ruleByline, "Boxes that repeat author, date and word count, and lines that only name the author already known or the time for reading."},
		{ruleComments, "Readers' comments and their forms; contributions of several long paragraphs stay."},
		{ruleContents, "A page's own table of contents made of links to its own headings."},
		{ruleCopyright, "Notices of copyright, disclaimers and terms of reprinting at the edges of a body."},
		{ruleDateline, "A line near the top that is only a date and time, perhaps with the source's name."},
		{ruleEditor, "Lines naming the editors in charge, at the edges of a body."},
		{ruleFeed, "Sentences that a feed adds at the end of an article: where it appeared first, where to read on."},
		{ruleFollow, "Invitations to follow an account, scan a code or install an application."},
		{ruleForm, "Buttons, input fields and short forms."},
		{ruleFrame, "What stands on a whole saved page around the article."},
		{ruleHidden, "Elements that the page itself hides."},
		{ruleIcon, "Small pictures of the page's interface without a text of their own."},
		{ruleLineNumber, "The column of line numbers beside program text."},
		{ruleLinkTail, "A list at the end that is nothing but links to other pages of the same site."},
		{ruleLoading, "Lines shown while a page loads."},
		{ruleNav, "Menus, breadcrumbs, side bars, page headers and footers, and a page's heading below the text."},
		{ruleNoscript, "The double of a lazily loaded picture, and requests to switch on scripts."},
		{ruleOrigTitle, "Lines that give the original title of a reprinted article."},
		{ruleMarker, "Marks that an editing program left between the pages of an article."},
		{rulePager, "Links to the previous and next page, and rows of page numbers."},
		{rulePrivate, "Notes of an author to himself, between %% in Markdown."},
		{rulePromoImage, "Pictures inside links that promote a subscription, a shop or an application."},
		{ruleQR, "Boxes with a two-dimensional code and their invitation to scan it."},
		{ruleRelated, "Lists of related, recommended or earlier articles, with their heading."},
		{ruleRepeatPic, "A picture shown before in the same article; its caption moves to the first one."},
		{ruleRepeatHead, "The article's title where the body repeats it."},
		{ruleReport, "Links to report, print, collect or expand the article."},
		{ruleScript, "Scripts, style sheets and other text that is not for reading."},
		{ruleSelector, "Parts that a selector of the user's own names."},
		{ruleSeparator, "Rows of dashes or other marks at the edges of a body; inside it they become a thematic break."},
		{ruleShare, "Buttons to share or like the article."},
		{ruleSubscribe, "Boxes that ask for a subscription or a login."},
		{ruleTags, "Lists of tags and categories."},
		{rulePixel, "Pictures of one by one pixel and empty stand-ins for lazily loaded pictures, drawings that draw nothing among them."},
		{ruleTranslator, "The closing note of a translation project: source address, translator, reviewer."},
	}
}
