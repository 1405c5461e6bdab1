package bilingual

import (
	"cmp"
	_ "embed" // lists of words
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
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

// languages are the words that name a language in file names and folders, sides
// those that name a side of a translation.
var (
	//go:embed data/languages.txt
	languages string
	//go:embed data/sides.txt
	sides string
)

// longestMark is the length of the longest word of languages and sides in bytes.
const longestMark = 12

// languageMarks are the words of languages, anyMarks those of sides as well.
var languageMarks, anyMarks = letter.Table(languages), letter.Table(languages + sides)

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
		n.lang = cmp.Or(n.lang, lang)
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
