package digests

import (
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// manifest says what an issue is and what is in it, for scripts.
type manifest struct {
	Version  int               `json:"version"`
	Digest   string            `json:"profile"`
	Period   string            `json:"period"`
	From     *string           `json:"from"` // RFC 3339; null where the issue takes all that is older, too
	To       string            `json:"to"`   // the first instant after it
	Number   int               `json:"number,omitempty"`
	Title    string            `json:"title"`
	Outputs  []state.Output    `json:"outputs"`
	Articles []manifestArticle `json:"articles"` // in book order
}

// manifestArticle is one article of an issue.
type manifestArticle struct {
	Path  string  `json:"path"`
	Index int     `json:"index"` // 0-based place in its file
	Title string  `json:"title"`
	Date  *string `json:"date"` // RFC 3339; null if undated
}

// newArticle returns the manifest's word on an article.
func newArticle(m *doc.Meta) manifestArticle {
	a := manifestArticle{Path: m.Path, Index: m.Index, Title: m.Title}
	if m.Dated() {
		s := m.Date.Format(time.RFC3339Nano)
		a.Date = &s
	}
	return a
}

// Line is what `wenzhai build --json` prints of one output.
type Line struct {
	Type     string `json:"type"` // "digest"
	Digest   string `json:"profile"`
	Period   string `json:"period"`
	Status   Status `json:"status"`
	Path     string `json:"path"`
	Articles int    `json:"articles"`
	Pages    int    `json:"pages"`
	SHA256   string `json:"sha256"`
	Warnings int    `json:"warnings"`
	Error    string `json:"error,omitempty"`

	NotInIt  *convert.Losses  `json:"not_in_it,omitempty"` // nil: nothing is missing, or it is not known
	Selected *convert.Nothing `json:"selected,omitempty"`  // of an empty one: why
}

// Status is what became of an output.
type Status string

// The statuses.
const (
	Written   Status = "written"
	Unchanged Status = "unchanged"
	Empty     Status = "empty"
	Failed    Status = "failed"
	Planned   Status = "planned" // --dry-run
)
