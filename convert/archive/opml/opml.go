// Package opml reads lists of feeds (OPML 2.0, opml.org/spec2.opml) as lists of
// archives: those that lie below the folder of the list. Nothing is fetched.
package opml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/charset"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
)

// List is what a list of feeds names.
type List struct {
	Paths   []string // that are there, below the folder of the list
	Missing []string // as named: not there
	Outside []string // as named: elsewhere on this machine
	Remote  int      // feeds on the network
}

// Limits of a list.
const (
	maxSize     = 16 << 20
	maxOutlines = 20_000
)

// ErrNone says that a file is no list of feeds.
var ErrNone = errors.New("is no list of feeds (OPML)")

// Is reports whether a name is that of a list of feeds.
func Is(name string) bool { return strings.EqualFold(filepath.Ext(name), ".opml") }

// Open has the archives that a list of feeds names opened, one after the other, and
// reports those that cannot be.
func Open(file string, open func(string) error, report func(diag.Diagnostic)) error {
	l, err := Read(file)
	if err != nil {
		return err
	}
	for _, p := range l.Paths {
		if err := open(p); err != nil {
			d := diag.New(diag.Unreadable, filepath.ToSlash(p), 0, "%v", err)
			errors.As(err, &d)
			report(d)
		}
	}
	for _, why := range l.left() {
		d := diag.New(diag.BrokenFile, filepath.ToSlash(file), 0, "%s", why)
		d.Hint = "save the feeds below the folder of the list, and name their files in it"
		report(d)
	}
	return nil
}

// Read reads a list of feeds.
func Read(file string) (List, error) {
	f, err := regular.Open(file)
	if err != nil {
		return List{}, err
	}
	data, err := io.ReadAll(io.LimitReader(f, maxSize))
	if err = errors.Join(err, f.Close()); err != nil {
		return List{}, err
	}
	var l List
	seen, known := map[string]bool{}, false
	for n, at := 0, newDecoder(data); n < maxOutlines; {
		tok, err := at.Token()
		if err != nil {
			break // what was read before damage counts
		}
		t, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		known = known || strings.EqualFold(t.Name.Local, "opml")
		if !known || !strings.EqualFold(t.Name.Local, "outline") {
			continue
		}
		n++
		if ref := address(t); ref != "" && !seen[ref] {
			seen[ref] = true
			l.add(filepath.Dir(file), ref)
		}
	}
	if !known {
		return l, ErrNone
	}
	return l, nil
}

func newDecoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(charset.Decode(data).Text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// address returns where an outline says that its feed is: on this machine, if it
// names such a place.
func address(t xml.StartElement) string {
	first := ""
	for _, name := range []string{"xmlUrl", "url", "htmlUrl"} {
		for _, a := range t.Attr {
			v := strings.TrimSpace(a.Value)
			if !strings.EqualFold(a.Name.Local, name) || v == "" {
				continue
			}
			if !remote(v) {
				return v
			}
			if first == "" {
				first = v
			}
		}
	}
	return first
}

// remote reports whether an address is on the network.
func remote(ref string) bool {
	if scheme, _, ok := strings.Cut(ref, ":"); ok && len(scheme) > 1 && !strings.ContainsAny(scheme, `/\.`) {
		return !strings.EqualFold(scheme, "file")
	}
	return strings.HasPrefix(ref, "//") || strings.HasPrefix(ref, "www.")
}

// add takes what an outline of a list in a folder names.
func (l *List) add(folder, ref string) {
	if remote(ref) {
		l.Remote++
		return
	}
	names := []string{ref}
	if scheme, rest, ok := strings.Cut(ref, ":"); ok && strings.EqualFold(scheme, "file") {
		names[0] = strings.TrimPrefix(strings.TrimPrefix(rest, "//"), "localhost")
	}
	names[0] = filepath.FromSlash(strings.ReplaceAll(names[0], `\`, "/"))
	if plain, err := url.PathUnescape(names[0]); err == nil && plain != names[0] {
		names = append(names, plain)
	}
	for _, name := range names {
		if !filepath.IsAbs(name) {
			name = filepath.Join(folder, name)
		}
		if _, err := os.Lstat(name); err != nil || Is(name) {
			continue
		}
		if !within(folder, name) {
			l.Outside = append(l.Outside, ref)
		} else {
			l.Paths = append(l.Paths, name)
		}
		return
	}
	if !filepath.IsLocal(names[0]) {
		l.Outside = append(l.Outside, ref)
		return
	}
	l.Missing = append(l.Missing, ref)
}

// left says in sentences what of the list is not read.
func (l *List) left() []string {
	var out []string
	if l.Remote > 0 {
		out = append(out, fmt.Sprintf("names feeds on the network, and nothing is fetched: %d", l.Remote))
	}
	for _, x := range []struct {
		refs []string
		why  string
	}{{l.Missing, "is not there"}, {l.Outside, "lies outside its folder"}} {
		if n := len(x.refs); n == 1 {
			out = append(out, fmt.Sprintf("names %q, which %s", x.refs[0], x.why))
		} else if n > 1 {
			out = append(out, fmt.Sprintf("names %q, which %s, and %d more of these", x.refs[0], x.why, n-1))
		}
	}
	return out
}

// within reports whether a file lies below a folder, also where links lead.
func within(folder, name string) bool {
	home, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return false
	}
	if home, err = filepath.Abs(home); err != nil {
		return false
	}
	if name, err = filepath.EvalSymlinks(name); err != nil {
		return false
	}
	if name, err = filepath.Abs(name); err != nil {
		return false
	}
	rel, err := filepath.Rel(home, name)
	return err == nil && filepath.IsLocal(rel)
}
