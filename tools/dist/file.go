package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"
)

// file is one of an archive. Mode 0 is that of a text.
type file struct {
	Name string // with slashes, relative
	Mode fs.FileMode
	Data []byte
	User int // that owns it; its group has the same number
}

// mode returns what the file may be used for.
func (f file) mode() fs.FileMode {
	return cmp.Or(f.Mode, 0o644)
}

// read returns the files below dir, in the order of their names.
func read(fsys fs.FS, dir string) ([]file, error) {
	var files []file
	err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files = append(files, file{Name: name, Data: data})
		return err
	})
	return files, err
}

// byName returns the files in the order of their names, and below dir.
func byName(dir string, files []file) []file {
	sorted := slices.Clone(files)
	for i := range sorted {
		sorted[i].Name = path.Join(dir, sorted[i].Name)
	}
	slices.SortFunc(sorted, func(a, b file) int { return cmp.Compare(a.Name, b.Name) })
	return sorted
}

// header returns what a tar archive says of a file.
func header(f file, when time.Time) *tar.Header {
	h := &tar.Header{Typeflag: tar.TypeReg, Name: f.Name, Size: int64(len(f.Data)), Mode: int64(f.mode().Perm()), Uid: f.User, Gid: f.User, ModTime: when, Format: tar.FormatPAX}
	if f.mode().IsDir() {
		h.Typeflag, h.Name = tar.TypeDir, f.Name+"/"
	}
	if f.mode()&fs.ModeSticky != 0 {
		h.Mode |= 0o1000
	}
	return h
}

// writeTar writes the files as they come, all of one time.
func writeTar(w io.Writer, files []file, when time.Time) error {
	t := tar.NewWriter(w)
	for _, f := range files {
		if err := t.WriteHeader(header(f, when)); err != nil {
			return err
		}
		if _, err := t.Write(f.Data); err != nil {
			return err
		}
	}
	return t.Close()
}

// writeZip writes the files as they come, all of one time.
func writeZip(w io.Writer, files []file, when time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: when}
		h.SetMode(f.mode())
		entry, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := entry.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

// compress returns data as gzip has it, without name and time.
func compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// archive writes the archive of a program: wenzhai_1.2.3_linux_amd64.tar.gz, or .zip for Windows.
func (r *release) archive(p program, s shared) error {
	files := slices.Concat(s.documents, s.manuals, s.completions, s.examples, []file{{Name: p.Name(), Mode: 0o755, Data: p.data}})
	name := r.stem(p.platform)
	files = byName(name, files)
	var b bytes.Buffer
	if p.OS == "windows" {
		if err := writeZip(&b, files, r.Date); err != nil {
			return err
		}
		return r.place(name+".zip", b.Bytes())
	}
	if err := writeTar(&b, files, r.Date); err != nil {
		return err
	}
	packed, err := compress(b.Bytes())
	if err != nil {
		return err
	}
	return r.place(name+".tar.gz", packed)
}

// stem returns the name of a platform's archive without its end, also that of its only folder.
func (r *release) stem(p platform) string { return "wenzhai_" + r.Version + "_" + p.label() }
