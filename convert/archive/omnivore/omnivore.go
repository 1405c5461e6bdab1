// Package omnivore reads the lists of articles in an export of Omnivore, whose texts
// stand in files of their own.
package omnivore

import (
	"encoding/json"
	"errors"
	"io"
	"path"
	"regexp"
)

var listFile = regexp.MustCompile(`^metadata_\d+_to_\d+\.json$`)

// IsList reports whether a file of this name, without its folder, is such a list.
func IsList(base string) bool { return listFile.MatchString(base) }

// listed is one article of a list.
type listed struct {
	Slug        string   `json:"slug"`
	Title       string   `json:"title"`
	Author      string   `json:"author"`
	URL         string   `json:"url"`
	SiteName    string   `json:"siteName"`
	Labels      []string `json:"labels"`
	PublishedAt string   `json:"publishedAt"`
	SavedAt     string   `json:"savedAt"`
}

// HighlightsOf is the key that marks a reader's own notes on a listed article:
// they are no article.
const HighlightsOf = "highlights of"

// Read calls say for each file that a list in a folder tells of: with its name, and
// what is said of it by the names that keys of front matter have. Of a damaged list
// that is what can be read, and an error.
func Read(r io.Reader, folder string, say func(name string, front map[string][]string)) error {
	if r == nil || say == nil {
		return errors.New("there is no list")
	}
	var list []listed
	err := json.NewDecoder(r).Decode(&list)
	for _, x := range list {
		say(path.Join(folder, "content", x.Slug+".html"), x.front())
		say(path.Join(folder, "highlights", x.Slug+".md"), map[string][]string{HighlightsOf: {x.Slug}})
	}
	return err
}

func (x *listed) front() map[string][]string {
	f := map[string][]string{}
	for key, v := range map[string]string{
		"title": x.Title, "author": x.Author, "url": x.URL, "sitename": x.SiteName, "published": x.PublishedAt, "saved": x.SavedAt,
	} {
		if v != "" {
			f[key] = []string{v}
		}
	}
	if len(x.Labels) > 0 {
		f["tags"] = x.Labels
	}
	return f
}
