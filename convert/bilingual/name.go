package bilingual

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// name is a path taken apart: what it says of the article, and what of its
// language.
type name struct {
	dir    string // as written, in lower case
	folder string // dir without the parts that name a language or a side
	stem   string // the file's name without ending and language, in lower case
	lang   string // "zh", "en", "ru", …, or a side such as "original"; "" if none is named
	suffix bool   // the file's name names it
}

// marks are the words that name a language or a side of a translation in file
// names and folders, as "word:language".
const marks = " zh:zh cn:zh chs:zh zho:zh chi:zh chinese:zh 中文:zh 中文版:zh 汉语:zh 简体:zh-hans 繁体:zh-hant 繁體:zh-hant 简体中文:zh-hans 繁體中文:zh-hant " +
	"zh-cn:zh-hans zh-hans:zh-hans zh-sg:zh-hans sc:zh-hans hans:zh-hans zh-tw:zh-hant zh-hk:zh-hant zh-hant:zh-hant cht:zh-hant tc:zh-hant hant:zh-hant tw:zh-hant " +
	"en:en eng:en english:en en-us:en en-gb:en 英文:en 英文版:en 英语:en ru:ru rus:ru russian:ru ru-ru:ru 俄文:ru 俄语:ru рус:ru англ:en кит:zh " +
	"ja:ja jp:ja fr:fr de:de es:es ko:ko "

// sides name a side in folders.
const sides = " source:original sources:original original:original originals:original orig:original raw:original 原文:original 原著:original " +
	"translated:translation translation:translation translations:translation trans:translation target:translation translate:translation 译文:translation 譯文:translation 翻译:translation "

// longestMark is the length of the longest word of marks and sides in bytes.
const longestMark = 12

// languageMarks are the words of marks, anyMarks those of sides as well.
var languageMarks, anyMarks = wordsOf(marks), wordsOf(marks + sides)

func wordsOf(list string) map[string]string {
	out := map[string]string{}
	for _, pair := range strings.Fields(list) {
		word, language, _ := strings.Cut(pair, ":")
		out[word] = language
	}
	return out
}

// markOf returns the language that a word names.
func markOf(words map[string]string, s string) string {
	if s == "" || len(s) > longestMark || '0' <= s[0] && s[0] <= '9' {
		return "" // most names are of dates and numbers
	}
	return words[s]
}

// parseName takes a path apart.
func parseName(p string) name {
	p = strings.ToLower(p)
	n := name{dir: path.Dir(p)}
	stem := strings.TrimSuffix(path.Base(p), path.Ext(p))
	n.stem, n.lang = cutMark(stem)
	n.suffix = n.lang != ""
	var folder []string
	for _, part := range strings.Split(n.dir, "/") {
		rest, lang := cutMark(part)
		if l := markOf(anyMarks, part); l != "" {
			rest, lang = "", l
		}
		if lang == "" {
			folder = append(folder, part)
			continue
		}
		if n.lang == "" {
			n.lang = lang
		}
		if rest != "" {
			folder = append(folder, rest)
		}
	}
	n.folder = strings.Join(docusaurus(folder), "/")
	return n
}

// cutMark cuts a language off the end or the beginning of a name: post.en,
// post-zh-CN, post_英文, post(en), en-post.
func cutMark(s string) (rest, lang string) {
	trimmed := strings.TrimRight(s, ")）]】")
	for i := len(trimmed) - 1; i > 0; {
		r, size := utf8.DecodeLastRuneInString(trimmed[:i+1])
		at := i + 1 - size
		if strings.ContainsRune("._- (（[【", r) && at > 0 {
			if l := markOf(languageMarks, strings.ReplaceAll(trimmed[at+size:], "_", "-")); l != "" {
				lang, rest = l, trimmed[:at]
			}
		}
		if len(trimmed)-at > 24 {
			break
		}
		i = at - 1
	}
	if lang != "" {
		return strings.TrimRight(rest, " ._-"), lang
	}
	for _, sep := range [...]string{".", "_", "-"} {
		if head, tail, ok := strings.Cut(s, sep); ok && tail != "" {
			if l := markOf(languageMarks, head); l != "" {
				return tail, l
			}
		}
	}
	return s, ""
}

// marked reports whether the path names a language or a side.
func (n name) marked() bool { return n.lang != "" }

// inFolder is what the names of both articles of a pair by suffix share; index
// is the article's place in its file.
func (n name) inFolder(index int) string { return n.dir + "/" + n.stem + "#" + strconv.Itoa(index) }

// anywhere is what the names of both articles of a pair by folder share.
func (n name) anywhere(index int) string { return n.folder + "/" + n.stem + "#" + strconv.Itoa(index) }

// docusaurus returns the folder of a site's pages for that of their translations,
// as Docusaurus keeps them: i18n/zh/docusaurus-plugin-content-docs/current/guide is
// docs/guide (docusaurus.io/docs/i18n/introduction).
func docusaurus(folder []string) []string {
	const plugin = "docusaurus-plugin-content-"
	at := slices.IndexFunc(folder, func(p string) bool { return strings.HasPrefix(p, plugin) })
	if at < 1 || folder[at-1] != "i18n" {
		return folder
	}
	kind, id, _ := strings.Cut(strings.TrimPrefix(folder[at], plugin), "-")
	home, below := cmp.Or(id, kind), folder[at+1:]
	switch {
	case kind == "pages":
		home = "src/pages"
	case len(below) == 0:
	case below[0] == "current":
		below = below[1:]
	case strings.HasPrefix(below[0], "version-"):
		home = strings.TrimPrefix(id+"_versioned_docs", "_")
	}
	return slices.Concat(folder[:at-1], []string{home}, below)
}

// place is the folder without languages and without parts that are numbers: of
// articles sorted by year, one may stand in another year than its translation.
func (n name) place() string {
	var out strings.Builder
	for part := range strings.SplitSeq(n.folder, "/") {
		if strings.Trim(part, "0123456789-_.") != "" {
			out.WriteString(part + "/")
		}
	}
	return out.String()
}

// resolve returns the paths that a reference in the front matter of the
// article at from may mean: counted from its folder, or from one above it.
func resolve(from, ref string) []string {
	ref = strings.TrimLeft(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(ref)), `\`, "/"), "/")
	var out []string
	for dir := path.Dir(strings.ToLower(from)); ; dir = path.Dir(dir) {
		out = append(out, path.Join(dir, ref))
		if dir == "." || dir == "/" {
			return out
		}
	}
}
