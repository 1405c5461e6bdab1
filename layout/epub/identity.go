package epub

import (
	"fmt"
	"strings"

	"github.com/gofrs/uuid/v5"

	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// space is the namespace of derived identifiers (RFC 9562 §6.5).
const space = "https://github.com/wenzhai/wenzhai"

// derived returns the UUID of version 5 of s.
func derived(s string) string {
	ns := uuid.NewV5(uuid.NamespaceURL, space)
	return "urn:uuid:" + uuid.NewV5(ns, s).String()
}

// IdentifierOf returns the identifier of the digest that profile makes for
// period: the same for every build of it, so that a reader's library puts the
// new build in the place of the old one, with its marks and notes.
func IdentifierOf(profile, period string) string {
	return derived("digest\n" + profile + "\n" + period)
}

// identifier returns the one that was given, or one made of title, period and
// languages: the same digest keeps its place in a reader's library when it is
// built again with an article more. A book that has only the frame's title, or
// no dates, is known by its articles.
func (b *book) identifier() string {
	id := xhtml.Label(b.o.Identifier)
	if id == xhtml.Nameless {
		id = derived(b.identity())
	}
	if b.vol.Number > 0 {
		id = derived(fmt.Sprintf("%s\n%d", id, b.vol.Number))
	}
	return id
}

func (b *book) identity() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s\n%s\n", b.name, b.vol.Period())
	if len(b.alternativeTitles()) == 0 && !b.vol.First.IsZero() {
		fmt.Fprintf(&s, "%v\n", b.langs)
		return s.String()
	}
	for _, e := range b.entries {
		// Not the path: it depends on where the archive lies and from
		// where it was named.
		fmt.Fprintf(&s, "%s\n%d\n%s\n%s\n", e.Title, e.Date.Unix(), e.Lang, e.URL)
	}
	return s.String()
}

// nameParts returns the title in two parts, the second "" where it was given.
func (b *book) nameParts() (name, dates string) {
	if b.name != b.vol.DefaultTitle(b.lang) {
		return b.name, ""
	}
	return b.vol.TitleParts(b.lang)
}

// alternativeTitles returns the title in the frame's other languages. Only a
// title of the frame's own has them.
func (b *book) alternativeTitles() []phrase {
	if b.name != b.vol.DefaultTitle(b.lang) {
		return nil
	}
	return b.each(b.vol.DefaultTitle)
}
