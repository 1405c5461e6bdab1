package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// inviteWords are the words of an invitation to do something for a site: what is
// asked, and what it is about. A line is an invitation when it has both kinds,
// when one of its clauses begins with what is asked, and when no clause is
// without any of its words.
type inviteWords struct {
	asks   []string
	about  []string
	filler []string // other words of invitations
	tells  []string // words of somebody who tells a story; a line with one is none
	inside bool     // the words asked for need not begin a clause, but fill half of the line
	rule   string
}

// invitations are read in order. All words are in lower case.
var invitations = []inviteWords{
	{
		asks:   either("点击|點擊|长按|長按|扫码|掃碼|扫描|掃描|扫一扫|识别|識別|关注|關注|订阅|訂閱|添加|加入|转发|轉發|分享|点赞|点个|点“|点亮|点一下|戳|下载|下載|打开|搜索|投稿|回复|回覆|联系|聯繫|加微信|加群|设为|置顶"),
		about:  either("二维码|二維碼|公众号|公眾號|蓝字|阅读原文|閱讀原文|在看|朋友圈|客户端|客戶端|app|小程序|读者群|交流群|粉丝群|进群|小编|后台回复|原文链接|名片|头条号|视频号|星标|手机看|手机打开|转评赞|三连|订阅号|关注我们|關注我們|加入我们|联系我们|投稿邮箱|更多精彩|精彩内容|本号|官微|电子报|電子報|粉絲專頁|更多的朋友|更多朋友|用微信扫"),
		filler: either("我们|我們|微信|微博|下方|上方|手机|更多|喜欢|支持|欢迎|邮箱|信箱|群|原创|内容|精彩|@|朋友|↓|▼|文章"),
		tells:  either("他|她|了|过|说|认为|表示|？|曾|自己|用户|人们|应该|可以|需要"),
		inside: true, rule: Follow,
	},
	{
		asks: either("subscribe|sign up|sign-up|follow|join|download|click|support|donate|get |become|upgrade|if you enjoyed|if you enjoy|if you liked|enjoyed this|thanks for reading|thank you for reading|" +
			"like this|like and|share|register|leave a comment|buy me|tap |to receive new posts|to get updates|never miss|don't miss|don’t miss|for more|stay up to date|want more|refer a friend|give a gift"),
		about: either("newsletter|inbox|us on|our channel|my channel|telegram|patreon|our app|the app|for free|my work|our work|new posts|subscriber|this post|mailing list|a member|ko-fi|a coffee|our podcast|our journalism|" +
			"rss feed|this blog|unlimited access|free trial|your email|by email|updates from|on twitter|on facebook|on instagram|on mastodon|on linkedin|on youtube|email updates|gift subscription"),
		tells: either(" he | she | they | was | were | said |?"),
		rule:  Subscribe,
	},
	{
		asks:  either("подписывайтесь|подпишитесь|подписывайся|читайте нас|следите|присоединяйтесь|ставьте|скачайте|поддержите|больше новостей|ещё больше|еще больше|нашли опечатку|нашли ошибку|заметили ошибку|заметили опечатку|выделите|делитесь|поделитесь|вступайте|смотрите нас|оставайтесь|хотите быть в курсе|хотите больше|чтобы не пропустить|оперативные новости|все новости|самое интересное|сообщите"),
		about: either("канал|телеграм|telegram|вконтакте|дзен|рассылк|лайк|приложени|ctrl|новост|youtube|whatsapp|viber|соцсет|донат|boosty|patreon|редакци|в max|на нас"),
		tells: either(" он | она | они | был |сказал"),
		rule:  Follow,
	},
}

// The longest invitation in runes, and of how many words a clause may be that has
// none of its words: "please", "don't forget".
const (
	maxInvite    = 170
	maxHanInvite = 45
	maxFree      = 2
)

// InviteRule returns the rule of an invitation that line is, or "".
func InviteRule(line string) string {
	if len(line) > 2*maxInvite || letter.Unspaced(runes.FirstRune(line)) && len(line) > 4*maxHanInvite || isStep(line) {
		return ""
	}
	n := utf8.RuneCountInString(line)
	if n > maxInvite || n > maxHanInvite && letter.HasUnspaced(line) {
		return ""
	}
	s := strings.ToLower(line)
	for i := range invitations {
		if w := &invitations[i]; runes.HoldsAny(s, w.asks) && runes.HoldsAny(s, w.about) && !runes.HoldsAny(s, w.tells) && w.fills(s) {
			return w.rule
		}
	}
	return ""
}

// isStep reports whether line is a step of directions, numbered.
func isStep(line string) bool {
	line = strings.TrimFunc(line, letter.Space)
	if line == "" || line[0] >= '0' && line[0] <= '9' || strings.HasPrefix(line, "第") {
		return true
	}
	r, n := utf8.DecodeRuneInString(line)
	next, _ := utf8.DecodeRuneInString(line[n:])
	return r >= '①' && r <= '⑳' || strings.ContainsRune("一二三四五六七八九十（(", r) && strings.ContainsRune("、.．一二三四五六七八九十0123456789", next)
}

// fills reports whether a clause of s begins with what w asks, and none is free
// of its words.
func (w *inviteWords) fills(s string) bool {
	begins := w.inside && w.covers(s)
	for _, clause := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，。！？；,.!?;", r) }) {
		clause = strings.TrimLeftFunc(clause, func(r rune) bool {
			return letter.Space(r) || !letter.LatinOrDigit(r) && !letter.Unspaced(r) && (r < 0x400 || r > 0x52F)
		})
		clause = strings.TrimPrefix(clause, "please ")
		begins = begins || runes.StartsAny(clause, w.asks)
		if runes.HoldsAny(clause, w.asks) || runes.HoldsAny(clause, w.about) || runes.HoldsAny(clause, w.filler) {
			continue
		}
		if letters := letter.Key(clause); len(letters) > 0 && (len(strings.Fields(clause)) > maxFree || letter.HasUnspaced(letters) && utf8.RuneCountInString(letters) > 2*maxFree) {
			return false
		}
	}
	return begins
}

// covers reports whether half of the Chinese characters of s are w's words; names
// in quotation marks do not count.
func (w *inviteWords) covers(s string) bool {
	covered, all, quoted := 0, 0, false
	for s != "" {
		if n := w.wordAt(s); n > 0 {
			runes := utf8.RuneCountInString(s[:n])
			covered, all = covered+runes, all+runes
			s = s[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == '“' || r == '「' || r == '《':
			quoted = true
		case r == '”' || r == '」' || r == '》':
			quoted = false
		case letter.Unspaced(r) && !quoted:
			all++
		}
		s = s[n:]
	}
	return covered*2 >= all
}

// wordAt returns the length of the longest of w's words that s begins with, or 0.
func (w *inviteWords) wordAt(s string) int {
	n := 0
	for _, list := range [][]string{w.asks, w.about, w.filler} {
		for _, word := range list {
			if len(word) > n && strings.HasPrefix(s, word) {
				n = len(word)
			}
		}
	}
	return n
}

// commands are the words of buttons, squashed: a line of nothing else, parted by
// brackets, bars or spaces, is a row of them.
var commands = words.Set("发表评论 我要评论 告诉好友 打印此文 打印本页 打印 关闭窗口 关闭 关闭本页 加入收藏 收藏 收藏本文 推荐 推荐给朋友 设为首页 收藏本站 返回顶部 回到顶部 返回首页 返回 返回列表 举报 " +
	"纠错 复制链接 复制 顶一下 踩一下 顶 踩 赞 点赞 分享 转发 评论 喜欢 在看 回复 引用 编辑 删除 只看该作者 倒序浏览 阅读原文 查看原文 大 中 小 字体 字号 放大 缩小 繁体 简体 朗读 下载 " +
	"点赞收藏 写留言 楼主 沙发 板凳 收起 展开 全屏 联系站长 友情链接 版权申明 关于我们 联系我们 网站地图 " +
	"print email share tweet pin save reply delete quote edit like likes comment comments listen follow following copylink emailthis blogthis sharetotwitter sharetofacebook sharetopinterest sharetox " +
	"поделиться ответить нравится печать комментировать вконтакте одноклассники telegram скопироватьссылку viber whatsapp сохранить распечатать подписаться")

// The longest row of commands and the longest command, in bytes.
const (
	maxRow     = 240
	maxCommand = 40
)

// IsCommandRow reports whether line is two commands or more and nothing else
// but counts, or a single one in brackets.
func IsCommandRow(line string) bool {
	if len(line) > maxRow {
		return false
	}
	n := 0
	for rest := line; rest != ""; {
		part := rest
		if i := strings.IndexFunc(rest, isRowGap); i >= 0 {
			part = rest[:i]
			_, size := utf8.DecodeRuneInString(rest[i:])
			rest = rest[i+size:]
		} else {
			rest = ""
		}
		if len(part) > maxCommand {
			return false
		}
		s := letter.Key(part)
		switch {
		case commands[s]:
			n++
		case s == "" || runes.IsNumber(s):
		case commands[strings.TrimRight(s, "0123456789")]: // 收藏3
			n++
		default:
			return false
		}
	}
	return n > 1 || n == 1 && strings.ContainsAny(line[:min(len(line), 3)], "【[〖")
}

func isRowGap(r rune) bool {
	switch r {
	case '|', '｜', '·', '•', '【', '】', '[', ']', '〖', '〗', '/', '／', '(', ')', '（', '）', ',', '，', ':', '：':
		return true
	}
	return letter.Space(r)
}

// isMenuRow reports whether line is a site's menu: the home page and other
// places, parted by bars.
func isMenuRow(line string) bool {
	if len(line) > maxRow || !strings.ContainsAny(line, "|｜┊│") {
		return false
	}
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == '|' || r == '｜' || r == '┊' || r == '│' })
	if len(parts) < 3 {
		return false
	}
	home := false
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if utf8.RuneCountInString(p) > 14 || strings.ContainsAny(p, "，。！？,!?") {
			return false
		}
		switch letter.Key(p) {
		case "首页", "首頁", "网站首页", "设为首页", "设为主页", "加入收藏", "关于我们", "联系我们", "home", "contact", "contactus", "about", "aboutus", "главная", "контакты":
			home = true
		}
	}
	return home
}

// stampWords stand before or behind the date on a line that says when an
// article was posted or changed.
var stampWords = either("发布于|发表于|编辑于|更新于|修改于|写于|创建于|最后编辑于|最后更新|最后修改|发布时间|发表时间|发布日期|更新时间|更新日期|时间|日期|來源|来源|发布|上传|posted on|published on|published|posted|updated on|updated|last updated|last modified|first published|опубликовано|обновлено|дата публикации")

// isStamp reports whether line is one of stampWords with a date and hardly
// anything else.
func isStamp(line string) bool {
	if len(line) > 90 || !strings.ContainsAny(line, "0123456789") {
		return false
	}
	s := strings.ToLower(strings.TrimSpace(line))
	for _, w := range stampWords {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		digits, others := 0, 0
		for _, r := range rest {
			switch {
			case r >= '0' && r <= '9':
				digits++
			case letter.Space(r) || strings.ContainsRune("-/.:：年月日时分秒,，·|（）()tz+", r):
			default:
				others++
			}
		}
		return digits >= 6 && others <= 12
	}
	return false
}

// isTagRow reports whether line is nothing but hashtags: "#tea #garden".
func isTagRow(line string) bool {
	if line == "" || line[0] != '#' {
		return false
	}
	f := strings.Fields(line)
	for _, w := range f {
		if len(w) < 2 || w[0] != '#' || runes.IsNumber(w[1:]) || strings.ContainsAny(w[1:], "#。，") && !strings.HasSuffix(w, "#") {
			return false
		}
	}
	return len(f) > 0
}

// isPaperPlace reports whether line says where an article stood in print:
// "《晚报》（2021年6月28日 第05版）".
func isPaperPlace(line string) bool {
	if len(line) > 3*45 || !strings.Contains(line, "版") || utf8.RuneCountInString(line) > 45 || strings.ContainsAny(line, "。！？") {
		return false
	}
	_, rest, ok := strings.Cut(line, "第")
	rest = strings.TrimSpace(rest)
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	return ok && n > 0 && strings.HasPrefix(strings.TrimSpace(rest[n:]), "版") && strings.ContainsAny(line, "年-/")
}

// isEndMark reports whether line only says that the text ends here, in dashes or
// stars: "- END -", "——完——". An author's own "（完）" stays.
func isEndMark(line string) bool {
	if len(line) > maxDate {
		return false
	}
	core := strings.Trim(line, "-—–_=*~～·•◆◇■□●○★☆※/\\ \u3000\u00a0")
	if len(core) == len(strings.TrimSpace(line)) && core != "END" && core != "The End" && core != "THE END" && core != "FIN" {
		return false
	}
	switch strings.ToLower(core) {
	case "end", "the end", "fin", "完", "全文完", "正文完", "конец":
		return true
	}
	return false
}

// creditRoles are what people did for an article, as its first line says it.
var creditRoles = words.Set("文 作者 撰文 记者 编辑 责编 图 摄影 图片 排版 校对 审核 监制 来源 翻译 编译 译 设计 制图 出品 words author text editor photos photo translation текст автор фото редактор")

// isCreditRow reports whether line is nothing but roles with names, two or more,
// of which the author is known: "文 | 林园　编辑 | 何小满".
func isCreditRow(line, author string) bool {
	var parts []string
	for _, p := range strings.FieldsFunc(line, func(r rune) bool { return letter.Space(r) || strings.ContainsRune("|｜丨:：/／", r) }) {
		parts = append(parts, letter.Key(p))
	}
	roles, names, known := 0, 0, false
	for _, p := range parts {
		switch {
		case creditRoles[p]:
			roles++
		case p != "" && utf8.RuneCountInString(p) <= 16:
			names++
			known = known || p == author
		}
	}
	return roles > 1 && names > 0 && names <= 2*roles && known && creditRoles[parts[0]]
}
