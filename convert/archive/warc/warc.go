// Package warc lists what a web archive (WARC 1.1, ISO 28500) holds of the web:
// the files that servers sent, each with its address. It reads no body that is not
// asked for, and goes on behind what is damaged.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
)

// Record is a file that a server sent, or that was kept of it.
type Record struct {
	URL     *url.URL
	Date    string // when it was fetched, as RFC 3339
	Kind    string // its media type, in lower case
	Charset string // as the server declares it, or ""

	block   *io.SectionReader
	head    int64 // bytes of the server's headers in block
	chunked bool
	coding  string // of its content, in lower case, or ""
}

// Limits.
const (
	maxHead = 64 << 10 // bytes of the headers of a record, or of a server
	maxURL  = 4 << 10

	usualHead  = 2 << 10 // bytes of most headers
	maxDamaged = 1000    // places that are stepped over
)

// IsPage reports whether a record is a page of HTML.
func (r *Record) IsPage() bool { return r.Kind == "text/html" || r.Kind == "application/xhtml+xml" }

// Name returns an address as a name in its archive: host, path and query.
func Name(u *url.URL) string {
	if u == nil {
		return ""
	}
	name := strings.ToLower(u.Host) + "/" + strings.TrimPrefix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		name += "?" + u.RawQuery
	}
	return name
}

// Read calls each with every file that was fetched whole, in the order of the
// archive, until it returns false. It returns how many places are damaged; behind
// over a thousand of them nothing is read.
func Read(r io.ReaderAt, size int64, each func(*Record) bool) (damaged int) {
	for at := int64(0); at < size; {
		h, body, err := header(io.NewSectionReader(r, at, size-at))
		length, failed := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
		if err != nil || failed != nil || length < 0 {
			damaged++
			if at = next(r, at+1, size); at < 0 || damaged > maxDamaged {
				return damaged
			}
			continue
		}
		at += body
		if length > size-at {
			damaged++
			length = size - at
		}
		if rec := record(h, io.NewSectionReader(r, at, length)); rec != nil && !each(rec) {
			return damaged
		}
		at = skipLines(r, at+length, size)
	}
	return damaged
}

var errNoRecord = errors.New("no record begins here")

// header reads the headers of a record, and returns how many bytes they have.
func header(r *io.SectionReader) (textproto.MIMEHeader, int64, error) {
	head, _ := headOf(r)
	line, rest, ok := bytes.Cut(head, []byte("\n"))
	if !ok || !bytes.HasPrefix(line, []byte("WARC/")) {
		return nil, 0, errNoRecord
	}
	end := endOfHead(rest)
	if end < 0 {
		return nil, 0, errNoRecord
	}
	h, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(rest[:end]))).ReadMIMEHeader()
	return h, int64(len(line) + 1 + end), err
}

// headOf returns the first bytes of r, and up to where they are headers; -1 where
// these do not end. Most are short.
func headOf(r *io.SectionReader) (head []byte, end int) {
	for _, size := range []int64{usualHead, maxHead} {
		head = make([]byte, min(r.Size(), size))
		n, _ := r.ReadAt(head, 0) // what cannot be read has no headers
		head = head[:n]
		if end = endOfHead(head); end >= 0 || int64(n) < size {
			break
		}
	}
	return head, end
}

// endOfHead returns how many bytes there are up to the end of an empty line, or -1.
func endOfHead(b []byte) int {
	for at := 0; at < len(b); {
		i := bytes.IndexByte(b[at:], '\n')
		if i < 0 {
			return -1
		}
		line := b[at : at+i]
		at += i + 1
		if len(bytes.TrimRight(line, "\r")) == 0 {
			return at
		}
	}
	return -1
}

// skipLines returns where the record behind a block begins.
func skipLines(r io.ReaderAt, at, size int64) int64 {
	var b [8]byte
	n, _ := r.ReadAt(b[:max(min(size-at, 8), 0)], at) // what cannot be read is no record
	return at + int64(n-len(bytes.TrimLeft(b[:n], "\r\n")))
}

// next returns where the next record begins, or -1.
func next(r io.ReaderAt, at, size int64) int64 {
	sign := []byte("\nWARC/1.")
	buf := make([]byte, maxHead)
	for at = max(at-1, 0); at < size; {
		n, _ := r.ReadAt(buf[:min(size-at, maxHead)], at) // as above
		if i := bytes.Index(buf[:n], sign); i >= 0 {
			return at + int64(i) + 1
		}
		if n < maxHead {
			return -1
		}
		at += int64(n - len(sign) + 1)
	}
	return -1
}

// record returns the file that a record holds, or nil: of the requests, the
// descriptions and the copies of what stands elsewhere in the archive, and of
// what servers refused or sent on.
func record(h textproto.MIMEHeader, block *io.SectionReader) *Record {
	target := strings.Trim(h.Get("WARC-Target-URI"), "<> ")
	u, err := url.Parse(target)
	if err != nil || len(target) > maxURL || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	u.Fragment = ""
	rec := &Record{URL: u, Date: h.Get("WARC-Date"), block: block}
	kind := h.Get("Content-Type")
	switch h.Get("WARC-Type") {
	case "resource":
	case "response":
		if kind = rec.response(); kind == "" {
			return nil
		}
	default:
		return nil
	}
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(kind), ";")
	}
	rec.Kind, rec.Charset = strings.TrimSpace(media), params["charset"]
	return rec
}

// response reads the head of what a server answered, and returns the media type
// of what it sent; "" where it sent nothing.
func (r *Record) response() (kind string) {
	head, end := headOf(r.block)
	if end < 0 {
		return ""
	}
	a, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(head[:end])), nil)
	if err != nil || a.StatusCode != http.StatusOK {
		return ""
	}
	r.head = int64(end)
	r.chunked = len(a.TransferEncoding) > 0
	r.coding = strings.ToLower(strings.TrimSpace(a.Header.Get("Content-Encoding")))
	if kind = a.Header.Get("Content-Type"); kind == "" {
		kind = http.DetectContentType(head[end:])
	}
	return kind
}
