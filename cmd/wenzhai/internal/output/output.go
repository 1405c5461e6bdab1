// Package output places finished files: a reader of the old file never sees
// half of a new one, and a failed run leaves the old one as it was.
package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// Placed tells of a file that was put in its place.
type Placed struct {
	Bytes  int64
	SHA256 string // lower-case hexadecimal
}

// Verify checks a finished file before it gets its name; nil checks nothing.
type Verify func(r io.ReaderAt, size int64) error

// File calls write with a temporary file beside path, syncs and verifies it
// and renames it to path. On any error the temporary file is removed and
// path is as it was. Errors of the file system are diag.BadOutput.
func File(path string, write func(io.Writer) error, verify Verify) (Placed, error) {
	f, err := create(path)
	if err != nil {
		return Placed{}, err
	}
	defer f.Cleanup() //nolint:errcheck // after a success there is nothing to clean up; after an error, that one counts
	p, err := fill(f.File, path, write, verify)
	if err != nil {
		return Placed{}, err
	}
	if err := f.CloseAtomicallyReplace(); err != nil {
		return Placed{}, bad(path, err)
	}
	return p, syncDir(path)
}

// create returns a temporary file beside path that may take its name.
func create(path string) (*renameio.PendingFile, error) {
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	target, err := Target(path)
	if err != nil {
		return nil, bad(path, err)
	}
	f, err := renameio.NewPendingFile(target, renameio.WithTempDir(filepath.Dir(target)), renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
	if err != nil {
		return nil, bad(path, err)
	}
	return f, nil
}

// Stream writes by way of a temporary file to out, so that a failed or
// faulty book never reaches a pipe.
func Stream(out io.Writer, write func(io.Writer) error, verify Verify) (Placed, error) {
	f, err := os.CreateTemp("", "wenzhai-")
	if err != nil {
		return Placed{}, bad("-", err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	p, err := fill(f, "-", write, verify)
	if err != nil {
		return Placed{}, err
	}
	if _, err := io.Copy(out, io.NewSectionReader(f, 0, p.Bytes)); err != nil {
		return Placed{}, bad("-", err)
	}
	return p, nil
}

func fill(f *os.File, path string, write func(io.Writer) error, verify Verify) (Placed, error) {
	sum := sha256.New()
	w := &faultNoting{w: io.MultiWriter(f, sum)}
	if err := write(w); err != nil {
		if w.err != nil {
			return Placed{}, bad(path, w.err)
		}
		return Placed{}, err
	}
	if err := f.Sync(); err != nil {
		return Placed{}, bad(path, err)
	}
	info, err := f.Stat()
	if err != nil {
		return Placed{}, bad(path, err)
	}
	if info.Size() != w.n {
		return Placed{}, bad(path, fmt.Errorf("%d bytes arrived of %d", info.Size(), w.n))
	}
	if verify != nil {
		if err := verify(f, w.n); err != nil {
			return Placed{}, bad(path, fmt.Errorf("the finished file failed its check: %w", err))
		}
	}
	return Placed{w.n, hex.EncodeToString(sum.Sum(nil))}, nil
}

// faultNoting counts bytes and keeps the first write error, to tell a full
// disk from a fault of the writer.
type faultNoting struct {
	w   io.Writer
	n   int64
	err error
}

func (c *faultNoting) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	if err != nil && c.err == nil {
		c.err = err
	}
	return n, err
}

// checkPlace finds out before any work whether path can be written.
func checkPlace(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return bad(path, errors.New("is a folder"))
	}
	dir := filepath.Dir(path)
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return bad(path, err)
	case !info.IsDir():
		return bad(path, fmt.Errorf("%s is not a folder", dir))
	}
	return nil
}

// Ready makes the folder that path lies in, removes what runs that were killed have
// left there, and does what Check does.
func Ready(path string) error {
	target, err := Target(path)
	if err != nil {
		return bad(path, err)
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return diag.New(diag.BadOutput, path, 0, "its folder cannot be made: %v", errors.Unwrap(err))
	}
	return errors.Join(Check(path), Sweep(target))
}

// Check reports as diag.BadOutput that path cannot be written, by making and
// removing a temporary file beside it: cheaper than finding out after an
// hour of work.
func Check(path string) error {
	if err := checkPlace(path); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), besides(path))
	if err != nil {
		return bad(path, err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

func bad(path string, err error) error {
	reason := err.Error()
	switch {
	case errors.Is(err, syscall.ENOSPC):
		reason = "no space left on the device"
	case errors.Is(err, fs.ErrPermission):
		reason = "permission denied"
	case errors.Is(err, syscall.EROFS):
		reason = "the file system is read-only"
	case errors.Is(err, fs.ErrNotExist):
		reason = fmt.Sprintf("the folder %s does not exist", filepath.Dir(path))
	}
	return diag.New(diag.BadOutput, path, 0, "cannot be written: %s", reason)
}

// syncDir makes the rename last through a power cut. Not every file system
// can sync a folder; the file itself is safe by then.
func syncDir(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil //nolint:nilerr // a folder that may be written but not read
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return bad(path, err)
	}
	return nil
}
