package cli

import (
	"path/filepath"

	"github.com/wenzhai/wenzhai/convert/fetch"
)

// fetcher returns what --fetch-images gets pictures with. Pictures are kept
// beside the other caches; without a folder for these, for one run alone.
func (a *app) fetcher() *fetch.Client {
	o := fetch.Options{Agent: "wenzhai (fetches pictures of articles)", AllowPrivate: a.env.Getenv("WENZHAI_FETCH_PRIVATE") == "1"}
	if dir := a.cacheDir(); dir != "" {
		o.Folder = filepath.Join(dir, "pictures")
	}
	return fetch.New(o)
}
