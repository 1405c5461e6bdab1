package names

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/links"
)

// Places are those of an article that links lead to: names of elements.
type Places struct {
	Asked   map[string]bool // nil = none
	waiting []string        // names that wait for text
}

// maxAsked bounds the places of one article that links may lead to.
const maxAsked = 10_000

// Ask has reading keep the places with the names as anchors.
func (p *Places) Ask(names ...string) {
	for _, n := range names {
		if p.Asked == nil {
			p.Asked = map[string]bool{}
		}
		if n != "" && len(p.Asked) < maxAsked {
			p.Asked[n] = true
		}
	}
}

// AskOwn asks for what the links of a body, whose address is base or nil, to places in
// itself lead to.
func (p *Places) AskOwn(src []byte, base *url.URL) {
	links.EachRef(src, func(ref string) bool {
		page, fragment, _ := strings.Cut(ref, "#")
		if page == "" || base != nil && page == ownAddress(base) {
			if plain, err := url.PathUnescape(fragment); err == nil {
				fragment = plain
			}
			p.Ask(fragment)
		}
		return true
	})
}

// ownAddress returns the address of an article without a fragment.
func ownAddress(base *url.URL) string {
	page, _, _ := strings.Cut(base.String(), "#")
	return page
}

// Ref returns href as its author wrote it where that leads to the archive, or "": an
// address with a fragment of the article itself is that fragment.
func (p *Places) Ref(base *url.URL, href string) string {
	if i := strings.IndexByte(href, '#'); i > 0 && base != nil && len(p.Asked) > 0 && href[:i] == ownAddress(base) {
		return href[i:]
	}
	return weburl.Ref(href)
}

// Note notes the names of an element that links lead to, and reports whether it may
// have one.
func (p *Places) Note(n *html.Node) bool {
	if len(p.Asked) == 0 || n == nil {
		return false
	}
	names := []string{node.Attr(n, "id")}
	if n.DataAtom == atom.A {
		names = append(names, node.Attr(n, "name"))
	}
	for _, name := range names {
		for _, id := range []string{name, strings.TrimPrefix(name, "user-content-")} {
			if p.Asked[id] {
				p.waiting = append(p.waiting, id)
			}
		}
	}
	return true
}

// Take returns the anchors that wait for text.
func (p *Places) Take() []token.Token {
	if len(p.waiting) == 0 {
		return nil
	}
	var out []token.Token
	for _, id := range p.waiting {
		out = append(out, token.Token{Kind: token.Object, Inline: &doc.Anchor{ID: id}})
	}
	p.waiting = p.waiting[:0]
	return out
}
