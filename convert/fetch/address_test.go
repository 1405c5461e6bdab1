package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"testing"
)

func TestPublicAddresses(t *testing.T) {
	for _, a := range []string{
		"1.1.1.1", "8.8.8.8", "93.184.216.34", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.255.255", "172.15.255.255",
		"172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "168.63.129.17",
		"2606:2800::1", "2a00:1450::1", "2400:cb00::1", "2001:200::1", "2001:4860:4860::8888", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "64:ff9b::5db8:d822", "2002:808:808::1",
	} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s is refused", a)
		}
	}
	for _, a := range []string{
		"0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
		"192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.2.3",
		"240.0.0.1", "255.255.255.255", "168.63.129.16", "192.31.196.1", "192.52.193.1", "192.175.48.1",
		"::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:0:1.1.1.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:100.64.0.1", "::ffff:198.18.0.1", "::ffff:240.0.0.1",
		"64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b::168.63.129.16", "64:ff9b::", "64:ff9b:1::1", "64:ff9b:1::8.8.8.8", "64:ff9b:2::1",
		"2002:7f00:1::1", "2002:a00:1::", "2002:c0a8:101::1", "2002:a9fe:a9fe::", "2002:6440:1::", "2002::", "2002:f000:1::1",
		"2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff::1", "2001:db8::1", "2620:4f:8000::1", "3fff::1", "3fff:fff:ffff::",
		"100::1", "100:0:0:1::1", "5f00::1", "fc00::1", "fd12:3456::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:2800::1%eth0", "fec0::1", "feff::1", "ff02::1", "ff0e::1", "4000::1", "1::1",
	} {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s is taken for public", a)
		}
	}
}

func TestPrivateAddressesAreNotAsked(t *testing.T) {
	address, asked := gallery(t)
	c := New(Options{})
	defer c.Close()
	for _, a := range []string{
		address + "/tea.png", "http://localhost/a.png", "http://LOCALHOST./a.png", "http://a.localhost/a.png", "http://printer.local/a.png", "http://nas/a.png", "http://router.lan/a.png",
		"http://metadata.google.internal/a.png", "http://box.home.arpa/a.png", "http://10.1.2.3/a.png", "http://10.1.2.3./a.png", "http://[::1]/a.png", "http://[fe80::1]/a.png",
		"http://[fe80::1%25eth0]/a.png", "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/a.png", "http://[::ffff:192.168.0.1]/a.png", "http://[64:ff9b::c0a8:1]/a.png",
		"http://100.64.1.1/", "http://127.1/a.png", "http://2130706433/a.png", "http://0x7f000001/a.png", "http://0x7f.1/a.png", "http://0177.0.0.1/a.png", "http://127.0.0.1.:80/a.png",
		"http://１２７.0.0.1/a.png", "http://127。0。0。1/a.png", "http://ⓛocalhost/a.png", "http://../a.png", "http://user:secret@127.0.0.1/a.png", "http://public.example@127.0.0.1/a.png",
	} {
		if _, err := c.Get(context.Background(), a); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", a, err)
		}
	}
	for _, a := range []string{"ftp://garden.example/a.png", "file:///etc/hostname", "a.png", "http:///a.png", "http://:80/a.png", "javascript:alert(1)", "gopher://garden.example/"} {
		if _, err := c.Get(context.Background(), a); !errors.Is(err, ErrScheme) {
			t.Errorf("%s: %v", a, err)
		}
	}
	for _, a := range []string{"http://garden.example:25/a.png", "https://garden.example:22/a.png", "http://garden.example:0/a.png", "http://93.184.216.34:6/a.png"} {
		if _, err := c.Get(context.Background(), a); !errors.Is(err, ErrPort) {
			t.Errorf("%s: %v", a, err)
		}
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("the server was asked %d times", n)
	}
}

// TestRedirectionsArePublicToo, or are not followed.
func TestRedirectionsArePublicToo(t *testing.T) {
	c := New(Options{})
	defer c.Close()
	for to, want := range map[string]error{
		"http://127.0.0.1/a.png": ErrPrivate, "http://[64:ff9b::a00:1]/a.png": ErrPrivate, "https://nas.local/": ErrPrivate, "file:///etc/hostname": ErrScheme, "https://garden.example:25/": ErrPort,
		"https://garden.example/a.png": nil,
	} {
		r, err := http.NewRequest(http.MethodGet, to, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.redirect(r, nil); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", to, err, want)
		}
	}
}

// TestPrivateConnections are refused by the address that is dialled, whatever a
// name server said.
func TestPrivateConnections(t *testing.T) {
	c := New(Options{})
	defer c.Close()
	for _, a := range []string{"127.0.0.1:80", "[::1]:80", "192.168.1.1:443", "[64:ff9b::a00:1]:80", "[2002:a00:1::1]:443", "[fe80::1%eth0]:80", "[::ffff:10.0.0.1]:80", "nonsense", ""} {
		if err := c.control("tcp", a, nil); !errors.Is(err, ErrPrivate) {
			t.Errorf("a connection to %q: %v", a, err)
		}
	}
	for _, a := range []string{"93.184.216.34:80", "[2606:2800::1]:443", "[64:ff9b::5db8:d822]:80"} {
		if err := c.control("tcp", a, nil); err != nil {
			t.Errorf("a connection to %q: %v", a, err)
		}
	}
}
