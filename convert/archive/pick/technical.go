package pick

import (
	"path"
	"regexp"
	"strings"
	"sync"
)

// Technical reports whether a file is of programs and not of readers, by its name from
// the root: robots.txt, a list of packages, an index to search in, the description of a plugin, a feed of
// comments on one post.
func Technical(name string) bool {
	base := path.Base(name)
	switch base {
	case "robots.txt", "humans.txt", "ads.txt", "app-ads.txt", "security.txt", "llms.txt", "llms-full.txt", "requirements.txt", "requirements-dev.txt", "constraints.txt", "CMakeLists.txt",
		"package.json", "package-lock.json", "composer.json", "tsconfig.json", "search_index.json", "search-index.json", "searchindex.json", "search.json", "lunr-index.json":
		return true
	case "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "LICENSE.md", "LICENSE.txt", "PULL_REQUEST_TEMPLATE.md":
		if base == name { // below it may be a chapter
			return true
		}
	}
	if strings.HasSuffix(base, ".excalidraw.md") { // a drawing of Obsidian
		return true
	}
	if !strings.Contains(name, "/") || !technicalSign(name) {
		return strings.HasPrefix(base, "xmlrpc.php")
	}
	return technical().MatchString(name)
}

// technicalSign reports whether a path holds what technical looks for.
func technicalSign(name string) bool {
	for _, sign := range []string{"_modules/", "_components/", "wp-", "/feed/", "sources/", "xmlrpc"} {
		if strings.Contains(name, sign) {
			return true
		}
	}
	return false
}

// technical matches the paths of packages, of parts of WordPress, of feeds of comments
// (of a post by its day, of the site), and of what ArchiveBox was asked to save.
var technical = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(^|/)(node_modules|bower_components|wp-includes|wp-json|wp-content/(plugins|themes|mu-plugins))/|(^|/)(comments|\d{4}/\d\d(/\d\d)?/[^/]+)/feed/|(^|/)sources/\d{9,11}-[\w-]+\.txt$|(^|/)xmlrpc\.php[^/]*$`)
})
