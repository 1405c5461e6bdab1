package clean

import (
	"strings"
	"unicode/utf8"
)

// promoWords are the words of an invitation to do something for a site: what is
// asked, and what it is about. A line is an invitation when it has both kinds and
// none of its clauses is without any.
type inviteWords struct {
	asks, about []string
	rule        string
}

// invitations are read in order. All words are in lower case.
var invitations = []inviteWords{
	{
		either("点击|點擊|长按|長按|扫码|掃碼|扫描|掃描|扫一扫|识别|識別|关注|關注|订阅|訂閱|添加|加入|转发|轉發|分享|点赞|点个|点“|点亮|点一下|戳|下载|下載|打开|搜索|投稿|回复|回覆|联系我们|聯繫我們|加微信|加群|设为星标|置顶|留言"),
		either("二维码|二維碼|公众号|公眾號|微信|蓝字|阅读原文|閱讀原文|在看|朋友圈|客户端|客戶端|app|小程序|读者群|交流群|粉丝群|进群|我们|小编|后台|原文链接|邮箱|信箱|下方|上方|左下角|右下角|名片|头条号|视频号|抖音|微博|星标|好友|本号|本刊|更多精彩|精彩内容|频道|電郵|电子报|電子報|粉絲專頁|手机看|手机打开|手机上|三连|转评赞|@mail|订阅号"),
		ruleFollow,
	},
	{
		either("subscribe|sign up|sign-up|follow|join|download|click|support|donate|get |become|upgrade|enjoyed|enjoy |thanks for reading|thank you for reading|like |share|register|log in|leave a comment|buy me|tap "),
		either("newsletter|email|e-mail|inbox|us on|channel|telegram|patreon|twitter|facebook|instagram|youtube|linkedin|mastodon|updates|the app|our app|for free|my work|our work|new posts|new post|subscriber|this post|this article|this story|mailing list|member|coffee|ko-fi|podcast|our journalism|rss|this blog|your friends|unlimited access|notifications"),
		ruleSubscribe,
	},
	{
		either("подписывайтесь|подпишитесь|подписаться|подписка|подписывайся|читайте нас|следите|присоединяйтесь|ставьте|скачайте|скачать|поддержите|поддержать|больше новостей|ещё больше|еще больше|нашли опечатку|нашли ошибку|заметили ошибку|заметили опечатку|выделите|делитесь|поделитесь|вступайте|смотрите нас|оставайтесь"),
		either("канал|телеграм|telegram|вконтакте|vk|дзен|рассылк|лайк|приложени|ctrl|нас |нам |новост|youtube|max|whatsapp|viber|соцсет|друзьям|одноклассник|группу|сообществ|донат|boosty|patreon|редакци"),
		ruleFollow,
	},
}

// The longest invitation in runes, and of how many words a clause may be free of
// its words: "please", "don't forget".
const (
	maxInvite    = 170
	maxHanInvite = 60
	maxFree      = 2
)

// inviteRule returns the rule of an invitation that line is, or "".
func inviteRule(line string) string {
	n := utf8.RuneCountInString(line)
	if n > maxInvite || n > maxHanInvite && hasHan(line) || isStep(line) {
		return ""
	}
	s := strings.ToLower(line)
	for i := range invitations {
		if w := &invitations[i]; holdsAny(s, w.asks) && holdsAny(s, w.about) && w.fills(s) {
			return w.rule
		}
	}
	return ""
}

// isStep reports whether line is a step of directions, numbered, or a question.
func isStep(line string) bool {
	line = strings.TrimFunc(line, isSpace)
	if line == "" || line[0] >= '0' && line[0] <= '9' || strings.HasPrefix(line, "第") || strings.HasSuffix(line, "吗？") {
		return true
	}
	r, n := utf8.DecodeRuneInString(line)
	next, _ := utf8.DecodeRuneInString(line[n:])
	return r >= '①' && r <= '⑳' || strings.ContainsRune("一二三四五六七八九十（(", r) && strings.ContainsRune("、.．一二三四五六七八九十0123456789", next)
}

// fills reports whether every clause of s has one of w's words.
func (w *inviteWords) fills(s string) bool {
	for _, clause := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，。！？；,.!?;", r) }) {
		if holdsAny(clause, w.asks) || holdsAny(clause, w.about) {
			continue
		}
		if letters := squash(clause); len(letters) > 0 && (len(strings.Fields(clause)) > maxFree || hasHan(letters) && utf8.RuneCountInString(letters) > 2*maxFree) {
			return false
		}
	}
	return true
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// commands are the words of buttons, squashed: a line of nothing else, parted by
// brackets, bars or spaces, is a row of them.
var commands = nameSet("发表评论 我要评论 告诉好友 打印此文 打印本页 打印 关闭窗口 关闭 关闭本页 加入收藏 收藏 收藏本文 推荐 推荐给朋友 设为首页 收藏本站 返回顶部 回到顶部 返回首页 返回 返回列表 举报 " +
	"纠错 复制链接 复制 顶一下 踩一下 顶 踩 赞 点赞 分享 转发 评论 喜欢 在看 回复 引用 编辑 删除 只看该作者 倒序浏览 阅读原文 查看原文 大 中 小 字体 字号 放大 缩小 繁体 简体 朗读 下载 " +
	"点赞收藏 写留言 楼主 沙发 板凳 收起 展开 全屏 联系站长 友情链接 版权申明 关于我们 联系我们 网站地图 " +
	"print email share tweet pin save reply delete quote edit like likes comment comments listen follow following copylink emailthis blogthis sharetotwitter sharetofacebook sharetopinterest sharetox " +
	"поделиться ответить нравится печать комментировать вконтакте одноклассники telegram скопироватьссылку viber whatsapp сохранить распечатать подписаться")

// isCommandRow reports whether line is two commands or more and nothing else
// but counts, or a single one in brackets.
func isCommandRow(line string) bool {
	n := 0
	for _, part := range strings.FieldsFunc(line, isRowGap) {
		s := squash(part)
		switch {
		case commands[s]:
			n++
		case s == "" || isNumber(s):
		case commands[strings.TrimRight(s, "0123456789")]: // 收藏3
			n++
		default:
			return false
		}
	}
	return n > 1 || n == 1 && strings.ContainsAny(line[:min(len(line), 3)], "【[〖")
}

func isRowGap(r rune) bool {
	return isSpace(r) || strings.ContainsRune("|｜·•【】[]〖〗/／()（）,，:：", r)
}

// isMenuRow reports whether line is a site's menu: the home page and other
// places, parted by bars.
func isMenuRow(line string) bool {
	parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("|｜┊│", r) })
	if len(parts) < 3 {
		return false
	}
	home := false
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if utf8.RuneCountInString(p) > 14 || strings.ContainsAny(p, "，。！？,!?") {
			return false
		}
		switch squash(p) {
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
			case isSpace(r) || strings.ContainsRune("-/.:：年月日时分秒,，·|（）()tz+", r):
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
	f := strings.Fields(line)
	for _, w := range f {
		if len(w) < 2 || w[0] != '#' || isNumber(w[1:]) || strings.ContainsAny(w[1:], "#。，") && !strings.HasSuffix(w, "#") {
			return false
		}
	}
	return len(f) > 0
}

// isPaperPlace reports whether line says where an article stood in print:
// "《晚报》（2021年6月28日 第05版）".
func isPaperPlace(line string) bool {
	if utf8.RuneCountInString(line) > 45 || !strings.Contains(line, "版") || strings.ContainsAny(line, "。！？") {
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
