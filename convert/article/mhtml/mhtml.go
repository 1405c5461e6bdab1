// Package mhtml takes a web page out of the mail-like file (RFC 2557) in which
// browsers save it with its pictures.
package mhtml

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"net/url"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// Page is a page with what was saved beside it.
type Page struct {
	HTML    []byte // as its server sent it
	Charset string // as its part declares it, or ""
	URL     string // where it was saved from, or ""
	Title   string // the subject, or ""
	Saved   string // the date of the file, as text, or ""
	Sender  string // who sent a mail, without the address; "" = a saved page
	Damaged error  // what ended the reading early, or nil

	parts []part
}

// part is one file of the page.
type part struct {
	id, location string
	data         []byte
}

// Limits.
const (
	probe    = 8 << 10 // bytes in which the headers must end
	maxParts = 4096
	maxDepth = 4 // of parts in parts
)

// Is reports whether data begin as a saved page.
func Is(data []byte) bool {
	head := bytes.TrimLeft(data[:min(len(data), probe)], "\r\n\t ")
	if !headerLine(head) {
		return false
	}
	m, err := mail.ReadMessage(bytes.NewReader(head))
	if err != nil || m.Header.Get("Mime-Version") == "" {
		return false
	}
	kind := strings.ToLower(m.Header.Get("Content-Type"))
	return strings.Contains(kind, "multipart/related") || strings.Contains(kind, "multipart/mixed") || strings.Contains(kind, "text/html") || strings.Contains(kind, "multipart/alternative")
}

// headerLine reports whether b begins with a name and a colon.
func headerLine(b []byte) bool {
	for i, c := range b[:min(len(b), 80)] {
		if c == ':' {
			return i > 0
		}
		if c != '-' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return false
}

// Read reads a saved page. It reports false for data of any other kind, and for
// a file in which no page can be found.
func Read(data []byte) (*Page, bool) {
	if !Is(data) {
		return nil, false
	}
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\r\n\t ")))
	if err != nil {
		return nil, false
	}
	p := &Page{
		URL: m.Header.Get("Snapshot-Content-Location"), Saved: m.Header.Get("Date"), Title: decodeWord(m.Header.Get("Subject")),
	}
	if by, err := mail.ParseAddress(decodeWord(m.Header.Get("From"))); err == nil && p.URL == "" {
		p.Sender = cmp.Or(by.Name, by.Address)
	}
	r := reader{page: p}
	p.Damaged = r.entity(textproto.MIMEHeader(m.Header), m.Body, 0)
	if r.root == nil {
		return nil, false
	}
	p.HTML, p.Charset = r.root.data, r.charset
	p.URL = cmp.Or(p.URL, r.root.location)
	for i := range p.parts {
		p.parts[i].location = resolve(p.URL, p.parts[i].location)
	}
	return p, true
}

// Resource returns the file that ref names in the page: "cid:…" or an address,
// whole or counted from the page's own.
func (p *Page) Resource(ref string) ([]byte, bool) {
	if u, err := url.Parse(ref); err == nil && u.Scheme == "cid" {
		id, err := url.PathUnescape(u.Opaque)
		if err != nil {
			id = u.Opaque
		}
		return p.find(func(x *part) bool { return x.id != "" && x.id == id })
	}
	whole := resolve(p.URL, ref)
	return p.find(func(x *part) bool { return x.location != "" && (x.location == ref || x.location == whole) })
}

func (p *Page) find(is func(*part) bool) ([]byte, bool) {
	for i := range p.parts {
		if is(&p.parts[i]) {
			return p.parts[i].data, true
		}
	}
	return nil, false
}

// resolve returns ref completed by base.
func resolve(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	r, err := b.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ref
	}
	r.Fragment = ""
	return r.String()
}

// reader collects the parts of a file.
type reader struct {
	page    *Page
	root    *part
	charset string
	start   string // the id of the root, where it is stated
	ranked  int    // how sure it is that root is the page
}

// entity reads a message or a part with its parts.
func (r *reader) entity(h textproto.MIMEHeader, body io.Reader, depth int) error {
	kind, params, _ := mime.ParseMediaType(h.Get("Content-Type"))
	kind = cmp.Or(kind, "text/html")
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		if depth >= maxDepth {
			return errors.New("its parts are nested too deeply")
		}
		if depth == 0 {
			r.start = strings.Trim(params["start"], "<>")
		}
		return r.multipart(body, params["boundary"], depth)
	}
	return r.leaf(h, kind, params["charset"], body)
}

func (r *reader) multipart(body io.Reader, boundary string, depth int) error {
	mr := multipart.NewReader(body, boundary)
	for {
		p, err := mr.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(r.page.parts) >= maxParts {
			return errors.New("it has too many parts")
		}
		if err := r.entity(p.Header, p, depth+1); err != nil {
			return err
		}
	}
}

// leaf reads one file. What can be read of a damaged one is kept.
func (r *reader) leaf(h textproto.MIMEHeader, kind, charset string, body io.Reader) error {
	raw, err := io.ReadAll(body)
	x := part{
		id:       strings.Trim(strings.TrimSpace(h.Get("Content-Id")), "<>"),
		location: strings.TrimSpace(h.Get("Content-Location")),
		data:     decode(raw, h.Get("Content-Transfer-Encoding")),
	}
	r.page.parts = append(r.page.parts, x)
	rank := 0
	switch {
	case kind != "text/html" && kind != "application/xhtml+xml":
	case r.start != "" && x.id == r.start:
		rank = 3
	case r.page.URL != "" && x.location == r.page.URL:
		rank = 2
	default:
		rank = 1
	}
	if rank > r.ranked {
		r.root, r.charset, r.ranked = &x, charset, rank
	}
	return err
}

// decode undoes a transfer encoding. Damage in it costs no more than itself.
func decode(raw []byte, encoding string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return decodeBase64(raw)
	case "quoted-printable":
		return decodeQuoted(raw)
	}
	return raw
}

// decodeBase64 skips what is no base64 digit.
func decodeBase64(raw []byte) []byte {
	digits := make([]byte, 0, len(raw))
	for _, c := range raw {
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
			digits = append(digits, c)
		}
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(digits)))
	n, _ := base64.RawStdEncoding.Decode(out, digits)
	return out[:n]
}

// decodeQuoted decodes line by line, and keeps a line as it is written where it
// is not valid.
func decodeQuoted(raw []byte) []byte {
	if out, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(raw))); err == nil {
		return out
	}
	var out bytes.Buffer
	for l := range bytes.Lines(raw) {
		if dec, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(l))); err == nil {
			out.Write(dec)
		} else {
			out.Write(l)
		}
	}
	return out.Bytes()
}

// decodeWord decodes the encoded words of a header (RFC 2047).
func decodeWord(s string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(r), nil
	}}
	if out, err := d.DecodeHeader(s); err == nil {
		return out
	}
	return s
}
