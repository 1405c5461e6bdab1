package page

import (
	"testing"
	"time"
)

func TestAnswer(t *testing.T) {
	const site = `<html><head><title>灯</title></head><body><a href="https://www.zhihu.com">知乎</a><h1>灯？</h1>`
	for in, want := range map[string]string{
		site + `<meta itemprop="dateCreated" content="2020-01-01T00:00:00Z"><div class="Card AnswerCard"><div class="ContentItem AnswerItem"><meta itemProp="name" content="阿&amp;渡"><meta itemProp="dateCreated" content="2024-04-30T16:01:00.000Z"><p>灯。</p></div><div class="ContentItem AnswerItem"><meta itemprop="name" content="林晚"></div>`: "阿&渡|2024-05-01T00:01:00+08:00",
		site + `<meta itemprop="dateCreated" content="2020-01-01T00:00:00Z"><div class="ContentItem AnswerItem"><meta itemProp="name" content="阿&amp;渡"><meta itemProp="dateCreated" content="2024-04-30T16:01:00.000Z"><p>灯。</p></div><div class="ContentItem AnswerItem"><meta itemprop="name" content="林晚"></div>`:                              "阿&渡, 林晚|2024-05-01T00:01:00+08:00",
		site + `<div class="ContentItem AnswerItem"><meta itemprop="name" content="阿渡"><p>灯。</p><div>编辑于 2024-05-03 09:30</div></div><div class="ContentItem AnswerItem"><div>发布于 2022-02-02 08:01</div></div>`:                                                                                                                                    "阿渡|2024-05-03T09:30:00Z",
		site + `<article class="Post-Main"><meta itemprop="name" content="林晚"><div>发布于 2024-05-06 07:30・IP 属地江苏</div></article>`:                                                                                                                                                                                                                   "林晚|2024-05-06T07:30:00Z",
		`<html><head><title>灯</title></head><body><a href="https://www.douban.com"></a><h1>灯</h1><span property="v:reviewer">阿渡</span><span property="v:dtreviewed" content="2024-05-07">2024-05-07 21:10:00</span>`:                                                                                                                               "阿渡|2024-05-07T21:10:00Z",
	} {
		p := Read([]byte(in), time.UTC)
		p.Choose([]byte(in), nil, time.UTC)
		if got := p.Author + "|" + p.Date.Time.Format(time.RFC3339); got != want {
			t.Errorf("%s\n is %s, want %s", in, got, want)
		}
	}
}

// Pages of Douban say title, author and day by their own marks.
func TestPost(t *testing.T) {
	const site = `<html><head><title>阿渡的主页</title></head><body><div id="db-global-nav"><a href="https://www.douban.com">豆瓣</a></div><h1>阿渡的主页</h1>`
	const body = `<div id="link-report"><p>雨下了一夜，巷口的伞都湿了。</p></div>`
	for in, want := range map[string]string{
		`<div class="note-header note-header-container"><h1>雨里的伞</h1><div><a href="/people/1/" class="note-author">阿&amp;渡</a><span class="pub-date">2024-05-01 08:30:00</span></div></div>` + body:                                                                                                "雨里的伞|阿&渡|2024-05-01T08:30:00Z",
		`<h1><span property="v:summary">没有伞的人（上）</span></h1><header class="main-hd"><a href="/people/1/"><span property="v:reviewer">林晚</span></a> 评论 <a href="/subject/1/">雨巷</a><span property="v:dtreviewed" content="2024-05-02" class="main-meta">2024-05-02 09:00:00</span></header>` + body: "没有伞的人（上）|林晚|2024-05-02T09:00:00Z",
		`<h1><span property="v:summary">伞</span></h1><header class="main-hd"><a href="/people/1/" class="name"><span>林晚</span></a>评论<span content="2024-05-02" class="main-meta">2024-05-02 09:00:00</span></header><div id="link-report-77" class="review-content"><p>雨。</p></div>`:               "伞|林晚|2024-05-02T09:00:00Z",
		`<h1>谁的伞忘在……</h1><table><tr><td class="tablecc"><strong>标题：</strong>谁的伞忘在了巷口</td></tr></table><div class="topic-doc"><h3><span class="from">来自: <a href="/people/1/">阿渡</a>(走路)</span><span class="create-time color-green">2024-05-03 10:00:00</span></h3>` + body + `</div>`:             "谁的伞忘在了巷口|阿渡|2024-05-03T10:00:00Z",
		`<div class="status-item"><div class="hd"><a class="lnk-people" href="/people/1/">阿渡</a> 说:</div><div class="status-saying"><blockquote><p>雨停了。</p></blockquote></div><span class="created_at" title="2024-05-04 11:00:00"><a>5月4日</a></span></div>`:                                       "雨停了。|阿渡|2024-05-04T11:00:00Z",
	} {
		in = site + in
		p := Read([]byte(in), time.UTC)
		name, source := p.Choose([]byte(in), nil, time.UTC)
		if got := name + "|" + p.Author + "|" + p.Date.Time.Format(time.RFC3339); got != want || source != "豆瓣" {
			t.Errorf("%s\n is %s of %s, want %s", in, got, source, want)
		}
	}
	blog := `<html><head><title>伞</title></head><body><h1>伞</h1><header class="main-hd"><a href="/">巷子</a></header><p>雨。<a href="https://www.douban.com/note/1/">日记</a></p>`
	p := Read([]byte(blog), time.UTC)
	if name, source := p.Choose([]byte(blog), nil, time.UTC); name != "伞" || source == "豆瓣" || p.Author != "" {
		t.Errorf("a page that links to Douban: %s, %s, %s", name, source, p.Author)
	}
}
