//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package avif

import "syscall"

// reserve returns room that the machine provides page by page.
func reserve(size int) *memory {
	room, err := syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		room = nil // the sandbox says then that there is no memory
	}
	return &memory{room}
}

// Free gives the room back.
func (m *memory) Free() {
	if m.room != nil {
		syscall.Munmap(m.room) //nolint:errcheck // there is nothing to do about it
	}
	m.room = nil
}
