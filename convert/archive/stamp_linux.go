package archive

import (
	"io/fs"
	"syscall"
)

// system returns the time at which the file's inode changed last, which no
// program can set back, and its number.
func system(info fs.FileInfo) (ctime int64, file uint64) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0
	}
	return st.Ctim.Nano(), st.Ino
}
