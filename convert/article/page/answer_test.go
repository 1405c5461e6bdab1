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
