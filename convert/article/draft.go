package article

import (
	"slices"
	"strings"
)

// The words of a yes and of a no in front matter.
var (
	yes = []string{"true", "yes", "on", "1", "是"}
	no  = []string{"false", "no", "off", "0", "否"}
)

// draftKeys are the keys of front matter, as front.Matter compares them, that mark a
// draft by one of their values.
var draftKeys = []struct {
	key    string
	values []string
}{
	{"draft", yes},
	{"isdraft", yes},
	{"wip", yes},
	{"草稿", yes},
	{"published", no},
	{"publish", no},
	{"dgpublish", no}, // Digital Garden for Obsidian
	{"hidden", yes},
	{"private", yes},
	{"visibility", []string{"private", "私密", "私有"}},
	{"status", []string{"draft", "private", "草稿", "私密", "未发布"}},
	{"state", []string{"draft", "草稿"}},
	// No page is made of these.
	{"headless", yes},
	{"buildrender", []string{"never", "link", "false"}}, // Hugo
	{"render", []string{"never", "link", "false"}},      // likewise, and Zola
	{"permalink", no}, // Eleventy
}

// draft returns what marks the article as a draft: a key of its front matter, or the
// folder in which generators of sites keep drafts; "" for none.
func (a *single) draft() string {
	for _, k := range draftKeys {
		if f, ok := a.front.Get(k.key); ok && slices.Contains(k.values, strings.ToLower(f.Value)) {
			return k.key + ": " + f.Value
		}
	}
	if strings.Contains("/"+a.Path, "/_drafts/") {
		return "in the folder _drafts"
	}
	return ""
}
