//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package scratch

import (
	"os"
	"syscall"
)

// hold locks f for as long as it is open. It reports false where f was removed
// meanwhile. Several processes may hold one file. Where the file system knows no
// locks, Sweep removes nothing either.
func hold(f *os.File) bool {
	for {
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_SH); err != syscall.EINTR {
			break
		}
	}
	info, err := f.Stat()
	if err != nil {
		return true
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	return !ok || st.Nlink > 0
}

// removeDead removes an unfinished file that nobody holds.
func removeDead(path string) error {
	const flags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
	f, err := os.OpenFile(path, os.O_RDWR|flags, 0)
	if err != nil {
		f, err = os.OpenFile(path, os.O_RDONLY|flags, 0)
	}
	if err != nil {
		return nil // gone, a link, or another user's
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		return nil //nolint:nilerr // somebody else's
	}
	// The name may be another file's by now, or none's.
	if now, err := os.Lstat(path); err != nil || !os.SameFile(now, info) {
		return nil //nolint:nilerr // gone
	}
	return os.Remove(path)
}
