// Package packing knows how files are packed: by their first bytes, and by their names.
package packing

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

// Wrap is how the bytes of a file are packed.
type Wrap uint8

// The ways of packing that others tell apart; those of one file have Unpack.
const (
	Plain Wrap = iota
	Zipped
	Tarred
	gzipped
	bzipped
	zstdped
	Webbed // WARC
	Mailed // many mails
)

// Way is one of packing files.
type Way struct {
	Wrap     Wrap
	suffixes []string // of files that are opened where they lie in a folder or in another archive, in lower case
	begins   func(head string) bool
	Unpack   func(r io.Reader) (io.Reader, error) // of one file; nil: it is an archive of files
}

// packings are the ways of packing that are known. What a file is, its first bytes
// tell.
var packings = []Way{
	{Zipped, []string{".zip", ".epub", ".wacz", ".docx", ".docm", ".fbz"}, isZip, nil},
	{gzipped, []string{".tgz", ".tar.gz", ".warc.gz"}, beginsWith("\x1F\x8B\x08"), func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	{bzipped, []string{".tbz2", ".tar.bz2"}, isBzip, func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }},
	{zstdped, []string{".tar.zst", ".tzst"}, beginsWith("\x28\xB5\x2F\xFD"), newZstd},
	{Webbed, []string{".warc"}, beginsWith("WARC/"), nil},
	{Mailed, []string{".mbox", ".mbx", "/mbox"}, func(head string) bool { return mailbox.Is([]byte(head)) }, nil},
	{Tarred, []string{".tar", ".jex"}, isTar, nil},
}

// HeadLength is how many bytes tell how a file is packed.
const HeadLength = 263

func beginsWith(sign string) func(string) bool {
	return func(head string) bool { return strings.HasPrefix(head, sign) }
}

func isZip(head string) bool {
	return strings.HasPrefix(head, "PK\x03\x04") || strings.HasPrefix(head, "PK\x05\x06")
}

func isBzip(head string) bool {
	return strings.HasPrefix(head, "BZh") && len(head) > 9 && head[4:10] == "1AY&SY"
}

func isTar(head string) bool { return len(head) >= HeadLength-1 && head[257:262] == "ustar" }

// zstdMemory bounds the window of a zstd stream in bytes.
const zstdMemory = 64 << 20

func newZstd(r io.Reader) (io.Reader, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(zstdMemory), zstd.WithDecoderMaxWindow(zstdMemory))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}

// Of tells from the first bytes of a file how it is packed; the zero
// packing where it is not.
func Of(head []byte) Way {
	if i := slices.IndexFunc(packings, func(p Way) bool { return p.begins(string(head)) }); i >= 0 {
		return packings[i]
	}
	return Way{}
}

// At is Of for what r holds.
func At(r io.ReaderAt) (Way, error) {
	if r == nil {
		return Way{}, nil
	}
	head, err := headOf(r)
	return Of(head), err
}

// headOf returns the first bytes of what r holds.
func headOf(r io.ReaderAt) ([]byte, error) {
	head := make([]byte, HeadLength)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return head[:n], nil
}

// Container reports whether a file of this name is opened as an archive or an
// e-book where it lies in a folder or in another archive.
func Container(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(packings, func(p Way) bool {
		return slices.ContainsFunc(p.suffixes, func(s string) bool { return strings.HasSuffix(name, s) })
	})
}
