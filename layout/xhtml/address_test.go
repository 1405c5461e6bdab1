package xhtml

import "testing"

func TestAddress(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://example.org/a b|c[d]?x=%zz&y=\"#a#b", "https://example.org/a%20b%7Cc%5Bd%5D?x=%25zz&y=%22#a%23b"},
		{" HTTP://EXAMPLE.org:80/ ", "http://example.org:80/"},
		{"https://例子.测试/茶", "https://xn--fsqu00a.xn--0zwm56d/%E8%8C%B6"},
		{"https://u:p@example.org", "https://example.org"},
		{"https://[::1]:8080/x", "https://[::1]:8080/x"},
		{"mailto:a@example.org?subject=x y", "mailto:a@example.org?subject=x%20y"},
		{"tel:+7 495", "tel:+7%20495"},
		{"https://1.2.3.4", "https://1.2.3.4"},
		{`http://example.org\x`, "http://example.org/x"},
		{"https://1.2.3/", ""},
		{"https://", ""},
		{"http:/x", ""},
		{"javascript:alert(1)", ""},
		{"x", ""},
		{"", ""},
		{"https://ex ample.org", ""},
		{"https://a..b/", ""},
		{"https://[zz]/", ""},
		{"https://example.org:0/", ""},
		{"https://example.org:99999", ""},
	} {
		got, ok := Address(c.in)
		if got = map[bool]string{true: got}[ok]; got != c.want {
			t.Errorf("Address(%q) = %q, expected %q", c.in, got, c.want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"茶园小径", 3, "茶园…"}, {"abce\u0301f", 5, "abc…"}, {"ab cde", 4, "ab…"},
	} {
		if got := Shorten(c.in, c.n); got != c.want {
			t.Errorf("Shorten(%q, %d) = %q, expected %q", c.in, c.n, got, c.want)
		}
	}
}
