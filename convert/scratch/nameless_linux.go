package scratch

import (
	"os"

	"golang.org/x/sys/unix"
)

// nameless returns a new file in dir that never had a name. Not every file system
// has such files.
func nameless(dir string) (*os.File, error) {
	return os.OpenFile(dir, os.O_RDWR|unix.O_TMPFILE, 0o600)
}
