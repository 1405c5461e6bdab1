//go:build !linux

package archive

import "os"

// openRegular opens a file inside root; errNoFile is what anything but a regular
// file gives. It is looked at before it is opened: opening a pipe would wait for
// a writer.
func openRegular(root *os.Root, name string) (*os.File, error) {
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	return root.Open(name)
}
