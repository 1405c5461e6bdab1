package main

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"mime"
	"net"
	"net/mail"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// certificate returns one for localhost, with its PEM form.
func certificate(t *testing.T) (tls.Certificate, []byte) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		// Good at any time: it is curl that goes by the machine's clock.
		NotBefore: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2400, 1, 1, 0, 0, 0, 0, time.UTC), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

// letter is what a mail server took.
type letter struct {
	from, password string
	to             []string
	data           []byte
	err            error
}

// take talks SMTP (RFC 5321, 4954) until a mail is there. It is strict: a line
// that does not end in CR LF is refused, as servers do since SMTP smuggling.
func take(c net.Conn) (l letter) {
	r := bufio.NewReader(c)
	say := func(s string) { fmt.Fprint(c, s+"\r\n") }
	line := func() string {
		s, err := r.ReadString('\n')
		if err == nil && !strings.HasSuffix(s, "\r\n") {
			err = fmt.Errorf("%q ends in a bare line feed", s)
		}
		if l.err = err; err != nil {
			return ""
		}
		return strings.TrimSuffix(s, "\r\n")
	}
	say("220 localhost ready")
	for l.err == nil {
		s := line()
		verb, rest, _ := strings.Cut(s, " ")
		switch strings.ToUpper(verb) {
		case "EHLO":
			say("250-localhost\r\n250 AUTH PLAIN")
		case "AUTH":
			_, first, ok := strings.Cut(rest, " ")
			if !ok {
				say("334 ")
				first = line()
			}
			plain, err := base64.StdEncoding.DecodeString(first)
			l.password, l.err = strings.ReplaceAll(string(plain), "\x00", " "), err
			say("235 welcome")
		case "MAIL":
			l.from = rest
			say("250 ok")
		case "RCPT":
			l.to = append(l.to, rest)
			say("250 ok")
		case "DATA":
			say("354 go on")
			for s := line(); s != "." && l.err == nil; s = line() {
				l.data = append(l.data, strings.TrimPrefix(s, ".")+"\r\n"...)
			}
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return l
		default:
			l.err = fmt.Errorf("an unknown command %q", s)
		}
	}
	return l
}

// mailServer listens on the loopback with TLS; the channel gets the first mail.
func mailServer(t *testing.T, cert tls.Certificate) (address string, got <-chan letter) {
	t.Helper()
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	out := make(chan letter, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			out <- letter{err: err}
			return
		}
		defer c.Close()
		if err := c.SetDeadline(testtime.Deadline()); err != nil {
			out <- letter{err: err}
			return
		}
		out <- take(c)
	}()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return "localhost:" + port, out
}

// The Kindle recipe, run by wenzhai build, sends the whole book.
func TestMailRecipe(t *testing.T) {
	cert, authority := certificate(t)
	address, got := mailServer(t, cert)
	s := newSite(t, profile("weekly", "week")+`after = ["./send.sh", "{path}"]`+"\n")
	s.week()
	s.put("send.sh", recipe(t, "docs/digests.md", "--mail-rcpt"))
	s.put("ca.pem", string(authority))
	s.put(".netrc", "machine localhost login me password secret\n")
	for name, mode := range map[string]os.FileMode{"send.sh": 0o755, ".netrc": 0o600} {
		if err := os.Chmod(s.path(name), mode); err != nil {
			t.Fatal(err)
		}
	}
	c := s.command("build")
	c.Env = append(c.Env, "HOME="+s.dir, "SMTP=smtps://"+address, "CURL_CA_BUNDLE="+s.path("ca.pem"))
	if code, said := s.run(c); code != 0 {
		t.Fatalf("exit %d (run make setup if curl is missing)\n%s", code, said)
	}
	l := testtime.Receive(t, got, "the mail")
	if l.err != nil && !errors.Is(l.err, io.EOF) {
		t.Fatal(l.err)
	}
	if l.password != " me secret" || !strings.HasPrefix(l.from, "FROM:<me@example.org>") || len(l.to) != 1 || !strings.HasPrefix(l.to[0], "TO:<my-kindle@kindle.com>") {
		t.Errorf("%q sent a mail from %q to %q", l.password, l.from, l.to)
	}
	m, err := mail.ReadMessage(bytes.NewReader(l.data))
	if err != nil {
		t.Fatal(err)
	}
	how, with, err := mime.ParseMediaType(m.Header.Get("Content-Disposition"))
	if err != nil || how != "attachment" || !strings.HasSuffix(with["filename"], ".epub") || m.Header.Get("Content-Type") != "application/epub+zip" {
		t.Errorf("the mail is headed %v", m.Header)
	}
	book, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, m.Body))
	if err != nil || !bytes.Equal(book, s.newest()) {
		t.Errorf("the mail holds %d bytes that are not the book (%v)", len(book), err)
	}
}
