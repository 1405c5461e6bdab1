package repair

import (
	"encoding/binary"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// A habit is settled by so many neighbours of Han and Latin, or by what is
// found in so many bytes.
const (
	asciiMask  = 0x8080808080808080 // the highest bits of eight bytes
	habitVotes = 60
	habitBytes = 32 << 10
)

// tightHabit reports whether body mostly sets no space between Han and Latin
// letters that stand on one line. Where a source line ends between the two, the
// gap is then closed as well. Only Han followed by Latin is looked at.
func tightHabit(body []byte) bool {
	tight, spaced := 0, 0
	body = body[:min(len(body), habitBytes)]
	for i := 0; i+4 < len(body) && tight+spaced < habitVotes; {
		if i+8 <= len(body) && binary.NativeEndian.Uint64(body[i:])&asciiMask == 0 {
			i += 8 // ASCII
			continue
		}
		if body[i] < 0xE4 || body[i] > 0xE9 { // not the beginning of a common Han character
			i++
			continue
		}
		i += 3
		switch {
		case letter.Alnum(body[i]):
			tight++
		case body[i] == ' ' && letter.Alnum(body[i+1]):
			spaced++
		}
	}
	return tight >= spaced && tight > 0
}

// habit is what is known of an article's way with Han beside Latin letters.
type habit uint8

const (
	habitUnknown habit = iota
	habitTight
	habitSpaced
)

// isTight asks for the article's habit when it is needed first.
func (s *Text) isTight() bool {
	if s.habit == habitUnknown {
		s.habit = habitSpaced
		if tightHabit(s.body) {
			s.habit = habitTight
		}
	}
	return s.habit == habitTight
}
