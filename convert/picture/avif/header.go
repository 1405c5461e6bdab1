package avif

import "encoding/binary"

// header is what a file says of its picture before the picture itself.
type header struct {
	width, height int // of its largest part; 0 = not said
	quarters      int // quarter turns, anticlockwise, after which it is upright
	mirrored      bool
	leftRight     bool // left and right are exchanged, otherwise top and bottom
}

// maxBoxes bounds how many boxes of a file are looked at.
const maxBoxes = 4096

// boxes calls visit for each box in data (ISO/IEC 14496-12 §4.2) while it
// returns true.
func boxes(data []byte, visit func(kind string, body []byte) bool) {
	for range maxBoxes {
		if len(data) < 8 {
			return
		}
		size, head := uint64(binary.BigEndian.Uint32(data)), uint64(8)
		switch {
		case size == 1 && len(data) >= 16:
			size, head = binary.BigEndian.Uint64(data[8:]), 16
		case size == 0:
			size = uint64(len(data))
		}
		if size < head || size > uint64(len(data)) {
			return
		}
		if !visit(string(data[4:8]), data[head:size]) {
			return
		}
		data = data[size:]
	}
}

// child returns the body of the first box of a kind; nil = there is none.
func child(data []byte, kind string) []byte {
	var out []byte
	boxes(data, func(k string, body []byte) bool {
		if k == kind {
			out = body
		}
		return k != kind
	})
	return out
}

// Is reports whether data is a file of this format: its brand says so, or one
// of those that it says it is compatible with.
func Is(data []byte) bool {
	brands := child(data[:min(len(data), 512)], "ftyp")
	for i := 0; i+4 <= len(brands); i += 4 {
		if b := string(brands[i : i+4]); i != 4 && (b == "avif" || b == "avis") {
			return true
		}
	}
	return false
}

// readHeader reads size and turns (ISO/IEC 23008-12 §6.5.3, §6.5.10, §6.5.12).
func readHeader(data []byte) header {
	var h header
	meta := child(data, "meta")
	if len(meta) < 4 {
		return h
	}
	meta = meta[4:] // version and flags
	properties := child(meta, "iprp")
	applied := associated(child(properties, "ipma"), primary(child(meta, "pitm")))
	n := 0
	boxes(child(properties, "ipco"), func(kind string, body []byte) bool {
		n++
		switch {
		case kind == "ispe" && len(body) >= 12:
			w, ht := side(body[4:]), side(body[8:])
			if int64(w)*int64(ht) > int64(h.width)*int64(h.height) {
				h.width, h.height = w, ht
			}
		case kind == "irot" && len(body) >= 1 && applied[n]:
			h.quarters = int(body[0] & 3)
		case kind == "imir" && len(body) >= 1 && applied[n]:
			h.mirrored, h.leftRight = true, body[0]&1 == 1
		}
		return true
	})
	return h
}

// side reads the length of a side; what no picture has is cut.
func side(b []byte) int { return int(min(binary.BigEndian.Uint32(b), 1<<30)) }

// primary returns the number of the item that is the picture.
func primary(pitm []byte) uint32 {
	switch {
	case len(pitm) >= 8 && pitm[0] != 0:
		return binary.BigEndian.Uint32(pitm[4:])
	case len(pitm) >= 6:
		return uint32(binary.BigEndian.Uint16(pitm[4:]))
	}
	return 0
}

// associated returns which properties, from 1, an item has (ISO/IEC 23008-12
// §9.3.1).
func associated(ipma []byte, item uint32) map[int]bool {
	out := map[int]bool{}
	if len(ipma) < 8 {
		return out
	}
	wideIDs, wide := ipma[0] != 0, ipma[3]&1 == 1
	b := ipma[8:]
	for range min(binary.BigEndian.Uint32(ipma[4:]), maxBoxes) {
		var id uint32
		switch {
		case wideIDs && len(b) >= 5:
			id, b = binary.BigEndian.Uint32(b), b[4:]
		case !wideIDs && len(b) >= 3:
			id, b = uint32(binary.BigEndian.Uint16(b)), b[2:]
		default:
			return out
		}
		count := int(b[0])
		b = b[1:]
		for range count {
			index := 0
			switch {
			case wide && len(b) >= 2:
				index, b = int(binary.BigEndian.Uint16(b)&0x7fff), b[2:]
			case !wide && len(b) >= 1:
				index, b = int(b[0]&0x7f), b[1:]
			default:
				return out
			}
			if id == item {
				out[index] = true
			}
		}
	}
	return out
}

// orientation returns how the picture is to be seen, first turned, then mirrored,
// as an EXIF orientation (Exif 2.32 §4.6.4).
func (h *header) orientation() int {
	switch {
	case h.mirrored && h.leftRight:
		return [...]int{2, 7, 4, 5}[h.quarters]
	case h.mirrored:
		return [...]int{4, 5, 2, 7}[h.quarters]
	}
	return [...]int{1, 8, 3, 6}[h.quarters]
}
