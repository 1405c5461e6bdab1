package page

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// linked reads a script of JSON-LD: the headline, date, author and publisher of
// the article it describes. One that is no valid JSON is read by its keys alone.
func (s *pageScan) linked(b []byte) {
	var v any
	if json.Unmarshal(uncommented(b), &v) != nil {
		if i := scan.IndexFold(b, `"datepublished"`); i >= 0 {
			s.keyed(b[i+len(`"datepublished"`):], stampLinked, 0)
		}
		return
	}
	s.linkedValue(v, 0)
}

// uncommented returns a script without the marks that hide it from old browsers.
func uncommented(b []byte) []byte {
	for _, marks := range [][2]string{{"/*<![CDATA[*/", "/*]]>*/"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}, {"<!--", "-->"}} {
		if rest, ok := bytes.CutPrefix(bytes.TrimSpace(b), []byte(marks[0])); ok {
			return bytes.TrimSuffix(bytes.TrimSpace(rest), []byte(marks[1]))
		}
	}
	return b
}

// isLinked reports whether a script holds JSON-LD; some pages leave its type out.
func isLinked(kind, text string) bool {
	return strings.Contains(strings.ToLower(kind), "ld+json") || kind == "" && strings.HasPrefix(strings.TrimSpace(text), `{"@context"`)
}

// maxLinkedDepth bounds how deep JSON-LD is looked through.
const maxLinkedDepth = 6

func (s *pageScan) linkedValue(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			s.linkedValue(x, depth+1)
		}
	case map[string]any:
		s.linkedObject(v)
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if x, ok := v[k]; ok {
				s.linkedValue(x, depth+1)
			}
		}
	}
}

// articleRank is the rank of the date of an article in JSON-LD.
const articleRank = 2

// linkedObject takes what one object says. An article counts for more than a
// page or a list.
func (s *pageScan) linkedObject(v map[string]any) {
	kind := jsonText(v["@type"])
	rank := 0
	switch {
	case strings.HasSuffix(kind, "Article"), strings.HasSuffix(kind, "Posting"), strings.HasSuffix(kind, "Report"):
		rank = articleRank
	case strings.HasSuffix(kind, "WebPage"), kind == "":
		rank = 1
	case kind == "WebSite", kind == "Organization", kind == "NewsMediaOrganization":
		s.Site = cmp.Or(s.Site, jsonText(v["name"]))
		return
	}
	for _, k := range []string{"datePublished", "pubDate"} {
		if text := jsonText(v[k]); text != "" && s.stamp(text, Stamp{kind: stampLinked, rank: rank}) {
			break
		}
	}
	if rank < articleRank {
		return
	}
	s.change(jsonText(v["dateModified"]))
	s.headline = cmp.Or(s.headline, jsonText(v["headline"]))
	if author := jsonText(v["author"]); s.Author == "" && !strings.Contains(author, "://") {
		s.Author = author
	}
	s.Site = cmp.Or(s.Site, jsonText(v["publisher"]))
}

// jsonText returns a text, the name of an object, or the first that a list has.
func jsonText(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		for _, x := range v {
			if t := jsonText(x); t != "" {
				return t
			}
		}
	case map[string]any:
		return jsonText(v["name"])
	}
	return ""
}
