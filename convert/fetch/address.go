package fetch

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/net/idna"
)

// check refuses addresses that cannot be public.
func (c *Client) check(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ErrScheme
	}
	if c.o.AllowPrivate {
		return nil
	}
	if !publicHost(u.Hostname()) || isProxy(canonical(u)) {
		return ErrPrivate
	}
	if port, err := strconv.Atoi(u.Port()); err == nil && port < 1024 && port != 80 && port != 443 {
		return ErrPort
	}
	return nil
}

// publicHost reports whether a host of an address may be anybody's: a public
// IP address, or a name that name servers of the Internet can know. What looks
// like a number without being an address in its usual form (127.1, 0x7f000001)
// is none: resolvers and proxies differ in what they make of it.
func publicHost(host string) bool {
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii // １２７.０.０.１ is dialled as 127.0.0.1
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if ip, err := netip.ParseAddr(host); err == nil {
		return public(ip)
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == host || last == "" || last[0] >= '0' && last[0] <= '9' {
		return false
	}
	return !slices.ContainsFunc(localNames[:], func(suffix string) bool { return strings.HasSuffix(host, suffix) })
}

// localNames end names of machines of one's own network: RFC 6761, RFC 6762,
// RFC 8375, RFC 9476, ICANN's .internal, and what routers use beside them.
var localNames = [...]string{
	".localhost", ".local", ".internal", ".home.arpa", ".alt", ".onion", ".test", ".invalid",
	".localdomain", ".lan", ".home", ".corp", ".intranet", ".private",
}

// control refuses connections to private addresses, whatever a name server
// said. It is called for each address that is dialled.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	if c.o.AllowPrivate {
		return nil
	}
	at, err := netip.ParseAddrPort(address)
	if err != nil || !public(at.Addr()) {
		return ErrPrivate
	}
	return nil
}

// isProxy reports whether a host with its port is the proxy in the
// environment, which may be anywhere.
func isProxy(address string) bool {
	for _, scheme := range []string{"http", "https"} {
		proxy, err := http.ProxyFromEnvironment(&http.Request{URL: &url.URL{Scheme: scheme, Host: "picture.example"}})
		if err == nil && proxy != nil && canonical(proxy) == address {
			return true
		}
	}
	return false
}

// canonical returns host and port of u, as a transport dials them.
func canonical(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443", "socks5": "1080", "socks5h": "1080"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}
