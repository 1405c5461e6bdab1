package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// So many blocks from either end of a body count as its edge; rules that could
// meet a sentence of the article look only there.
const (
	edgeTop  = 5
	edgeTail = 8
)

// lineRule drops short lines. A line matches when, without brackets and bullets
// around it, it equals one of whole, or begins with one of prefix followed by a
// mark, or holds one of holds.
type lineRule struct {
	rule   string
	edge   bool // only at the edges of the body
	max    int  // longest line in runes
	whole  []string
	prefix []string
	holds  []string
}

// lineRules is read in order; the first match wins.
var lineRules = []lineRule{
	{OrigTitle, true, 120, nil, either("原标题|原標題|原题|原题为|原題為|来源标题|原文标题|本文原标题"), nil},
	{Editor, true, 70, nil, either("责任编辑|責任編輯|责编|責編|文字编辑|图片编辑|值班编辑|编审|本文编辑|编辑|編輯|校对|校對|审核|审校|监制|主编|值班主编|新媒体编辑|栏目主编|编辑邮箱|文章录入|信息录入|录入|录入员|录入者|信息员|信息发布|发布人|上传者|网络编辑|实习编辑|本期编辑|执行编辑|美编|排版|制作|终审|初审|复审|一审|二审|三审|核稿|签发|Editor|Edited by|Редактор"), nil},
	{Report, true, 30, either("举报|举报/反馈|反馈|ListenShare|返回搜狐|返回搜狐，查看更多|查看更多|阅读全文|展开全文|点击查看更多|点击阅读全文|点击展开全文|收藏|打印|打印本页|关闭窗口|大字|小字|字号|大 中 小|纠错|我要纠错|我要报错|我要反馈|返回顶部|返回首页|TOP|Print|Back to top|Наверх|ListenShare|Open in app|Reuse this content"), nil, nil},
	{Follow, true, 90, nil, nil, either("扫码关注|长按识别|长按二维码|扫描下方二维码|扫描上方二维码|回复【|点【在看】|点个【在看】|点击菜单栏|微信搜索|微信扫码|欢迎关注|关注我们的公众号|关注微信公众号|关注公众号|尽在新浪财经APP|安装新浪财经客户端|下载客户端|更多原创资讯请下载|下载APP|下载App|下载app|点击下载|打开APP|APP内打开|Subscribe to our newsletter|Sign up for our newsletter|Follow us on")},
	{Copyright, true, 160, nil, either("版权声明|平台声明|免责声明|特别声明|郑重声明|著作权声明|Copyright|All rights reserved|©"), either("不得转载|禁止转载|转载请注明|转载请联系|转载须|版权归原作者|如有侵权|如涉侵权|均源自自媒体|侵权必究|版权所有|未经授权|未经许可|未经允许|获得授权|联系作者获得|图片来源：网络|图片来源于网络|图片来自网络|图源网络|侵删|Все права защищены|все права защищены|при цитировании|Перепечатка|All Rights Reserved|仅代表作者个人观点|不代表本站立场|不代表本网|不代表本报立场|谢绝转载|请勿转载")},
	{Feed, true, 200, either("阅读更多|继续阅读|Read more|Continue reading|Read the full story|Read the full article|Читать далее|Читать полностью"), nil, []string{"appeared first on", "first appeared on", "впервые появилась на", "最先出现在", "最早發佈於"}},
	{Share, true, 40, either("分享|分享到|分享让更多人看到|分享到朋友圈|分享到微博|分享至朋友圈|喜欢就分享|分享此文|分享文章|共享此文章|微信|微博|QQ空间|赞|点赞|赞过|踩|转发|Share|Share this|Share this article|Tweet|Like this|Facebook|Twitter|Поделиться"), either("点击分享到|点击以在|分享至|分享到"), either("人喜欢这篇文章|次点赞")},
	{Pager, true, 60, nil, either("上一篇文章|下一篇文章|上一条|下一条|上一章|下一章|上篇文章|下篇文章|上一主题|下一主题|前一篇|后一篇|Previous article|Next article|Предыдущая статья|Следующая статья|Предыдущая запись|Следующая запись|Newer Post|Older Post"), nil},
	{Pager, false, 40, either("上一页|下一页|上一篇|下一篇|首页|末页|尾页|阅读原文|Continue reading on Medium »|Previous|Next|Previous page|Next page"), either("上一篇|下一篇"), nil},
	{Nav, true, 9, either("资 讯|要 闻|新 闻|导 读|专 题|评 论|图 片|视 频"), nil, nil},
	{Marker, false, 60, either("_ueditor_page_break_tag_|[nextpage]|{nextpage}|<!--nextpage-->|nextpage|分页符|#p#分页标题#e#"), either("#p#分页标题"), nil},
	{Comments, true, 40, either("评论|网友评论|发表评论|我要评论|写评论|查看评论|回复|永久连接|冒个泡吧|Comments|Leave a comment|Leave a Reply|Log in to post comments|Комментарии|Добавить комментарий|Оставить комментарий|Add comment|No comments|No comments yet|添加评论|暂无评论|精选留言|发表回复"), either("登录或注册后|登录后发表|最新评论|网友跟贴"), nil},
	{Loading, false, 30, either("正在加载……|正在加载...|正在加载|加载中|加载中...|加载中…|Loading|Loading...|Loading…"), nil, nil},
	{Ads, false, 38, either("广告|廣告|Advertisement|Advertisements|ADVERTISEMENT|Sponsored|Реклама|[广告]|推广"), either("Story continues below advertisement|Advertisement - "), nil},
	{Subscribe, true, 60, nil, either("Sign in to|Already a subscriber"), nil},
	{Byline, true, 40, nil, either("来源|來源|本文来源|文章来源|稿件来源|稿源|信息来源|转自|转载自|文章转载自|摘自|原载|阅读次数|阅读量|阅读数|浏览次数|浏览量|点击数|点击量|点击率|访问次数|人气|字数统计|Источник"), nil},
	{Byline, false, 40, nil, either("本帖最后由|本文最后由|最后由"), nil},
}

// matchLine returns the rule that drops line, or "". atEdge tells whether the
// line stands at an edge of the body.
func matchLine(line string, atEdge bool) string {
	if !atEdge && len(line) > utf8.UTFMax*lineTable.maxInside {
		return ""
	}
	whole := strings.TrimFunc(line, letter.Space)
	line = trimLine(line)
	n := utf8.RuneCountInString(line)
	if n == 0 {
		return ""
	}
	if len(line) <= 120 && isPagerRow(line) {
		return Pager
	}
	if atEdge && n <= 40 && isReadingTime(line) {
		return Byline
	}
	m := lineMatcher{n: n, atEdge: atEdge, best: len(lineRules)}
	if n <= lineTable.max {
		m.match(line, whole)
	}
	if m.best < len(lineRules) {
		return lineRules[m.best].rule
	}
	if atEdge {
		return edgeRule(line, whole)
	}
	return ""
}

// edgeRule judges a line at an edge of the body by what it is made of; whole is
// the line with its brackets and bullets.
func edgeRule(line, whole string) string {
	switch {
	case IsCommandRow(whole):
		return Report
	case isMenuRow(line):
		return Nav
	case isStamp(line):
		return Dateline
	case isTagRow(whole):
		return Tags
	case isPaperPlace(line):
		return Byline
	case isInfoItem(whole):
		return Byline
	case strings.HasPrefix(line, "End of ") && len(line) < maxDate/2:
		return Nav
	case isEndMark(whole):
		return Separator
	}
	return ""
}

// isInfoItem reports whether line is an item of a list that names those who
// wrote an article, read aloud before it: "作者, 林晚".
func isInfoItem(line string) bool {
	for _, w := range []string{"作者, ", "作者，", "Author, ", "Role, ", "Reporting from, ", "Автор, ", "Место работы, "} {
		if strings.HasPrefix(line, w) && len(line) < maxDate*2 {
			return true
		}
	}
	if rest, ok := strings.CutPrefix(line, "阅读"); ok && runes.IsNumber(letter.Key(rest)) {
		return true
	}
	return line == "Article information" || strings.HasPrefix(line, "Published in ") && strings.Contains(line, " min read")
}

// isSkipLink reports whether line leads a listener past a part of a page.
func isSkipLink(line string) bool {
	return strings.HasPrefix(line, "跳过") && strings.Contains(line, "继续阅读") && len(line) < maxDate*2 ||
		strings.HasPrefix(line, "Skip ") && strings.Contains(line, "continue reading") || strings.HasPrefix(line, "Пропустить ") && strings.Contains(line, "продолжить чтение")
}

// isReadingTime reports whether line says how long an article takes to read:
// "5 min read", "阅读约 3 分钟".
func isReadingTime(line string) bool {
	if !strings.ContainsAny(line, "0123456789") {
		return false
	}
	s := strings.TrimLeft(letter.Key(line), "0123456789")
	for _, w := range []string{"minread", "minuteread", "minutesread", "минчтения", "минутчтения"} {
		if rest, ok := strings.CutPrefix(s, w); ok { // perhaps a date behind it
			return utf8.RuneCountInString(rest) <= 12 && len(s) < len(letter.Key(line))
		}
	}
	s = strings.TrimRight(s, "0123456789")
	if s == "mins" || s == "minutes" || s == "мин" {
		return len(s) < len(letter.Key(line))
	}
	return utf8.RuneCountInString(line) <= 16 && strings.HasPrefix(s, "阅读") && strings.HasSuffix(s, "分钟")
}

// either splits the words of a rule, which are parted by "|".
func either(words string) []string { return strings.Split(words, "|") }

// trimLine removes white space, bullets and brackets around a line.
func trimLine(s string) string {
	s = strings.TrimFunc(s, letter.Space)
	if r, _ := utf8.DecodeRuneInString(s); !isLetterOrDigit(r) {
		s = strings.TrimLeft(s, "（(【[「*·▲>●■•▼◆◇○-—_~～=|｜ 　")
	}
	if r, _ := utf8.DecodeLastRuneInString(s); !isLetterOrDigit(r) {
		s = strings.TrimRight(s, "）)】]」*_~～ 　")
	}
	return s
}

// isLetterOrDigit reports whether r is a common ideograph or an ASCII letter or
// digit: the ends of most lines.
func isLetterOrDigit(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r < utf8.RuneSelf && letter.Alnum(byte(r))
}

// isPagerRow reports whether line is the row of page numbers under an article:
// "1  2", "1 2 3 下一页".
func isPagerRow(line string) bool {
	if strings.IndexByte(line, '1') < 0 || strings.IndexByte(line, '2') < 0 {
		return false
	}
	f := strings.FieldsFunc(line, func(r rune) bool { return letter.Space(r) || strings.ContainsRune("[]【】", r) })
	if len(f) < 2 || len(f) > 30 {
		return false
	}
	want := 0
	for _, w := range f {
		w = strings.Trim(w, "<>«»")
		switch w {
		case "上一页", "下一页", "首页", "末页", "尾页", "...", "…", "余下全文", "":
			continue
		}
		if !runes.IsNumber(w) || len(w) > 3 {
			return false
		}
		want++
		if want == 1 && w != "1" || want > 1 && runes.Number(w) != want {
			return false
		}
	}
	return want > 1
}

// isBreadcrumb reports whether line is the path to a page: "首页 > 财经 > 正文".
func isBreadcrumb(line string) bool {
	if utf8.RuneCountInString(line) > 60 {
		return false
	}
	for _, sign := range []string{">", "›", "»", "/", "＞"} {
		parts := strings.Split(line, sign)
		if len(parts) < 2 {
			continue
		}
		first, last := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[len(parts)-1])
		if last == "正文" || strings.HasSuffix(first, "首页") || strings.HasSuffix(first, "首頁") || first == "Home" || first == "Главная" {
			return true
		}
	}
	return false
}

// shareNames are the services that share buttons name, squashed.
var shareNames = words.Set("facebook twitter x linkedin reddit pinterest tumblr whatsapp telegram email mail weibo wechat line pocket " +
	"mastodon hackernews vk vkontakte copylink 微信 微博 新浪微博 qq空间 朋友圈 豆瓣 复制链接 腾讯微博 人人网 qq好友 微信好友 微信朋友圈 电子邮件")

// isShareList reports whether l is a row of share buttons.
func isShareList(l *doc.List) bool {
	if len(l.Items) < 2 {
		return false
	}
	for _, it := range l.Items {
		for _, x := range it.Blocks {
			if text, ok := leafText(x); !ok || !shareNames[letter.Key(text)] {
				return false
			}
		}
	}
	return true
}

// isSeparator reports whether line is a row of marks that parts sections.
func isSeparator(line string) bool {
	n := 0
	for _, r := range line {
		switch {
		case letter.Space(r):
		case strings.ContainsRune("-—–_=*~～·•…＊─━═■□◆◇●○★☆※＝－#+.", r):
			n++
		default:
			return false
		}
	}
	return n >= 3 && !strings.HasPrefix(line, "…") && !strings.HasPrefix(line, "...")
}

// isDateline reports whether line is only a date with a time of day, or an ISO
// date, perhaps with the words that pages set beside it.
func isDateline(line string) bool {
	line = trimLine(line)
	if utf8.RuneCountInString(line) > 60 {
		return false
	}
	digits, clock := 0, false
	rest := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			digits++
			return -1
		case r == ':' || r == '：':
			clock = true
			return -1
		case strings.ContainsRune("-/.年月日TZ+|｜ 　", r):
			return -1
		}
		return r
	}, line)
	return digits >= 8 && (clock || strings.Count(line, "-") == 2 || strings.HasPrefix(rest, "更新")) && datelineRest(rest, clock)
}

// datelineRest judges what a date line holds beside its digits.
func datelineRest(rest string, clock bool) bool {
	if rest == "" || rest == "更新时间" || rest == "更新于" {
		return true
	}
	if !clock || strings.ContainsAny(rest, "，。！？；,;!?") {
		return false
	}
	if utf8.RuneCountInString(rest) <= 12 {
		return true
	}
	for _, w := range []string{"来源", "來源", "发布", "更新", "即时", "作者", "字号", "阅读", "浏览", "北京时间", "報導", "报道", "关注", "星期", "周"} {
		if strings.HasPrefix(rest, w) || strings.HasSuffix(rest, w) {
			return utf8.RuneCountInString(rest) <= 24
		}
	}
	return false
}

// maxLine is the length in bytes of the longest text that line rules look at.
const maxLine = 480

// maxInner is maxLine for paragraphs that stand inside a body.
const maxInner = 240

// lineLimit returns the length of the longest text of x that rules look at.
func lineLimit(x doc.Block, atEdge bool) int {
	if _, ok := x.(*doc.Heading); ok || atEdge {
		return maxLine
	}
	return maxInner
}

// leafText returns the text of a paragraph or heading of at most maxLine bytes;
// ok is false for anything else.
func leafText(x doc.Block) (text string, ok bool) { return shortText(x, maxLine) }

// shortText is leafText for another limit.
func shortText(x doc.Block, limit int) (text string, ok bool) {
	var in []doc.Inline
	switch x := x.(type) {
	case *doc.Paragraph:
		in = x.Inlines
	case *doc.Heading:
		in = x.Inlines
	default:
		return "", false
	}
	if token.InlineBytes(in) > limit {
		return "", false
	}
	if r, ok := in[0].(*doc.Run); ok && len(in) == 1 {
		return r.Text, true
	}
	return doc.PlainInlines(in), true
}
