package cli

import (
	"path/filepath"

	"github.com/wenzhai/wenzhai/convert/fetch"
)

// fetcher returns what --fetch-images gets pictures with; all books of a run
// share its limits. Pictures are kept beside the other caches; without a folder
// for these, for one run alone.
func (a *app) fetcher() *fetch.Client {
	if a.client == nil {
		o := fetch.Options{Agent: "wenzhai (fetches pictures of articles)", AllowPrivate: a.env.Getenv("WENZHAI_FETCH_PRIVATE") == "1"}
		if dir := a.cacheDir(); dir != "" {
			o.Folder = filepath.Join(dir, "pictures")
		}
		a.client = fetch.New(o)
	}
	return a.client
}

// closeFetcher ends a run's fetching: the next one of a watch asks again for
// what failed.
func (a *app) closeFetcher() {
	if a.client == nil {
		return
	}
	if err := a.client.Close(); err != nil && a.verbose {
		a.printer().Plain("fetched pictures are not kept for the next run: %v", err)
	}
	a.client = nil
}
