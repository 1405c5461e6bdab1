package typeset

import "github.com/wenzhai/wenzhai/convert/doc"

// target returns where a link leads: to its place in the book, or on the web.
func (s *Setter) target(l *doc.Link) string {
	i := s.entry(l.To)
	if i < 0 {
		return l.URL
	}
	return "#" + placeAnchor(ArticleAnchor(i), l.To.ID, l.To.Second)
}

// place has the next lines of s be the place with an ID in the text at hand.
func place(s *Setter, id string) {
	if id != "" && s.links.anchor != "" {
		s.places = append(s.places, placeAnchor(s.links.anchor, id, s.second))
	}
}

// placeAnchor names a place in an article. Where that is not set, because the article
// is longer than what is set of it, links lead to what stands before the first full
// stop: the article.
func placeAnchor(article, id string, second bool) string {
	switch {
	case id == "":
		return article
	case second:
		return article + ".second." + id
	}
	return article + "." + id
}

// entry returns which article of the volume at hand a place is in, -1 for none.
func (p *Press) entry(to *doc.Place) int {
	if to == nil || to.N < p.first || to.N >= p.first+p.count {
		return -1
	}
	return to.N - p.first
}
