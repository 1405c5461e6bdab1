// Package pathname says what the paths of a command line mean: which can be read,
// and which file an output goes to.
package pathname

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
)

// Readable refuses paths of which it is plain that no article can be read from
// them. Those that are not there are told of when they are opened.
func Readable(paths []string) error {
	for _, p := range paths {
		if why := WhyUnreadable(p); why != "" {
			return exit.Usagef("%s", why)
		}
	}
	return nil
}

// WhyUnreadable returns why nothing can be read from a path, and what to do; or "".
func WhyUnreadable(path string) string {
	if path == "" {
		return "a PATH is empty: name a folder, a file, a .zip, or - for standard input"
	}
	if IsAddress(path) {
		return Address(path) + ": save the page and name its file, or read it from standard input, as in curl -L ADDRESS | wenzhai extract --page -"
	}
	kind, advice := foreign(path)
	if info, err := os.Stat(path); kind == "" || err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return path + " is " + kind + ", which is not read: " + advice
}

var addressForm = regexp.MustCompile(`^(?i:[a-z][a-z0-9+.-]+:/+|www\.)[^/]`)

// IsAddress reports whether somebody wrote an address where a path belongs.
func IsAddress(path string) bool {
	if !addressForm.MatchString(path) {
		return false
	}
	_, err := os.Stat(path)
	return err != nil
}

// Address says that a path is an address, and what was likely meant.
func Address(path string) string {
	if strings.EqualFold(path[:min(5, len(path))], "file:") {
		local := strings.TrimPrefix(path[5:], "//")
		if plain, err := url.PathUnescape(local); err == nil {
			local = plain
		}
		return path + " is an address and not a path, which is likely " + local
	}
	return path + " is an address, and nothing is fetched from the network"
}

// foreign returns what a file is by its name, and what to do with it, where it is
// of a kind that holds no articles or whose articles are not read.
func foreign(path string) (kind, advice string) {
	name := strings.ToLower(path)
	for _, packed := range []string{".gz", ".bz2", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	ext := strings.TrimPrefix(filepath.Ext(name), ".")
	for _, x := range foreignKinds() {
		for known := range strings.FieldsSeq(x.exts) {
			if ext == known {
				return x.kind, x.advice
			}
		}
	}
	return "", ""
}

type foreignKind struct{ exts, kind, advice string }

func foreignKinds() []foreignKind {
	return []foreignKind{
		{"doc dot dotx odt ott rtf wps wpd pages", "a text of a word processor", "save it as HTML, or turn it into HTML with pandoc or LibreOffice"},
		{"tex latex ltx", "a TeX source", "turn it into HTML with pandoc"},
		{"rst rest org textile typ mediawiki wiki ipynb", "a text with marks other than those of Markdown", "turn it into Markdown with pandoc -t markdown"},
		{"adoc asciidoc", "an AsciiDoc source", "turn it into HTML with asciidoctor"},
		{"texi texinfo", "a Texinfo source", "turn it into HTML with makeinfo --html"},
		{"mobi azw azw1 azw3 azw4 kfx prc pdb lit lrf lrx snb umd", "an e-book of a kind other than EPUB", "turn it into an EPUB with ebook-convert of calibre"},
		{"pdf djvu djv xps oxps ps eps dvi caj kdh ceb", "a document of fixed pages", "name the texts that it was made of, or take its text out, as pdftotext does"},
		{"chm hlp", "a help file", "unpack it with 7z and name the folder"},
		{"xls xlsx xlsm xlsb ods et numbers", "a spreadsheet", "save each article as Markdown, HTML or plain text, or all as CSV or an object a line of JSON"},
		{"ppt pptx pps ppsx odp dps key", "a presentation", "save its text as Markdown, HTML or plain text"},
		{"png jpg jpeg gif webp bmp tif tiff heic heif avif svg psd ico", "a picture", "name the article that shows it"},
		{"mp3 m4a aac wav ogg oga opus flac mp4 m4v mkv mov avi wmv webm", "a recording", "name a text"},
		{"msg pst ost", "a mailbox of Outlook", "save its letters as .eml files or as one .mbox"},
		{"webarchive", "a page as Safari keeps it", "save it as page source"},
		{"sqlite sqlite3 db mdb accdb", "a database", "write out its articles as an object a line of JSON"},
		{"rar 7z iso cab dmg xz txz lz lzma lz4 br", "an archive of another kind", "unpack it and name the folder"},
	}
}
