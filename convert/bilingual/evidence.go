package bilingual

import (
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// keys returns what article i shares with its partner if e is the evidence.
func (f *finder) keys(e Evidence, i int) []string {
	m := f.metas[i]
	switch e {
	case ByKey:
		return f.explicitKeys(i)
	case ByAddress:
		return addressKeys(m)
	case BySuffix:
		return []string{f.name(i).inFolder(m.Index)}
	default:
		return []string{f.name(i).anywhere(m.Index)}
	}
}

// bound reports whether what articles i and j share says something of the two:
// that both stand in one file, or in files of one name, says nothing.
func (f *finder) bound(b bond, i, j int) bool {
	x, y := f.metas[i], f.metas[j]
	switch b.by {
	case ByKey:
		if owns(x, b.key) || owns(y, b.key) {
			return x.Path != y.Path
		}
		return f.sameName(i, j)
	case ByAddress:
		return x.Path != y.Path || boundWithin(b.key, x, y)
	case BySuffix:
		return (f.name(i).suffix || f.name(j).suffix) && f.inStep(x, y)
	default:
		return f.name(i).dir != f.name(j).dir && f.inStep(x, y)
	}
}

// owns reports whether a key is the path of an article's file.
func owns(m *doc.Meta, key string) bool { return strings.EqualFold(m.Path, key) }

// inStep reports whether two articles are each other's counterparts in their
// files: alone there, or at the same place of as many, of one time.
func (f *finder) inStep(x, y *doc.Meta) bool {
	last := f.last[x.Path]
	return last == f.last[y.Path] && (last == 0 || sameTime(x, y))
}

// sameTime reports whether the dates of two articles let one be the other's
// translation in the same issue of something.
func sameTime(x, y *doc.Meta) bool {
	const days = 2 * 24 * time.Hour
	return !x.Dated() || !y.Dated() || x.Date.Sub(y.Date).Abs() <= days
}

// boundWithin reports whether an address binds two articles of one file: it is
// the own one of either and the other names it, or it tells their languages
// apart. A feed may give all its items one address, and several articles may
// come from one page.
func boundWithin(key string, x, y *doc.Meta) bool {
	ownX, ownY := slices.Contains(ownKeys(x), key), slices.Contains(ownKeys(y), key)
	return ownX != ownY || ownX && keyOf(x.URL) != keyOf(y.URL)
}

// sameName reports whether a name that two articles share and that is no file's
// is what one site calls both, and no publication.
func (f *finder) sameName(i, j int) bool {
	x, y := f.metas[i], f.metas[j]
	if strings.EqualFold(x.Original, x.Source) || strings.EqualFold(y.Original, y.Source) {
		return false
	}
	return telling(x.Original) || f.name(i).place() == f.name(j).place() && sameHost(x, y)
}

// telling reports whether a key is a path, or long enough that two sites do not
// both have it by chance, as they do 12 and about.
func telling(key string) bool {
	n := 0
	if strings.Contains(key, "/") {
		return true
	}
	for _, r := range key {
		switch {
		case letter.Han(r):
			n += 3
		case unicode.IsLetter(r):
			n++
		}
	}
	return n >= 12
}

// sameHost reports whether the addresses of two articles, where they have any,
// may be those of one site.
func sameHost(x, y *doc.Meta) bool {
	return x.URL == "" || y.URL == "" || hostOf(x.URL) == hostOf(y.URL)
}

// explicitKeys returns an article's path and what it calls its original: the
// paths that may be meant, and that of the only file of such a name. An address
// is for ByAddress to compare.
func (f *finder) explicitKeys(i int) []string {
	m := f.metas[i]
	out := []string{strings.ToLower(m.Path)}
	if m.Original == "" || strings.Contains(m.Original, "://") {
		return out
	}
	refs := resolve(m.Path, m.Original)
	out = append(out, refs...)
	for _, r := range refs {
		out = append(out, f.only(r)...)
	}
	if base := path.Base(refs[0]); !strings.Contains(m.Original, "/") {
		out = append(out, f.only("*/"+base)...)
	}
	return out
}

// only returns the path of the only file that is called so: by its path
// without its ending or, after "*/", by its name with or without that.
func (f *finder) only(name string) []string {
	if f.called == nil {
		f.called = map[string][]string{}
		for _, m := range f.metas {
			p := strings.ToLower(m.Path)
			stem := strings.TrimSuffix(p, path.Ext(p))
			for _, n := range []string{stem, "*/" + path.Base(stem), "*/" + path.Base(p)} {
				if len(f.called[n]) < 2 && !slices.Contains(f.called[n], p) {
					f.called[n] = append(f.called[n], p)
				}
			}
		}
	}
	if of := f.called[name]; len(of) == 1 {
		return of
	}
	return nil
}
