package archive

import (
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/wenzhai/wenzhai/convert/archive/mailbox"
)

// wrap is how the bytes of a file are packed.
type wrap uint8

const (
	plain wrap = iota
	zipped
	tarred
	gzipped
	bzipped
	zstdped
	webbed // WARC
	mailed // many mails
)

// packing is a way of packing files.
type packing struct {
	wrap     wrap
	suffixes []string // of files that are opened where they lie in a folder or in another archive, in lower case
	begins   func(head string) bool
	unpack   func(r io.Reader) (io.Reader, error) // of one file; nil: it is an archive of files
}

// packings are the ways of packing that are known. What a file is, its first bytes
// tell.
var packings = []packing{
	{zipped, []string{".zip", ".epub", ".wacz", ".docx", ".docm", ".fbz"}, isZip, nil},
	{gzipped, []string{".tgz", ".tar.gz", ".warc.gz"}, beginsWith("\x1F\x8B\x08"), func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	{bzipped, []string{".tbz2", ".tar.bz2"}, isBzip, func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }},
	{zstdped, []string{".tar.zst", ".tzst"}, beginsWith("\x28\xB5\x2F\xFD"), newZstd},
	{webbed, []string{".warc"}, beginsWith("WARC/"), nil},
	{mailed, []string{".mbox", ".mbx", "/mbox"}, func(head string) bool { return mailbox.Is([]byte(head)) }, nil},
	{tarred, []string{".tar", ".jex"}, isTar, nil},
}

// magicLength is how many bytes tell how a file is packed.
const magicLength = 263

func beginsWith(sign string) func(string) bool {
	return func(head string) bool { return strings.HasPrefix(head, sign) }
}

func isZip(head string) bool {
	return strings.HasPrefix(head, "PK\x03\x04") || strings.HasPrefix(head, "PK\x05\x06")
}

func isBzip(head string) bool {
	return strings.HasPrefix(head, "BZh") && len(head) > 9 && head[4:10] == "1AY&SY"
}

func isTar(head string) bool { return len(head) >= magicLength-1 && head[257:262] == "ustar" }

// zstdMemory bounds the window of a zstd stream in bytes.
const zstdMemory = 64 << 20

func newZstd(r io.Reader) (io.Reader, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(zstdMemory), zstd.WithDecoderMaxWindow(zstdMemory))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}

// packingOf tells from the first bytes of a file how it is packed; the zero
// packing where it is not.
func packingOf(head []byte) packing {
	if i := slices.IndexFunc(packings, func(p packing) bool { return p.begins(string(head)) }); i >= 0 {
		return packings[i]
	}
	return packing{}
}

// packingAt is packingOf for what r holds.
func packingAt(r io.ReaderAt) (packing, error) {
	head := make([]byte, magicLength)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return packing{}, err
	}
	return packingOf(head[:n]), nil
}

// container reports whether a file of this name is opened as an archive or an
// e-book where it lies in a folder or in another archive.
func container(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(packings, func(p packing) bool {
		return slices.ContainsFunc(p.suffixes, func(s string) bool { return strings.HasSuffix(name, s) })
	})
}
