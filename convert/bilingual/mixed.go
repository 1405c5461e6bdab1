package bilingual

import "github.com/wenzhai/wenzhai/convert/doc"

// The least number of paragraphs with their translations that show that an
// article holds both texts; of fewer, their words must tell. And the share of
// either that such paragraphs must be.
const (
	leastTurns = 3
	fewTurns   = 2
	covered    = 0.85
)

// run is a run of pieces of one text.
type run struct {
	side   side
	pieces []piece
	weight float64
	prose  float64
}

// interleaved takes apart an article in which each paragraph, or a few, are
// followed by their translation.
func (s *splitter) interleaved() bool {
	pieces := s.withoutTitle(s.pieces)
	runs := runsOf(pieces)
	if len(runs) < 2 {
		return false
	}
	s.lead = runs[0].side
	var good [2]float64
	turns, prose := 0, 0.0
	for k := 0; k+1 < len(runs); k += 2 {
		if alike(runs[k].weight, runs[k+1].weight) {
			good[runs[k].side] += runs[k].weight
			good[runs[k+1].side] += runs[k+1].weight
			prose += runs[k].prose + runs[k+1].prose
			turns += turnsOf(&runs[k], &runs[k+1])
		}
	}
	all := sum(pieces)
	if turns < fewTurns || good[first] < covered*all[first] || good[second] < covered*all[second] || prose*2 < good[first]+good[second] {
		return false
	}
	if both, _ := gather(pieces); turns < leastTurns && !s.likeTexts(both[s.lead], both[1-s.lead], s.lead, false) {
		return false
	}
	s.setTitles()
	s.place(pieces)
	return true
}

// turnsOf returns how often two runs go from one text to the other: once, or
// for each item of a list that holds both.
func turnsOf(a, b *run) int {
	if len(a.pieces) > 1 || len(b.pieces) > 1 || a.pieces[0].at != b.pieces[0].at {
		return 1
	}
	return max(1, min(a.pieces[0].parts, b.pieces[0].parts))
}

// runsOf joins neighbours of one text; what is of neither does not part them.
func runsOf(pieces []piece) []run {
	var out []run
	for _, p := range pieces {
		if p.side == neither {
			continue
		}
		if n := len(out); n == 0 || out[n-1].side != p.side {
			out = append(out, run{side: p.side})
		}
		r := &out[len(out)-1]
		r.pieces = append(r.pieces, p)
		r.weight += p.weight
		if p.prose {
			r.prose += p.weight
		}
	}
	return out
}

// stanza is some blocks of the leading text and those that translate them.
type stanza struct {
	blocks [2][]doc.Block
	texts  [2][]bool // by block: it holds text, and is no picture or rule
}

// place puts the pieces into their texts. Rows come of it where every stanza has
// as many blocks of text on either side.
func (s *splitter) place(pieces []piece) {
	var stanzas []stanza
	last := s.lead
	for _, p := range pieces {
		of := p.side
		if of == neither {
			of = s.lead
		}
		if of != last && of == s.lead || len(stanzas) == 0 {
			stanzas = append(stanzas, stanza{})
		}
		t := &stanzas[len(stanzas)-1]
		t.blocks[of] = append(t.blocks[of], p.block)
		t.texts[of] = append(t.texts[of], p.side != neither)
		last = of
	}
	sure := true
	for _, t := range stanzas {
		sure = s.addTurn(t) && sure
	}
	if !sure {
		s.rows = nil
	}
}

// addTurn adds the blocks of a stanza and their rows; false: it does not tell
// which belong together.
func (s *splitter) addTurn(t stanza) bool {
	a, b := s.lead, 1-s.lead
	i, j := 0, 0
	for i < len(t.texts[a]) || j < len(t.texts[b]) {
		one, other := i < len(t.texts[a]) && t.texts[a][i], j < len(t.texts[b]) && t.texts[b][j]
		row := doc.Match{Lead: s.at(a, i), Second: s.at(b, j), Confidence: 1}
		switch {
		case i < len(t.texts[a]) && !one: // a picture
			row.Lead.To++
			i++
		case j < len(t.texts[b]) && !other:
			row.Second.To++
			j++
		case one && other:
			row.Lead.To++
			row.Second.To++
			i, j = i+1, j+1
		default:
			s.blocks[a] = append(s.blocks[a], t.blocks[a]...)
			s.blocks[b] = append(s.blocks[b], t.blocks[b]...)
			return false
		}
		s.rows = append(s.rows, row)
	}
	s.blocks[a] = append(s.blocks[a], t.blocks[a]...)
	s.blocks[b] = append(s.blocks[b], t.blocks[b]...)
	return true
}

// at returns the empty span before block i of a stanza.
func (s *splitter) at(of side, i int) doc.Span {
	at := len(s.blocks[of]) + i
	return doc.Span{From: at, To: at}
}
