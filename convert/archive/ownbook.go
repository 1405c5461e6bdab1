package archive

import (
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// ownText is the name of a document with an article of a book that wenzhai made:
// a00012.xhtml, of a second text b00012.xhtml, and a00012p2.xhtml where a long
// one goes on. All others are of the book itself.
var ownText = regexp.MustCompile(`^[ab]\d{5,}(p\d+)?\.xhtml$`)

func isOwnText(name string) bool { return ownText.MatchString(path.Base(name)) }

// hasOwnTexts reports whether wenzhai made the book and its documents have the
// names that they got then: an editing program may have changed them.
func (k *book) hasOwnTexts() bool {
	return k.madeHere() && slices.ContainsFunc(k.pkg.Items, func(it bookItem) bool { return isOwnText(k.name(it.Href)) })
}

// goesOn reports whether a document goes on with the article of the source that
// was added last, and joins it to that.
func (k *book) goesOn(name string) bool {
	m := ownText.FindStringSubmatch(path.Base(name))
	if m[1] == "" || k.last == nil {
		return false
	}
	first := strings.TrimSuffix(name, m[1]+".xhtml") + ".xhtml"
	p := k.root.files[name]
	if p == nil || k.last.rel != first {
		return false
	}
	before := k.last.open
	k.last.open = func() (io.ReadCloser, error) { return openBoth(before, p.open) }
	k.last.size += p.size
	return true
}

// joined reads one file after the other.
type joined struct {
	io.Reader
	files [2]io.Closer
}

func (j joined) Close() error { return errors.Join(j.files[0].Close(), j.files[1].Close()) }

func openBoth(first, second func() (io.ReadCloser, error)) (io.ReadCloser, error) {
	a, err := first()
	if err != nil {
		return nil, err
	}
	b, err := second()
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return joined{io.MultiReader(a, b), [2]io.Closer{a, b}}, nil
}

// ownMarkdown begins the list of contents of a book that wenzhai made as an archive of
// Markdown.
const ownMarkdown = "<!-- Made by wenzhai -->\n"

// isOwnMarkdown reports whether an archive is such a book.
func isOwnMarkdown(root *zipRoot) bool {
	p := root.files["SUMMARY.md"]
	if p == nil {
		return false
	}
	r, err := p.open()
	if err != nil {
		return false
	}
	defer r.Close()
	head := make([]byte, len(ownMarkdown))
	_, err = io.ReadFull(r, head)
	return err == nil && string(head) == ownMarkdown
}
