package article

import "slices"

// The keys of front matter, as foldKey gives them, in order of preference.

func titleKeys() []string {
	return []string{"title", "标题", "標題", "题目", "headline", "subject"}
}

func dateKeys() []string {
	return []string{
		"date", "published", "publisheddate", "publishdate", "publishedat", "publishtime", "publishedtime", "pubdate",
		"datepublished", "datetime", "issued", "posted", "postdate", "created", "createdat", "createtime", "time",
		"日期", "发布时间", "发布日期", "發布時間", "發布日期", "发表时间", "时间", "時間", "updated", "modified", "lastmod",
	}
}

func authorKeys() []string {
	return []string{"author", "authors", "作者", "byline", "by", "creator", "writer", "记者", "記者"}
}

// urlKeys may also hold a name, which then is the source.
func urlKeys() []string {
	return []string{
		"url", "link", "canonical", "canonicalurl", "sourceurl", "sourcelink", "originalurl", "originallink", "from", "original",
		"source", "网址", "链接", "連結", "原文链接", "原文連結", "原文", "permalink", "via",
	}
}

// originalKeys name the article that an article translates.
func originalKeys() []string {
	return []string{"translationof", "translatedfrom", "translationkey", "translationid", "ref", "langref", "originalfile", "originalpath", "original", "译自", "譯自", "原文"}
}

func sourceKeys() []string {
	return []string{"source", "sourcename", "site", "sitename", "publication", "publisher", "media", "来源", "來源", "媒体", "媒體", "出处", "from", "original"}
}

func tagKeys() []string {
	return []string{"tags", "tag", "标签", "標籤", "keywords", "关键词", "關鍵詞", "topics"}
}

func categoryKeys() []string {
	return []string{"categories", "category", "分类", "分類", "栏目", "欄目", "section", "columns"}
}

func langKeys() []string { return []string{"lang", "language", "locale", "语言", "語言"} }

// isTitleKey reports whether a folded key holds a title.
func isTitleKey(k string) bool { return slices.Contains(titleKeys(), k) }

// isListKey reports whether a folded key holds a list.
func isListKey(k string) bool {
	return slices.Contains(tagKeys(), k) || slices.Contains(categoryKeys(), k) || k == "authors"
}

// knownKeys is the set of all keys above and of those that name the dialect; it
// is never written after it is built.
var knownKeys = func() map[string]bool {
	set := map[string]bool{"layout": true, "comments": true, "draft": true, "slug": true, "译者": true, "編輯": true}
	for _, keys := range [][]string{
		titleKeys(), dateKeys(), authorKeys(), urlKeys(), originalKeys(), sourceKeys(), tagKeys(), categoryKeys(), langKeys(),
	} {
		for _, k := range keys {
			set[k] = true
		}
	}
	return set
}()

// knownKey reports whether wenzhai makes use of a key.
func knownKey(key string) bool { return knownKeys[foldKey(key)] }
