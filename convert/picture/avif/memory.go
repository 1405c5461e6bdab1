package avif

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
)

// withMemory gives the sandbox memory that never moves when it grows, is taken
// from the machine as far as it is used, and is given back at once: copies left
// to the garbage collector would be many times a picture.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		return reserve(int(min(most, maxPages<<16)))
	}))
}

// memory is the room of one sandbox.
type memory struct{ room []byte }

// Reallocate returns the first size bytes; nil where there is no such room.
func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.room)) {
		return nil
	}
	return m.room[:size]
}
