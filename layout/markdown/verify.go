package markdown

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Begins reports whether a file that begins with head is an archive of Write.
func Begins(head []byte) bool {
	const local = 30 // bytes before the name of the first file (APPNOTE.TXT §4.3.7)
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && len(head) > local && bytes.HasPrefix(head[local:], []byte(summaryFile+Mark))
}

// Verify returns an error where an archive is not whole.
func Verify(r io.ReaderAt, size int64) error {
	if r == nil {
		return errors.New("there is no archive")
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return err
	}
	for _, f := range z.File {
		if err := whole(f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

// whole reads a file, of which the archive has a sum.
func whole(f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, in)
	return errors.Join(err, in.Close())
}
