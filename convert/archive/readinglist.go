package archive

import (
	"encoding/json"
	"io"
	"path"
	"regexp"
	"sort"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// listFile is the name of the files in which an Omnivore export lists its
// articles, whose texts stand in content/SLUG.html beside them.
var listFile = regexp.MustCompile(`^metadata_\d+_to_\d+\.json$`)

// listed is one article of such a list.
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

// readingList returns what the lists in an export say of the files beside them,
// by their names.
func (a *opener) readingList(root *zipRoot) fronts {
	var names []string
	for name := range root.files {
		if listFile.MatchString(path.Base(name)) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	out := fronts{}
	for _, name := range names {
		a.readList(root, name, out)
	}
	return out
}

// fronts are what is said of files outside of them, by their names in a root.
type fronts map[string]map[string][]string

// highlightsOf is the key that marks a reader's own notes on a listed article:
// they are no article.
const highlightsOf = "highlights of"

// readList adds what one list says. Of a damaged one that is what can be read.
func (a *opener) readList(root root, name string, out fronts) {
	r, err := root.open(name)
	if err == nil {
		defer r.Close()
		var list []listed
		err = json.NewDecoder(io.LimitReader(r, a.opt.MaxFile)).Decode(&list)
		for _, x := range list {
			out[path.Join(path.Dir(name), "content", x.Slug+".html")] = x.front()
			out[path.Join(path.Dir(name), "highlights", x.Slug+".md")] = map[string][]string{highlightsOf: {x.Slug}}
		}
	}
	if err != nil {
		d := diag.New(diag.BrokenArchive, root.display(name), 0, "the list of articles cannot be read: %v", err)
		d.Severity = diag.Warning
		a.report(d)
	}
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
