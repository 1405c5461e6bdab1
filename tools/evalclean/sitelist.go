package main

// sites are those of the real archive. The selectors are written by hand, from
// what the sites' pages look like.
var sites = []site{
	{name: "pao-pao.net", host: "pao-pao.net",
		body: ".field-name-field-image:not(.field-name-body .field-name-field-image):not(.view-content .field-name-field-image), .field-name-body",
		drop: ".element-invisible, .related, .field-name-service-links-displays-group, .comment, #comments"},
	{name: "iyouport.org", host: "www.iyouport.org", body: ".entry-content",
		drop: ".sharedaddy, .jp-relatedposts, [id^=atatags], .wpcnt"},
	{name: "nei.st", host: "nei.st", body: ".entry-content",
		drop: ".code-block, .collection, .page-title, [class^=BarrierFailsafe]"},
	{name: "chinafile.com", host: "www.chinafile.com", body: "body", drop: "img[src*='/profile/']"},
	{name: "163.com", files: "163-", body: ".post_text", drop: ".otitle, .ep-source, .post_btmshare", title: "#epContentLeft h1", date: ".post_time_source"},
	{name: "csdn.net", files: "csdn-", body: ".news_content", drop: ".copyright", title: "h1", date: ".time"},
	{name: "ifeng.com", files: "ifeng-", body: "[class^=main_content], #main_content", title: "h1", date: "[class^=time], .ss01"},
	{name: "sina.com.cn", files: "sina-", body: "#article, #artibody", drop: ".article-editor, .appendQr_wrap", lines: "^(责任编辑：|免责声明：)", title: "h1.main-title", date: ".date"},
	{name: "thepaper.cn", files: "thepaper-", body: ".news_txt", lines: "^（原题为|^本文原标题：|更多原创资讯请下载", title: "h1.news_title", date: ".news_about"},
	{name: "toutiao.com", files: "toutiao-", body: ".article-content, .abstract, .image-list", title: "h1", date: ".article-sub"},
}
