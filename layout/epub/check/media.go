package check

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"
)

// signatures are the first bytes of files whose media type they show.
var signatures = map[string][]string{
	"image/png":                     {"\x89PNG\r\n\x1a\n"},
	"image/jpeg":                    {"\xff\xd8\xff"},
	"image/gif":                     {"GIF87a", "GIF89a"},
	"image/webp":                    {"RIFF"},
	"font/woff":                     {"wOFF"},
	"application/font-woff":         {"wOFF"},
	"font/woff2":                    {"wOF2"},
	"font/ttf":                      {"\x00\x01\x00\x00", "true", "ttcf"},
	"font/otf":                      {"OTTO", "\x00\x01\x00\x00"},
	"application/vnd.ms-opentype":   {"OTTO", "\x00\x01\x00\x00"},
	"application/x-dtbncx+xml":      nil,
	"text/css":                      nil,
	"image/svg+xml":                 nil,
	"application/oebps-package+xml": nil,
}

// mediaType checks that data is what the manifest says.
func (c *checker) mediaType(name, said string, data []byte) {
	begins, known := signatures[said]
	switch {
	case said == "":
		c.find(codeMediaType, name, "the manifest gives it no media type")
	case said == "text/css":
		c.styles(name, data)
	case said == "image/svg+xml":
		if err := walk(data, nil, nil, nil); err != nil {
			c.find(codeMediaType, name, "not a well-formed picture: %v", err)
		}
	case known && begins != nil && !hasAnyPrefix(string(data[:min(len(data), 8)]), begins...):
		c.find(codeMediaType, name, "is not %s, as the manifest says", said)
	}
}

// cssTarget finds the addresses in a style sheet.
var cssTarget = regexp.MustCompile(`(?i)url\(\s*["']?([^"')]+?)["']?\s*\)|@import\s+["']([^"']+)["']`)

var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// styles checks a style sheet and the files that it names.
func (c *checker) styles(name string, data []byte) {
	if !utf8.Valid(data) && !bytes.HasPrefix(data, []byte("@charset")) {
		c.find(codeDocument, name, "is not UTF-8")
		return
	}
	for _, m := range cssTarget.FindAllStringSubmatch(string(cssComment.ReplaceAll(data, nil)), -1) {
		to := strings.TrimSpace(m[1] + m[2])
		if isRemote(to) || strings.HasPrefix(to, "#") || strings.HasPrefix(strings.ToLower(to), "data:") {
			continue
		}
		file, _, _ := strings.Cut(to, "#")
		if _, ok := c.items[c.resolve(name, file)]; !ok {
			c.find(codeLink, name, "%s leads to no file of the book", to)
		}
	}
}

// isRemote reports whether an address has a scheme.
func isRemote(href string) bool {
	u, err := url.Parse(href)
	return err == nil && u.IsAbs()
}

// encryption notes which files are encrypted, or fonts that are obfuscated:
// their content cannot be checked.
func (c *checker) encryption() {
	const name = "META-INF/encryption.xml"
	if c.files[name] == nil {
		return
	}
	data, ok := c.load(name)
	if !ok {
		return
	}
	var x struct {
		Files []struct {
			Ref struct {
				URI string `xml:"URI,attr"`
			} `xml:"CipherData>CipherReference"`
		} `xml:"EncryptedData"`
	}
	if err := xml.Unmarshal(data, &x); err != nil {
		c.find(codeArchive, name, "%v", err)
	}
	c.locked = map[string]bool{}
	for _, f := range x.Files {
		c.locked[c.resolve("", f.Ref.URI)] = true
	}
}
