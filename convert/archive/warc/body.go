package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http/httputil"
	"net/url"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// ErrCoding says that a body is packed in a way that cannot be read.
var ErrCoding = errors.New("is packed in a way that cannot be read")

// errDense says that a body is not believable.
var errDense = errors.New("unpacks to over 64 times its size")

// What a body may unpack to: text packs to a third, pages to a thirtieth at most.
const (
	denseRatio = 64
	denseFloor = 64 << 10
)

// zstdMemory bounds the window of a stream.
const zstdMemory = 8 << 20

// Open returns what the server sent, unpacked. It fails where that is damaged, and
// where it unpacks to more than is believable.
func (r *Record) Open() (io.Reader, error) {
	if r.block == nil {
		return nil, io.ErrUnexpectedEOF // of no archive
	}
	packed := r.block.Size() - r.head
	body := bufio.NewReader(io.NewSectionReader(r.block, r.head, packed))
	if r.chunked && isChunk(body) {
		body = bufio.NewReader(httputil.NewChunkedReader(body))
	}
	var out io.Reader
	switch r.coding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		if sign, _ := body.Peek(2); !bytes.Equal(sign, []byte("\x1F\x8B")) {
			return body, nil // unpacked by who wrote the archive
		}
		z, err := gzip.NewReader(body)
		if err != nil {
			return nil, err
		}
		out = z
	case "deflate":
		z, err := zlib.NewReader(body)
		if err == nil {
			out = z
			break
		}
		out = flate.NewReader(io.NewSectionReader(r.block, r.head, packed)) // as some servers send it
	case "zstd":
		z, err := zstd.NewReader(body, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(zstdMemory), zstd.WithDecoderMaxWindow(zstdMemory))
		if err != nil {
			return nil, err
		}
		out = z
	default:
		return nil, ErrCoding
	}
	return &dense{out, denseFloor + denseRatio*packed}, nil
}

// isChunk reports whether a body begins with the length of a chunk: some programs
// join the chunks and keep the server's header.
func isChunk(body *bufio.Reader) bool {
	head, _ := body.Peek(10) // a shorter body is looked at as it is
	line, _, ok := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, "\r ")
	if i := bytes.IndexByte(head, ';'); i > 0 && !ok {
		line, ok = head[:i], true
	}
	for _, c := range line {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return ok && len(line) > 0
}

// dense stops the reading of what unpacks to too much.
type dense struct {
	r    io.Reader
	left int64
}

func (d *dense) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	if d.left -= int64(n); d.left < 0 {
		return 0, errDense
	}
	return n, err
}

// maxPages is how many pages of a list are read.
const maxPages = 500_000

// Listed returns the names of the pages that the lists among files of a WACZ name, up to
// a size in bytes of each; nil where they name none. Crawlers list what they began with
// apart from what they found.
func Listed(files []string, open func(name string) (io.ReadCloser, error), size int64) map[string]bool {
	var all map[string]bool
	for _, name := range files {
		if !strings.HasSuffix(name, ".jsonl") {
			continue
		}
		r, err := open(name)
		if err != nil {
			continue
		}
		names := Pages(io.LimitReader(r, size))
		r.Close()
		if all == nil {
			all = names
		}
		maps.Copy(all, names)
	}
	return all
}

// Pages returns the names of the pages that a list in JSON lines names (WACZ 1.1
// §4.3), as Name returns them; nil where it names none. It reads up to what is
// damaged.
func Pages(list io.Reader) map[string]bool {
	var names map[string]bool
	if list == nil {
		return nil
	}
	for d := json.NewDecoder(list); len(names) < maxPages; {
		var page struct {
			URL string `json:"url"`
		}
		if err := d.Decode(&page); err != nil {
			return names
		}
		u, err := url.Parse(page.URL)
		if err != nil || u.Host == "" {
			continue // the first line, which describes the list
		}
		if names == nil {
			names = map[string]bool{}
		}
		names[Name(u)] = true
	}
	return names
}
