// Package reasons says why files and articles are not in a book.
package reasons

import (
	"fmt"
	"sort"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive"
	names "github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// LeftOut is a file, a folder or an article that does not go in.
type LeftOut struct {
	Path string    // of a folder it ends in a slash
	Line int       // where it begins; 0 = the file as a whole, or not known
	Meta *doc.Meta // of an article whose head was read; nil otherwise
	Kind string    // one word or two: "site", "ignored", "excluded", "draft", "duplicate", "date" …
	Why  string    // in words
	Of   *doc.Meta // the article that it repeats; nil = it repeats none
}

// kinds are those of archive.Skipped that have another name here.
var kinds = map[string]string{"no page": "site", "link": "link", "list of contents": "contents", "book made by wenzhai": "own book"}

// OfFile returns why a file was passed over.
func OfFile(x archive.LeftOut) LeftOut {
	out := LeftOut{Path: x.Path, Kind: x.Kind}
	if k := kinds[x.Kind]; k != "" {
		out.Kind = k
	}
	switch x.Kind {
	case "no page":
		out.Why = x.By + " makes no page of it"
	case "ignored":
		out.Why = "ignored by " + x.By
	case "excluded":
		out.Why = fmt.Sprintf("excluded by %q", x.By)
	case "not included":
		out.Why = "no pattern of --include matches it"
	case "hidden":
		out.Why = "its name begins with a dot"
	case "link":
		out.Why = "is a link to what is read elsewhere, or to nothing that is read"
	case "list of contents":
		out.Why = "says the order of the others"
	case "highlights":
		out.Why = "is a reader's notes"
	default:
		out.Why = "is a " + x.Kind
		if x.Kind != "" && x.Kind[0] == '.' || x.Kind == "no extension" {
			out.Kind, out.Why = "kind", "is of no kind that holds articles ("+x.Kind+")"
		}
	}
	return out
}

// found are the codes of findings that something was left out, and their kinds.
var found = map[diag.Code]string{
	diag.Draft: "draft", diag.NotArticles: "kind", diag.EmptyFile: "empty", diag.EmptyArticle: "empty", diag.Unpublished: "unpublished",
	diag.LeftOut: "passage", diag.Unreadable: "unreadable", diag.TooLarge: "too large", diag.OtherText: "other text", diag.LinkOutside: "link",
}

// OfFinding returns what a finding says was left out; ok is false where it says
// nothing of the kind.
func OfFinding(d *diag.Diagnostic) (out LeftOut, ok bool) {
	if d == nil || found[d.Code] == "" {
		return out, false
	}
	return LeftOut{Path: d.Path, Line: d.Line, Kind: found[d.Code], Why: d.Message}, true
}

// OfSelection returns the part of a selection that does not take an article, and
// what that article has instead; "" where all take it.
func OfSelection(s *digest.Selection, m *doc.Meta) (kind, why string) {
	if s == nil || m == nil {
		return "", ""
	}
	dates := digest.Selection{Since: s.Since, Until: s.Until}
	langs, tags := digest.Selection{Langs: s.Langs}, digest.Selection{Tags: s.Tags}
	switch {
	case s.Takes(m):
		return "", ""
	case !dates.Takes(m) && !m.Dated():
		return "date", "has no date"
	case !dates.Takes(m):
		return "date", "is not of the period"
	case !langs.Takes(m):
		return "language", "is in " + string(m.Lang)
	case !tags.Takes(m) && len(m.Tags) == 0:
		return "tag", "has no tags"
	case !tags.Takes(m):
		return "tag", "has the tags " + strings.Join(m.Tags, ", ")
	}
	return "source", fmt.Sprintf("is of the source %q", m.Source)
}

// Sort puts what is left out into the order of paths.
func Sort(all []LeftOut) {
	sort.SliceStable(all, func(i, j int) bool {
		x, y := &all[i], &all[j]
		if x.Path != y.Path {
			return names.PathLess(x.Path, y.Path)
		}
		return x.Line < y.Line
	})
}

// What leaves out articles that a selection takes, and nothing else.
const (
	Issue  = "issue"  // another issue has them
	Empty  = "empty"  // cleaning leaves nothing
	Length = "length" // they are too short or too long
	Match  = "match"  // what is searched for is not in them
)

// InWords says of these what they are.
func InWords(kind string) string {
	return map[string]string{
		Issue: "is in an earlier issue or one to come", Empty: "nothing is left after cleaning", Length: "is shorter or longer than asked for", Match: "--match finds nothing in it",
	}[kind]
}
