// Package mailbox finds the mails in a file of many: mboxo, mboxrd, mboxcl and
// mboxcl2, as Thunderbird, Apple Mail, Gmail and mailing lists write them. It holds
// no more of the file than a part at a time.
package mailbox

import (
	"bytes"
	"io"
	"strconv"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Mail is one mail of a file.
type Mail struct {
	At, Size int64 // where it lies, without the line that parts it from the one before
	Left     bool  // it was thrown away: deleted, or in a folder for that

	r io.ReaderAt
}

// Sizes of what is looked at.
const (
	block    = 256 << 10 // bytes that are searched at a time
	maxHead  = 16 << 10  // of the headers of a mail
	maxFirst = 1 << 10   // of the line that parts mails
)

// first is the line that parts mails: who sent the next one, and when.
var first = pattern.Lazy(`^From [^\r\n]{0,400}[ \t]\d{1,2}:\d{2}(:\d{2})?\b[^\r\n]{0,60}\b(19|20)\d{2}\b[^\r\n]{0,40}\r?\n[A-Za-z][A-Za-z0-9-]{0,70}:`)

// Is reports whether a file that begins so is one of many mails.
func Is(head []byte) bool { return bytes.HasPrefix(head, []byte("From ")) && first().Match(head) }

// Read calls each with every mail of a file, in its order, until it returns false.
func Read(r io.ReaderAt, size int64, each func(Mail) bool) {
	s := searcher{r: r, size: size}
	for at := s.start(0); at < size; {
		m := Mail{At: at + s.line(at), r: r}
		head := s.head(m.At)
		next := s.stated(m.At, head)
		if next < 0 {
			next = s.start(m.At)
		}
		m.Size, m.Left = max(next-m.At, 0), thrown(head)
		if !each(m) {
			return
		}
		at = next
	}
}

// searcher reads a file of mails, a block at a time.
type searcher struct {
	r    io.ReaderAt
	size int64
	at   int64 // of data
	data []byte
	buf  []byte
}

// bytes returns n bytes at a place, or fewer at the end: what cannot be read is not
// there. They are good until the next call.
func (s *searcher) bytes(at int64, n int) []byte {
	rest := s.rest(at, n)
	return rest[:min(n, len(rest))]
}

// rest returns what is held from a place on: n bytes at least, or up to the end.
func (s *searcher) rest(at int64, n int) []byte {
	if end := min(at+int64(n), s.size); at < s.at || end > s.at+int64(len(s.data)) {
		if s.buf == nil {
			s.buf = make([]byte, min(block, max(s.size, 1)))
		}
		got, _ := s.r.ReadAt(s.buf[:min(int64(len(s.buf)), max(s.size-at, 0))], at)
		s.at, s.data = at, s.buf[:got]
	}
	return s.data[min(at-s.at, int64(len(s.data))):]
}

// start returns where the first line at or after a place stands that parts mails, or
// the end of the file.
func (s *searcher) start(at int64) int64 {
	if at == 0 && Is(s.bytes(0, maxFirst)) {
		return 0
	}
	for at < s.size {
		b := s.rest(at, 2*maxFirst)
		if i := parting(b); i >= 0 {
			return at + int64(i)
		}
		if len(b) < 2*maxFirst {
			break
		}
		at += int64(len(b) - maxFirst)
	}
	return s.size
}

// parting returns where a line that parts mails stands in b, or -1.
func parting(b []byte) int {
	for from := 0; ; {
		i := bytes.Index(b[from:], []byte("\nFrom "))
		if i < 0 {
			return -1
		}
		if from += i + 1; first().Match(b[from:min(from+maxFirst, len(b))]) {
			return from
		}
	}
}

// line returns how long the line is that stands at a place.
func (s *searcher) line(at int64) int64 {
	b := s.bytes(at, maxFirst)
	return int64(bytes.IndexByte(b, '\n') + 1)
}

// head returns the headers of the mail at a place.
func (s *searcher) head(at int64) []byte {
	b := s.bytes(at, maxHead)
	for _, end := range []string{"\n\n", "\n\r\n"} {
		if i := bytes.Index(b, []byte(end)); i >= 0 {
			b = b[:i+len(end)]
		}
	}
	return b
}

var (
	length  = pattern.Lazy(`(?mi)^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$`)
	deleted = pattern.Lazy(`(?mi)^X-Mozilla-Status:[ \t]*[0-9a-f]{3}[89a-f]\b|^X-Gmail-Labels:.*\b(Trash|Spam)\b`)
)

// stated returns where the next mail stands by the length that the headers state, or
// -1 where none does or another mail does not stand there.
func (s *searcher) stated(at int64, head []byte) int64 {
	m := length().FindSubmatch(head)
	if m == nil || !bytes.HasSuffix(head, []byte("\n")) {
		return -1
	}
	n, err := strconv.ParseInt(string(m[1]), 10, 64)
	end := at + int64(len(head)) + n
	if err != nil || end > s.size {
		return -1
	}
	behind := s.bytes(end, maxFirst)
	skip := len(behind) - len(bytes.TrimLeft(behind, "\r\n"))
	if end+int64(skip) < s.size && !Is(behind[skip:]) {
		return -1
	}
	return end + int64(skip)
}

// thrown reports whether headers say that a mail was thrown away.
func thrown(head []byte) bool { return bytes.Contains(head, []byte("\nX-")) && deleted().Match(head) }

// quoted is a line of text that begins as one that parts mails, and was quoted.
var quoted = pattern.Lazy(`(?m)^>(>*From )`)

// Read returns the mail, with the lines that were quoted as they were. It fails where
// it is over limit bytes, or where the file fails.
func (m Mail) Read(limit int64) ([]byte, error) {
	if m.r == nil {
		return nil, io.ErrUnexpectedEOF // of no file
	}
	data, err := io.ReadAll(io.NewSectionReader(m.r, m.At, min(m.Size, limit+1)))
	if err != nil || !bytes.Contains(data, []byte("\n>")) {
		return data, err
	}
	return quoted().ReplaceAll(data, []byte("$1")), nil
}
