//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package avif

// reserve returns room that the machine provides as it is touched.
func reserve(size int) *memory { return &memory{make([]byte, size)} }

// Free lets the garbage collector have the room.
func (m *memory) Free() { m.room = nil }
