package sequence

import (
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/digest"
)

// series is what the names of the issues of a periodical share.
type series struct {
	dir, before, behind string
	title               bool // of titles, not of files
}

// issue is one of a series.
type issue struct {
	ref, number int
}

// issues puts undated articles of numbered series among the dated ones.
func issues(items []digest.Item, out digest.Places) {
	all := map[series][]issue{}
	dirs := map[string]bool{}
	for i := range items {
		m := &items[i].Meta
		if m.Dated() || out[i].Own {
			continue
		}
		for _, title := range []bool{false, true} {
			if s, n, ok := seriesOf(m.Path, m.Title, title); ok {
				all[s], dirs[s.dir] = append(all[s], issue{i, n}), true
			}
		}
	}
	if len(all) == 0 {
		return
	}
	known := map[series][]issue{}
	for i := range items {
		m := &items[i].Meta
		if !m.Dated() || out[i].Own || !dirs[path.Dir(m.Path)] {
			continue
		}
		for _, title := range []bool{false, true} {
			if s, n, ok := seriesOf(m.Path, m.Title, title); ok && all[s] != nil {
				known[s] = append(known[s], issue{i, n})
			}
		}
	}
	for s, dated := range known {
		stand(items, dated, all[s], out)
	}
}

// seriesOf returns the series that an article is of by its title or the name of its
// file, and its number there.
func seriesOf(name, words string, title bool) (series, int, bool) {
	s := series{dir: path.Dir(name), title: title}
	if !title {
		words = path.Base(name)
		words = strings.TrimSuffix(words, path.Ext(words))
	}
	before, n, behind, ok := order.Number(words)
	if k, rest, in := inYear(n, behind); ok && in {
		n, behind = n*maxInYear+k, rest
	}
	next, _ := utf8.DecodeRuneInString(behind)
	switch {
	case !ok || len(before) > 100 || before == "" && n >= 1900 && n < 2200: // a year
		return s, 0, false
	case title && before == "" && !strings.ContainsRune("期号號、.", next):
		return s, 0, false
	case behind != "":
		s.behind = string(next)
	}
	s.before = strings.ToLower(before)
	return s, n, true
}

// maxInYear bounds the number of an issue in its year.
const maxInYear = 1000

// inYear returns the number of an issue that stands behind its year, as 03 in 2024-03,
// 2024年第3期 and 2024W03, and what is behind it; ok is false for dates.
func inYear(year int, behind string) (n int, rest string, ok bool) {
	if year < 1900 || year >= 2200 {
		return 0, "", false
	}
	between, n, rest, ok := order.Number(behind)
	if !ok || n >= maxInYear || !yearIssue()[strings.ToUpper(between)] {
		return 0, "", false
	}
	if more, _, _, ok := order.Number(rest); ok && strings.Trim(more, "-_./月 ") == "" {
		return 0, "", false
	}
	return n, rest, true
}

// yearIssue has what stands between a year and the number of an issue in it.
var yearIssue = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, s := range []string{"-", "_", ".", "/", " ", "W", "-W", "_W", " W", "Q", "-Q", "年", "年第", " 年第", " 年 第", " 第", "第", "-第", " #", "-#", " NO.", " VOL."} {
		out[s] = true
	}
	return out
})

// stand gives issues without a date their places among those of their series that
// have one, where these are in order around them.
func stand(items []digest.Item, dated, undated []issue, out digest.Places) {
	slices.SortStableFunc(dated, func(x, y issue) int { return x.number - y.number })
	for _, u := range undated {
		if _, known := out[u.ref]; known {
			continue
		}
		k, same := slices.BinarySearchFunc(dated, u.number, func(x issue, n int) int { return x.number - n })
		var before, behind *issue
		if k > 0 {
			before = &dated[k-1]
		}
		if k < len(dated) {
			behind = &dated[k]
		}
		switch {
		case same:
		case before != nil && (behind == nil || !items[behind.ref].Meta.Date.Before(items[before.ref].Meta.Date)):
			out[u.ref] = digest.Place{At: items[before.ref].Meta.Date, Next: u.number - before.number}
		case before == nil && behind != nil:
			out[u.ref] = digest.Place{At: items[behind.ref].Meta.Date, Next: u.number - behind.number}
		}
	}
}
