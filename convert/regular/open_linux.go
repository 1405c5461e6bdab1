package regular

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// opened calls open with a flag by which a pipe is not waited for.
func opened(open func(flag int) (*os.File, error), _ func() (fs.FileInfo, error)) (*os.File, error) {
	f, err := open(syscall.O_NONBLOCK)
	if errors.Is(err, syscall.ENXIO) {
		return nil, ErrNone // a socket
	}
	if err != nil {
		return nil, err
	}
	return checked(f)
}
