package main

// sites are those of the real archive. The selectors are written by hand, from
// what the sites' pages look like.
var sites = []site{
	{
		name: "drupal-essays", host: "pao-pao.net",
		body: ".field-name-field-image:not(.field-name-body .field-name-field-image):not(.view-content .field-name-field-image), .field-name-body",
		drop: ".element-invisible, .related, .field-name-service-links-displays-group, .comment, #comments",
	},
	{
		name: "wordpress-blog", host: "www.iyouport.org", body: ".entry-content",
		drop: ".sharedaddy, .jp-relatedposts, [id^=atatags], .wpcnt",
	},
	{
		name: "magazine-mirror", host: "nei.st", body: ".entry-content",
		drop: ".code-block, .collection, .page-title, [class^=BarrierFailsafe]",
	},
	{name: "english-magazine", host: "www.chinafile.com", body: "body", drop: "img[src*='/profile/']"},
	{name: "portal-1", files: "163-", body: ".post_text", drop: ".otitle, .ep-source, .post_btmshare", title: "#epContentLeft h1", date: ".post_time_source"},
	{name: "developers", files: "csdn-", body: ".news_content", drop: ".copyright", title: "h1", date: ".time"},
	{name: "portal-2", files: "ifeng-", body: "[class^=main_content], #main_content", drop: ".ifengLogo", title: "h1", date: "[class^=time], .ss01"},
	{name: "portal-3", files: "sina-", body: "#article, #artibody", drop: ".article-editor, .appendQr_wrap, [id^=quote_]", lines: "^(责任编辑：|免责声明：|原标题：)", title: "h1.main-title", date: ".date"},
	{name: "newspaper", files: "thepaper-", body: ".news_txt", lines: "^（原题为|^本文原标题：|更多原创资讯请下载|^((编辑|责编|校对|来源)\\||扫描下方二维码|\\d、回复【|点击菜单栏【|看都看完了)", title: "h1.news_title", date: ".news_about"},
	{name: "aggregator", files: "toutiao-", body: ".article-content, .abstract, .image-list", drop: ".abstract-index", title: "h1", date: ".article-sub"},
}
