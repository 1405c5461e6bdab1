package bilingual

import (
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// addressKeys returns the addresses that an article names, its own also as it
// is without its language.
func addressKeys(m *doc.Meta) []string {
	out := ownKeys(m)
	for _, u := range append([]string{m.Original}, m.Via...) {
		if k := keyOf(u); k != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// ownKeys returns an article's own address, as it is and without its language
// where it names one: /en/fog and /zh/fog are /fog.
func ownKeys(m *doc.Meta) []string {
	k := keyOf(m.URL)
	if k == "" {
		return nil
	}
	if bare, ok := withoutLanguage(k); ok {
		return []string{k, bare}
	}
	return []string{k}
}

// keyOf returns an address as a key; "" for one that is only a site's or that of
// its list of articles, which says nothing, and for what is none.
func keyOf(u string) string {
	if !strings.Contains(u, "://") {
		return ""
	}
	k := withoutTracking(address(u))
	if _, page, ok := strings.Cut(k, "/"); !ok || slices.Contains(listPages, page) {
		return ""
	}
	return k
}

// withoutTracking returns an address without its fragment and without what
// newsletters add to count their readers.
func withoutTracking(a string) string {
	a, _, _ = strings.Cut(a, "#")
	head, query, ok := strings.Cut(a, "?")
	if !ok {
		return a
	}
	if query = doc.Untracked(query); query != "" {
		return head + "?" + query
	}
	return strings.TrimSuffix(head, "/")
}

// listPages are the last parts of addresses of pages that show many articles, or
// all: that two articles name one of them says nothing.
var listPages = []string{
	"feed", "feed.xml", "feed.json", "rss", "rss.xml", "atom.xml", "index.xml", "index.html", "index.htm", "index.php",
	"news", "blog", "posts", "articles", "archive", "archives", "latest", "newsletter",
}

// withoutLanguage returns the key of an address without what names a language in
// it: a part of its path, the end of its last one, a parameter, the first label
// of its host. It reports false where nothing does, and where nothing else tells
// the page from others: sites in two languages count their pages apart.
func withoutLanguage(key string) (string, bool) {
	if !hasMark(key) {
		return "", false
	}
	head, query, _ := strings.Cut(key[1:], "?")
	host, page, _ := strings.Cut(head, "/")
	bareHost, bareQuery := withoutLabel(host), withoutParameter(query)
	page = strings.Trim(page, "/")
	bare := withoutParts(page)
	switch {
	case bare == page && bareQuery == query && bareHost == host, bare == "" && bareQuery == "":
		return "", false
	case bareHost != host && !strings.ContainsFunc(bare, func(r rune) bool { return r > '9' }):
		return "", false
	case bareQuery != "":
		bareQuery = "?" + bareQuery
	}
	return "@" + bareHost + "/" + bare + bareQuery, true
}

// hasMark reports whether a word of an address may name a language: most have
// none, and need not be taken apart.
func hasMark(key string) bool {
	for word := range strings.FieldsFuncSeq(key[1:], func(r rune) bool { return strings.ContainsRune("/.-_=&?()", r) }) {
		if languageOf(word) != "" {
			return true
		}
	}
	return false
}

// withoutParts returns the path of an address without the parts and the end
// that name a language.
func withoutParts(page string) string {
	parts := slices.DeleteFunc(strings.Split(page, "/"), func(p string) bool { return languageOf(p) != "" })
	if n := len(parts) - 1; n >= 0 {
		ext := path.Ext(parts[n])
		if languageOf(strings.TrimPrefix(ext, ".")) != "" {
			ext = ""
		}
		stem, _ := cutMark(strings.TrimSuffix(parts[n], ext))
		parts[n] = stem + ext
	}
	return strings.Join(parts, "/")
}

// withoutLabel returns a host without a first label that names a language.
func withoutLabel(host string) string {
	if label, rest, _ := strings.Cut(host, "."); strings.Contains(rest, ".") && languageOf(label) != "" {
		return rest
	}
	return host
}

// withoutParameter returns the query of an address without its language.
func withoutParameter(query string) string {
	if query == "" {
		return ""
	}
	return strings.Join(slices.DeleteFunc(strings.Split(query, "&"), func(p string) bool {
		name, value, _ := strings.Cut(p, "=")
		return slices.Contains([]string{"lang", "language", "locale", "hl", "l"}, name) && languageOf(value) != ""
	}), "&")
}

// languageOf returns the language that a word of an address names, or "".
func languageOf(word string) string {
	return markOf(languageMarks, strings.ReplaceAll(word, "_", "-"))
}

// hostOf returns the host of an address without the language in it.
func hostOf(u string) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(address(u), "@"), "/")
	return withoutLabel(host)
}
