package fonts

import (
	"slices"
	"sync/atomic"
)

const roles = int(Mono) + 1

// Set is an ordered collection of faces with a fallback order for every role.
// It is safe for concurrent use.
type Set struct {
	faces  []*Face
	orders [roles][2]order
	stacks [roles][2]*stack
}

func newSet(faces []*Face, orders [roles][2]order) *Set {
	s := &Set{faces: faces, orders: orders}
	for role := range orders {
		for context, indices := range orders[role] {
			st := new(stack)
			for _, i := range indices {
				st.faces = append(st.faces, faces[i])
			}
			s.stacks[role][context] = st
		}
	}
	return s
}

// Faces returns all faces, in an order that is the same at every run. The
// slice must not be changed.
func (s *Set) Faces() []*Face { return s.faces }

// Lookup returns the first face in the fallback order of a role that has the
// character, and its glyph; ok is false when no face has it.
//
// Letters and digits of the alphabets come from the western face whatever the
// context. Marks that both writing systems use (“ ” ‘ ’ — … · ‰ → ① and other
// characters from U+2000 on) come from the western face when western is true
// and from the Chinese one, full-width, when it is false.
//
// A character that no face has is drawn by one that looks the same, where
// Unicode names one: CJK compatibility ideographs by their unified form, the
// many spaces by a plain one.
func (s *Set) Lookup(role Role, r rune, western bool) (f *Face, g GID, ok bool) {
	context := 0
	if western || r < 0x2000 && r != '·' {
		context = 1
	}
	if int(role) >= len(s.stacks) || s.stacks[role][context] == nil {
		return nil, 0, false // of a zero Set
	}
	return s.stacks[role][context].lookup(r)
}

// With returns a set with the given faces, each put before the bundled faces
// whose place it takes by what it holds: a face with the common Han before
// Song, or before Hei when it is bold; a face with the Latin alphabet before
// that of its style, a monospaced one before Code; any other before the
// fallback faces, for what the text faces lack. Of several user faces for one
// place the first is asked first. The bundled faces keep their indices; the
// new ones follow.
func (s *Set) With(user ...*Face) *Set {
	faces := append([]*Face{}, s.faces...)
	orders := s.orders
	for _, u := range user {
		f := &Face{index: len(faces), core: u.core}
		faces = append(faces, f)
		for role := range orders {
			for context, old := range orders[role] {
				orders[role][context] = old.insert(f.index, f.before())
			}
		}
	}
	return newSet(faces, orders)
}

// insert puts an index before the first of some others.
func (o order) insert(index int, before []int) order {
	for at, have := range o {
		if slices.Contains(before, have) {
			return slices.Insert(slices.Clone(o), at, index)
		}
	}
	return o
}

// Order returns the faces that Lookup asks for a role, in order and each
// once.
func (s *Set) Order(role Role, western bool) []*Face {
	context := 0
	if western {
		context = 1
	}
	var out []*Face
	for _, i := range s.orders[role][context] {
		if !slices.Contains(out, s.faces[i]) {
			out = append(out, s.faces[i])
		}
	}
	return out
}

// stack remembers what a fallback order gave, so that the order is walked
// once per character. Faces are asked, and thereby opened, only as needed.
type stack struct {
	faces []*Face
	pages [0x400]atomic.Pointer[[256]atomic.Uint32] // by rune / 256, up to U+3FFFF
}

// Entries of a stack: 0 is not yet asked, 1 is none, otherwise the place in
// faces plus one in the upper half and the glyph in the lower.
const noFace = 1

func (s *stack) lookup(r rune) (*Face, GID, bool) {
	at := uint32(r) >> 8
	if at >= uint32(len(s.pages)) {
		return nil, 0, false // nothing is drawn beyond the third plane of Han
	}
	page := s.pages[at].Load()
	if page == nil {
		s.pages[at].CompareAndSwap(nil, new([256]atomic.Uint32))
		page = s.pages[at].Load()
	}
	entry := page[r&0xFF].Load()
	if entry == 0 {
		entry = s.ask(r)
		page[r&0xFF].Store(entry)
	}
	if entry == noFace {
		return nil, 0, false
	}
	return s.faces[entry>>16-1], GID(entry), true
}

// ask walks the order for the character, then for its twin.
func (s *stack) ask(r rune) uint32 {
	if r == nonBreakingHyphen {
		r = '-'
	}
	if entry := s.walk(r); entry != noFace {
		return entry
	}
	if t, ok := twin(r); ok {
		return s.walk(t)
	}
	return noFace
}

func (s *stack) walk(r rune) uint32 {
	for i, f := range s.faces {
		if g, ok := f.GID(r); ok {
			return uint32(i+1)<<16 | uint32(g)
		}
	}
	return noFace
}
