package warc_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/archive/warc"
)

// entry returns a record of an archive.
func entry(kind, target, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-01T00:01:00Z\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, target, len(block), block)
}

func answer(target, head, body string) string {
	return entry("response", target, "HTTP/1.1 "+head+"\r\n\r\n"+body)
}

func packed(with string, body []byte) string {
	var b bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&b)
	if with == "zlib" {
		w = zlib.NewWriter(&b)
	}
	if _, err := w.Write(body); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// show lists what is read of an archive.
func show(in string) string {
	var out strings.Builder
	damaged := warc.Read(strings.NewReader(in), int64(len(in)), func(r *warc.Record) bool {
		fmt.Fprintf(&out, "%s %s %s %s page %t: ", warc.Name(r.URL), r.Date, r.Kind, r.Charset, r.IsPage())
		body, err := r.Open()
		if err != nil {
			fmt.Fprintf(&out, "%v\n", err)
			return true
		}
		data, err := io.ReadAll(body)
		fmt.Fprintf(&out, "%.20q %v\n", data, err)
		return true
	})
	fmt.Fprintf(&out, "damaged %d\n", damaged)
	return out.String()
}

func TestRead(t *testing.T) {
	const seen = "river.example/1 2024-05-01T00:01:00Z text/html utf-8 page true: "
	const target, plain = "https://River.example/1#top", "200 OK\r\nContent-Type: text/html; charset=utf-8"
	whole := answer(target, plain, "<p>灯")
	for _, c := range []struct{ about, in, want string }{
		{"a page and what is none", entry("warcinfo", "", "x") + entry("request", target, "GET / HTTP/1.1\r\n\r\n") + whole + answer("http://a.example/?q=%E7%81%AF", "200 OK\r\nContent-Type: IMAGE/png", "p"), seen + "\"<p>灯\" <nil>\na.example/?q=%E7%81%AF 2024-05-01T00:01:00Z image/png  page false: \"p\" <nil>\ndamaged 0\n"},
		{"refused, sent on, elsewhere and of no server", answer(target, "404 Not Found", "x") + answer(target, "301 Moved", "") + entry("revisit", target, "x") + entry("resource", "urn:x", "x"), "damaged 0\n"},
		{"kept without a server", entry("resource", "http://a.example/", "<p>"), "a.example/ 2024-05-01T00:01:00Z text/html  page true: \"<p>\" <nil>\ndamaged 0\n"},
		{"without a media type", answer(target, "200 OK", "<!DOCTYPE html>"), seen + "\"<!DOCTYPE html>\" <nil>\ndamaged 0\n"},
		{"in chunks", answer(target, plain+"\r\nTransfer-Encoding: chunked", "3\r\n<p>\r\n1;x\r\na\r\n0\r\n\r\n"), seen + "\"<p>a\" <nil>\ndamaged 0\n"},
		{"in chunks that were joined", answer(target, plain+"\r\nTransfer-Encoding: chunked", "<p>a"), seen + "\"<p>a\" <nil>\ndamaged 0\n"},
		{"gzip", answer(target, plain+"\r\nContent-Encoding: gzip", packed("gzip", []byte("<p>a"))), seen + "\"<p>a\" <nil>\ndamaged 0\n"},
		{"gzip that was unpacked", answer(target, plain+"\r\nContent-Encoding: gzip", "<p>a"), seen + "\"<p>a\" <nil>\ndamaged 0\n"},
		{"deflate", answer(target, plain+"\r\nContent-Encoding: deflate", packed("zlib", []byte("<p>a"))), seen + "\"<p>a\" <nil>\ndamaged 0\n"},
		{"a coding that is not known", answer(target, plain+"\r\nContent-Encoding: br", "x"), seen + "is packed in a way that cannot be read\ndamaged 0\n"},
		{"a bomb", answer(target, plain+"\r\nContent-Encoding: gzip", packed("gzip", make([]byte, 32<<20))), seen + "\"\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\" unpacks to over 64 times its size\ndamaged 0\n"},
		{"cut off", whole[:len(whole)-6], seen + "\"<p>\\xe7\" <nil>\ndamaged 1\n"},
		{"damaged in the middle", "WARC/1.0\r\nContent-Length: -4\r\n\r\nxx" + "\n" + whole, seen + "\"<p>灯\" <nil>\ndamaged 1\n"},
		{"no archive", "WARC/1.0", "damaged 1\n"},
	} {
		if got := show(c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.about, got, c.want)
		}
	}
}

// Damage at every byte is stepped over in the time that the archive takes to read.
func TestDamageEverywhere(t *testing.T) {
	in := strings.Repeat("\nWARC/1.0\r\n\r\n", 200_000)
	if n := warc.Read(strings.NewReader(in), int64(len(in)), func(*warc.Record) bool { return true }); n == 0 {
		t.Error("nothing was damaged")
	}
}

func TestPages(t *testing.T) {
	got := warc.Pages(strings.NewReader("{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n{\"url\":\"https://a.example/x?y#z\",\"title\":\"灯\"}\n{\"url\":"))
	if len(got) != 1 || !got["a.example/x?y"] {
		t.Errorf("%v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(answer("http://a.example/", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "1\r\na\r\n0\r\n\r\n"))
	f.Add(entry("resource", "http://a.example/", "<p>") + "WARC/1.0\r\nContent-Length: 99\r\n\r\n")
	f.Add(answer("http://a.example/", "200 OK\r\nContent-Encoding: gzip", packed("gzip", []byte("a"))))
	f.Fuzz(func(t *testing.T, in string) {
		n := 0
		warc.Read(strings.NewReader(in), int64(len(in)), func(r *warc.Record) bool {
			n++
			if body, err := r.Open(); err == nil {
				if size, _ := io.Copy(io.Discard, body); size > int64(len(in))*64+64<<10 { // damage is no fault of it
					t.Errorf("a body of %d bytes", size)
				}
			}
			return true
		})
		if n > len(in) {
			t.Errorf("%d records", n)
		}
	})
}
