package convert

import (
	"errors"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/refs"
)

// surroundings are where an article's pictures may lie: around its file, and in
// the file itself, as in a page that was saved with its pictures.
type surroundings struct {
	*archive.Source
	embedded article.Embedded // nil: nothing in the file
	notes    bool             // the article may be a note, whose pictures lie anywhere
}

// Resource is that of the source; a picture that a note names may lie anywhere.
func (s surroundings) Resource(ref string) (name string, data []byte, err error) {
	name, data, err = s.Source.Resource(ref)
	if s.notes && errors.Is(err, fs.ErrNotExist) {
		if n, d, err := s.Anywhere(ref); err == nil {
			return n, d, nil
		}
	}
	return name, data, err
}

// surroundings returns those of h. A file that cannot be read any more has
// nothing in it; reading its text says so.
func (a *articles) surroundings(h *head) surroundings {
	s := surroundings{Source: a.sources[h.source], notes: h.Format == doc.Markdown}
	if h.Embeds {
		if data, err := s.Read(); err == nil && checksum(data) == h.sum {
			_, s.embedded = article.Text(s.Path(), data, a.scanOptions())
		}
	}
	return s
}

// saved returns what was saved with the article for an address: a part of its
// file, or a file of a WordPress site's folder of pictures that lies in the
// archive beside the site's export, or of the folders of the site that the article,
// whose address is page, is of.
func (s surroundings) saved(ref, page string) (name string, data []byte, ok bool) {
	if s.embedded != nil {
		if data, ok := s.embedded.Resource(ref); ok {
			return ref, data, true
		}
	}
	if name, data, ok := s.Archived(ref); ok {
		return name, data, true
	}
	if name, data, ok := s.ownSite(ref, page); ok {
		return name, data, true
	}
	if !refs.HasScheme(ref) || !strings.Contains(ref, uploads) || !slices.ContainsFunc(uploadFolders[:], s.MayHold) {
		return "", nil, false
	}
	u, err := url.Parse(ref)
	if err != nil {
		return "", nil, false
	}
	at := strings.Index(u.Path, uploads)
	if at < 0 {
		return "", nil, false
	}
	inSite, inFolder := u.Path[at:], strings.TrimPrefix(u.Path[at:], "wp-content/")
	for _, local := range []string{inSite, inFolder, "/" + inSite, "/" + inFolder} {
		if name, data, err := s.Resource(local); err == nil {
			return name, data, true
		}
	}
	return "", nil, false
}

// ownSite returns the file for an address on the article's own site, where the
// site's sources are what is read.
func (s surroundings) ownSite(ref, page string) (name string, data []byte, ok bool) {
	if page == "" || !refs.HasScheme(ref) || siteOf(ref) != siteOf(page) || !slices.ContainsFunc(siteFolders[:], s.MayHold) {
		return "", nil, false
	}
	u, err := url.Parse(ref)
	own, failed := url.Parse(page)
	if err != nil || failed != nil || u.Host == "" || u.Host != own.Host {
		return "", nil, false
	}
	name, data, err = s.Source.Resource(u.EscapedPath())
	return name, data, err == nil
}

// elsewhere reports whether nothing can have been saved with the article for an
// address on the web, without looking.
func (s surroundings) elsewhere(ref, page string) bool {
	return refs.HasScheme(ref) && s.embedded == nil && !s.OfWeb() && !strings.Contains(ref, uploads) && siteOf(ref) != siteOf(page)
}

// siteOf returns what an address has before its path.
func siteOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return strings.ToLower(host)
}

// siteFolders are folders that the sources of a site have for its files.
var siteFolders = [...]string{"/static", "/source", "/public", "/assets", "/docs"}

// uploads is where WordPress keeps pictures.
const uploads = "wp-content/uploads/"

// uploadFolders are the first folders of that path, beside an article or at the top.
var uploadFolders = [...]string{"wp-content", "uploads", "/wp-content", "/uploads"}
