//go:build !linux

package regular

import (
	"io/fs"
	"os"
)

// opened looks at the file before it calls open, which would wait for a pipe.
func opened(open func(flag int) (*os.File, error), stat func() (fs.FileInfo, error)) (*os.File, error) {
	info, err := stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNone
	}
	f, err := open(0)
	if err != nil {
		return nil, err
	}
	return checked(f)
}
