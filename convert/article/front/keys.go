package front

import "slices"

// Keys are names of keys that mean the same, as Matter.Get compares them, in order
// of preference. Those below are never written.
type Keys []string

// The keys of front matter.
var (
	Title = Keys{"title", "标题", "標題", "题目", "題目", "文章标题", "文章標題", "篇名", "headline", "subject"}
	Date  = Keys{
		"date", "published", "publisheddate", "publishdate", "publishedat", "publishtime", "publishedtime", "pubdate",
		"datepublished", "pubdatetime", "publisheddatetime", "publishdatetime", "publishedon", "dateposted", "postedat", "postedon", "releasedate", "firstpublishedat", "datetime", "issued", "posted", "postdate", "created", "createdat", "createtime", "createdtime", "createddate", "createdon", "creationdate", "creationtime", "datecreated", "time",
		"日期", "发布时间", "发布日期", "發布時間", "發布日期", "发表时间", "發表時間", "发表日期", "發表日期", "创建时间", "创建日期", "写作时间", "写作日期", "时间", "時間",
		"updated", "modified", "lastmod", "moddatetime", "updatedat", "updateddate", "updatedate", "lastupdated", "lastmodified", "datemodified", "modifiedat", "modifieddate", "更新时间", "更新日期", "修改时间",
	}
	Author = Keys{"author", "authors", "作者", "byline", "by", "creator", "writer", "记者", "記者"}
	// URL may also hold a name, which then is the source.
	URL = Keys{
		"url", "link", "canonical", "canonicalurl", "sourceurl", "sourcelink", "originalurl", "originallink", "from", "original",
		"source", "网址", "链接", "連結", "原文链接", "原文連結", "原文", "permalink", "via",
	}
	// Original names the article that an article translates.
	Original = Keys{"translationof", "translatedfrom", "translationkey", "translationid", "ref", "langref", "originalfile", "originalpath", "original", "译自", "譯自", "原文"}
	Source   = Keys{"source", "sourcename", "site", "sitename", "publication", "publisher", "media", "来源", "來源", "媒体", "媒體", "出处", "from", "original"}
	Tag      = Keys{"tags", "tag", "标签", "標籤", "keywords", "关键词", "關鍵詞", "topics"}
	Category = Keys{"categories", "category", "分类", "分類", "栏目", "欄目", "section", "columns"}
	Lang     = Keys{"lang", "language", "locale", "语言", "語言"}

	// Standfirst is what stands between the title and the text.
	Standfirst = Keys{"standfirst", "lede", "dek", "deck", "导语", "導語", "导读", "導讀", "摘要", "提要", "excerpt", "summary", "description", "abstract", "简介", "簡介"}

	// Position is where the article stands among those of its folder.
	Position = Keys{"sidebarposition", "weight", "navorder", "sidebarorder", "dirorder", "order", "position", "sort", "序号", "序號", "顺序", "順序", "排序"}
	// Label is what lists of contents call the article.
	Label = Keys{"sidebarlabel", "linktitle", "dirtext", "shorttitle"}
	// Parent is the title of the article that it stands under.
	Parent = Keys{"parent"}
	// Next and Previous lead to the articles behind it and before it.
	Next     = Keys{"nextlink", "next", "nextpage", "下一篇", "下一章"}
	Previous = Keys{"prevlink", "prev", "previous", "prevpage", "previouspage", "上一篇", "上一章"}

	// Saved is when somebody saved the article.
	Saved = Keys{"saved", "clipped", "datesaved", "saveddate", "dateclipped", "clippedat", "savedat", "added", "dateadded"}
	// Issued is the date of the book or the like that the article stands in.
	Issued = Keys{"wholeissued"}
)

// isListKey reports whether a folded key holds a list.
func isListKey(k string) bool {
	return slices.Contains(Tag, k) || slices.Contains(Category, k) || k == "authors"
}

// knownKeys is the set of the keys above but Saved and Issued, and of those that
// name the dialect; it is never written after it is built.
var knownKeys = func() map[string]bool {
	set := map[string]bool{"layout": true, "comments": true, "draft": true, "slug": true, "译者": true, "編輯": true}
	for _, keys := range []Keys{Title, Date, Author, URL, Original, Source, Tag, Category, Lang} {
		for _, k := range keys {
			set[k] = true
		}
	}
	return set
}()

// knownKey reports whether wenzhai makes use of a key.
func knownKey(key string) bool { return knownKeys[foldKey(key)] }
