// Package mhtml takes a web page out of the mail-like file (RFC 2557) in which
// browsers save it with its pictures, and the text out of a mail.
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
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Page is a page with what was saved beside it.
type Page struct {
	HTML    []byte // as its server sent it; of a mail without HTML its text
	Charset string // as its part declares it, or ""
	URL     string // where it was saved from, or ""
	Title   string // the subject, or ""
	Saved   string // the date of the file, as text, or ""
	Sender  string // who sent a mail, without the address; "" = a saved page
	List    string // the list or newsletter that a mail was sent to, or ""
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
	probe    = 64 << 10 // bytes in which the headers must end
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
	if err != nil {
		return false
	}
	kind := strings.ToLower(m.Header.Get("Content-Type"))
	if m.Header.Get("Mime-Version") == "" || kind == "" || strings.HasPrefix(kind, "text/plain") {
		return isMail(m.Header)
	}
	return strings.HasPrefix(kind, "multipart/") || strings.Contains(kind, "text/html")
}

// isMail reports whether headers are those of a mail, not of any text.
func isMail(h mail.Header) bool {
	if h.Get("From") == "" || h.Get("Date") == "" {
		return false
	}
	return states(h, "Message-Id", "Received", "Mime-Version") || address().MatchString(h.Get("From")) &&
		(states(h, "To", "Cc", "Content-Type", "Content-Transfer-Encoding", "Return-Path", "Reply-To", "X-Mailer", "List-Id") || strings.Contains(h.Get("Subject")+h.Get("From"), "=?"))
}

// states reports whether a header has one of keys.
func states(h mail.Header, keys ...string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return h.Get(k) != "" })
}

// address finds the address of who sent a mail.
var address = pattern.Lazy(`(?:^|[\s<])[\w.+-]+@[\w-]+\.[\w.-]+>?(?:\s|$)`)

// headerLine reports whether b begins with a name and a colon.
func headerLine(b []byte) bool {
	name, _, ok := bytes.Cut(b[:min(len(b), 80)], []byte(":"))
	return ok && len(name) > 0 && len(bytes.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-")) == 0
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
	if p.URL == "" {
		p.Sender, p.List = senderName(m.Header.Get("From")), listName(m.Header.Get("List-Id"))
	}
	r := reader{page: p}
	p.Damaged = r.entity(textproto.MIMEHeader(m.Header), m.Body, 0)
	if r.root == nil {
		return nil, false
	}
	p.HTML, p.Charset = sevenBit(r.root.data, r.charset), r.charset
	p.Title, p.Sender, p.List = readable(p.Title, p.Charset), readable(p.Sender, p.Charset), readable(p.List, p.Charset)
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
	if kind == "" {
		kind = "text/html"
		if r.page.Sender != "" {
			kind = "text/plain" // RFC 2045 §5.2
		}
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		if depth >= maxDepth {
			return errors.New("its parts are nested too deeply")
		}
		if depth == 0 {
			r.start = strings.Trim(params["start"], "<>")
		}
		return r.multipart(body, params["boundary"], depth)
	}
	return r.leaf(h, kind, params, body)
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
func (r *reader) leaf(h textproto.MIMEHeader, kind string, params map[string]string, body io.Reader) error {
	raw, err := io.ReadAll(body)
	x := part{
		id:       strings.Trim(strings.TrimSpace(h.Get("Content-Id")), "<>"),
		location: strings.TrimSpace(h.Get("Content-Location")),
		data:     decode(raw, h.Get("Content-Transfer-Encoding")),
	}
	r.page.parts = append(r.page.parts, x)
	if rank := r.rank(h, kind, &x); rank > r.ranked {
		if kind == "text/plain" && strings.EqualFold(params["format"], "flowed") {
			x.data = reflow(x.data, strings.EqualFold(params["delsp"], "yes"))
		}
		if kind == "text/plain" {
			x.data = unsigned(x.data)
		}
		r.root, r.charset, r.ranked = &x, params["charset"], rank
	}
	return err
}

// maxSignature is how long the signature of a mail may be, in lines and bytes.
const (
	maxSignature      = 12
	maxSignatureBytes = 1 << 10
)

// unsigned returns the text of a mail without the signature, which a line "-- " parts from
// it (RFC 3676 §4.3), or "--" below an empty line.
func unsigned(text []byte) []byte {
	end := len(text)
	for n := 0; n <= maxSignature && end > 0; n++ {
		from := bytes.LastIndexByte(text[:end-1], '\n') + 1
		above := bytes.TrimRight(text[:from], "\r\n")
		if parts(text[from:end], text[len(above):from]) {
			if n == 0 || len(text)-from > maxSignatureBytes || len(above) == 0 {
				return text
			}
			return text[:len(above)]
		}
		end = from
	}
	return text
}

// parts reports whether a line parts the signature from the text, given the line ends
// above it.
func parts(l, above []byte) bool {
	l = bytes.TrimRight(l, "\r\n")
	return string(l) == "-- " || string(l) == "--" && bytes.Count(above, []byte("\n")) > 1
}

// rank returns how sure it is that a part is the page; 0 = it is none.
func (r *reader) rank(h textproto.MIMEHeader, kind string, x *part) int {
	page := kind == "text/html" || kind == "application/xhtml+xml"
	switch {
	case strings.HasPrefix(strings.ToLower(h.Get("Content-Disposition")), "attachment"):
		return 0
	case kind == "text/plain" && r.page.Sender != "":
		return 1
	case !page:
		return 0
	case r.start != "" && x.id == r.start:
		return 4
	case r.page.URL != "" && x.location == r.page.URL:
		return 3
	}
	return 2
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
	out, _ := base64.RawStdEncoding.AppendDecode(nil, digits) // up to what is damaged
	return out
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
