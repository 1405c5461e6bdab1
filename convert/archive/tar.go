package archive

import (
	"archive/tar"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// addTar adds the sources of a tar archive.
func (b box) addTar(r io.ReaderAt, size int64) error {
	section := io.NewSectionReader(r, 0, size)
	tr := tar.NewReader(section)
	var files []*packed
	for b.ctx.Err() == nil {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			d := diag.New(diag.BrokenArchive, b.named, 0, "the tar archive is damaged (%v); %d files could be read", harm(err), len(files))
			if len(files) == 0 {
				return d
			}
			b.report(d)
			break
		}
		at, err := section.Seek(0, io.SeekCurrent)
		if err != nil {
			return err
		}
		if p := b.tarEntry(h, r, at, size); p != nil {
			files = append(files, p)
		}
	}
	return b.addPacked(files)
}

// strayLink reports a link that leads out of its archive: others lead to what is
// read where it lies.
func (b box) strayLink(h *tar.Header) {
	to := h.Linkname
	if h.Typeflag == tar.TypeSymlink && !path.IsAbs(to) {
		to = path.Join(path.Dir(h.Name), to)
	}
	if !fs.ValidPath(path.Clean(to)) {
		b.report(diag.New(diag.LinkOutside, joinNamed(b.named, decodeName(h.Name, true)), 0, "the link leads out of the archive; it is not followed"))
	}
}

// tarEntry returns the file of one header, whose data begin at at, or nil.
func (b box) tarEntry(h *tar.Header, r io.ReaderAt, at, size int64) *packed {
	switch h.Typeflag {
	case tar.TypeReg, tar.TypeGNUSparse:
		if sparse(h) {
			b.leaveOut(decodeName(h.Name, true), "it is packed as a sparse file and is left out")
			return nil
		}
	case tar.TypeDir, tar.TypeXGlobalHeader:
		return nil
	case tar.TypeLink, tar.TypeSymlink:
		b.skip("link")
		b.strayLink(h)
		return nil
	default:
		b.skip("special")
		return nil
	}
	name, ok := cleanName(decodeName(h.Name, true))
	if !ok {
		b.leaveOut(name, "its name leads out of the archive; it is left out")
		return nil
	}
	length := min(h.Size, size-at)
	return &packed{
		name: name, size: h.Size, modified: h.ModTime,
		open: func() (io.ReadCloser, error) {
			if length < h.Size {
				return nil, &damage{errors.New("it is cut off")}
			}
			return io.NopCloser(io.NewSectionReader(r, at, length)), nil
		},
	}
}

// sparse reports whether the holes of a file are left out of the archive: its
// size is then not that of its data.
func sparse(h *tar.Header) bool {
	if h.Typeflag == tar.TypeGNUSparse {
		return true
	}
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}
