package bilingual

import "github.com/wenzhai/wenzhai/convert/doc"

// piece is a block, or what one text has of a block that holds both.
type piece struct {
	side   side
	block  doc.Block
	weight float64 // letters of the one text that stand in it
	prose  bool    // it is no table and no list of words
	parts  int     // items of a list, paragraphs of a quotation; else 0
	at     int     // index of the article's block
}

// pieces takes blocks apart by text, in reading order.
func (s tongues) pieces(blocks []doc.Block) []piece {
	var out []piece
	for i, b := range blocks {
		for _, p := range s.block(b) {
			p.at = i
			out = append(out, p)
		}
	}
	return out
}

func (s tongues) block(b doc.Block) []piece {
	switch b := b.(type) {
	case *doc.Paragraph:
		return s.running(b, b.Inlines, func(in []doc.Inline) doc.Block { return &doc.Paragraph{Verse: b.Verse, Lead: b.Lead, Inlines: in} })
	case *doc.Heading:
		id := b.ID // of the first piece
		return s.running(b, b.Inlines, func(in []doc.Inline) doc.Block {
			h := &doc.Heading{Level: b.Level, ID: id, Inlines: in}
			id = ""
			return h
		})
	case *doc.Quote:
		return s.quote(b)
	case *doc.Box:
		return s.box(b)
	case *doc.List:
		return s.list(b)
	case *doc.Table:
		if pieces := s.columns(b); pieces != nil {
			return pieces
		}
		of, w := s.most([]doc.Block{b})
		return []piece{{side: of, block: b, weight: w}}
	}
	return []piece{{side: neither, block: b}}
}

// leastCell is the mean length in letters of the cells of a table that sets a
// text beside its translation, and of the items of such a list: shorter ones are
// data, or a list of words.
const leastCell = 30

// columns takes apart a table of two columns, a text and its translation, into
// paragraphs; nil: it is another table.
func (s tongues) columns(t *doc.Table) []piece {
	var out []piece
	last := neither
	for _, r := range append(t.Head[:len(t.Head):len(t.Head)], t.Rows...) {
		if len(r) != 2 || r[0].ColSpan > 1 || r[0].RowSpan > 1 || r[1].RowSpan > 1 || len(t.Caption) > 0 {
			return nil
		}
		for k, cell := range r {
			if len(cell.Blocks) > 0 {
				return nil
			}
			if len(cell.Inlines) == 0 {
				continue
			}
			p := &doc.Paragraph{Inlines: cell.Inlines}
			of, w := s.most([]doc.Block{p})
			if of != neither && last == neither {
				last = of ^ side(k)
			}
			if of != neither && of != last^side(k) {
				return nil
			}
			out = append(out, piece{side: of, block: p, weight: w, prose: true})
		}
	}
	if w := sum(out); !balanced(out) || w[first]+w[second] < leastCell*float64(len(out)) {
		return nil
	}
	return out
}

// running takes a paragraph or a heading apart.
func (s tongues) running(b doc.Block, in []doc.Inline, like func([]doc.Inline) doc.Block) []piece {
	text := doc.PlainInlines(in)
	parts := s.parts(text)
	if parts == nil {
		of, w := s.most([]doc.Block{b})
		return []piece{{side: of, block: b, weight: w, prose: true}}
	}
	both := take(in, text, parts)
	var out []piece
	for _, of := range []side{parts[0].side, 1 - parts[0].side} {
		block := like(both[of])
		_, w := s.most([]doc.Block{block})
		out = append(out, piece{side: of, block: block, weight: w, prose: true})
	}
	return out
}

// most returns the side that most of the letters of blocks are of, and how
// many.
func (s tongues) most(blocks []doc.Block) (side, float64) {
	var w weights
	for _, t := range doc.PlainBlocks(blocks) {
		w = w.plus(weigh(t))
	}
	a, b := w[s[first]], w[s[second]]
	switch {
	case a+b == 0:
		return neither, 0
	case a >= b:
		return first, a
	}
	return second, b
}

// quote takes a quotation apart that holds both texts.
func (s tongues) quote(q *doc.Quote) []piece {
	inner := s.pieces(q.Blocks)
	if !balanced(inner) {
		of, w := s.most(q.Blocks)
		return []piece{{side: of, block: q, weight: w, prose: true}}
	}
	both, order := gather(inner)
	var out []piece
	for _, of := range order {
		_, w := s.most(both[of])
		out = append(out, piece{side: of, block: &doc.Quote{Blocks: both[of]}, weight: w, prose: true, parts: len(both[of])})
	}
	return out
}

// box takes a box apart that holds both texts; either side has its title where that is
// in no language, or in both.
func (s tongues) box(b *doc.Box) []piece {
	inner := s.pieces(b.Blocks)
	if !balanced(inner) {
		of, w := s.most([]doc.Block{b})
		return []piece{{side: of, block: b, weight: w, prose: true}}
	}
	both, order := gather(inner)
	titles := [2][]doc.Inline{b.Title, b.Title}
	title := doc.PlainInlines(b.Title)
	if parts := s.parts(title); parts != nil {
		titles = take(b.Title, title, parts)
	} else if of, _ := s.of(title); of != neither {
		titles[1-of] = nil
	}
	var out []piece
	for _, of := range order {
		_, w := s.most(both[of])
		box := &doc.Box{Kind: b.Kind, Title: titles[of], Blocks: both[of]}
		out = append(out, piece{side: of, block: box, weight: w, prose: true, parts: len(both[of])})
	}
	return out
}

// list takes a list apart whose items hold both texts or alternate.
func (s tongues) list(l *doc.List) []piece {
	var all []piece
	var items [2][]doc.Item
	last := first
	for _, item := range l.Items {
		inner := s.pieces(item.Blocks)
		all = append(all, inner...)
		if !balanced(inner) {
			of, _ := s.most(item.Blocks)
			if of == neither {
				of = last
			}
			items[of] = append(items[of], item)
			last = of
			continue
		}
		both, _ := gather(inner)
		for of := range both {
			items[of] = append(items[of], doc.Item{Blocks: both[of]})
		}
	}
	if !balanced(all) {
		of, w := s.most([]doc.Block{l})
		return []piece{{side: of, block: l, weight: w}}
	}
	var out []piece
	for _, of := range orderOf(all) {
		part := &doc.List{Ordered: l.Ordered, Start: l.Start, Items: items[of]}
		_, w := s.most([]doc.Block{part})
		n := len(part.Items)
		out = append(out, piece{side: of, block: part, weight: w, prose: w >= leastCell*float64(n), parts: n})
	}
	return out
}

// balanced reports whether the pieces of both texts are of like length.
func balanced(pieces []piece) bool {
	w := sum(pieces)
	return min(w[first], w[second]) > 0 && alike(w[first], w[second])
}

func sum(pieces []piece) [2]float64 {
	var w [2]float64
	for _, p := range pieces {
		if p.side != neither {
			w[p.side] += p.weight
		}
	}
	return w
}

// gather returns the blocks of either text, and which text comes first. A
// picture goes with what stands before it.
func gather(pieces []piece) (both [2][]doc.Block, order [2]side) {
	order = orderOf(pieces)
	last := order[0]
	for _, p := range pieces {
		if p.side != neither {
			last = p.side
		}
		both[last] = append(both[last], p.block)
	}
	return both, order
}

// orderOf returns the text that comes first, and the other.
func orderOf(pieces []piece) [2]side {
	for _, p := range pieces {
		if p.side != neither {
			return [2]side{p.side, 1 - p.side}
		}
	}
	return [2]side{first, second}
}
