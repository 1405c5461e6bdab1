package fetch

import (
	"net/netip"
	"slices"
)

// special4 are the IPv4 addresses that are not one host's on the Internet: the
// IANA IPv4 Special-Purpose Address Registry, multicast, and one that is not
// registered.
var special4 = prefixes(
	"0.0.0.0/8",       // this network: RFC 791 §3.2
	"10.0.0.0/8",      // private use: RFC 1918
	"100.64.0.0/10",   // shared by carriers: RFC 6598
	"127.0.0.0/8",     // loopback: RFC 1122 §3.2.1.3
	"169.254.0.0/16",  // link local, and the metadata of clouds: RFC 3927
	"172.16.0.0/12",   // private use: RFC 1918
	"192.0.0.0/24",    // protocol assignments, DS-Lite, NAT64 discovery: RFC 6890 §2.1
	"192.0.2.0/24",    // documentation: RFC 5737
	"192.31.196.0/24", // AS112: RFC 7535
	"192.52.193.0/24", // AMT: RFC 7450
	"192.88.99.0/24",  // 6to4 relays: RFC 7526
	"192.168.0.0/16",  // private use: RFC 1918
	"192.175.48.0/24", // AS112: RFC 7534
	"198.18.0.0/15",   // benchmarks: RFC 2544
	"198.51.100.0/24", // documentation: RFC 5737
	"203.0.113.0/24",  // documentation: RFC 5737
	"224.0.0.0/4",     // multicast: RFC 5771
	"240.0.0.0/4",     // reserved, and broadcast: RFC 1112 §4, RFC 8190

	"168.63.129.16/32", // the host of a virtual machine of Azure
)

// global6 are the IPv6 addresses that are assigned to hosts of the Internet
// (RFC 4291 §2.4, IANA IPv6 Global Unicast Address Assignments). Outside of it
// lie ::/96, mapped and translated addresses, 100::/64, 5f00::/16, fc00::/7,
// fe80::/10, fec0::/10 and ff00::/8.
var global6 = netip.MustParsePrefix("2000::/3")

// special6 are those of global6 that are not one host's: the IANA IPv6
// Special-Purpose Address Registry.
var special6 = prefixes(
	"2001::/23",         // protocol assignments, Teredo, ORCHID, benchmarks: RFC 2928, RFC 4380, RFC 7343, RFC 5180
	"2001:db8::/32",     // documentation: RFC 3849
	"2620:4f:8000::/48", // AS112: RFC 7534
	"3fff::/20",         // documentation: RFC 9637
)

// Prefixes whose addresses hold an IPv4 address, which is where packets go.
var (
	nat64     = netip.MustParsePrefix("64:ff9b::/96")
	sixToFour = netip.MustParsePrefix("2002::/16")
)

func prefixes(texts ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(texts))
	for i, t := range texts {
		out[i] = netip.MustParsePrefix(t)
	}
	return out
}

// public reports whether ip is one host's on the Internet. An address with a
// zone is always of a link.
func public(ip netip.Addr) bool {
	if ip.Zone() != "" {
		return false
	}
	if v4, ok := inner(ip); ok {
		return !within(special4, v4)
	}
	return global6.Contains(ip) && !within(special6, ip)
}

// inner returns ip if it is an IPv4 address, or else the one in it.
func inner(ip netip.Addr) (netip.Addr, bool) {
	b := ip.As16()
	switch {
	case ip.Is4():
		return ip, true
	case ip.Is4In6(), nat64.Contains(ip): // RFC 4291 §2.5.5.2, RFC 6052 §2.1
		return netip.AddrFrom4([4]byte(b[12:])), true
	case sixToFour.Contains(ip): // RFC 3056 §2
		return netip.AddrFrom4([4]byte(b[2:6])), true
	}
	return ip, false
}

func within(ps []netip.Prefix, ip netip.Addr) bool {
	return slices.ContainsFunc(ps, func(p netip.Prefix) bool { return p.Contains(ip) })
}
