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
	"runtime"
	"syscall"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/scratch"
	"github.com/wenzhai/wenzhai/layout"
)

// Verify checks a finished file before it gets its name; nil checks nothing.
type Verify func(r io.ReaderAt, size int64) error

// File calls write with a temporary file beside the file that path names, syncs and
// verifies it and lets it take that one's place. On any error the temporary file
// is removed and the other is as it was. Errors of the file system are
// diag.BadOutput.
//
// What is there and is no file, such as a device or a pipe, is written into once
// all is finished and verified, as Stream does.
func File(path string, write func(io.Writer) error, verify Verify) (layout.File, error) {
	if at, ok := special(path); ok {
		f, err := into(at, write, verify)
		f.Path = path
		return f, err
	}
	f, err := create(path)
	if err != nil {
		return layout.File{}, err
	}
	p, err := f.fill(write, verify)
	if err != nil {
		return layout.File{}, errors.Join(err, f.file.Discard())
	}
	if err := f.file.Place(f.target); err != nil {
		return layout.File{}, bad(path, err)
	}
	return p, syncDir(f.target)
}

// Bytes writes data to the file that path names, as File does.
func Bytes(path string, data []byte) error {
	_, err := File(path, func(w io.Writer) error { _, err := w.Write(data); return err }, nil)
	return err
}

// pending is a file that has not got its name yet.
type pending struct {
	path   string // as it was named
	target string
	file   *scratch.File
}

func (p *pending) fill(write func(io.Writer) error, verify Verify) (layout.File, error) {
	return fill(p.file.File, p.path, write, verify, func(err error) error { return err })
}

// create returns a temporary file that may take the place of the file that path
// names, with the permissions of an older one.
func create(path string) (pending, error) {
	target, err := Target(path)
	if err != nil {
		return pending{}, bad(path, err)
	}
	if err := checkPlace(target); err != nil {
		return pending{}, bad(path, err)
	}
	f, err := scratch.Create(filepath.Dir(target), 0o644)
	if err != nil {
		return pending{}, bad(path, err)
	}
	if info, err := os.Stat(target); err == nil {
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			return pending{}, bad(path, errors.Join(err, f.Discard()))
		}
	}
	return pending{path, target, f}, nil
}

// special reports whether path names something that is neither a file nor a folder,
// and by what name it is found.
func special(path string) (at string, ok bool) {
	at, info, err := there(path)
	return at, err == nil && info != nil && !info.Mode().IsRegular() && !info.IsDir()
}

// into writes by way of a temporary file into a device or a pipe.
func into(path string, write func(io.Writer) error, verify Verify) (p layout.File, err error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return layout.File{}, bad(path, err)
	}
	defer func() {
		if closed := f.Close(); err == nil && closed != nil {
			err = bad(path, closed)
		}
	}()
	return stream(path, f, write, verify)
}

// Stream writes by way of a temporary file to out, so that a failed or
// faulty book never reaches a pipe.
func Stream(out io.Writer, write func(io.Writer) error, verify Verify) (layout.File, error) {
	return stream("-", out, write, verify)
}

func stream(path string, out io.Writer, write func(io.Writer) error, verify Verify) (layout.File, error) {
	f, err := scratch.NewSpool("")
	if err != nil {
		return layout.File{}, bad(path, err)
	}
	defer f.Close()
	p, err := fill(f.File, path, write, verify, func(err error) error { return scratch.NewNoPlace("", err) })
	if err != nil {
		return layout.File{}, err
	}
	if _, err := io.Copy(out, io.NewSectionReader(f, 0, p.Bytes)); err != nil {
		return layout.File{}, bad(path, err)
	}
	return p, nil
}

// fill writes, syncs and verifies f, which is for path; fault says more of an error of
// the file system.
func fill(f *os.File, path string, write func(io.Writer) error, verify Verify, fault func(error) error) (layout.File, error) {
	sum := sha256.New()
	w := &faultNoting{w: io.MultiWriter(f, sum)}
	if err := write(w); err != nil {
		if w.err != nil {
			return layout.File{}, bad(path, fault(w.err))
		}
		return layout.File{}, err
	}
	if err := f.Sync(); err != nil {
		return layout.File{}, bad(path, fault(err))
	}
	info, err := f.Stat()
	if err != nil {
		return layout.File{}, bad(path, fault(err))
	}
	if info.Size() != w.n {
		return layout.File{}, bad(path, fmt.Errorf("%d bytes arrived of %d", info.Size(), w.n))
	}
	if verify != nil {
		if err := verify(f, w.n); err != nil {
			return layout.File{}, bad(path, fmt.Errorf("the finished file failed its check: %w", err))
		}
	}
	return layout.File{Path: path, Bytes: w.n, SHA256: hex.EncodeToString(sum.Sum(nil))}, nil
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

// checkPlace returns why there can be no file at target.
func checkPlace(target string) error {
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return errors.New("is a folder")
		}
		return errors.New("is a device or a pipe, which takes no more than one file")
	}
	dir := filepath.Dir(target)
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return fmt.Errorf("%s is not a folder", dir)
	}
	return err
}

// Ready makes the folder of the file that path names and removes what runs that
// were killed have left there. That path cannot be written is a diag.BadOutput,
// found out by making and removing a temporary file: cheaper than after an hour of
// work.
func Ready(path string) error {
	if _, ok := special(path); ok {
		return nil
	}
	target, err := Target(path)
	if err != nil {
		return bad(path, err)
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return diag.New(diag.BadOutput, path, 0, "its folder cannot be made: %v", errors.Unwrap(err))
	}
	if err := scratch.Sweep(filepath.Dir(target)); err != nil {
		return bad(path, err)
	}
	f, err := create(path)
	if err != nil {
		return err
	}
	return f.file.Discard()
}

func bad(path string, err error) error {
	reason := err.Error()
	var none *scratch.NoPlace
	switch {
	case errors.As(err, &none):
		d := diag.New(diag.BadOutput, path, 0, "cannot be written: %v", none)
		d.Hint = "set TMPDIR to a folder that is there and has room"
		return d
	case errors.Is(err, syscall.ENOSPC):
		reason = "no space left on the device"
	case errors.Is(err, fs.ErrPermission):
		reason = "permission denied"
	case errors.Is(err, syscall.EROFS):
		reason = "the file system is read-only"
	case errors.Is(err, syscall.ENOTDIR):
		reason = filepath.Dir(path) + " is no folder"
	case errors.Is(err, fs.ErrNotExist):
		reason = fmt.Sprintf("the folder %s does not exist", filepath.Dir(path))
	}
	return diag.New(diag.BadOutput, path, 0, "cannot be written: %s", reason)
}

// syncDir makes the rename last through a power cut. Not every file system
// can sync a folder, and Windows cannot; the file itself is safe by then.
func syncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
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
