package sequence

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
)

// Dateless returns findings without those that articles have no dates which stand in
// the order of their authors, and with one that counts them: most pages of books and
// documentation have none.
func (a *Articles) Dateless(found []diag.Diagnostic) []diag.Diagnostic {
	undated := func(d diag.Diagnostic) bool { return d.Code == diag.Undated }
	if a == nil || !slices.ContainsFunc(found, undated) {
		return found
	}
	type spot struct {
		path string
		line int
	}
	own := map[spot]bool{}
	for i, p := range a.Places(digest.Unsorted) {
		own[spot{a.Items[i].Meta.Path, a.Items[i].Meta.Line}] = p.Own
	}
	left := slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return undated(d) && own[spot{d.Path, d.Line}] })
	if n := len(found) - len(left); n > 0 {
		d := diag.New(diag.Undated, "", 0, "articles without dates that stand in the order of their authors: %d", n)
		d.Severity, d.Hint = diag.Note, ""
		left = append(left, d)
	}
	return left
}

// InOrder returns the numbers of all articles: as the archive has them, or, where some
// stand in an order of their own, in that of a book.
func (a *Articles) InOrder(by digest.Sorting, newest bool) []int {
	if a == nil {
		return nil
	}
	all := make([]int, len(a.Items))
	for i := range all {
		all[i] = i
	}
	places := a.Places(by)
	for _, p := range places {
		if p.Own {
			return digest.Order(a.Items, all, places, newest)
		}
	}
	return all
}
