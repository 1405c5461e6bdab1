// Package regular opens files that are files, by names from outside: opening a
// named pipe would wait for ever for someone to write into it, and a device may
// never end.
package regular

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrNone says that something is there, but no regular file.
var ErrNone = errors.New("is not a regular file")

// ErrTooLarge says that a file is larger than its reader believes.
var ErrTooLarge = errors.New("is too large")

// Open opens the file of a name. The error wraps ErrNone where there is a pipe, a
// device, a socket or a folder. What Inherited reports is opened whatever it is.
func Open(name string) (*os.File, error) {
	if Inherited(name) {
		return os.Open(name)
	}
	f, err := opened(func(flag int) (*os.File, error) { return os.OpenFile(name, os.O_RDONLY|flag, 0) },
		func() (fs.FileInfo, error) { return os.Stat(name) })
	if errors.Is(err, ErrNone) {
		err = &fs.PathError{Op: "open", Path: name, Err: ErrNone}
	}
	return f, err
}

// OpenIn is Open inside a root.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	if root == nil {
		return nil, fs.ErrInvalid
	}
	return opened(func(flag int) (*os.File, error) { return root.OpenFile(name, os.O_RDONLY|flag, 0) },
		func() (fs.FileInfo, error) { return root.Stat(name) })
}

// Read returns the bytes of a file of at most limit bytes; Open says which files
// it takes.
func Read(name string, limit int64) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w: over %d MiB", ErrTooLarge, limit>>20)}
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// Inherited reports whether a name stands for a stream that the program was
// started with, as a shell's <(…) does: it is open already.
func Inherited(name string) bool {
	name = filepath.ToSlash(name)
	return name == "/dev/stdin" || strings.HasPrefix(name, "/dev/fd/") || strings.HasPrefix(name, "/proc/self/fd/")
}

// checked returns f if it is a regular file.
func checked(f *os.File) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrNone
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
