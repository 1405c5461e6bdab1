package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// record is what a file says of one article, by folded keys.
type record map[string]any

// fold returns a key in lower case, without what parts words in it.
func fold(key string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("_-.:：\uFEFF\"", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, key)
}

// recordOf returns an object by its folded keys. Of two keys that fold alike the
// first by the alphabet that holds something counts.
func recordOf(m map[string]any) record {
	r := make(record, len(m))
	for k, v := range m {
		r[fold(k)] = v
	}
	if len(r) == len(m) {
		return r
	}
	clear(r)
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if f := fold(k); text(r[f]) == "" && names(r[f]) == "" {
			r[f] = m[k]
		}
	}
	return r
}

// The folded keys of records, most trusted first.
var titleKeys = []string{
	"title", "headline", "name", "subject", "articletitle", "posttitle", "标题", "標題", "题目", "題目", "文章标题", "文章標題", "新闻标题", "新聞標題", "篇名", "名称",
	"newstitle", "heading", "topic", "题名", "題名", "文章名",
}

var urlKeys = []string{
	"url", "originalarticleurl", "originalurl", "link", "externalurl", "canonicalurl", "resolvedurl", "givenurl", "sourceurl", "articleurl", "contenturl", "permalink", "href",
	"uri", "链接", "鏈接", "連結", "网址", "網址", "原文链接", "原文連結", "文章链接", "文章连结", "文章地址", "地址", "id", "guid", "source", "来源",
}

var sourceKeys = []string{
	"sitename", "domainname", "publication", "publisher", "sourcename", "source", "site", "feedtitle", "accountname", "account", "media", "website",
	"来源", "來源", "媒体", "媒體", "公众号", "公众号名称", "公眾號", "出处", "出處", "网站", "網站", "站点",
}

var langKeys = []string{"language", "lang", "locale", "语言", "語言"}

var authorKeys = []string{"authors", "author", "publishedby", "byline", "creator", "writer", "authorname", "作者", "记者", "記者", "撰文", "撰稿", "by", "user", "nickname", "username", "署名", "笔者", "筆者"}

var dateKeys = []string{
	"datepublished", "publishedat", "published", "publisheddate", "pubdate", "publishdate", "publishtime", "publishedtime", "publishat", "pubtime", "dategmt",
	"date", "postedat", "postdate", "posttime", "releasedate", "releasetime", "issued", "datetime", "发布时间", "发布日期", "發布時間", "發佈時間", "發布日期", "发表时间",
	"發表時間", "发表日期", "出版日期", "日期", "时间", "時間", "time", "firstpublishedat", "newsdate", "issuedate", "displaytime", "showtime", "发文时间", "發文時間", "day", "datemodified",
}

var savedKeys = []string{
	"savedat", "createdat", "addedat", "timeadded", "timestamp", "created", "createtime", "createdtime", "createdate", "datecreated", "ctime", "saveddate", "创建时间",
	"建立時間", "创建日期", "收藏时间", "保存时间", "抓取时间", "采集时间", "採集時間", "creationdate", "createdts", "ts", "updatedat", "updatetime", "更新时间", "更新時間",
}

var tagKeys = []string{
	"tags", "tag", "labels", "categories", "category", "keywords", "topics", "documenttags", "标签", "標籤", "关键词", "關鍵詞", "关键字", "分类", "分類", "栏目", "欄目",
}

var translationKeys = []string{"translationof", "translatedfrom", "translationkey", "translationid"}

var bodyKeys = []string{
	"contenthtml", "content", "html", "body", "bodyhtml", "readablecontent", "contenttext", "text", "markdown", "contentmarkdown", "md", "fulltext", "articlebody",
	"article", "articlecontent", "articletext", "maintext", "textcontent", "htmlcontent", "bodytext", "plaintext", "cleanedtext", "pagecontent", "newscontent", "blogcontent",
	"rawcontent", "richtext", "cooked", "paragraphs", "contents", "txt", "story", "selection", "postcontent", "正文", "内容", "內容", "文章内容", "文章內容", "文章正文", "全文", "正文内容", "新闻内容", "文本", "内文", "內文",
	"帖子内容", "微博正文", "微博内容", "推文", "推文内容",
}

// The keys of what is less than the text, or may be something else.
var summaryKeys = []string{"summary", "description", "excerpt", "摘要", "简介", "簡介", "details", "detail", "desc", "message"}

// textKeys are the keys of whole texts, and behind them those of less.
var textKeys = slices.Concat(bodyKeys, summaryKeys)

// The lists of keys, of which a record mostly has few: the others need no look at it.
const (
	titleList = iota
	urlList
	sourceList
	langList
	authorList
	dateList
	savedList
	tagList
	textList
)

var keyLists = [...][]string{titleKeys, urlKeys, sourceKeys, langKeys, authorKeys, dateKeys, savedKeys, tagKeys, textKeys}

// listsOf holds the lists that each key is in.
var listsOf = sync.OnceValue(func() map[string]listSet {
	m := map[string]listSet{}
	for i, list := range keyLists {
		for _, k := range list {
			m[k] |= 1 << i
		}
	}
	return m
})

// listSet is a set of lists of keys: a bit a list.
type listSet uint16

// have returns the lists of which a record has a key.
func (r record) have() (s listSet) {
	lists := listsOf()
	for k := range r {
		s |= lists[k]
	}
	return s
}

// of returns a list, nil where the record has none of its keys.
func (s listSet) of(list int) []string {
	if s>>list&1 == 0 {
		return nil
	}
	return keyLists[list]
}

// item returns the article that a record is, if it is one: something with a body
// and a title, an address or a date. key is that of its body.
func (r record) item() (it Item, key string, ok bool) {
	have := r.have()
	it = Item{
		Title: r.pick(have.of(titleList)), URL: r.webAddress(have.of(urlList)), Source: r.source(have.of(sourceList)), Lang: r.pick(have.of(langList)),
		Key: r.pick(translationKeys), Saved: r.pick(have.of(savedList)),
	}
	for _, k := range have.of(authorList) {
		it.Author = cmp.Or(it.Author, names(r[k]))
	}
	for _, k := range have.of(dateList) {
		if v := strings.TrimSpace(text(r[k])); v != "" {
			if k == "dategmt" {
				v += "Z"
			}
			if ms, ok := strings.CutPrefix(v, "/Date("); ok { // of .NET
				v = ms[:len(ms)-len(strings.TrimLeft(ms, "0123456789"))]
			}
			it.Dates = append(it.Dates, v)
		}
	}
	for _, k := range have.of(tagList) {
		it.Tags = append(it.Tags, texts(r[k])...)
	}
	it.Tags = it.Tags[:min(len(it.Tags), maxTags)]
	shown, picture := r.picture()
	it.picture = picture
	if key = r.body(&it, have.of(textList)); key == "" && picture != "" {
		key = shown
		it.illustrate(picture)
	}
	ok = len(bytes.TrimSpace(it.Body)) > 0 && (it.Title != "" || it.URL != "" || len(it.Dates) > 0 || it.Saved != "" && r.chinese())
	return it, key, ok
}

// unpublished returns what a record says of itself that no reader saw, "" if nothing.
func (r record) unpublished() string {
	switch s := strings.ToLower(text(r["status"])); s {
	case "draft", "auto-draft", "private", "pending", "trash", "scheduled", "future", "草稿":
		return s
	}
	if r["draft"] == true || r["isdraft"] == true || r["published"] == false || r["ispublished"] == false {
		return "draft"
	}
	return ""
}

// chinese reports whether a key that names the body is Chinese: an object with a
// "text" and a "timestamp" may be anything.
func (r record) chinese() bool {
	return r["正文"] != nil || r["内容"] != nil || r["內容"] != nil
}

// body takes the first text of keys, and returns its key.
func (r record) body(it *Item, keys []string) string {
	for _, k := range keys {
		s := passage(r[k])
		if strings.TrimSpace(s) == "" {
			continue
		}
		it.Body = bytes.ReplaceAll([]byte(s), []byte("\r\n"), []byte("\n"))
		switch k {
		case "contenthtml", "html", "bodyhtml", "htmlcontent", "cooked":
			it.HTML = true
		case "markdown", "contentmarkdown", "md":
			it.Markdown = true
		case "contenttext":
		default:
			it.HTML = looksTagged(s)
		}
		return k
	}
	return ""
}

// picture returns the address of the picture that stands beside the body, and its key.
func (r record) picture() (key, address string) {
	for _, k := range []string{"image", "bannerimage"} {
		if v := text(r[k]); isWeb(v) {
			return k, v
		}
	}
	list, _ := r["attachments"].([]any)
	for _, x := range list {
		m, _ := x.(map[string]any)
		if v := text(m["url"]); strings.HasPrefix(text(m["mime_type"]), "image/") && isWeb(v) {
			return "attachments", v
		}
	}
	return "", ""
}

// source returns the name of the source, which is no address.
func (r record) source(keys []string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(text(r[k])); v != "" && !isWeb(v) {
			return v
		}
	}
	return ""
}

func (r record) webAddress(keys []string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(text(r[k])); isWeb(v) {
			return v
		}
	}
	return ""
}

// pick returns the first of a few keys that is there, as text.
func (r record) pick(keys []string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(text(r[k])); v != "" {
			return v
		}
	}
	return ""
}

// looksTagged reports whether a text begins as HTML or holds its paragraphs:
// Markdown may hold a tag or two.
func looksTagged(s string) bool {
	return strings.HasPrefix(strings.TrimSpace(s), "<") || strings.Contains(s, "</p>") || strings.Contains(s, "<br")
}

// text returns a scalar as text, or what an object names or holds.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		whole, _, _ := strings.Cut(v.String(), ".")
		return whole
	case map[string]any:
		for _, k := range []string{"rendered", "content", "html", "value", "name", "title", "label", "slug"} {
			if s, ok := v[k].(string); ok {
				return s
			}
		}
		for _, k := range []string{"$date", "$numberLong", "$oid", "iso", "_seconds", "seconds"} {
			if x, ok := v[k]; ok {
				return text(x) // a value of MongoDB, LeanCloud or Firestore
			}
		}
	}
	return ""
}

// passage returns a text, or those of a list as paragraphs.
func passage(v any) string {
	list, _ := v.([]any)
	parts := make([]string, len(list))
	for i, x := range list {
		s, ok := x.(string)
		if !ok {
			return ""
		}
		parts[i] = s
	}
	return cmp.Or(text(v), strings.Join(parts, "\n\n"))
}

// texts returns the members of a list as text, or the parts of a text at its
// commas.
func texts(v any) (out []string) {
	list, _ := v.([]any)
	if s, ok := v.(string); ok {
		for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、;；|", r) }) {
			list = append(list, part)
		}
	}
	for _, x := range list {
		if s := strings.TrimSpace(text(x)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// names joins the names of persons.
func names(v any) string {
	if list, ok := v.([]any); ok {
		return strings.Join(texts(list), ", ")
	}
	return strings.TrimSpace(text(v))
}
