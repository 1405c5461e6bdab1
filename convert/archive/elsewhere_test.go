package archive

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestPicturesOfSites: pictures are found where generators keep them, in any root that
// was named, and in other letter case; nothing else is opened.
func TestPicturesOfSites(t *testing.T) {
	dir := tree(t, map[string]string{
		"site/content/post/a.md": "a", "site/static/image/x.png": "static", "site/themes/moss/static/y.png": "theme",
		"site/content/post/Photos/Boat.PNG": "boat", "site/static/cafe\u0301.png": "cafe", "other/static/image/z.png": "other",
	})
	site := filepath.Join(dir, "site")
	for _, c := range []struct {
		name  string
		roots []string
		want  map[string]string
	}{
		{"the whole site", []string{site}, map[string]string{
			"/image/x.png": "static", "/y.png": "theme", "photos/boat.png": "boat", "/caf%C3%A9.png": "cafe", "/IMAGE/X.png?v=1#top": "static",
			"../../static/image/x.png": "static", "/image/z.png": "",
		}},
		{"two of its folders", []string{filepath.Join(site, "content"), filepath.Join(site, "static")}, map[string]string{
			"/image/x.png": "static", "../../static/image/x.png": "static", "/y.png": "",
		}},
		{"one of its folders", []string{filepath.Join(site, "content")}, map[string]string{
			"/image/x.png": "", "../../static/image/x.png": "", "photos/boat.png": "boat",
		}},
	} {
		a, _ := open(t, Options{}, c.roots...)
		for ref, want := range c.want {
			_, data, err := a.Sources()[0].Resource(ref)
			missing := errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrOutside)
			if string(data) != want || missing != (want == "") {
				t.Errorf("%s: %s: %q, %v", c.name, ref, data, err)
			}
		}
	}
}

// TestSiteRoot: where a part of a site was named, the finding can say what to name.
func TestSiteRoot(t *testing.T) {
	dir := tree(t, map[string]string{"site/content/post/a.md": "a", "essays/b.md": "b"})
	for named, want := range map[string]string{"site/content/post": "site", "site/content": "site", "essays": ""} {
		a, _ := open(t, Options{}, filepath.Join(dir, filepath.FromSlash(named)))
		got := a.Sources()[0].SiteRoot()
		if want != "" {
			want = filepath.ToSlash(filepath.Join(dir, want))
		}
		if got != want || strings.Contains(got, "..") {
			t.Errorf("%s: %q, want %q", named, got, want)
		}
	}
}

// TestPicturesOfPackedSites: the same holds in a packed archive.
func TestPicturesOfPackedSites(t *testing.T) {
	dir := tree(t, map[string]string{"s.zip": string(zipOf(t, file{name: "s/source/_posts/a.md", data: "a"}, file{name: "s/source/images/x.png", data: "x"}, file{name: "s/source/_posts/a/y.png", data: "y"}))})
	a, _ := open(t, Options{}, filepath.Join(dir, "s.zip"))
	for ref, want := range map[string]string{"/images/x.png": "x", "y.png": "y", "/images/X.PNG": "x"} {
		if _, data, err := a.Sources()[0].Resource(ref); err != nil || string(data) != want {
			t.Errorf("%s: %q, %v", ref, data, err)
		}
	}
}
